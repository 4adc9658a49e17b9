//! Reading and writing authorities.

use std::collections::{HashMap, HashSet};

use reference::fold::fold;
use sea_orm::{ConnectionTrait, EntityTrait as _, Set, Statement};
use serde_json::json;
use uuid::Uuid;

use super::entity::{authority, former, moved, parent};
use super::model::{Kind, Named, NewAuthority};
use crate::db::{Change, DbError, Journal, Write, all, insert_all, one};
use crate::kernel::{PublicId, RowIds, Timestamp};

/// A former commune about to be recorded.
pub struct NewFormer {
    /// The present commune.
    pub authority: Uuid,
    /// Its old official code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// `delegated`, `associated` or `arrondissement`.
    pub kind: &'static str,
}

/// Records authorities with their journal entries; answers their row identifiers in the same order.
pub async fn add_all(
    write: &Write,
    journal: &mut Journal<'_>,
    ids: &RowIds,
    at: Timestamp,
    authorities: &[NewAuthority],
) -> Result<Vec<Uuid>, DbError> {
    let mut rows = Vec::with_capacity(authorities.len());
    let mut added = Vec::with_capacity(authorities.len());
    for new in authorities {
        let id = ids.next();
        added.push(id);
        rows.push(row(id, at, new));
        journal
            .record(Change {
                action: "add",
                entity: "authority",
                entity_id: new.public_id.to_string(),
                before: None,
                after: Some(json!({ "name": new.name, "country": new.country, "origin": new.origin.code() })),
                reason: None,
            })
            .await?;
    }
    insert_all(write.connection(), rows).await?;
    Ok(added)
}

fn row(id: Uuid, at: Timestamp, new: &NewAuthority) -> authority::ActiveModel {
    let population = new.population.as_ref();
    authority::ActiveModel {
        id: Set(id),
        public_id: Set(new.public_id.to_string()),
        kind: Set(new.kind.code().to_owned()),
        subkind: Set(new.subkind.clone()),
        name: Set(new.name.clone()),
        names: Set(json!(new.names).to_string()),
        aliases: Set(new.aliases.join("\n")),
        country: Set(new.country.clone()),
        admin: Set(new.admin.clone()),
        insee: Set(new.insee.clone()),
        siren: Set(new.siren.clone()),
        geonames: Set(new.geonames.map(i64::from)),
        postcodes: Set(new.postcodes.join(" ")),
        population: Set(population.map(|count| i64::from(count.value))),
        population_year: Set(population.and_then(|count| count.year).map(i64::from)),
        population_source: Set(population.map(|count| count.source.clone())),
        lat: Set(new.position.map(|(lat, _)| lat)),
        lon: Set(new.position.map(|(_, lon)| lon)),
        precision: Set(new.precision.code().to_owned()),
        note: Set((!new.note.is_empty()).then(|| json!(new.note).to_string())),
        origin: Set(new.origin.code().to_owned()),
        version: Set(1),
        created_at: Set(at.0),
        updated_at: Set(at.0),
    }
}

/// Records what belongs to what.
pub async fn add_parents(write: &Write, pairs: Vec<(Uuid, Uuid)>) -> Result<(), DbError> {
    let rows = pairs.into_iter().map(|(child, above)| parent::ActiveModel { child: Set(child), parent: Set(above) });
    insert_all(write.connection(), rows.collect()).await
}

/// Records former communes.
pub async fn add_former(write: &Write, ids: &RowIds, all: Vec<NewFormer>) -> Result<(), DbError> {
    let rows = all.into_iter().map(|new| former::ActiveModel {
        id: Set(ids.next()),
        authority: Set(new.authority),
        code: Set(new.code),
        name: Set(new.name),
        kind: Set(new.kind.to_owned()),
    });
    insert_all(write.connection(), rows.collect()).await
}

/// Records identifiers that lead to another from now on.
pub async fn add_moved(
    write: &Write,
    at: Timestamp,
    reason: &str,
    pairs: Vec<(PublicId, PublicId)>,
) -> Result<(), DbError> {
    let rows = pairs.into_iter().map(|(old, new)| moved::ActiveModel {
        old_id: Set(old.to_string()),
        new_id: Set(new.to_string()),
        reason: Set(reason.to_owned()),
        moved_at: Set(at.0),
    });
    insert_all(write.connection(), rows.collect()).await
}

/// The names of authorities: French ones first, then by name, as links show their parties.
pub async fn named(connection: &impl ConnectionTrait, ids: &[&str]) -> Result<Vec<Named>, DbError> {
    use sea_orm::{ColumnTrait as _, QueryFilter as _, QuerySelect as _};
    let rows: Vec<(String, String, String, String)> = authority::Entity::find()
        .select_only()
        .column(authority::Column::PublicId)
        .column(authority::Column::Name)
        .column(authority::Column::Names)
        .column(authority::Column::Country)
        .filter(authority::Column::PublicId.is_in(ids.iter().copied()))
        .into_tuple()
        .all(connection)
        .await?;
    let one = |(id, name, names, country): (String, String, String, String)| {
        let id = PublicId::parse(&id).ok_or(DbError::Value(id))?;
        let names = serde_json::from_str(&names).map_err(|why| DbError::Value(why.to_string()))?;
        Ok(Named { id, name, names, country })
    };
    let mut all = rows.into_iter().map(one).collect::<Result<Vec<_>, DbError>>()?;
    all.sort_by_cached_key(|named| (named.country != "FR", fold(&named.name), named.id.clone()));
    Ok(all)
}

impl NewAuthority {
    /// The row and the identifier of an authority that is recorded, or of the one that its identifier leads to now.
    pub async fn recorded(
        connection: &impl ConnectionTrait,
        id: &PublicId,
    ) -> Result<Option<(Uuid, PublicId)>, DbError> {
        let sql = "SELECT id, public_id FROM authorities WHERE public_id = \
                   COALESCE((SELECT new_id FROM moved_ids WHERE old_id = $1), $1)";
        let Some(row) = one(connection, sql, [id.as_str().into()]).await? else { return Ok(None) };
        let text: String = row.try_get_by_index(1)?;
        Ok(Some((row.try_get_by_index(0)?, PublicId::parse(&text).ok_or(DbError::Value(text))?)))
    }
}

/// Every authority's row by its public identifier.
pub async fn rows_by_public_id(connection: &impl ConnectionTrait) -> Result<HashMap<PublicId, Uuid>, DbError> {
    use sea_orm::QuerySelect as _;
    let rows: Vec<(String, Uuid)> = authority::Entity::find()
        .select_only()
        .column(authority::Column::PublicId)
        .column(authority::Column::Id)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(rows.into_iter().filter_map(|(id, row)| Some((PublicId::parse(&id)?, row))).collect())
}

/// Every identifier that leads to another.
pub async fn moved_ids(connection: &impl ConnectionTrait) -> Result<HashMap<PublicId, PublicId>, DbError> {
    let rows = moved::Entity::find().all(connection).await?;
    let pair = |row: moved::Model| Some((PublicId::parse(&row.old_id)?, PublicId::parse(&row.new_id)?));
    Ok(rows.into_iter().filter_map(pair).collect())
}

/// What a key of the database's own notes says, for instance which reference was loaded.
pub async fn noted(connection: &impl ConnectionTrait, key: &str) -> Result<Option<String>, DbError> {
    let sql = "SELECT value FROM meta WHERE key = $1";
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, [key.into()]);
    Ok(connection.query_one_raw(statement).await?.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// Notes something about the database itself.
pub async fn note(write: &Write, key: &str, value: &str) -> Result<(), DbError> {
    let connection = write.connection();
    let sql = "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    let values = [key.into(), value.into()];
    connection.execute_raw(Statement::from_sql_and_values(connection.get_database_backend(), sql, values)).await?;
    Ok(())
}

impl Named {
    /// An authority and everything that it belongs to, however far up; nothing when there is no such authority.
    pub async fn with_all_above(connection: &impl ConnectionTrait, id: &PublicId) -> Result<Vec<PublicId>, DbError> {
        let sql = "WITH RECURSIVE above (id) AS (SELECT id FROM authorities WHERE public_id = $1 \
                   UNION SELECT authority_parents.parent FROM authority_parents JOIN above ON authority_parents.child = above.id) \
                   SELECT public_id FROM authorities WHERE id IN (SELECT id FROM above)";
        let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, [id.as_str().into()]);
        let rows = connection.query_all_raw(statement).await?;
        let one = |row: &sea_orm::QueryResult| {
            let id: String = row.try_get_by_index(0)?;
            PublicId::parse(&id).ok_or(DbError::Value(id))
        };
        rows.iter().map(one).collect()
    }

    /// The French regions, by name.
    pub async fn regions(connection: &impl ConnectionTrait) -> Result<Vec<Named>, DbError> {
        let sql = "SELECT public_id FROM authorities WHERE kind = 'region'";
        let rows = all(connection, sql, []).await?;
        let ids = rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect::<Result<Vec<String>, DbError>>()?;
        named(connection, &ids.iter().map(String::as_str).collect::<Vec<_>>()).await
    }

    /// A territory and everything in it; what an intercommunal body reaches over belongs to its own region.
    pub async fn within(connection: &impl ConnectionTrait, territory: &PublicId) -> Result<HashSet<PublicId>, DbError> {
        let sql = "WITH RECURSIVE below (id, kind, public_id) AS (\
                   SELECT id, kind, public_id FROM authorities WHERE public_id = $1 \
                   UNION SELECT authorities.id, authorities.kind, authorities.public_id FROM below \
                   JOIN authority_parents ON authority_parents.parent = below.id \
                   JOIN authorities ON authorities.id = authority_parents.child WHERE below.kind <> 'epci') \
                   SELECT public_id FROM below";
        let rows = all(connection, sql, [territory.as_str().into()]).await?;
        let id = |text: String| PublicId::parse(&text).ok_or(DbError::Value(text));
        rows.iter().map(|row| id(row.try_get_by_index(0)?)).collect()
    }
}

impl Named {
    /// An authority that is recorded, or the one that its identifier leads to now.
    pub async fn present(connection: &impl ConnectionTrait, id: &PublicId) -> Result<Option<Self>, DbError> {
        let Some((_, present)) = NewAuthority::recorded(connection, id).await? else { return Ok(None) };
        Ok(named(connection, &[present.as_str()]).await?.into_iter().next())
    }

    /// The authorities of a legal unit of the French register (SIREN): one, but where a city and its department are the same.
    pub async fn with_siren(connection: &impl ConnectionTrait, siren: &str) -> Result<Vec<Self>, DbError> {
        let rows = all(connection, "SELECT public_id FROM authorities WHERE siren = $1", [siren.into()]).await?;
        let ids: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?;
        named(connection, &ids.iter().map(String::as_str).collect::<Vec<_>>()).await
    }

    /// An authority that is recorded, or the one that its identifier leads to now, as papers name it: with what it is and its
    /// number in the French register of legal units.
    pub async fn with_register(
        connection: &impl ConnectionTrait,
        id: &PublicId,
    ) -> Result<Option<(Self, Kind, Option<String>)>, DbError> {
        let sql = "SELECT public_id, kind, name, names, country, siren FROM authorities WHERE public_id = \
                   COALESCE((SELECT new_id FROM moved_ids WHERE old_id = $1), $1)";
        let Some(row) = one(connection, sql, [id.as_str().into()]).await? else { return Ok(None) };
        let [id, kind, names]: [String; 3] =
            [row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(3)?];
        let names = serde_json::from_str(&names).map_err(|why| DbError::Value(why.to_string()))?;
        let id = PublicId::parse(&id).ok_or(DbError::Value(id))?;
        let named = Self { id, name: row.try_get_by_index(2)?, names, country: row.try_get_by_index(4)? };
        let kind = Kind::parse(&kind).ok_or(DbError::Value(kind))?;
        Ok(Some((named, kind, row.try_get_by_index(5)?)))
    }
}
