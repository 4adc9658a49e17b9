//! Somebody who represents an authority or a regional network, for the stories of other slices.

use super::model::{Kind, Membership, Organisation, Role, Standing, State};
use super::powers::Voice;
use super::store;
use crate::accounts;
use crate::authorities;
use crate::db::Db;
use crate::kernel::{PublicId, RowIds, Timestamp, own_id};
use crate::mail::Address;

impl Voice {
    /// Makes the person with that address, who has entered before, an owner of the organisation of an authority.
    pub async fn give(db: &Db, email: &str, authority: &str) {
        let email = Address::parse(email).expect("an address");
        let write = db.write().await.expect("a transaction");
        let person = accounts::Person::at_address(&write, &email).await.expect("read").expect("a person");
        let id = PublicId::parse(authority).expect("an identifier");
        let known = store::of_authority(write.connection(), &id).await.expect("read");
        let organisation = match known {
            Some(known) => known,
            None => {
                let named = authorities::named(write.connection(), &[authority]).await.expect("read");
                let name = named.first().expect("an authority").name.clone();
                let row = RowIds::at(Timestamp(1_795_512_600_000_000)).next();
                let new = Organisation {
                    row,
                    id: own_id("or", &[authority]),
                    authority: Some(id),
                    name,
                    domain: None,
                    kind: Kind::Authority,
                    place: None,
                    website: None,
                    standing: Standing::Accepted,
                };
                store::add(&write, &new, Timestamp(0)).await.expect("kept");
                new
            }
        };
        let one = Membership {
            organisation,
            person: person.row,
            role: Role::Owner,
            state: State::Active,
            function: String::new(),
            asked_at: Timestamp(0),
        };
        store::set(&write, &one, None).await.expect("kept");
        write.commit().await.expect("kept");
    }

    /// Puts the person with that address, who has entered before, into a network of the list; its identifier.
    pub async fn join(db: &Db, email: &str, (code, role): (&str, Role)) -> PublicId {
        super::found_networks(db, Timestamp(1_795_512_600_000_000)).await.expect("networks");
        let email = Address::parse(email).expect("an address");
        let write = db.write().await.expect("a transaction");
        let person = accounts::Person::at_address(&write, &email).await.expect("read").expect("a person");
        let id = own_id("or", &["network", code]);
        let network = store::by_id(write.connection(), id.as_str()).await.expect("read").expect("a network");
        let one = Membership {
            organisation: network,
            person: person.row,
            role,
            state: State::Active,
            function: String::new(),
            asked_at: Timestamp(0),
        };
        store::set(&write, &one, None).await.expect("kept");
        write.commit().await.expect("kept");
        id
    }
}
