//! Reading what is compared: every authority and every link, whole.

use std::collections::HashMap;

use reference::fold::fold;
use sea_orm::{ConnectionTrait, DatabaseConnection, QueryResult};

use crate::authorities::Precision;
use crate::db::{DbError, all, one};
use crate::kernel::{PartialDate, PublicId};
use crate::partnerships::duplicates::detect;
use crate::partnerships::duplicates::model::{Bond, Pair, Place};
use crate::partnerships::model::Kind;

/// What changes when an authority or a link does: what was found holds as long as it stays.
pub async fn stamp(connection: &impl ConnectionTrait) -> Result<(i64, i64), DbError> {
    let mut all = [0; 2];
    for (sum, table) in all.iter_mut().zip(["authorities", "partnerships"]) {
        let sql = format!("SELECT CAST(COALESCE(SUM(version + updated_at % 1000000007), 0) AS BIGINT) FROM {table}");
        *sum = one(connection, &sql, []).await?.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0);
    }
    Ok((all[0], all[1]))
}

/// Reads every authority and link, and finds the pairs that may be the same.
pub async fn find(connection: &DatabaseConnection) -> Result<Vec<Pair>, DbError> {
    let places = places(connection).await?;
    let at: HashMap<&str, usize> = places.iter().enumerate().map(|(at, place)| (place.id.as_str(), at)).collect();
    let bonds = bonds(connection, &at).await?;
    drop(at);
    let found = tokio::task::spawn_blocking(move || detect::pairs(&places, &bonds)).await;
    found.map_err(|why| DbError::Value(why.to_string()))
}

const AUTHORITIES: &str = "SELECT public_id, kind, name, names, aliases, country, admin, geonames, lat, lon, precision \
                           FROM authorities ORDER BY public_id";

async fn places(connection: &impl ConnectionTrait) -> Result<Vec<Place>, DbError> {
    all(connection, AUTHORITIES, []).await?.iter().map(place).collect()
}

fn place(row: &QueryResult) -> Result<Place, DbError> {
    let text = |at: usize| -> Result<String, DbError> { Ok(row.try_get_by_index(at)?) };
    let (id, kind) = (text(0)?, text(1)?);
    let id = PublicId::parse(&id).ok_or(DbError::Value(id))?;
    let mut place = Place::named(id, &text(2)?, &text(5)?);
    place.official = !matches!(kind.as_str(), "foreign" | "unidentified");
    if !place.official {
        let names: HashMap<String, String> = serde_json::from_str(&text(3)?).unwrap_or_default();
        let aliases = text(4)?;
        let all = names.values().map(String::as_str).chain(aliases.lines()).map(fold);
        place.others = all.filter(|name| !name.is_empty() && *name != place.name).collect();
        place.others.sort_unstable();
        place.others.dedup();
    }
    let region: Option<String> = row.try_get_by_index(6)?;
    place.region = region.as_deref().and_then(Place::region_of);
    place.gazetteer = row.try_get_by_index::<Option<i64>>(7)?.is_some();
    let [lat, lon]: [Option<f64>; 2] = [row.try_get_by_index(8)?, row.try_get_by_index(9)?];
    place.position = lat.zip(lon);
    place.exact = matches!(Precision::parse(&text(10)?), Precision::Centre | Precision::Place);
    Ok(place)
}

const LINKS: &str = "SELECT public_id, parties_key, kind, since, until, doubt FROM partnerships ORDER BY public_id";

async fn bonds(connection: &impl ConnectionTrait, at: &HashMap<&str, usize>) -> Result<Vec<Bond>, DbError> {
    all(connection, LINKS, []).await?.iter().map(|row| bond(row, at)).collect()
}

fn bond(row: &QueryResult, at: &HashMap<&str, usize>) -> Result<Bond, DbError> {
    let [id, key, kind]: [String; 3] = [row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?];
    let [since, until, doubt]: [Option<String>; 3] =
        [row.try_get_by_index(3)?, row.try_get_by_index(4)?, row.try_get_by_index(5)?];
    let mut parties: Vec<usize> = key.split(' ').filter_map(|id| at.get(id).copied()).collect();
    parties.sort_unstable();
    let date = |text: Option<String>| text.as_deref().and_then(PartialDate::parse);
    Ok(Bond {
        id: PublicId::parse(&id).ok_or(DbError::Value(id))?,
        parties,
        kind: Kind::parse(&kind).filter(|kind| *kind != Kind::Unknown),
        since: date(since),
        until: date(until),
        written: doubt.is_some_and(|doubt| doubt.contains("\"text\"")),
    })
}
