//! The tables of handover sheets, and of what persons typed that stands on them.

use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{Sheet, Typed};
use crate::db::{DbError, Write, all, done, one};
use crate::kernel::{PublicId, Timestamp};
use crate::organisations::model::Organisation;

/// Keeps a sheet; what persons typed beside it, each under their name, so that it goes when they go.
pub async fn add(
    write: &Write,
    (row, id): (Uuid, &PublicId),
    (organisation, sheet, typed): (&Organisation, &Sheet, &[Typed]),
    at: Timestamp,
) -> Result<(), DbError> {
    let mut bare = sheet.clone();
    let taken = |one: &Typed| bare.typed_at(one.part, one.line).map(std::mem::take).unwrap_or_default();
    let said: Vec<String> = typed.iter().map(taken).collect();
    let sql = "INSERT INTO handovers (id, public_id, organisation, at, sheet) VALUES ($1, $2, $3, $4, $5)";
    let text = serde_json::to_string(&bare).map_err(|why| DbError::Value(why.to_string()))?;
    let values = [row.into(), id.as_str().into(), organisation.row.into(), at.0.into(), text.into()];
    done(write.connection(), sql, values).await?;
    for (one, said) in typed.iter().zip(said).filter(|(_, said)| !said.is_empty()) {
        let sql = "INSERT INTO handover_words (handover, person, part, line, said) VALUES ($1, $2, $3, $4, $5)";
        let line = i64::try_from(one.line).unwrap_or(i64::MAX);
        let values = [row.into(), one.person.into(), one.part.into(), line.into(), said.into()];
        done(write.connection(), sql, values).await?;
    }
    Ok(())
}

/// The sheets of an organisation, the newest first: identifier and instant.
pub async fn of(
    connection: &impl ConnectionTrait,
    organisation: &Organisation,
) -> Result<Vec<(String, Timestamp)>, DbError> {
    let sql = "SELECT public_id, at FROM handovers WHERE organisation = $1 ORDER BY at DESC, public_id";
    let rows = all(connection, sql, [organisation.row.into()]).await?;
    rows.iter().map(|row| Ok((row.try_get_by_index(0)?, Timestamp(row.try_get_by_index(1)?)))).collect()
}

/// A sheet of an organisation, with what persons typed who still have an account; nothing when it has none with that identifier.
pub async fn read(
    connection: &impl ConnectionTrait,
    organisation: &Organisation,
    id: &str,
) -> Result<Option<(Timestamp, Sheet)>, DbError> {
    let sql = "SELECT at, sheet, id FROM handovers WHERE organisation = $1 AND public_id = $2";
    let Some(found) = one(connection, sql, [organisation.row.into(), id.into()]).await? else { return Ok(None) };
    let (text, row): (String, Uuid) = (found.try_get_by_index(1)?, found.try_get_by_index(2)?);
    let mut sheet: Sheet = serde_json::from_str(&text).map_err(|why| DbError::Value(why.to_string()))?;
    let typed = "SELECT part, line, said FROM handover_words WHERE handover = $1";
    for typed in all(connection, typed, [row.into()]).await? {
        let (part, line): (String, i64) = (typed.try_get_by_index(0)?, typed.try_get_by_index(1)?);
        if let Some(text) = sheet.typed_at(&part, usize::try_from(line).unwrap_or(usize::MAX)) {
            *text = typed.try_get_by_index(2)?;
        }
    }
    // The request of who was erased went with them.
    sheet.requests.retain(|function| !function.is_empty());
    Ok(Some((Timestamp(found.try_get_by_index(0)?), sheet)))
}
