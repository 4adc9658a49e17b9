//! Reading authorities, what they belong to and the names that lead to them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use reference::countries;
use reference::fold::fold;
use sea_orm::{DatabaseConnection, EntityTrait as _};
use uuid::Uuid;

use super::super::snapshot::{Authority, AuthorityIx, Former, Population};
use super::row::{Fields, each};
use crate::authorities::entity::{moved, parent};
use crate::authorities::{Kind, Precision};
use crate::db::DbError;
use crate::kernel::{PublicId, Timestamp};

/// What the tables of authorities hold.
pub struct Read {
    pub all: Vec<Authority>,
    pub place: HashMap<Uuid, AuthorityIx>,
    pub belongs: Vec<(AuthorityIx, AuthorityIx)>,
    pub former: Vec<Former>,
    pub moved: HashMap<PublicId, PublicId>,
}

const COLUMNS: &[&str] = &[
    "public_id",
    "kind",
    "subkind",
    "name",
    "names",
    "aliases",
    "country",
    "admin",
    "insee",
    "siren",
    "geonames:int",
    "postcodes",
    "population:int",
    "population_year:int",
    "population_source",
    "lat:real",
    "lon:real",
    "precision",
    "note",
    "updated_at:int",
];

pub async fn read(connection: &DatabaseConnection) -> Result<Read, DbError> {
    let (mut all, mut place) = (Vec::with_capacity(60_000), HashMap::with_capacity(60_000));
    let mut sources: HashSet<Arc<str>> = HashSet::new();
    each(connection, ("authorities", "id"), COLUMNS, |id, fields| {
        place.insert(id, all.len() as AuthorityIx);
        all.push(authority(fields, &mut sources)?);
        Ok(())
    })
    .await?;
    let belongs = belongs(connection, &place).await?;
    let mut former = Vec::new();
    each(connection, ("former_authorities", "authority"), &["name"], |id, fields| {
        former.push(Former { authority: at(&place, id)?, name: fields.text() });
        Ok(())
    })
    .await?;
    former.sort_by(|a, b| (a.authority, &a.name).cmp(&(b.authority, &b.name)));
    let moved = moved(connection).await?;
    Ok(Read { all, place, belongs, former, moved })
}

fn at(place: &HashMap<Uuid, AuthorityIx>, id: Uuid) -> Result<AuthorityIx, DbError> {
    place.get(&id).copied().ok_or_else(|| DbError::Value(format!("no authority has the row {id}")))
}

async fn belongs(
    connection: &DatabaseConnection,
    place: &HashMap<Uuid, AuthorityIx>,
) -> Result<Vec<(AuthorityIx, AuthorityIx)>, DbError> {
    let mut belongs = Vec::with_capacity(place.len() * 2);
    for row in parent::Entity::find().all(connection).await? {
        belongs.push((at(place, row.child)?, at(place, row.parent)?));
    }
    Ok(belongs)
}

async fn moved(connection: &DatabaseConnection) -> Result<HashMap<PublicId, PublicId>, DbError> {
    let rows = moved::Entity::find().all(connection).await?;
    rows.into_iter().map(|row| Ok((public_id(&row.old_id)?, public_id(&row.new_id)?))).collect()
}

pub fn public_id(text: &str) -> Result<PublicId, DbError> {
    PublicId::parse(text).ok_or_else(|| DbError::Value(text.to_owned()))
}

fn authority(fields: &mut Fields<'_>, sources: &mut HashSet<Arc<str>>) -> Result<Authority, DbError> {
    let id = public_id(fields.next())?;
    let kind_word = fields.next();
    let kind = Kind::parse(kind_word).ok_or_else(|| DbError::Value(kind_word.to_owned()))?;
    let (subkind, name) = (fields.maybe(), fields.text());
    let (names, aliases) = (fields.texts()?, fields.text());
    let country_code = fields.next();
    let country = countries::by_iso2(country_code).ok_or_else(|| DbError::Value(country_code.to_owned()))?;
    Ok(Authority {
        folded: fold(&name).into_boxed_str(),
        id,
        kind,
        subkind,
        name,
        names,
        aliases,
        country,
        admin: fields.maybe(),
        insee: fields.maybe(),
        siren: fields.maybe(),
        geonames: fields.number()?,
        postcodes: fields.text(),
        population: population(fields, sources)?,
        position: fields.number()?.zip(fields.number()?),
        precision: Precision::parse(fields.next()),
        note: fields.texts()?,
        parents: Box::default(),
        members: Box::default(),
        links: Box::default(),
        updated_at: Timestamp(fields.number()?.unwrap_or_default()),
    })
}

fn population(fields: &mut Fields<'_>, sources: &mut HashSet<Arc<str>>) -> Result<Option<Population>, DbError> {
    let (value, year, source) = (fields.number()?, fields.number()?, fields.next());
    let source = match sources.get(source) {
        Some(known) => known.clone(),
        None => {
            let new: Arc<str> = source.into();
            sources.insert(new.clone());
            new
        }
    };
    Ok(value.map(|value| Population { value, year, source }))
}
