//! The table of handover sheets.

use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::Sheet;
use crate::db::{DbError, Write, all, done, one};
use crate::kernel::{PublicId, Timestamp};
use crate::organisations::model::Organisation;

/// Keeps a sheet.
pub async fn add(
    write: &Write,
    (row, id): (Uuid, &PublicId),
    (organisation, sheet): (&Organisation, &Sheet),
    at: Timestamp,
) -> Result<(), DbError> {
    let sql = "INSERT INTO handovers (id, public_id, organisation, at, sheet) VALUES ($1, $2, $3, $4, $5)";
    let text = serde_json::to_string(sheet).map_err(|why| DbError::Value(why.to_string()))?;
    let values = [row.into(), id.as_str().into(), organisation.row.into(), at.0.into(), text.into()];
    done(write.connection(), sql, values).await.map(drop)
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

/// A sheet of an organisation; nothing when it has none with that identifier.
pub async fn read(
    connection: &impl ConnectionTrait,
    organisation: &Organisation,
    id: &str,
) -> Result<Option<(Timestamp, Sheet)>, DbError> {
    let sql = "SELECT at, sheet FROM handovers WHERE organisation = $1 AND public_id = $2";
    let Some(row) = one(connection, sql, [organisation.row.into(), id.into()]).await? else { return Ok(None) };
    let text: String = row.try_get_by_index(1)?;
    let sheet = serde_json::from_str(&text).map_err(|why| DbError::Value(why.to_string()))?;
    Ok(Some((Timestamp(row.try_get_by_index(0)?), sheet)))
}
