//! A field is settled by somebody who speaks for no party: an administrator, or two independent confirmations.

use serde_json::{Map, Value, json};

use super::model::{Field, Outcome, Revision, Version};
use super::store;
use crate::db::{Author, Change, DbError, Journal, Write};
use crate::kernel::{PublicId, Timestamp};

/// Who settles, and where what they write comes from.
#[derive(Clone, Debug)]
pub struct Settlement {
    /// Who, for the journal.
    pub author: Author,
    /// The organisation that decided, by its public name.
    pub by: Option<String>,
    /// The suggestion, `su-…`.
    pub origin: String,
    /// Why, in words that everybody may read.
    pub reason: Option<String>,
}

/// Writes fields that no party has spoken of otherwise. What a party said is never overwritten: then it is not theirs to
/// settle, and nothing is written.
///
/// Inside the transaction: the record, without any statement and without a confirmation, and a journal entry.
pub async fn settle(
    write: &Write,
    id: &PublicId,
    (said, settlement): (&[(Field, &Value)], &Settlement),
    at: Timestamp,
) -> Result<Outcome, DbError> {
    let Some(before) = Version::read(write.connection(), id).await? else { return Ok(Outcome::NotParty) };
    let spoken = |field: Field, value: &Value| {
        before.statements.iter().any(|statement| statement.field == field && statement.value != *value)
    };
    if said.iter().any(|(field, value)| spoken(*field, value)) {
        return Ok(Outcome::NotParty);
    }
    let mut after = before.clone();
    said.iter().for_each(|(field, value)| after.facts.set(*field, value));
    after.version += 1;
    let problems = Revision { facts: after.facts.clone(), reason: None }.problems(at);
    if !problems.is_empty() {
        return Ok(Outcome::Refused(problems));
    }
    if after.facts == before.facts {
        return Ok(Outcome::Unchanged);
    }
    store::keep(write, &before, &after, at).await?;
    record(write, (&before, &after), settlement, at).await?;
    Ok(Outcome::Done)
}

async fn record(
    write: &Write,
    (before, after): (&Version, &Version),
    settlement: &Settlement,
    at: Timestamp,
) -> Result<(), DbError> {
    let told = |version: &Version, other: &Version| {
        let differ = Field::ALL.iter().filter(|field| version.facts.value(**field) != other.facts.value(**field));
        differ.map(|field| (field.code().to_owned(), version.facts.value(*field))).collect::<Map<String, Value>>()
    };
    let mut now = told(after, before);
    now.insert("origin".to_owned(), json!(settlement.origin));
    now.insert("by".to_owned(), json!(settlement.by));
    let change = Change {
        action: "settle",
        entity: "partnership",
        entity_id: before.public_id.to_string(),
        before: Some(Value::Object(told(before, after))),
        after: Some(Value::Object(now)),
        reason: settlement.reason.clone(),
    };
    let mut journal = Journal::open(write, settlement.author.clone(), at, None).await?;
    journal.record(change).await?;
    journal.close().await
}
