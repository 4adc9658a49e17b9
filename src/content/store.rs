//! The last good set of files, and the entries that were edited in the browser, in the database.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, QueryResult};
use serde_json::json;
use uuid::Uuid;

use super::{Edit, Files};
use crate::db::{Author, Change, DbError, Journal, Write, all, done, one};
use crate::kernel::{RowIds, Timestamp};

impl Files {
    /// What tells the set in use from any other; nothing when it is the program's own without any edit.
    pub async fn digest_in_use(connection: &impl ConnectionTrait) -> Result<Option<String>, DbError> {
        let base = base_digest(connection).await?;
        let sql = "SELECT COUNT(*), CAST(COALESCE(MAX(COALESCE(taken_back_at, at)), 0) AS BIGINT), COUNT(taken_back_at) \
                   FROM content_edits";
        let Some(row) = one(connection, sql, []).await? else { return Ok(base) };
        let [count, last, back]: [i64; 3] =
            [row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?];
        if base.is_none() && count == 0 {
            return Ok(None);
        }
        Ok(Some(format!("{} {count} {last} {back}", base.unwrap_or_default())))
    }

    /// The set in use, with what tells it from any other: the kept one or the program's, with the edits laid over it; nothing when it
    /// is the program's own. An edit that can no longer be laid over leaves the set without any.
    pub async fn in_use(connection: &impl ConnectionTrait) -> Result<Option<(String, Self)>, DbError> {
        let Some(digest) = Self::digest_in_use(connection).await? else { return Ok(None) };
        let base = Self::without_edits(connection).await?;
        let edits: Vec<Edit> = Edited::all(connection).await?.into_iter().map(|one| one.edit).collect();
        let files = base.clone().with(&edits).unwrap_or_else(|refused| {
            tracing::error!(reason = %refused, "An edit of the content cannot be laid over its file; the files stand alone.");
            base
        });
        Ok(Some((digest, files)))
    }

    /// The kept set, or the program's, without edits.
    pub async fn without_edits(connection: &impl ConnectionTrait) -> Result<Self, DbError> {
        let row = one(connection, "SELECT files FROM content_sets", []).await?;
        let Some(row) = row else { return Ok(Self::shipped()) };
        let files: String = row.try_get_by_index(0)?;
        let texts = serde_json::from_str(&files).map_err(|why| DbError::Value(format!("content_sets.files: {why}")))?;
        Ok(Self::of(texts).whole())
    }

    /// Keeps a set that was found good in the place of the one before, with an entry in the journal: open sites follow it. Whether
    /// it is another one.
    pub async fn keep(&self, write: &Write, by: Author, now: Timestamp) -> Result<bool, DbError> {
        let (before, after) = (base_digest(write.connection()).await?, self.digest());
        if before.as_ref() == Some(&after) {
            return Ok(false);
        }
        let texts: BTreeMap<&str, &str> = self.all().collect();
        let texts = serde_json::to_string(&texts).map_err(|why| DbError::Value(why.to_string()))?;
        done(write.connection(), "DELETE FROM content_sets", []).await?;
        let sql = "INSERT INTO content_sets (digest, files, kept_at) VALUES ($1, $2, $3)";
        done(write.connection(), sql, [after.clone().into(), texts.into(), now.0.into()]).await?;
        let change = Change {
            action: if before.is_none() { "add" } else { "revise" },
            entity: "content",
            entity_id: "content".into(),
            before: before.map(|digest| json!({ "digest": digest })),
            after: Some(json!({ "digest": after })),
            reason: None,
        };
        record(write, change, (by, now)).await?;
        Ok(true)
    }
}

async fn base_digest(connection: &impl ConnectionTrait) -> Result<Option<String>, DbError> {
    let row = one(connection, "SELECT digest FROM content_sets", []).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}

async fn record(write: &Write, change: Change, (by, now): (Author, Timestamp)) -> Result<(), DbError> {
    let mut journal = Journal::open(write, by, now, None).await?;
    journal.record(change).await?;
    journal.close().await
}

impl Edit {
    /// Keeps an edit that was found good, with an entry in the journal: open sites follow it.
    pub async fn keep(&self, write: &Write, reason: &str, (by, now): (Author, Timestamp)) -> Result<(), DbError> {
        let sql = "INSERT INTO content_edits (id, file, table_name, entry, text, reason, at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let texts = [&self.file, &self.table, &self.entry, &self.text].map(|text| text.as_str().into());
        let values = [RowIds::at(now).next().into()].into_iter().chain(texts).chain([reason.into(), now.0.into()]);
        done(write.connection(), sql, values).await?;
        let change = Change {
            action: "edit",
            entity: "content",
            entity_id: self.entry.clone(),
            before: None,
            after: Some(json!({ "file": self.file, "text": self.text })),
            reason: Some(reason.to_owned()),
        };
        record(write, change, (by, now)).await
    }
}

/// An edit as it was kept.
#[derive(Clone, Debug)]
pub struct Edited {
    /// Its row.
    pub row: Uuid,
    /// What it says.
    pub edit: Edit,
    /// Why it was made.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

impl Edited {
    /// The edits that were not taken back, the oldest first.
    pub async fn all(connection: &impl ConnectionTrait) -> Result<Vec<Self>, DbError> {
        let sql = "SELECT file, table_name, entry, text, reason, id, at FROM content_edits \
                   WHERE taken_back_at IS NULL ORDER BY at, id";
        let edited = |row: &QueryResult| {
            let text = |at: usize| -> Result<String, DbError> { Ok(row.try_get_by_index(at)?) };
            let edit = Edit { file: text(0)?, table: text(1)?, entry: text(2)?, text: text(3)? };
            Ok(Self { edit, reason: text(4)?, row: row.try_get_by_index(5)?, at: Timestamp(row.try_get_by_index(6)?) })
        };
        all(connection, sql, []).await?.iter().map(edited).collect()
    }

    /// Takes an edit back: the version before it holds again.
    pub async fn take_back(&self, write: &Write, (by, now): (Author, Timestamp)) -> Result<(), DbError> {
        let sql = "UPDATE content_edits SET taken_back_at = $2 WHERE id = $1 AND taken_back_at IS NULL";
        done(write.connection(), sql, [self.row.into(), now.0.into()]).await?;
        let change = Change {
            action: "take_back",
            entity: "content",
            entity_id: self.edit.entry.clone(),
            before: Some(json!({ "file": self.edit.file, "text": self.edit.text })),
            after: None,
            reason: None,
        };
        record(write, change, (by, now)).await
    }
}
