//! The tables of merges and of pairs that are two.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, QueryResult};
use serde_json::json;

use super::rows::Rows;
use crate::db::{Author, DbError, Write, all, done, one};
use crate::kernel::{PublicId, RowIds, Timestamp};
use crate::partnerships::duplicates::model::{Entity, ordered};

/// So long a merge can be undone, and what the records were before is kept.
pub const UNDOABLE: i64 = 30 * 24 * 3600 * 1_000_000;

/// Two records that were made one.
#[derive(Clone, Debug)]
pub struct Merge {
    /// `me-…`
    pub id: PublicId,
    /// Links or authorities.
    pub entity: Entity,
    /// The record that stays.
    pub stays: PublicId,
    /// The one that leads to it.
    pub goes: PublicId,
    /// What they were called, first the one that stays.
    pub names: [String; 2],
    /// What cannot be merged further before this one is undone.
    pub touched: BTreeSet<String>,
    /// For which organisation it was decided.
    pub on_behalf_of: Option<String>,
    /// When.
    pub at: Timestamp,
    /// The last place of the journal before it: what came first, came first.
    pub seq: i64,
    /// When it was undone.
    pub parted_at: Option<Timestamp>,
}

impl Merge {
    /// Whether it is young enough to be undone, and was not.
    pub fn undoable(&self, now: Timestamp) -> bool {
        self.parted_at.is_none() && now.0 - self.at.0 <= UNDOABLE
    }
}

const COLUMNS: &str = "public_id, entity, stays, goes, names, touched, on_behalf_of, at, seq, parted_at";

fn merge(row: &QueryResult) -> Result<Merge, DbError> {
    let text = |at: usize| -> Result<String, DbError> { Ok(row.try_get_by_index(at)?) };
    let id = |text: String| PublicId::parse(&text).ok_or(DbError::Value(text));
    let (entity, names) = (text(1)?, text(4)?);
    Ok(Merge {
        id: id(text(0)?)?,
        entity: Entity::parse(&entity).ok_or(DbError::Value(entity))?,
        stays: id(text(2)?)?,
        goes: id(text(3)?)?,
        names: serde_json::from_str(&names).map_err(|_| DbError::Value(names))?,
        touched: text(5)?.split(' ').map(str::to_owned).collect(),
        on_behalf_of: row.try_get_by_index(6)?,
        at: Timestamp(row.try_get_by_index(7)?),
        seq: row.try_get_by_index(8)?,
        parted_at: row.try_get_by_index::<Option<i64>>(9)?.map(Timestamp),
    })
}

/// Keeps a merge with what stood before and after. What is too old to be undone is kept no longer.
pub async fn add(write: &Write, new: &Merge, (before, after): (&Rows, &Rows), author: &Author) -> Result<(), DbError> {
    let sql = "UPDATE merges SET before = '{}', after = '{}' WHERE at < $1 AND before <> '{}'";
    done(write.connection(), sql, [(new.at.0 - UNDOABLE).into()]).await?;
    let sql = "INSERT INTO merges (id, public_id, entity, stays, goes, names, touched, before, after, decided_by, \
               on_behalf_of, at, seq) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    let touched: Vec<&str> = new.touched.iter().map(String::as_str).collect();
    let values = [
        RowIds::at(new.at).next().into(),
        new.id.as_str().into(),
        new.entity.code().into(),
        new.stays.as_str().into(),
        new.goes.as_str().into(),
        json!(new.names).to_string().into(),
        touched.join(" ").into(),
        json!(before).to_string().into(),
        json!(after).to_string().into(),
        author.actor.as_str().into(),
        new.on_behalf_of.clone().into(),
        new.at.0.into(),
        new.seq.into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// The merges, the newest first; of one record that stays, when it is named.
pub async fn merges(connection: &impl ConnectionTrait, stays: Option<&PublicId>) -> Result<Vec<Merge>, DbError> {
    let sql = match stays {
        Some(_) => format!("SELECT {COLUMNS} FROM merges WHERE stays = $1 ORDER BY seq DESC"),
        None => format!("SELECT {COLUMNS} FROM merges ORDER BY seq DESC"),
    };
    all(connection, &sql, stays.map(|id| id.as_str().into())).await?.iter().map(merge).collect()
}

/// One merge.
pub async fn merged(connection: &impl ConnectionTrait, id: &str) -> Result<Option<Merge>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM merges WHERE public_id = $1");
    one(connection, &sql, [id.into()]).await?.as_ref().map(merge).transpose()
}

/// What stood before a merge and after it; empty when it is too long ago.
pub async fn kept(connection: &impl ConnectionTrait, id: &PublicId) -> Result<[Rows; 2], DbError> {
    let sql = "SELECT before, after FROM merges WHERE public_id = $1";
    let Some(row) = one(connection, sql, [id.as_str().into()]).await? else { return Ok([Rows::new(), Rows::new()]) };
    let read = |text: String| serde_json::from_str(&text).map_err(|why| DbError::Value(why.to_string()));
    Ok([read(row.try_get_by_index(0)?)?, read(row.try_get_by_index(1)?)?])
}

/// Notes that a merge was undone.
pub async fn part(write: &Write, id: &PublicId, at: Timestamp) -> Result<(), DbError> {
    let sql = "UPDATE merges SET parted_at = $2, before = '{}', after = '{}' WHERE public_id = $1";
    done(write.connection(), sql, [id.as_str().into(), at.0.into()]).await.map(drop)
}

/// The merges after one that stand, and that changed what it touched.
pub async fn built_on(connection: &impl ConnectionTrait, merge: &Merge) -> Result<Vec<Merge>, DbError> {
    let later = merges(connection, None).await?.into_iter();
    let on = |one: &Merge| {
        let touches = [&one.stays, &one.goes].iter().any(|id| merge.touched.contains(id.as_str()));
        one.parted_at.is_none() && one.seq > merge.seq && touches
    };
    Ok(later.filter(on).collect())
}

/// Makes the key of a link follow its parties.
pub async fn key_of_parties(write: &Write, link: &str) -> Result<(), DbError> {
    let row = uuid::Uuid::parse_str(link).map_err(|_| DbError::Value(link.to_owned()))?;
    let sql = "SELECT authorities.public_id FROM parties JOIN authorities ON authorities.id = parties.authority \
               WHERE parties.partnership = $1";
    let rows = all(write.connection(), sql, [row.into()]).await?;
    let ids = rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect::<Result<BTreeSet<String>, DbError>>()?;
    let key = ids.into_iter().collect::<Vec<_>>().join(" ");
    let sql = "UPDATE partnerships SET parties_key = $2 WHERE id = $1";
    done(write.connection(), sql, [row.into(), key.into()]).await.map(drop)
}

/// A pair that somebody looked at and that is two.
#[derive(Clone, Debug)]
pub struct Distinct {
    /// The two, in their order.
    pub ids: [PublicId; 2],
    /// Links or authorities.
    pub entity: Entity,
    /// When.
    pub at: Timestamp,
}

/// Every pair that is two, the newest first.
pub async fn apart(connection: &impl ConnectionTrait) -> Result<Vec<Distinct>, DbError> {
    let sql = "SELECT one, other, entity, at FROM distinct_pairs ORDER BY at DESC, one, other";
    let id = |text: String| PublicId::parse(&text).ok_or(DbError::Value(text));
    let mut found = Vec::new();
    for row in all(connection, sql, []).await? {
        let entity: String = row.try_get_by_index(2)?;
        found.push(Distinct {
            ids: [id(row.try_get_by_index(0)?)?, id(row.try_get_by_index(1)?)?],
            entity: Entity::parse(&entity).ok_or(DbError::Value(entity))?,
            at: Timestamp(row.try_get_by_index(3)?),
        });
    }
    Ok(found)
}

/// Notes that two records are two; false when that was noted already.
pub async fn set_apart(
    write: &Write,
    (entity, one, other): (Entity, &PublicId, &PublicId),
    author: &Author,
    at: Timestamp,
) -> Result<bool, DbError> {
    let [one, other] = ordered(one, other);
    let sql = "INSERT INTO distinct_pairs (one, other, entity, decided_by, on_behalf_of, at) \
               VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (one, other) DO NOTHING";
    let values = [
        one.as_str().into(),
        other.as_str().into(),
        entity.code().into(),
        author.actor.as_str().into(),
        author.on_behalf_of.clone().into(),
        at.0.into(),
    ];
    Ok(done(write.connection(), sql, values).await? == 1)
}

/// Forgets that two records are two; false when nobody said so.
pub async fn clear_apart(write: &Write, one: &PublicId, other: &PublicId) -> Result<bool, DbError> {
    let [one, other] = ordered(one, other);
    let sql = "DELETE FROM distinct_pairs WHERE one = $1 AND other = $2";
    Ok(done(write.connection(), sql, [one.as_str().into(), other.as_str().into()]).await? == 1)
}
