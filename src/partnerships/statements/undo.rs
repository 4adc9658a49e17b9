//! Taking back what was written by mistake: for thirty days, and only while nothing later was built on it.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::model::{Field, Statement, Version};
use super::store;
use crate::db::{Author, Change, DbError, Entry, Journal, Write};
use crate::kernel::{PublicId, Timestamp};

/// So long an entry may be undone.
pub const UNDOABLE: i64 = 30 * 24 * 3600 * 1_000_000;
/// The verbs that may be undone.
const VERBS: [&str; 4] = ["revise", "confirm", "settle", "undo"];

/// Who takes something back.
#[derive(Clone, Debug)]
pub struct Undoer {
    /// The person, for the journal.
    pub author: Author,
    /// The organisations they speak for: identifier and name.
    pub voices: Vec<(String, String)>,
    /// Whether they run the installation.
    pub administrator: bool,
}

/// What came of it.
#[derive(Debug)]
pub enum Undone {
    /// It is taken back.
    Done,
    /// There is no such entry, or it is not this person's to undo.
    Nothing,
    /// It is older than thirty days.
    TooLate,
    /// Later entries speak of the same fields: their places in the journal.
    Overtaken(Vec<i64>),
}

/// One entry about a link, understood.
struct Act<'e> {
    entry: &'e Entry,
    before: Map<String, Value>,
    after: Map<String, Value>,
}

impl<'e> Act<'e> {
    fn of(entry: &'e Entry) -> Self {
        let read = |json: Option<&str>| json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
        Self { entry, before: read(entry.before.as_deref()), after: read(entry.after.as_deref()) }
    }

    /// The fields of the record that it changed.
    fn fields(&self) -> impl Iterator<Item = Field> {
        self.after.keys().filter_map(|key| Field::parse(key))
    }

    /// The fields that it speaks of, whether or not the record followed.
    fn touched(&self) -> BTreeSet<Field> {
        let said = [&self.before, &self.after].into_iter().filter_map(|side| side.get("statements")?.as_object());
        self.fields().chain(said.flat_map(Map::keys).filter_map(|key| Field::parse(key))).collect()
    }

    /// The organisation whose statements it changed.
    fn organisation(&self) -> Option<&str> {
        let named = self.after.get("statements_of").and_then(Value::as_str);
        named.or(self.entry.on_behalf_of.as_deref())
    }
}

/// Whether an entry is of a kind, and young enough, to be undone.
pub fn undoable(entry: &Entry, now: Timestamp) -> bool {
    VERBS.contains(&entry.action.as_str()) && now.0 - entry.at.0 <= UNDOABLE
}

impl Undoer {
    fn may(&self, entry: &Entry) -> bool {
        let own = |organisation: &str| self.voices.iter().any(|(id, _)| id == organisation);
        self.administrator || entry.on_behalf_of.as_deref().is_some_and(own)
    }

    /// Takes back one entry about a link.
    ///
    /// Inside the transaction: the fields of the record and the statements as they were before that entry, a new entry
    /// with both sides turned around and the reason. Nothing is written when a later entry speaks of one of its fields.
    pub async fn undo(
        &self,
        write: &Write,
        (id, seq): (&PublicId, i64),
        reason: &str,
        at: Timestamp,
    ) -> Result<Undone, DbError> {
        let entries = Entry::about(write.connection(), "partnership", id.as_str()).await?;
        let Some(entry) = entries.iter().find(|entry| entry.seq == seq && VERBS.contains(&entry.action.as_str()))
        else {
            return Ok(Undone::Nothing);
        };
        let Some(now) = Version::read(write.connection(), id).await?.filter(|_| self.may(entry)) else {
            return Ok(Undone::Nothing);
        };
        if at.0 - entry.at.0 > UNDOABLE {
            return Ok(Undone::TooLate);
        }
        let act = Act::of(entry);
        let touched = act.touched();
        let later = entries.iter().filter(|later| later.seq > seq);
        let over: Vec<i64> =
            later.filter(|later| !Act::of(later).touched().is_disjoint(&touched)).map(|later| later.seq).collect();
        if !over.is_empty() {
            return Ok(Undone::Overtaken(over));
        }
        self.turn(write, (&now, &act), reason, at).await?;
        Ok(Undone::Done)
    }

    async fn turn(
        &self,
        write: &Write,
        (now, act): (&Version, &Act<'_>),
        reason: &str,
        at: Timestamp,
    ) -> Result<(), DbError> {
        let then = before(now, act);
        store::keep(write, now, &then, at).await?;
        if let Some(organisation) = act.organisation() {
            store::restate(write, now, organisation, &then.statements).await?;
        }
        let own = act.entry.on_behalf_of.as_ref().and_then(|of| self.voices.iter().find(|(id, _)| id == of));
        let author = Author { on_behalf_of: own.map(|(id, _)| id.clone()), ..self.author.clone() };
        let (mut after, mut before) = (act.before.clone(), act.after.clone());
        for side in [&mut before, &mut after] {
            side.insert("statements_of".to_owned(), json!(act.organisation()));
        }
        after.insert("undoes".to_owned(), json!(act.entry.seq));
        after.insert("by".to_owned(), json!(own.map(|(_, name)| name)));
        let change = Change {
            action: "undo",
            entity: "partnership",
            entity_id: now.public_id.to_string(),
            before: Some(Value::Object(before)),
            after: Some(Value::Object(after)),
            reason: Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty()),
        };
        let mut journal = Journal::open(write, author, at, None).await?;
        journal.record(change).await?;
        journal.close().await
    }
}

/// The link as it was before an act, everything else as it is now.
fn before(now: &Version, act: &Act<'_>) -> Version {
    let mut then = now.clone();
    for field in act.fields() {
        then.facts.set(field, act.before.get(field.code()).unwrap_or(&Value::Null));
    }
    let organisation = act.organisation().unwrap_or_default();
    let spoken = |field: &Field| act.touched().contains(field);
    let speaks = |key: &str| act.after.get("speaks").and_then(|all| all.get(key)).and_then(Value::as_str);
    let party = speaks("authority").and_then(PublicId::parse).zip(speaks("name"));
    then.statements.retain(|said| said.organisation != organisation || !spoken(&said.field));
    let said = act.before.get("statements").and_then(Value::as_object).into_iter().flatten();
    for (field, value) in said {
        if let (Some(field), Some((authority, name))) = (Field::parse(field), &party) {
            let told = act.before.get("stated_at").and_then(|all| all.get(field.code())).and_then(Value::as_i64);
            let at = Timestamp(told.unwrap_or(act.entry.at.0));
            then.statements.push(Statement {
                organisation: organisation.to_owned(),
                organisation_name: (*name).to_owned(),
                authority: authority.clone(),
                field,
                value: value.clone(),
                at,
            });
        }
    }
    then.statements.sort_by(|a, b| (a.at, &a.organisation).cmp(&(b.at, &b.organisation)));
    if act.after.contains_key("confirmed_at") {
        let when = act.before.get("confirmed_at").and_then(Value::as_i64).map(Timestamp);
        let who = act.before.get("last_confirmed_by").and_then(Value::as_str).map(str::to_owned);
        let own = now.confirmed.as_ref().map(|(at, _)| at.0) == act.after["confirmed_at"].as_i64();
        then.confirmed = if own { when.zip(who) } else { then.confirmed };
    }
    then.version += 1;
    then
}
