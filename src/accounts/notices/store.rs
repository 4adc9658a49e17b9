//! The news that wait, who waits for them, and the links that stop them.

use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use super::model::{Notice, Rhythm};
use crate::db::{DbError, Write, all, done, one};
use crate::kernel::{RowIds, Timestamp};

/// How often a person wants a digest.
pub async fn rhythm(connection: &impl ConnectionTrait, person: Uuid) -> Result<Rhythm, DbError> {
    Ok(digests(connection, person).await?.map_or(Rhythm::Never, |(rhythm, _)| rhythm))
}

/// How often a person wants a digest, and when they were sent the last.
pub async fn digests(
    connection: &impl ConnectionTrait,
    person: Uuid,
) -> Result<Option<(Rhythm, Option<Timestamp>)>, DbError> {
    let sql = "SELECT digest, digested_at FROM people WHERE id = $1";
    let Some(row) = one(connection, sql, [person.into()]).await? else { return Ok(None) };
    let code: String = row.try_get_by_index(0)?;
    let last: Option<i64> = row.try_get_by_index(1)?;
    Ok(Some((Rhythm::parse(&code).unwrap_or(Rhythm::Weekly), last.map(Timestamp))))
}

/// Keeps how often a person wants a digest; who wants none has no news waiting.
pub async fn keep_rhythm(write: &Write, person: Uuid, rhythm: Rhythm) -> Result<(), DbError> {
    done(write.connection(), "UPDATE people SET digest = $2 WHERE id = $1", [person.into(), rhythm.code().into()])
        .await?;
    if rhythm == Rhythm::Never {
        done(write.connection(), "DELETE FROM notices WHERE person = $1", [person.into()]).await?;
    }
    Ok(())
}

/// Keeps a piece of news for the next digest.
pub async fn add(write: &Write, person: Uuid, notice: &Notice, now: Timestamp) -> Result<(), DbError> {
    let facts = serde_json::to_string(notice).map_err(|why| DbError::Value(why.to_string()))?;
    let sql = "INSERT INTO notices (id, person, kind, facts, created_at) VALUES ($1, $2, 'news', $3, $4)";
    let values = [RowIds::at(now).next().into(), person.into(), facts.into(), now.0.into()];
    done(write.connection(), sql, values).await.map(drop)
}

/// Those for whom news wait.
pub async fn awaiting(connection: &impl ConnectionTrait) -> Result<Vec<Uuid>, DbError> {
    let rows = all(connection, "SELECT DISTINCT person FROM notices", []).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

/// Takes the news of a person from where they waited, the oldest first.
pub async fn take(write: &Write, person: Uuid, now: Timestamp) -> Result<Vec<Notice>, DbError> {
    let sql = "SELECT facts FROM notices WHERE person = $1 ORDER BY created_at, id";
    let notice = |row: &QueryResult| {
        let facts: String = row.try_get_by_index(0)?;
        serde_json::from_str(&facts).map_err(|why| DbError::Value(why.to_string()))
    };
    let taken = all(write.connection(), sql, [person.into()]).await?.iter().map(notice).collect();
    done(write.connection(), "DELETE FROM notices WHERE person = $1", [person.into()]).await?;
    done(write.connection(), "UPDATE people SET digested_at = $2 WHERE id = $1", [person.into(), now.0.into()]).await?;
    taken
}

/// Keeps the seal of a link that stops the digests of a person.
pub async fn add_stop(write: &Write, seal: &str, person: Uuid, now: Timestamp) -> Result<(), DbError> {
    let sql = "INSERT INTO unsubscribe_links (seal, person, created_at) VALUES ($1, $2, $3)";
    done(write.connection(), sql, [seal.into(), person.into(), now.0.into()]).await.map(drop)
}

/// Whose digests a link stops.
pub async fn holder(connection: &impl ConnectionTrait, seal: &str) -> Result<Option<Uuid>, DbError> {
    let row = one(connection, "SELECT person FROM unsubscribe_links WHERE seal = $1", [seal.into()]).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}
