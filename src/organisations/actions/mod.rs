//! The verbs: asking to represent, deciding, registering, changing who may do what, leaving.

mod ask;
mod decide;
mod members;
mod register;

use serde_json::{Value as Json, json};

pub use ask::{Asked, Outcome, ask, represent};
pub use decide::{Decision, Request, decide, requests};
pub use members::{Changed, change_role, moderate, remove};
pub use register::{Registered, Registration, decide_registration, register, registrations};

use super::model::{Membership, Organisation};
use super::store;
use crate::accounts::Person;
use crate::db::{Author, Change, Db, DbError, Journal, Write};
use crate::kernel::{PublicId, Secret, Timestamp, own_id};
use crate::mail::Carrier;

/// Who decided something, when, and the address of the site for the letters about it.
pub type When<'w> = (Timestamp, &'w str);

/// One change of an organisation.
pub fn change(action: &'static str, organisation: &Organisation, after: Option<Json>) -> Change {
    let entity_id = organisation.id.to_string();
    Change { action, entity: "organisation", entity_id, before: None, after, reason: None }
}

/// Writes one entry about an organisation.
pub async fn record_change(write: &Write, author: Author, change: Change, now: Timestamp) -> Result<(), DbError> {
    let mut journal = Journal::open(write, author, now, None).await?;
    journal.record(change).await?;
    journal.close().await
}

/// Writes what became of a membership: the person by their identifier, never by name.
pub async fn record(
    write: &Write,
    author: Author,
    (action, one, subject): (&'static str, &Membership, &PublicId),
    now: Timestamp,
) -> Result<(), DbError> {
    let after = json!({ "person": subject.as_str(), "role": one.role.code(), "state": one.state.code() });
    record_change(write, author, change(action, &one.organisation, Some(after)), now).await
}

/// An identifier that says nothing of what it stands for.
pub fn draw_id(prefix: &str) -> PublicId {
    own_id(prefix, &[Secret::draw().hand_over()])
}

/// Everything that is held of a person: the account and the organisations, as JSON.
///
/// Errors: the database, the folder of letters.
pub async fn held(db: &Db, carrier: &Carrier, person: &Person) -> anyhow::Result<Json> {
    let mut held = person.held(db, carrier).await?;
    let own = store::of_person(db.read(), person.row).await?;
    let told = |one: &Membership| {
        json!({
            "organisation": one.organisation.name,
            "authority": one.organisation.authority.as_ref().map(PublicId::as_str),
            "role": one.role.code(), "state": one.state.code(), "function": one.function,
            "asked_at": one.asked_at.rfc3339(),
        })
    };
    held["organisations"] = own.iter().map(told).collect();
    Ok(held)
}
