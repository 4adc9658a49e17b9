//! Reading every table into a snapshot.

mod authorities;
mod beside;
mod links;
mod row;

use sea_orm::{ConnectionTrait as _, Statement};

use super::snapshot::{Parts, Snapshot};
use crate::db::{Db, DbError, Entry};
use crate::kernel::{Day, Timestamp};

/// Reads the whole atlas. Two readers work side by side; when the journal moved meanwhile they read again.
///
/// How fresh each link is is said for `today`.
pub async fn load(db: &Db, today: Day) -> Result<Snapshot, DbError> {
    loop {
        let seq = Entry::last_seq(db.read()).await?;
        let as_of = written_at(db, seq).await?;
        let (one, other) = (db.read().clone(), db.read().clone());
        // Tasks of their own: joined in this one, both would be read on the same core.
        let authorities = tokio::spawn(async move { authorities::read(&one).await });
        let links = links::read(&other).await?;
        let beside = beside::read(&other).await?;
        let authorities = authorities.await.map_err(|why| DbError::Value(why.to_string()))??;
        if Entry::last_seq(db.read()).await? != seq {
            continue;
        }
        let sources = links.sources.clone();
        let by_id = (0..).zip(&authorities.all).map(|(ix, authority)| (authority.id.clone(), ix)).collect();
        let linked = links.place(&by_id, &authorities.place)?;
        return Ok(Snapshot::build(Parts {
            seq,
            today,
            as_of,
            authorities: authorities.all,
            belongs: authorities.belongs,
            links: linked,
            sources,
            former: authorities.former,
            moved: authorities.moved,
            beside,
        }));
    }
}

async fn written_at(db: &Db, seq: i64) -> Result<Timestamp, DbError> {
    let backend = db.read().get_database_backend();
    let sql = Statement::from_sql_and_values(backend, "SELECT at FROM journal WHERE seq = $1", [seq.into()]);
    let row = db.read().query_one_raw(sql).await?;
    Ok(Timestamp(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0)))
}
