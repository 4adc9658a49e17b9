//! Counting and erasing what is older than its rule allows.

use sea_orm::{ConnectionTrait, QueryResult};

use super::model::{Rule, What};
use crate::accounts::model::Person;
use crate::accounts::store::{administrators, by_row};
use crate::db::{Db, DbError, Write, all, done, one};
use crate::kernel::Timestamp;

/// The tables of a thing, and the column that tells how old a row is.
fn tables(what: What) -> &'static [(&'static str, &'static str)] {
    match what {
        What::Links => &[("sign_in_links", "expires_at"), ("identity_waits", "expires_at")],
        What::Sessions => &[("sessions", "created_at")],
        What::Ceremonies => &[("identity_attempts", "expires_at")],
        What::News => &[("notices", "created_at")],
        What::UnsubscribeLinks => &[("unsubscribe_links", "created_at")],
        What::Merges => &[("merges", "at")],
        // Others than this slice erase these, or not by rows.
        What::Letters | What::Accounts | What::UnsignedPapers => &[],
    }
}

/// How many rows are older than an instant.
pub async fn due(connection: &impl ConnectionTrait, what: What, before: Timestamp) -> Result<usize, DbError> {
    let mut count = 0;
    for (table, column) in tables(what) {
        let sql = format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {table} WHERE {column} < $1");
        let row = one(connection, &sql, [before.0.into()]).await?;
        let rows: i64 = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0);
        count += usize::try_from(rows).unwrap_or_default();
    }
    Ok(count)
}

/// Erases the rows that are older than an instant; how many there were. Nothing is locked when there is none.
pub async fn sweep(db: &Db, what: What, before: Timestamp) -> Result<usize, DbError> {
    let count = due(db.read(), what, before).await?;
    if count > 0 {
        let write = db.write().await?;
        for (table, column) in tables(what) {
            let sql = format!("DELETE FROM {table} WHERE {column} < $1");
            done(write.connection(), &sql, [before.0.into()]).await?;
        }
        write.commit().await?;
    }
    Ok(count)
}

/// Those who were not here for so long that they are to be warned, and were not.
pub async fn to_warn(connection: &impl ConnectionTrait, rule: &Rule, now: Timestamp) -> Result<Vec<Person>, DbError> {
    let sql = "SELECT id FROM people WHERE COALESCE(seen_at, created_at) < $1 AND warned_at IS NULL";
    let rows = all(connection, sql, [rule.absent_since(now).0.into()]).await?;
    replaceable(connection, &rows).await
}

/// Those who were warned long enough ago and did not come.
pub async fn to_erase(connection: &impl ConnectionTrait, rule: &Rule, now: Timestamp) -> Result<Vec<Person>, DbError> {
    let sql = "SELECT id FROM people WHERE COALESCE(seen_at, created_at) < $1 AND warned_at <= $2";
    let rows = all(connection, sql, [rule.before(now).0.into(), rule.warned_before(now).0.into()]).await?;
    replaceable(connection, &rows).await
}

/// Without those who are the last to run this installation.
async fn replaceable(connection: &impl ConnectionTrait, rows: &[QueryResult]) -> Result<Vec<Person>, DbError> {
    let last = administrators(connection).await?.len() <= 1;
    let mut found = Vec::new();
    for row in rows {
        let person = by_row(connection, row.try_get_by_index(0)?).await?;
        found.extend(person.filter(|person| !(person.administrator && last)));
    }
    Ok(found)
}

/// Notes that somebody was warned.
pub async fn note_warned(write: &Write, person: &Person, now: Timestamp) -> Result<(), DbError> {
    let sql = "UPDATE people SET warned_at = $2 WHERE id = $1";
    done(write.connection(), sql, [person.row.into(), now.0.into()]).await.map(drop)
}
