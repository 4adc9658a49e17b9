//! What the journal tells of a link, for everybody: never who the person was, always for whom they spoke.

use serde_json::{Map, Value};

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
    /// A person, for nobody else.
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
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: Who,
    /// The verb: `add`, `revise`, `confirm`.
    pub action: String,
    /// The fields of the record that changed.
    pub changes: Vec<Changed>,
    /// What was said of fields that the record did not take over: the field, the value, whether parties differ on it.
    pub said: Vec<(String, Value, bool)>,
    /// Why, in words.
    pub reason: Option<String>,
}

/// Every change of a link, the newest first; nothing when there is no such link.
pub async fn history(db: &Db, id: &PublicId) -> Result<Vec<Told>, DbError> {
    let entries = Entry::about(db.read(), "partnership", id.as_str()).await?;
    Ok(entries.into_iter().rev().map(told).collect())
}

fn told(entry: Entry) -> Told {
    let before = object(entry.before.as_deref());
    let after = object(entry.after.as_deref());
    let shown = |field: &str| {
        let own = super::model::Field::parse(field).is_some();
        own || field == "sources"
    };
    let changes = after.iter().filter(|(field, _)| shown(field)).map(|(field, value)| Changed {
        field: field.clone(),
        before: before.get(field).cloned().unwrap_or_default(),
        after: value.clone(),
    });
    let unsettled = |field: &str| after["unsettled"].as_array().is_some_and(|all| all.iter().any(|one| one == field));
    let statements = after.get("statements").and_then(Value::as_object).into_iter().flatten();
    let said = statements
        .filter(|(field, _)| entry.action != "confirm" && !after.contains_key(*field))
        .map(|(field, value)| (field.clone(), value.clone(), unsettled(field)));
    Told {
        at: entry.at,
        changes: changes.collect(),
        said: said.collect(),
        who: who(&entry, &after),
        action: entry.action,
        reason: entry.reason,
    }
}

fn object(json: Option<&str>) -> Map<String, Value> {
    json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}

fn who(entry: &Entry, after: &Map<String, Value>) -> Who {
    let name = after.get("last_confirmed_by").and_then(Value::as_str).filter(|_| entry.on_behalf_of.is_some());
    match (name, entry.actor.as_str()) {
        (Some(name), _) => Who::Organisation(name.to_owned()),
        (None, "command:seed" | "command:reference") => Who::OpenData,
        (None, actor) if actor.starts_with("person:") => Who::Person,
        (None, _) => Who::Import,
    }
}
