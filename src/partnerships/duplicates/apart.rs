//! Two records that are two: remembered, with who said so and why, until somebody brings them together again.

use serde_json::json;

use super::model::{Entity, ordered, pair_id};
use super::store::merges;
use crate::db::{Author, Change, Db, DbError, Entry, Journal, Write};
use crate::kernel::{PublicId, Timestamp};

/// What a person says of a pair.
#[derive(Clone, Debug)]
pub struct Apart<'a> {
    /// Links or authorities.
    pub entity: Entity,
    /// The two.
    pub ids: [&'a PublicId; 2],
    /// The person, and the organisation they say it for.
    pub author: Author,
    /// That organisation's public name.
    pub by: Option<&'a str>,
    /// Why, in words.
    pub reason: &'a str,
}

/// Notes that they are two, with an entry of the journal; false when that is known.
pub async fn keep_apart(write: &Write, apart: &Apart<'_>, at: Timestamp) -> Result<bool, DbError> {
    let [one, other] = apart.ids;
    let noted = merges::set_apart(write, (apart.entity, one, other), &apart.author, at).await?;
    if noted {
        record(write, apart, "keep_apart", at).await?;
    }
    Ok(noted)
}

/// Takes that back: they may be the same after all; false when nobody said otherwise.
pub async fn bring_together(write: &Write, apart: &Apart<'_>, at: Timestamp) -> Result<bool, DbError> {
    let [one, other] = apart.ids;
    let cleared = merges::clear_apart(write, one, other).await?;
    if cleared {
        record(write, apart, "bring_together", at).await?;
    }
    Ok(cleared)
}

async fn record(write: &Write, apart: &Apart<'_>, action: &'static str, at: Timestamp) -> Result<(), DbError> {
    let [one, other] = apart.ids;
    let ids = ordered(one, other).map(|id| id.to_string());
    let change = Change {
        action,
        entity: "duplicate",
        entity_id: pair_id(one, other).to_string(),
        before: None,
        after: Some(json!({ "ids": ids, "by": apart.by })),
        reason: Some(apart.reason.trim().to_owned()).filter(|reason| !reason.is_empty()),
    };
    let mut journal = Journal::open(write, apart.author.clone(), at, None).await?;
    journal.record(change).await?;
    journal.close().await
}

impl Apart<'_> {
    /// What was last said of a pair: when, for which organisation by its public name, why.
    pub async fn last_said(
        db: &Db,
        one: &PublicId,
        other: &PublicId,
    ) -> Result<Option<(Timestamp, Option<String>, Option<String>)>, DbError> {
        let entries = Entry::about(db.read(), "duplicate", pair_id(one, other).as_str()).await?;
        Ok(entries.into_iter().next_back().map(|entry| {
            let after: serde_json::Value =
                entry.after.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
            (entry.at, after["by"].as_str().map(str::to_owned), entry.reason)
        }))
    }
}
