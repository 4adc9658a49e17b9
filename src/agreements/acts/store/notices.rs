//! Whom the end of an act was told, and which papers wait for theirs.

use sea_orm::ConnectionTrait;

use super::{Act, COLUMNS, act};
use crate::db::{DbError, Write, all, done};
use crate::kernel::{Day, Timestamp};

/// The acts in force whose last day lies between two days, the first to end first.
pub async fn ending_between(connection: &impl ConnectionTrait, [from, to]: [Day; 2]) -> Result<Vec<Act>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM acts WHERE stage = 'in_force' AND ends_on BETWEEN $1 AND $2 ORDER BY ends_on, public_id"
    );
    all(connection, &sql, [from.to_string().into(), to.to_string().into()]).await?.iter().map(act).collect()
}

/// The papers that nobody signed and nobody touched since.
pub async fn left_since(connection: &impl ConnectionTrait, before: Timestamp) -> Result<Vec<Act>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM acts WHERE stage IN ('draft', 'agreed', 'voted') AND updated_at < $1 \
         AND NOT EXISTS (SELECT 1 FROM act_steps WHERE act_steps.act = acts.id AND (at >= $1 OR (step = 'signed' AND taken_back_at IS NULL))) \
         AND NOT EXISTS (SELECT 1 FROM act_comments WHERE act_comments.act = acts.id AND at >= $1) \
         AND NOT EXISTS (SELECT 1 FROM act_files WHERE act_files.act = acts.id AND at >= $1) ORDER BY public_id"
    );
    all(connection, &sql, [before.0.into()]).await?.iter().map(act).collect()
}

impl Act {
    /// Notes that a notice of its end was written, so many months before; whether it was not noted yet.
    pub async fn note_notice(
        &self,
        write: &Write,
        (ends_on, months): (Day, u16),
        now: Timestamp,
    ) -> Result<bool, DbError> {
        let sql = "INSERT INTO act_notices (act, ends_on, months, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
        let values = [self.row.into(), ends_on.to_string().into(), i64::from(months).into(), now.0.into()];
        Ok(done(write.connection(), sql, values).await? > 0)
    }

    /// Erases it with all that stands about it; the bytes of its files are taken out of the vault afterwards.
    pub async fn erase(&self, write: &Write) -> Result<(), DbError> {
        for table in ["act_files", "act_decisions", "act_notices", "act_comments", "act_steps", "act_versions"] {
            done(write.connection(), &format!("DELETE FROM {table} WHERE act = $1"), [self.row.into()]).await?;
        }
        done(write.connection(), "DELETE FROM acts WHERE id = $1", [self.row.into()]).await.map(drop)
    }
}
