//! The last good set of files, in the database.

use sea_orm::ConnectionTrait;

use super::Files;
use crate::db::{Author, Change, DbError, Journal, Write, done, one};
use crate::kernel::Timestamp;

/// What tells the kept set from any other; nothing when none is kept.
pub async fn digest(connection: &impl ConnectionTrait) -> Result<Option<String>, DbError> {
    let row = one(connection, "SELECT digest FROM content_sets", []).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// The kept set, with what tells it from any other.
pub async fn kept(connection: &impl ConnectionTrait) -> Result<Option<(String, Files)>, DbError> {
    let Some(row) = one(connection, "SELECT digest, files FROM content_sets", []).await? else { return Ok(None) };
    let files: String = row.try_get_by_index(1)?;
    let texts = serde_json::from_str(&files).map_err(|why| DbError::Value(format!("content_sets.files: {why}")))?;
    Ok(Some((row.try_get_by_index(0)?, Files::of(texts))))
}

/// Keeps a set that was found good in the place of the one before, with an entry in the journal: open sites follow it. Whether it
/// is another one.
pub async fn keep(write: &Write, files: &Files, by: Author, now: Timestamp) -> Result<bool, DbError> {
    let (before, after) = (digest(write.connection()).await?, files.digest());
    if before.as_ref() == Some(&after) {
        return Ok(false);
    }
    let texts: std::collections::BTreeMap<&str, &str> = files.all().collect();
    let texts = serde_json::to_string(&texts).map_err(|why| DbError::Value(why.to_string()))?;
    done(write.connection(), "DELETE FROM content_sets", []).await?;
    let sql = "INSERT INTO content_sets (digest, files, kept_at) VALUES ($1, $2, $3)";
    done(write.connection(), sql, [after.clone().into(), texts.into(), now.0.into()]).await?;
    let change = Change {
        action: if before.is_none() { "add" } else { "revise" },
        entity: "content",
        entity_id: "content".into(),
        before: before.map(|digest| serde_json::json!({ "digest": digest })),
        after: Some(serde_json::json!({ "digest": after })),
        reason: None,
    };
    let mut journal = Journal::open(write, by, now, None).await?;
    journal.record(change).await?;
    journal.close().await?;
    Ok(true)
}
