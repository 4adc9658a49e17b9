//! Describing an authority, and taking a description back.

use serde_json::{Map, Value, json};

use super::model::{Description, FIELDS, Recorded};
use super::store;
use crate::db::{Author, Change, DbError, Entry, Journal, Write};
use crate::kernel::{Locale, PublicId, Timestamp};
use crate::mail::Address;
use crate::organisations::{OfficialAddress, record_official_address};

/// So long a description may be taken back.
pub const UNDOABLE: i64 = 30 * 24 * 3600 * 1_000_000;

/// Who describes: a person for an organisation, or one who decides about a suggestion.
#[derive(Clone, Debug)]
pub struct Describer {
    /// The person, for the journal.
    pub author: Author,
    /// The organisation they speak for: identifier and name.
    pub organisation: Option<(String, String)>,
}

/// Writes what an authority says of itself; false when that version is no longer the present one, or nothing would change.
///
/// Inside the transaction: the description, the official address when the generic one changed, a journal entry.
pub async fn describe(
    write: &Write,
    describer: &Describer,
    (id, seen): (&PublicId, i64),
    (said, reason): (&Description, Option<&str>),
    now: Timestamp,
) -> Result<bool, DbError> {
    let known = store::read(write.connection(), id).await?;
    let version = known.as_ref().map_or(0, |known| known.version);
    let before = known.map(|known| known.said).unwrap_or_default();
    if version != seen || before == *said {
        return Ok(false);
    }
    let by = describer.organisation.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    store::keep(write, id, &Recorded { said: said.clone(), by, version: version + 1, at: now }).await?;
    let author = describer.author();
    if let Some(email) = said.email.as_deref().filter(|_| said.email != before.email).and_then(Address::parse) {
        let source = describer.organisation.as_ref().map_or("suggestion", |(_, name)| name).to_owned();
        let address = OfficialAddress { authority: id.clone(), email, locale: language(id), source };
        record_official_address(write, &address, author.clone(), now).await?;
    }
    let change = change(id, ("describe", describer), (&before, said), reason);
    let mut journal = Journal::open(write, author, now, None).await?;
    journal.record(change).await?;
    journal.close().await?;
    Ok(true)
}

impl Describer {
    fn author(&self) -> Author {
        let of = self.organisation.as_ref().map(|(id, _)| id.clone());
        Author { on_behalf_of: of, ..self.author.clone() }
    }
}

/// French authorities are written to in French, others in English until somebody chooses.
fn language(id: &PublicId) -> Locale {
    if id.as_str().starts_with("fr-") { Locale::Fr } else { Locale::En }
}

fn change(
    id: &PublicId,
    (action, by): (&'static str, &Describer),
    (before, after): (&Description, &Description),
    reason: Option<&str>,
) -> Change {
    let told = |one: &Description, other: &Description| {
        let differ = FIELDS.iter().filter(|field| one.value(field) != other.value(field));
        differ.map(|field| ((*field).to_owned(), one.value(field))).collect::<Map<String, Value>>()
    };
    let mut now = told(after, before);
    now.insert("by".to_owned(), json!(by.organisation.as_ref().map(|(_, name)| name)));
    Change {
        action,
        entity: "authority",
        entity_id: id.to_string(),
        before: Some(Value::Object(told(before, after))),
        after: Some(Value::Object(now)),
        reason: reason.map(str::to_owned).filter(|reason| !reason.is_empty()),
    }
}

/// What came of taking a description back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undone {
    /// It is as before.
    Done,
    /// No such entry, or not this organisation's.
    Nothing,
    /// It is older than thirty days.
    TooLate,
    /// Something later was written over it.
    Overtaken,
}

/// Takes back one entry about a description, when nothing later speaks of the same fields.
pub async fn undo(
    write: &Write,
    (describer, administrator): (&Describer, bool),
    (id, seq): (&PublicId, i64),
    now: Timestamp,
) -> Result<Undone, DbError> {
    let entries = Entry::about(write.connection(), "authority", id.as_str()).await?;
    let ours = |entry: &&Entry| entry.seq == seq && matches!(entry.action.as_str(), "describe" | "undo");
    let Some(entry) = entries.iter().find(ours) else { return Ok(Undone::Nothing) };
    let own = describer.organisation.as_ref().map(|(id, _)| id.as_str());
    if !administrator && (own.is_none() || entry.on_behalf_of.as_deref() != own) {
        return Ok(Undone::Nothing);
    }
    if now.0 - entry.at.0 > UNDOABLE {
        return Ok(Undone::TooLate);
    }
    let touched: Vec<String> = side(entry.after.as_deref()).keys().cloned().collect();
    let over = |later: &&Entry| {
        let later = side(later.after.as_deref());
        FIELDS.iter().any(|field| later.contains_key(*field) && touched.iter().any(|one| one == field))
    };
    if entries.iter().filter(|later| later.seq > seq).any(|later| over(&later)) {
        return Ok(Undone::Overtaken);
    }
    let Some(known) = store::read(write.connection(), id).await? else { return Ok(Undone::Nothing) };
    let mut earlier = side(entry.before.as_deref());
    earlier.retain(|field, _| FIELDS.contains(&field.as_str()));
    let said = known.said.clone().over(&earlier);
    let by = describer.organisation.as_ref().map(|(_, name)| name.clone()).unwrap_or(known.by);
    store::keep(write, id, &Recorded { said: said.clone(), by, version: known.version + 1, at: now }).await?;
    let change = change(id, ("undo", describer), (&known.said, &said), None);
    let mut journal = Journal::open(write, describer.author(), now, None).await?;
    journal.record(change).await?;
    journal.close().await?;
    Ok(Undone::Done)
}

/// One side of an entry.
pub fn side(json: Option<&str>) -> Map<String, Value> {
    json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}
