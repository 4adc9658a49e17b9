//! The files that lie with an act: what is known of them; their bytes are in the vault.

use std::collections::BTreeMap;

use deposit::Kind;
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use super::{Act, By, wrong};
use crate::db::{Db, DbError, Write, all, done, one};
use crate::kernel::Timestamp;

/// A file that lies with an act.
#[derive(Clone, Debug)]
pub struct Attached {
    /// Its row.
    pub row: Uuid,
    /// The step that it proves; nothing when it is about the act as a whole.
    pub step: Option<Uuid>,
    /// What people call it, with its ending.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// How many bytes.
    pub size: i64,
    /// What tells it from any other, 64 hexadecimal digits.
    pub sha256: String,
    /// Its name in the vault.
    pub key: String,
    /// The identifier of who brought it.
    pub organisation: String,
    /// Their name.
    pub organisation_name: String,
    /// When.
    pub at: Timestamp,
}

impl Act {
    /// The files that lie with it, the oldest first.
    pub(super) async fn files(&self, connection: &impl ConnectionTrait) -> Result<Vec<Attached>, DbError> {
        let sql = "SELECT id, step, name, kind, size, sha256, vault_key, organisation, organisation_name, at FROM act_files \
                   WHERE act = $1 ORDER BY at, id";
        let file = |row: &QueryResult| {
            let kind: String = row.try_get_by_index(3)?;
            Ok(Attached {
                row: row.try_get_by_index(0)?,
                step: row.try_get_by_index(1)?,
                name: row.try_get_by_index(2)?,
                kind: Kind::parse(&kind).ok_or_else(|| wrong(&kind))?,
                size: row.try_get_by_index(4)?,
                sha256: row.try_get_by_index(5)?,
                key: row.try_get_by_index(6)?,
                organisation: row.try_get_by_index(7)?,
                organisation_name: row.try_get_by_index(8)?,
                at: Timestamp(row.try_get_by_index(9)?),
            })
        };
        all(connection, sql, [self.row.into()]).await?.iter().map(file).collect()
    }

    /// Records a file that was put into the vault.
    pub async fn add_file(&self, write: &Write, new: &Attached) -> Result<(), DbError> {
        let sql = "INSERT INTO act_files \
                   (id, act, step, name, kind, size, sha256, vault_key, organisation, organisation_name, at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        let values = [
            new.row.into(),
            self.row.into(),
            new.step.into(),
            new.name.as_str().into(),
            new.kind.ending().into(),
            new.size.into(),
            new.sha256.as_str().into(),
            new.key.as_str().into(),
            new.organisation.as_str().into(),
            new.organisation_name.as_str().into(),
            new.at.0.into(),
        ];
        done(write.connection(), sql, values).await.map(drop)
    }

    /// Forgets a file; its bytes are taken out of the vault afterwards.
    pub async fn forget_file(&self, write: &Write, row: Uuid) -> Result<(), DbError> {
        let sql = "DELETE FROM act_files WHERE id = $1 AND act = $2";
        done(write.connection(), sql, [row.into(), self.row.into()]).await.map(drop)
    }
}

/// How many bytes the files of an organisation take.
pub async fn room_taken(connection: &impl ConnectionTrait, (organisation, _): By<'_>) -> Result<i64, DbError> {
    let sql = "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM act_files WHERE organisation = $1";
    let row = one(connection, sql, [organisation.into()]).await?;
    row.map_or(Ok(0), |row| Ok(row.try_get_by_index(0)?))
}

/// The hash of every file that is recorded, by its name in the vault.
pub async fn recorded(db: &Db) -> Result<BTreeMap<String, String>, DbError> {
    let rows = all(db.read(), "SELECT vault_key, sha256 FROM act_files", []).await?;
    rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).collect()
}
