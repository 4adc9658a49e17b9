//! What the journal tells of a link, for everybody: never who the person was, always for whom they spoke.

use serde_json::{Map, Value};

use super::store::merged_into;
use super::undo::undoable;
use crate::db::{Db, DbError, Entry};
use crate::kernel::{PublicId, Timestamp};

/// Who changed a link, as the public may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// An organisation, by its public name at that time.
    Organisation(String),
    /// The open data that the program ships.
    OpenData,
    /// A file that was imported.
    Import,
    /// Two independent confirmations of a suggestion.
    Confirmations,
    /// A person, for nobody else: who runs the installation.
    Person,
}

/// One field of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The field: one of the link's own, or `sources`.
    pub field: String,
    /// Before; null when it was unknown.
    pub before: Value,
    /// After.
    pub after: Value,
}

/// One change of a link.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its place in the journal.
    pub seq: i64,
    /// Whether it is young enough, and of a kind, to be undone.
    pub undoable: bool,
    /// The record as it stood afterwards.
    pub record: Map<String, Value>,
    /// The record that it is about, when that was merged into this one.
    pub of: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: Who,
    /// Whether they answered the letter of a campaign.
    pub by_letter: bool,
    /// The verb: `add`, `revise`, `confirm`.
    pub action: String,
    /// The fields of the record that changed.
    pub changes: Vec<Changed>,
    /// What was said of fields that the record did not take over: the field, the value, whether parties differ on it.
    pub said: Vec<(String, Value, bool)>,
    /// Why, in words.
    pub reason: Option<String>,
}

/// Every change of a link, the newest first, with those of the links that were merged into it; nothing when there is no such link.
pub async fn history(db: &Db, id: &PublicId, now: Timestamp) -> Result<Vec<Told>, DbError> {
    let entries = Entry::about(db.read(), "partnership", id.as_str()).await?;
    let mut record = Map::new();
    let mut all: Vec<Told> = entries.into_iter().map(|entry| told(entry, &mut record, now)).collect();
    for former in merged_into(db.read(), id).await? {
        let mut record = Map::new();
        for entry in Entry::about(db.read(), "partnership", &former).await? {
            // Taken back is only what was said of the record itself.
            all.push(Told { of: Some(former.clone()), undoable: false, ..told(entry, &mut record, now) });
        }
    }
    all.sort_by_key(|told| std::cmp::Reverse(told.seq));
    Ok(all)
}

fn told(entry: Entry, record: &mut Map<String, Value>, now: Timestamp) -> Told {
    let before = object(entry.before.as_deref());
    let after = object(entry.after.as_deref());
    let shown = |field: &str| {
        let own = super::model::Field::parse(field).is_some();
        own || matches!(field, "sources" | "parties")
    };
    let changes = after.iter().filter(|(field, _)| shown(field)).map(|(field, value)| Changed {
        field: field.clone(),
        before: before.get(field).cloned().unwrap_or_default(),
        after: value.clone(),
    });
    let changes: Vec<Changed> = changes.collect();
    for changed in changes.iter().filter(|changed| super::model::Field::parse(&changed.field).is_some()) {
        record.insert(changed.field.clone(), changed.after.clone());
    }
    let unsettled = |field: &str| after["unsettled"].as_array().is_some_and(|all| all.iter().any(|one| one == field));
    let statements = after.get("statements").and_then(Value::as_object).into_iter().flatten();
    let said = statements
        .filter(|(field, _)| entry.action != "confirm" && !after.contains_key(*field))
        .map(|(field, value)| (field.clone(), value.clone(), unsettled(field)));
    Told {
        seq: entry.seq,
        undoable: undoable(&entry, now),
        record: record.clone(),
        of: None,
        at: entry.at,
        changes,
        said: said.collect(),
        by_letter: entry.actor.starts_with("campaign:"),
        who: who(&entry, &after),
        action: entry.action,
        reason: entry.reason,
    }
}

fn object(json: Option<&str>) -> Map<String, Value> {
    json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}

fn who(entry: &Entry, after: &Map<String, Value>) -> Who {
    let by = after.get("by").or_else(|| after.get("last_confirmed_by"));
    let name = by.and_then(Value::as_str).filter(|_| entry.on_behalf_of.is_some());
    match (name, entry.actor.as_str()) {
        (Some(name), _) => Who::Organisation(name.to_owned()),
        (None, "command:seed" | "command:reference") => Who::OpenData,
        (None, "system:confirmations") => Who::Confirmations,
        (None, actor) if actor.starts_with("person:") => Who::Person,
        (None, _) => Who::Import,
    }
}
