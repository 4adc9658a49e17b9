//! Reading and writing what authorities say of themselves.

use sea_orm::{ConnectionTrait, EntityTrait as _};
use serde_json::json;

use super::entity::description;
use super::model::{Description, Recorded};
use crate::db::{DbError, Write, all, done};
use crate::kernel::{PublicId, Timestamp};

/// What an authority says of itself.
pub async fn read(connection: &impl ConnectionTrait, id: &PublicId) -> Result<Option<Recorded>, DbError> {
    let row = description::Entity::find_by_id(id.as_str()).one(connection).await?;
    Ok(row.map(|row| Recorded {
        said: Description {
            website: row.website,
            email: row.email,
            summary: serde_json::from_str(&row.summary).unwrap_or_default(),
        },
        by: row.organisation_name,
        version: row.version,
        at: Timestamp(row.updated_at),
    }))
}

/// The identifiers that lead to an authority.
pub async fn merged_into(connection: &impl ConnectionTrait, id: &str) -> Result<Vec<String>, DbError> {
    let rows = all(connection, "SELECT old_id FROM moved_ids WHERE new_id = $1 ORDER BY old_id", [id.into()]).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

/// Keeps it in place of what was said before.
pub async fn keep(write: &Write, id: &PublicId, new: &Recorded) -> Result<(), DbError> {
    let sql = "INSERT INTO authority_descriptions (authority, website, email, summary, organisation_name, version, \
               updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (authority) DO UPDATE SET \
               website = excluded.website, email = excluded.email, summary = excluded.summary, \
               organisation_name = excluded.organisation_name, version = excluded.version, \
               updated_at = excluded.updated_at";
    let values = [
        id.as_str().into(),
        new.said.website.clone().into(),
        new.said.email.clone().into(),
        json!(new.said.summary).to_string().into(),
        new.by.as_str().into(),
        new.version.into(),
        new.at.0.into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}
