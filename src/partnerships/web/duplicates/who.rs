//! Who may decide about two records, and in whose name.

use std::collections::{BTreeSet, HashSet};

use crate::accounts::{SignedIn, broken};
use crate::authorities::Named;
use crate::db::{Author, Db};
use crate::kernel::{Locale, PublicId};
use crate::organisations::Voice;
use crate::partnerships::duplicates::Record;
use crate::partnerships::duplicates::model::{Entity, Pair};
use crate::web::Error;

/// What somebody may decide.
pub struct Who {
    signed_in: SignedIn,
    administrator: bool,
    voices: Vec<Voice>,
    /// The networks they speak for, each with every authority of its territory.
    networks: Vec<(PublicId, String, HashSet<PublicId>)>,
}

/// In whose name somebody decides.
#[derive(Clone, Debug)]
pub struct Decider {
    /// The person, and the organisation.
    pub author: Author,
    /// That organisation's public name.
    pub by: Option<String>,
}

impl Who {
    /// Who asks. Whoever has powers that sleep is led to wake them, and back; whoever can decide nothing finds nothing.
    pub async fn asks(db: &Db, signed_in: SignedIn, (locale, back): (Locale, &str)) -> Result<Self, Error> {
        let reach = Voice::reach(db, &signed_in).await.map_err(broken)?;
        if reach.asleep {
            return Err(Error::Elsewhere(SignedIn::to_strength(locale, back)));
        }
        let mut networks = Vec::new();
        for (id, name, regions) in reach.networks {
            let mut within = HashSet::new();
            for region in regions {
                within.extend(Named::within(db.read(), &region).await.map_err(broken)?);
            }
            networks.push((id, name, within));
        }
        let voices = Voice::all_of(db, &signed_in.person).await.map_err(broken)?;
        if !reach.administrator && networks.is_empty() && voices.is_empty() {
            return Err(Error::nothing_here());
        }
        Ok(Self { signed_in, administrator: reach.administrator, voices, networks })
    }

    /// Whether a pair is shown to them: only what they may decide.
    pub fn sees(&self, pair: &Pair) -> bool {
        let each = |known: &dyn Fn(&PublicId) -> bool| pair.parties.iter().all(|all| all.iter().any(known));
        let links = pair.entity == Entity::Partnership;
        let inside = |within: &HashSet<PublicId>| match pair.entity {
            Entity::Partnership => each(&|id| within.contains(id)),
            Entity::Authority => !pair.beyond && pair.french.iter().all(|id| within.contains(id)),
        };
        self.administrator
            || (links && each(&|id| self.voices.iter().any(|voice| voice.authority == *id)))
            || self.networks.iter().any(|(_, _, within)| inside(within))
    }

    /// In whose name they decide about two records: for a party of both links, when the two look the same (`found`); for a
    /// network, when both lie in its territory; or for the administration. Nothing when it is not theirs.
    pub fn decides(&self, [one, other]: [&Record; 2], found: bool) -> Option<Decider> {
        let links = one.entity() == Entity::Partnership && other.entity() == Entity::Partnership;
        let speaks = |record: &Record| record.parties().iter().find_map(|party| self.voice(party));
        if links
            && found
            && let (Some(voice), Some(_)) = (speaks(one), speaks(other))
        {
            return Some(self.decider(Some((&voice.id, &voice.name))));
        }
        let over = |within: &HashSet<PublicId>| [one, other].into_iter().all(|record| lies_in(record, within));
        if let Some((id, name, _)) = self.networks.iter().find(|(_, _, within)| over(within)) {
            return Some(self.decider(Some((id, name))));
        }
        self.administrator.then(|| self.decider(None))
    }

    /// In whose name they decide about one record, and what was merged into it.
    pub fn decides_of(&self, record: &Record) -> Option<Decider> {
        self.decides([record, record], true)
    }

    fn voice(&self, party: &PublicId) -> Option<&Voice> {
        self.voices.iter().find(|voice| voice.authority == *party)
    }

    fn decider(&self, organisation: Option<(&PublicId, &String)>) -> Decider {
        let of = organisation.map(|(id, _)| id.to_string());
        Decider { author: self.signed_in.person.author(of), by: organisation.map(|(_, name)| name.clone()) }
    }
}

/// Whether a network may decide of a record: a link with a party in its territory; an authority abroad whose every link has one, and
/// no French party elsewhere.
fn lies_in(record: &Record, within: &HashSet<PublicId>) -> bool {
    let around = record.around();
    let inside = |parties: &Vec<PublicId>| parties.iter().any(|party| within.contains(party));
    if record.entity() == Entity::Partnership {
        return around.iter().all(inside);
    }
    let french: BTreeSet<&PublicId> =
        around.iter().flatten().filter(|party| party.as_str().starts_with("fr-")).collect();
    !around.is_empty() && around.iter().all(inside) && french.into_iter().all(|party| within.contains(party))
}
