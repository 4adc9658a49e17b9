//! The parties of a link change: never by the word of one of them alone, always as a suggestion that another accepts.

use std::collections::BTreeSet;

use serde_json::json;

use super::declare::{MOST_PARTIES, key_of};
use super::statements::Settlement;
use super::statements::model::{Outcome, Version};
use super::store;
use crate::authorities::NewAuthority;
use crate::db::{Change, DbError, Journal, Write};
use crate::kernel::{PublicId, Timestamp};

/// Gives a link other parties. Its identifier stays; nothing is written when another link has these parties already, when
/// fewer than two or too many would be left, or when one of them is not recorded.
///
/// Inside the transaction: the parties, the key of the link, the statements of those who leave, a journal entry.
pub async fn change(
    write: &Write,
    link: &Version,
    wanted: &BTreeSet<PublicId>,
    settlement: &Settlement,
    at: Timestamp,
) -> Result<Outcome, DbError> {
    let mut rows = Vec::new();
    for id in wanted {
        match NewAuthority::recorded(write.connection(), id).await? {
            Some(found) => rows.push(found),
            None => return Ok(Outcome::NotParty),
        }
    }
    rows.sort();
    rows.dedup();
    let now: BTreeSet<&PublicId> = link.parties.iter().map(|party| &party.id).collect();
    let then: BTreeSet<&PublicId> = rows.iter().map(|(_, id)| id).collect();
    if now == then {
        return Ok(Outcome::Unchanged);
    }
    let key = key_of(then.iter().copied());
    let taken = store::with_key(write.connection(), &key).await?.is_some();
    if taken || !(2..=MOST_PARTIES).contains(&then.len()) {
        return Ok(Outcome::NotParty);
    }
    store::set_parties(write, (link, &key), &rows, at).await?;
    record(write, (link, &now, &then), settlement, at).await?;
    Ok(Outcome::Done)
}

async fn record(
    write: &Write,
    (link, before, after): (&Version, &BTreeSet<&PublicId>, &BTreeSet<&PublicId>),
    settlement: &Settlement,
    at: Timestamp,
) -> Result<(), DbError> {
    let ids = |all: &BTreeSet<&PublicId>| json!({ "parties": all.iter().map(|id| id.as_str()).collect::<Vec<_>>() });
    let mut told = ids(after);
    told["origin"] = json!(settlement.origin);
    told["by"] = json!(settlement.by);
    let change = Change {
        action: "parties",
        entity: "partnership",
        entity_id: link.public_id.to_string(),
        before: Some(ids(before)),
        after: Some(told),
        reason: settlement.reason.clone(),
    };
    let mut journal = Journal::open(write, settlement.author.clone(), at, None).await?;
    journal.record(change).await?;
    journal.close().await
}
