//! Personal values beside the journal: an entry holds a salted commitment, the value and its salt lie here, and erasing
//! them leaves the chain as it was.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;
use serde_json::Value as Json;

use super::{DbError, Write, all, done, one};
use crate::kernel::{Secret, seal};

/// How a commitment begins where it stands in an entry.
const MARK: &str = "commitment:";

/// Keeps a personal value with a salt of its own; what comes back may stand in the journal.
pub async fn commit_to(write: &Write, value: &str) -> Result<String, DbError> {
    commit_on(write.connection(), value).await
}

/// The same inside a transaction that the journal holds.
pub async fn commit_on(connection: &impl ConnectionTrait, value: &str) -> Result<String, DbError> {
    let salt = Secret::draw();
    let commitment = format!("{MARK}{}", seal(&[salt.hand_over(), value]));
    let sql = "INSERT INTO journal_values (commitment, salt, value) VALUES ($1, $2, $3)";
    done(connection, sql, [commitment.clone().into(), salt.hand_over().into(), value.into()]).await?;
    Ok(commitment)
}

/// What stands behind a commitment; nothing once it is erased. Any other text is itself.
pub async fn opened(connection: &impl ConnectionTrait, text: &str) -> Result<Option<String>, DbError> {
    if !text.starts_with(MARK) {
        return Ok(Some(text.to_owned()));
    }
    let row = one(connection, "SELECT value FROM journal_values WHERE commitment = $1", [text.into()]).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// A value with every text that it is committed to; null stands for one that is erased.
pub async fn opened_in(connection: &impl ConnectionTrait, json: Json) -> Result<Json, DbError> {
    let mut found = Vec::new();
    gather(&json, &mut found);
    let mut texts = HashMap::new();
    for commitment in found {
        let text = opened(connection, &commitment).await?;
        texts.insert(commitment, text);
    }
    Ok(put(json, &texts))
}

fn put(json: Json, texts: &HashMap<String, Option<String>>) -> Json {
    match json {
        Json::String(text) => match texts.get(&text) {
            Some(opened) => opened.clone().into(),
            None => Json::String(text),
        },
        Json::Array(all) => all.into_iter().map(|one| put(one, texts)).collect(),
        Json::Object(all) => Json::Object(all.into_iter().map(|(name, one)| (name, put(one, texts))).collect()),
        other => other,
    }
}

/// Erases every personal value that entries about one thing are committed to, and the reasons that it gave as their author; how
/// many there were.
pub async fn forget(write: &Write, entity: &str, entity_id: &str) -> Result<usize, DbError> {
    let sql = "SELECT before, after FROM journal WHERE entity = $1 AND entity_id = $2";
    let mut found = Vec::new();
    for row in all(write.connection(), sql, [entity.into(), entity_id.into()]).await? {
        for index in [0, 1] {
            let text: Option<String> = row.try_get_by_index(index)?;
            let json: Json = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
            gather(&json, &mut found);
        }
    }
    let sql = "SELECT reason FROM journal WHERE actor = $1 AND reason IS NOT NULL";
    for row in all(write.connection(), sql, [format!("{entity}:{entity_id}").into()]).await? {
        gather(&Json::String(row.try_get_by_index(0)?), &mut found);
    }
    found.sort_unstable();
    found.dedup();
    for commitment in &found {
        let sql = "DELETE FROM journal_values WHERE commitment = $1";
        done(write.connection(), sql, [commitment.as_str().into()]).await?;
    }
    Ok(found.len())
}

fn gather(json: &Json, found: &mut Vec<String>) {
    match json {
        Json::String(text) if text.starts_with(MARK) => found.push(text.clone()),
        Json::Array(all) => all.iter().for_each(|one| gather(one, found)),
        Json::Object(all) => all.values().for_each(|one| gather(one, found)),
        _ => {}
    }
}
