//! What somebody answers for where the law says no or asks for a person.

use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use super::Act;
use crate::db::{DbError, Write, all, done};
use crate::kernel::Timestamp;

/// A verdict on a rule that an organisation takes upon itself, with its reason.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Its row.
    pub row: Uuid,
    /// The rule of law that it is about.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// The identifier of who answers for it.
    pub organisation: String,
    /// Their name.
    pub organisation_name: String,
    /// When.
    pub at: Timestamp,
}

impl Act {
    /// What somebody answers for and did not take back, the oldest first.
    pub(super) async fn decisions(&self, connection: &impl ConnectionTrait) -> Result<Vec<Decision>, DbError> {
        let sql = "SELECT id, rule, reason, organisation, organisation_name, at FROM act_decisions \
                   WHERE act = $1 AND taken_back_at IS NULL ORDER BY at, id";
        let decision = |row: &QueryResult| {
            Ok(Decision {
                row: row.try_get_by_index(0)?,
                rule: row.try_get_by_index(1)?,
                reason: row.try_get_by_index(2)?,
                organisation: row.try_get_by_index(3)?,
                organisation_name: row.try_get_by_index(4)?,
                at: Timestamp(row.try_get_by_index(5)?),
            })
        };
        all(connection, sql, [self.row.into()]).await?.iter().map(decision).collect()
    }

    /// Records that somebody answers for a rule.
    pub async fn add_decision(&self, write: &Write, new: &Decision) -> Result<(), DbError> {
        let sql = "INSERT INTO act_decisions (id, act, rule, reason, organisation, organisation_name, at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values = [
            new.row.into(),
            self.row.into(),
            new.rule.as_str().into(),
            new.reason.as_str().into(),
            new.organisation.as_str().into(),
            new.organisation_name.as_str().into(),
            new.at.0.into(),
        ];
        done(write.connection(), sql, values).await.map(drop)
    }

    /// Takes a decision back; it stays recorded that it was made.
    pub async fn take_decision_back(&self, write: &Write, row: Uuid, now: Timestamp) -> Result<(), DbError> {
        let sql = "UPDATE act_decisions SET taken_back_at = $3 WHERE id = $1 AND act = $2 AND taken_back_at IS NULL";
        done(write.connection(), sql, [row.into(), self.row.into(), now.0.into()]).await.map(drop)
    }
}
