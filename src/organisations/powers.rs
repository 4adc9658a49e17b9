//! What a person may do beyond the organisations that they are in: the one place that every check of it asks.

use super::model::{Kind, Membership, Organisation};
use super::store;
use crate::accounts::{self, Person, SignedIn};
use crate::authorities;
use crate::db::{Db, DbError, Write};
use crate::kernel::PublicId;

/// What a person may do as an administrator or for a regional network; nothing in a session that is not strong.
#[derive(Clone, Debug, Default)]
pub struct Powers {
    /// They run this installation.
    pub administrator: bool,
    /// They would have some in a strong session.
    pub asleep: bool,
    networks: Vec<Watch>,
}

#[derive(Clone, Debug)]
struct Watch {
    network: Organisation,
    territory: Vec<PublicId>,
}

/// The name under which somebody speaks for an authority.
#[derive(Clone, Debug)]
pub struct Voice {
    /// The organisation that speaks, `or-…`.
    pub id: PublicId,
    /// Its public name; that of a network says for whom it speaks.
    pub name: String,
    /// The authority that it speaks for.
    pub authority: PublicId,
}

/// The powers of whoever is signed in.
pub async fn powers(db: &Db, signed_in: &SignedIn) -> Result<Powers, DbError> {
    let person = &signed_in.person;
    let mut networks = Vec::new();
    for one in store::of_person(db.read(), person.row).await? {
        if one.speaks() && one.organisation.kind == Kind::Network {
            let territory = store::territory(db.read(), &one.organisation).await?;
            networks.push(Watch { network: one.organisation, territory });
        }
    }
    let powers = Powers { administrator: person.administrator, asleep: false, networks };
    Ok(if signed_in.strong() { powers } else { Powers { asleep: powers.any(), ..Powers::default() } })
}

impl Powers {
    /// Whether they have any.
    pub fn any(&self) -> bool {
        self.administrator || !self.networks.is_empty()
    }

    /// The networks that they speak for.
    pub fn networks(&self) -> impl Iterator<Item = &Organisation> {
        self.networks.iter().map(|watch| &watch.network)
    }

    /// The network of theirs that watches over one of these: an authority and all that it belongs to.
    pub fn network_over(&self, above: &[PublicId]) -> Option<&Organisation> {
        let over = |watch: &&Watch| watch.territory.iter().any(|region| above.contains(region));
        self.networks.iter().find(over).map(|watch| &watch.network)
    }

    /// Whether they may look after an authority.
    pub async fn over_authority(&self, db: &Db, authority: &PublicId) -> Result<bool, DbError> {
        if self.administrator || self.networks.is_empty() {
            return Ok(self.administrator);
        }
        let above = authorities::Named::with_all_above(db.read(), authority).await?;
        Ok(self.network_over(&above).is_some())
    }

    /// Whether they may decide about an organisation; some kinds are the administration's alone.
    pub async fn over(&self, db: &Db, organisation: &Organisation) -> Result<bool, DbError> {
        match organisation.lies_in() {
            Some(place) if !organisation.kind.of_administration() => self.over_authority(db, place).await,
            _ => Ok(self.administrator),
        }
    }
}

impl Powers {
    /// The network of theirs in whose name they decide about an authority; nobody's for the administration.
    pub async fn for_authority(&self, db: &Db, authority: &PublicId) -> Result<Option<String>, DbError> {
        if self.networks.is_empty() {
            return Ok(None);
        }
        let above = authorities::Named::with_all_above(db.read(), authority).await?;
        Ok(self.network_over(&above).map(|network| network.id.to_string()))
    }

    /// The same about an organisation.
    pub async fn for_organisation(&self, db: &Db, organisation: &Organisation) -> Result<Option<String>, DbError> {
        match organisation.lies_in() {
            Some(place) if !organisation.kind.of_administration() => self.for_authority(db, place).await,
            _ => Ok(None),
        }
    }
}

/// In whose name a person may speak about one of these authorities: that of an organisation which they are in; or, for an
/// authority of their network's territory that nobody represents, that of the network.
pub async fn voice(db: &Db, signed_in: &SignedIn, authorities: &[PublicId]) -> Result<Option<Voice>, DbError> {
    let own = store::of_person(db.read(), signed_in.person.row).await?;
    for one in own.iter().filter(|one| one.speaks()) {
        if let Some(authority) = one.organisation.authority.as_ref().filter(|id| authorities.contains(id)) {
            let Organisation { id, name, .. } = &one.organisation;
            return Ok(Some(Voice { id: id.clone(), name: name.clone(), authority: authority.clone() }));
        }
    }
    let powers = powers(db, signed_in).await?;
    for authority in authorities.iter().filter(|_| !powers.networks.is_empty()) {
        let above = authorities::Named::with_all_above(db.read(), authority).await?;
        if let Some(network) = powers.network_over(&above)
            && !is_represented(db, authority).await?
        {
            let named = authorities::named(db.read(), &[authority.as_str()]).await?;
            let name =
                named.first().map_or(network.name.clone(), |one| format!("{} (pour {})", network.name, one.name));
            return Ok(Some(Voice { id: network.id.clone(), name, authority: authority.clone() }));
        }
    }
    Ok(None)
}

impl Voice {
    /// Every authority for which a person may speak, as one of its own.
    pub async fn all_of(db: &Db, person: &Person) -> Result<Vec<Self>, DbError> {
        let own = store::of_person(db.read(), person.row).await?;
        let voice = |Organisation { id, name, authority, .. }| Some(Self { id, name, authority: authority? });
        Ok(own.into_iter().filter(Membership::speaks).filter_map(|one| voice(one.organisation)).collect())
    }

    /// Whether somebody decides about one of these authorities without speaking for it: the network of its territory, or an
    /// administrator, who decides about whatever is asked.
    pub async fn decides_over(db: &Db, signed_in: &SignedIn, authorities: &[PublicId]) -> Result<bool, DbError> {
        let powers = powers(db, signed_in).await?;
        for authority in authorities {
            if powers.over_authority(db, authority).await? {
                return Ok(true);
            }
        }
        Ok(powers.administrator)
    }
}

/// How far the powers of somebody reach, for lists of what they may decide.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// They run this installation.
    pub administrator: bool,
    /// They would have some in a strong session.
    pub asleep: bool,
    /// The networks that they speak for: identifier, name, the regions that each watches over.
    pub networks: Vec<(PublicId, String, Vec<PublicId>)>,
}

impl Voice {
    /// How far the powers of whoever is signed in reach.
    pub async fn reach(db: &Db, signed_in: &SignedIn) -> Result<Reach, DbError> {
        let Powers { administrator, asleep, networks } = powers(db, signed_in).await?;
        let told = |watch: Watch| (watch.network.id, watch.network.name, watch.territory);
        Ok(Reach { administrator, asleep, networks: networks.into_iter().map(told).collect() })
    }

    /// The public name of an organisation, when there is one with that identifier.
    pub async fn name_of(db: &Db, organisation: &PublicId) -> Result<Option<String>, DbError> {
        Ok(store::by_id(db.read(), organisation.as_str()).await?.map(|one| one.name))
    }

    /// The same inside a transaction.
    pub async fn name_within(write: &Write, organisation: &PublicId) -> Result<Option<String>, DbError> {
        Ok(store::by_id(write.connection(), organisation.as_str()).await?.map(|one| one.name))
    }
}

/// Whether somebody speaks for an authority.
async fn is_represented(db: &Db, authority: &PublicId) -> Result<bool, DbError> {
    let Some(organisation) = store::of_authority(db.read(), authority).await? else { return Ok(false) };
    Ok(store::of_organisation(db.read(), &organisation).await?.iter().any(Membership::speaks))
}

/// Those who look after an organisation from outside: who speaks for the network of its territory; without any, or where only
/// the administration decides, the administrators.
pub async fn watchers(write: &Write, organisation: &Organisation) -> Result<Vec<Person>, DbError> {
    let connection = write.connection();
    let mut found = Vec::new();
    if let Some(place) = organisation.lies_in().filter(|_| !organisation.kind.of_administration()) {
        for region in authorities::Named::with_all_above(connection, place).await? {
            for network in store::watching(connection, &region).await? {
                for member in store::of_organisation(connection, &network).await?.iter().filter(|one| one.speaks()) {
                    found.extend(accounts::by_row(connection, member.person).await?);
                }
            }
        }
    }
    if found.is_empty() { accounts::administrators(connection).await } else { Ok(found) }
}
