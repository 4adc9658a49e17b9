//! Two records that were made one by mistake are two again.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::actions::{links_told, put};
use super::letters::{self, News};
use super::merge::parted;
use super::model::Entity;
use super::store::merges::{self, Merge};
use super::store::record::{self, Record};
use super::store::rows::{Key, Row, Rows};
use crate::db::{Author, Change, DbError, Journal, Write};
use crate::kernel::Timestamp;

/// What came of it; nothing is written unless it is done.
#[derive(Debug)]
pub enum Separated {
    /// They are two again; whether something was written since, which stays on the one that stayed.
    Done(bool),
    /// There is nothing to undo.
    Nothing,
    /// It was too long ago.
    TooLate,
    /// Other merges were built on it: they come first.
    Overtaken(Vec<Merge>),
}

/// Undoes a merge.
///
/// Inside the transaction: the rows of both records as they were, but for what was written since, which stays; the identifier
/// leads nowhere any more; journal entries; letters.
pub async fn separate(
    write: &Write,
    merge: &Merge,
    (author, by): (&Author, Option<&str>),
    reason: &str,
    when: (Timestamp, &str),
) -> Result<Separated, DbError> {
    if merge.parted_at.is_some() {
        return Ok(Separated::Nothing);
    }
    if !merge.undoable(when.0) {
        return Ok(Separated::TooLate);
    }
    let over = merges::built_on(write.connection(), merge).await?;
    if !over.is_empty() {
        return Ok(Separated::Overtaken(over));
    }
    let Some(stays) = Record::read(write.connection(), &merge.stays).await? else { return Ok(Separated::Nothing) };
    let [before, after] = merges::kept(write.connection(), &merge.id).await?;
    let Some(goes) = key_of(&before, merge) else { return Ok(Separated::TooLate) };
    let links = rows_of_links(&before, merge.entity);
    let now = record::rows_of(write.connection(), merge.entity, [&stays.key, &goes], &links).await?;
    let parted = parted(&record::tables(merge.entity), [&before, &after, &now], when.0);
    put(write, merge.entity, (&now, &parted.rows)).await?;
    for row in parted.rows.get("partnerships").into_iter().flatten() {
        merges::key_of_parties(write, row["id"].as_str().unwrap_or_default()).await?;
    }
    merges::part(write, &merge.id, when.0).await?;
    record_both(write, merge, (author, by, reason), (&now, &parted.rows, when.0)).await?;
    let mut parties: BTreeSet<_> = stays.parties().into_iter().collect();
    if let Some(back) = Record::read(write.connection(), &merge.goes).await? {
        parties.extend(back.parties());
    }
    let news = News { merge, action: "separate", parties, author, by, reason };
    letters::tell(write, &news, when).await?;
    Ok(Separated::Done(parted.since))
}

fn table(entity: Entity) -> &'static str {
    if entity == Entity::Partnership { "partnerships" } else { "authorities" }
}

/// The record that comes back, as it was.
fn key_of(before: &Rows, merge: &Merge) -> Option<Key> {
    let rows = before.get(table(merge.entity)).into_iter().flatten();
    let row = rows.into_iter().find(|row| row["public_id"] == *merge.goes.as_str())?;
    Some(Key { row: Uuid::parse_str(row["id"].as_str()?).ok()?, id: merge.goes.to_string() })
}

fn rows_of_links(before: &Rows, entity: Entity) -> BTreeSet<Uuid> {
    let links = before.get("partnerships").filter(|_| entity == Entity::Authority).into_iter().flatten();
    links.filter_map(|row| Uuid::parse_str(row["id"].as_str()?).ok()).collect()
}

async fn record_both(
    write: &Write,
    merge: &Merge,
    (author, by, reason): (&Author, Option<&str>, &str),
    (now, parted, at): (&Rows, &Rows, Timestamp),
) -> Result<(), DbError> {
    let mut journal = Journal::open(write, author.clone(), at, None).await?;
    let reason = Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty());
    for (id, other) in [(&merge.stays, &merge.goes), (&merge.goes, &merge.stays)] {
        let (before, mut after) = fields(merge.entity, (now, parted), id.as_str());
        after["separated"] = json!(other.as_str());
        after["merge"] = json!(merge.id.as_str());
        after["by"] = json!(by);
        let change = Change {
            action: "separate",
            entity: merge.entity.code(),
            entity_id: id.to_string(),
            before: Some(before),
            after: Some(after),
            reason: reason.clone(),
        };
        journal.record(change).await?;
    }
    if merge.entity == Entity::Authority {
        for link in links_told((now, parted), merge) {
            journal.record(link).await?;
        }
    }
    journal.close().await
}

/// What a record said until now, and says again.
fn fields(entity: Entity, (now, parted): (&Rows, &Rows), id: &str) -> (Value, Value) {
    let own = |rows: &Rows| rows.get(table(entity)).into_iter().flatten().find(|row| row["public_id"] == *id).cloned();
    let (then, row) = (own(now).unwrap_or_default(), own(parted).unwrap_or_default());
    let told = ["kind", "form", "status", "since", "until", "name"].into_iter();
    let differ: Vec<&str> =
        told.filter(|column| row.contains_key(*column) && then.get(*column) != row.get(*column)).collect();
    let known = |value: Option<&Value>| value.filter(|value| **value != "unknown").cloned().unwrap_or_default();
    let side = |row: &Row| -> Value {
        differ.iter().map(|column| ((*column).to_owned(), known(row.get(*column)))).collect::<Map<_, _>>().into()
    };
    (side(&then), side(&row))
}
