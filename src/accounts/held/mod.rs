//! Everything that is held of a person, for themselves: what their account shows, the rows of every table that names them
//! (`tables`), what the journal says of them, and the letters that lie in the folder.
//!
//! What opens a door is left out: secrets, hashes, seals, where links end. So is who else is concerned: whoever contested somebody
//! is not named to them.

mod store;
mod tables;
#[cfg(test)]
mod tests;

use serde_json::{Value as Json, json};

use super::identities::{self, Identity};
use super::model::Person;
use super::store::{self as people, Session};
use super::{factors, notices};
use crate::db::{Db, DbError, Entry, opened_in};
use crate::mail::Carrier;

impl Person {
    /// Everything that is held of a person but for the organisations that they act for, as JSON.
    ///
    /// Errors: the database, the folder of letters.
    pub async fn held(&self, db: &Db, carrier: &Carrier) -> anyhow::Result<Json> {
        let sessions = people::sessions(db.read(), self).await?;
        let session = |one: &Session| json!({ "agent": one.agent, "opened_by": one.means.code(), "began_at": one.times.created_at.rfc3339(), "seen_at": one.times.seen_at.rfc3339() });
        let identities = identities::of_person(db.read(), self.row).await?;
        let identity = |one: &Identity| json!({ "provider": one.provider, "joined_at": one.created_at.rfc3339(), "used_at": one.used_at.rfc3339() });
        Ok(json!({
            "id": self.id.as_str(),
            "email": self.email.as_str(),
            "name": self.name,
            "language": self.locale.code(),
            "administrator": self.administrator,
            "factors": factors::actions::held(db, self).await?,
            "digest": notices::rhythm(db.read(), self.row).await?.code(),
            "identities": identities.iter().map(identity).collect::<Vec<_>>(),
            "sessions": sessions.iter().map(session).collect::<Vec<_>>(),
            "letters": letters(carrier, self).await?,
            "records": store::records(db.read(), self).await?,
            "journal": journal(db, self).await?,
        }))
    }
}

/// The letters to a person that lie in the folder.
async fn letters(carrier: &Carrier, person: &Person) -> std::io::Result<Vec<Json>> {
    let found = carrier.letters_to(&person.email).await?.into_iter();
    let told = found.map(|one| json!({ "subject": one.subject, "text": tables::without_ways_in(&one.plain) }));
    Ok(told.collect())
}

/// What the journal says of a person: what they did, and what was done that names them.
async fn journal(db: &Db, person: &Person) -> Result<Vec<Json>, DbError> {
    let own = person.author(None).actor;
    let mut told = Vec::new();
    for entry in Entry::concerning(db.read(), person.id.as_str()).await? {
        told.push(json!({
            "at": entry.at.rfc3339(),
            "action": entry.action,
            "entity": entry.entity,
            "id": entry.entity_id,
            "by_you": entry.actor == own,
            "on_behalf_of": entry.on_behalf_of,
            "before": side(db, entry.before.as_deref()).await?,
            "after": side(db, entry.after.as_deref()).await?,
            "reason": entry.reason,
        }));
    }
    Ok(told)
}

/// One side of an entry, with the values that it is committed to.
async fn side(db: &Db, text: Option<&str>) -> Result<Json, DbError> {
    opened_in(db.read(), text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()).await
}
