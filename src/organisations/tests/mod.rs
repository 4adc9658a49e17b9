//! Organisations through their pages: towns and their colleagues, regional networks, claims, members, and every route of the site.

mod claims;
mod every_route;
mod members;
mod merging;
mod networks;
mod registered;
mod route_tables;
mod towns;

use super::model::{Kind, Membership, Organisation, Role, Standing, State};
use super::store;
use crate::accounts::Browser;
use crate::authorities;
use crate::db::{Db, all};
use crate::kernel::{Locale, PublicId, RowIds, own_id};
use crate::mail::Address;
use crate::partnerships::Site;

const PORTEL: &str = "fr-commune-62667";
const LILLE: &str = "fr-commune-59350";

/// Somebody who enters by an invitation, with a strong session of their own each time.
async fn enter<'s>(site: &'s Site, email: &str, administrator: bool) -> Browser<'s> {
    let email = Address::parse(email).expect("an address");
    let when = (site.app.clock.now(), "");
    let link = crate::accounts::invite(&site.app.db, (&email, Locale::Fr), administrator, when).await.expect("a link");
    let mut browser = Browser::new(site);
    browser.open(&link).await;
    // Powers count in a strong session alone.
    browser.strengthen().await;
    browser
}

/// The organisation of an authority, made when there is none.
async fn organisation(site: &Site, authority: &str) -> Organisation {
    let db = &site.app.db;
    let id = PublicId::parse(authority).expect("an identifier");
    if let Some(known) = store::of_authority(db.read(), &id).await.expect("read") {
        return known;
    }
    let named = authorities::named(db.read(), &[authority]).await.expect("read").remove(0);
    let new = Organisation {
        row: RowIds::at(site.app.clock.now()).next(),
        id: own_id("or", &[authority]),
        authority: Some(id),
        name: named.name,
        domain: None,
        kind: Kind::Authority,
        place: None,
        website: None,
        standing: Standing::Accepted,
    };
    let write = db.write().await.expect("a transaction");
    store::add(&write, &new, site.app.clock.now()).await.expect("added");
    write.commit().await.expect("kept");
    new
}

/// A regional network, by its code in the list.
async fn network(site: &Site, code: &str) -> Organisation {
    let db = &site.app.db;
    super::found_networks(db, site.app.clock.now()).await.expect("networks");
    store::by_id(db.read(), own_id("or", &["network", code]).as_str()).await.expect("read").expect("a network")
}

/// Puts somebody who has entered into an organisation; their function is the name of their mailbox.
async fn put(site: &Site, organisation: &Organisation, email: &str, (role, state): (Role, State)) {
    let address = Address::parse(email).expect("an address");
    let db = &site.app.db;
    let person = crate::accounts::Person::by_address(db, &address).await.expect("read").expect("a person");
    let one = Membership {
        organisation: organisation.clone(),
        person: person.row,
        role,
        state,
        function: email.split('@').next().unwrap_or_default().to_owned(),
        asked_at: site.app.clock.now(),
    };
    let write = db.write().await.expect("a transaction");
    store::set(&write, &one, None).await.expect("set");
    write.commit().await.expect("kept");
}

/// A member of an organisation, in a session of their own.
async fn member<'s>(site: &'s Site, organisation: &Organisation, email: &str, role: Role) -> Browser<'s> {
    let browser = enter(site, email, false).await;
    put(site, organisation, email, (role, State::Active)).await;
    browser
}

/// The identifier of a person by their address.
async fn person(site: &Site, email: &str) -> String {
    let address = Address::parse(email).expect("an address");
    let found = crate::accounts::Person::by_address(&site.app.db, &address).await.expect("read");
    found.expect("a person").id.to_string()
}

/// Every letter that waits for an address, which is taken out.
async fn letters_to(db: &Db, email: &str) -> String {
    let write = db.write().await.expect("a transaction");
    let sql = "DELETE FROM outbox WHERE recipient = $1 RETURNING subject, plain";
    let rows = all(write.connection(), sql, [email.into()]).await.expect("letters");
    write.commit().await.expect("kept");
    let text = |row: &sea_orm::QueryResult| {
        let [subject, plain]: [String; 2] =
            [row.try_get_by_index(0).expect("text"), row.try_get_by_index(1).expect("text")];
        format!("{subject}\n{plain}\n")
    };
    rows.iter().map(text).collect()
}

/// The link of an authority with another.
async fn link(site: &Site, authority: &str, partner: &str) -> String {
    let links = site.json(&format!("/api/v1/authorities/{authority}/partnerships")).await;
    let all = links["results"].as_array().expect("links").clone();
    let with = |one: &&serde_json::Value| one["parties"].to_string().contains(partner);
    all.iter().find(with).expect("their link")["id"].as_str().expect("an identifier").to_owned()
}
