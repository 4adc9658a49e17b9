//! Who may start and follow campaigns, and which of them.

use crate::accounts::{self, SignedIn, broken};
use crate::db::{Author, Db};
use crate::freshness::model::{Campaign, Perimeter};
use crate::kernel::{Locale, PublicId};
use crate::organisations::Voice;
use crate::web::Error;

/// Somebody who follows campaigns: an administrator all of them, whoever speaks for a regional network those of the network.
pub struct Follower {
    signed_in: SignedIn,
    /// They run this installation.
    pub administrator: bool,
    /// What each network that they speak for may ask, and its name.
    pub networks: Vec<(Perimeter, String)>,
}

impl Follower {
    /// Who asks. Whoever has powers that sleep is led to wake them, and then to the list; for anybody else these pages are not
    /// there.
    pub async fn asks(db: &Db, signed_in: SignedIn, locale: Locale) -> Result<Self, Error> {
        let reach = Voice::reach(db, &signed_in).await.map_err(broken)?;
        if reach.asleep {
            return Err(Error::Elsewhere(SignedIn::to_strength(locale, &accounts::path(locale, "campaigns"))));
        }
        if !reach.administrator && reach.networks.is_empty() {
            return Err(Error::nothing_here());
        }
        let own = |(id, name, regions): (PublicId, String, Vec<PublicId>)| (Perimeter::Network(id, regions), name);
        let networks = reach.networks.into_iter().map(own).collect();
        Ok(Self { signed_in, administrator: reach.administrator, networks })
    }

    /// Whether they may start a campaign that asks so: a network asks its own territory, as it is today, and nothing else.
    pub fn may_ask(&self, perimeter: &Perimeter) -> bool {
        match perimeter.network() {
            Some(_) => self.networks.iter().any(|(own, _)| own == perimeter),
            None => self.administrator,
        }
    }

    /// Whether they follow the campaigns of a network.
    pub fn follows(&self, network: &PublicId) -> bool {
        self.administrator || self.speaks_for(network)
    }

    /// Whether they see a campaign.
    pub fn sees(&self, campaign: &Campaign) -> bool {
        self.administrator || campaign.perimeter.network().is_some_and(|network| self.speaks_for(network))
    }

    fn speaks_for(&self, network: &PublicId) -> bool {
        self.networks.iter().any(|(own, _)| own.network() == Some(network))
    }

    /// In whose name they start or end a campaign: that of the network that asks, when they speak for it.
    pub fn author(&self, perimeter: &Perimeter) -> Author {
        let network = perimeter.network().filter(|network| self.speaks_for(network));
        self.signed_in.person.author(network.map(PublicId::to_string))
    }
}
