//! Reading authorities, what they belong to and the names that lead to them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use reference::countries;
use reference::fold::fold;
use sea_orm::DatabaseConnection;
use uuid::Uuid;

use super::super::snapshot::{Authority, AuthorityIx, Former, Population};
use super::row::{Columns, each};
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

const AUTHORITIES: &str = "SELECT id, public_id, kind, subkind, name, names, aliases, country, admin, insee, siren, geonames, \
     postcodes, population, population_year, population_source, lat, lon, precision, note, updated_at \
     FROM authorities ORDER BY id";

pub async fn read(connection: &DatabaseConnection) -> Result<Read, DbError> {
    let (mut all, mut place) = (Vec::with_capacity(60_000), HashMap::with_capacity(60_000));
    let mut sources: HashSet<Arc<str>> = HashSet::new();
    each(connection, AUTHORITIES, |row| {
        place.insert(row.get::<Uuid>()?, all.len() as AuthorityIx);
        all.push(authority(row, &mut sources)?);
        Ok(())
    })
    .await?;
    let at = |id: Uuid| place.get(&id).copied().ok_or_else(|| DbError::Value(format!("no authority has the row {id}")));
    let mut belongs = Vec::with_capacity(all.len() * 2);
    each(connection, "SELECT child, parent FROM authority_parents ORDER BY child, parent", |row| {
        belongs.push((at(row.get()?)?, at(row.get()?)?));
        Ok(())
    })
    .await?;
    let mut former = Vec::new();
    each(connection, "SELECT authority, name FROM former_authorities ORDER BY id", |row| {
        former.push(Former { authority: at(row.get()?)?, name: row.text()? });
        Ok(())
    })
    .await?;
    let mut moved = HashMap::new();
    each(connection, "SELECT old_id, new_id FROM moved_ids", |row| {
        moved.insert(public_id(&row.text()?)?, public_id(&row.text()?)?);
        Ok(())
    })
    .await?;
    Ok(Read { all, place, belongs, former, moved })
}

pub fn public_id(text: &str) -> Result<PublicId, DbError> {
    PublicId::parse(text).ok_or_else(|| DbError::Value(text.to_owned()))
}

fn authority(row: &mut Columns<'_>, sources: &mut HashSet<Arc<str>>) -> Result<Authority, DbError> {
    let id = public_id(&row.text()?)?;
    let kind_word = row.text()?;
    let kind = Kind::parse(&kind_word).ok_or_else(|| DbError::Value(kind_word.to_string()))?;
    let subkind = row.maybe()?;
    let name = row.text()?;
    let (names, aliases) = (row.texts()?, row.text()?);
    let country_code = row.text()?;
    let country = countries::by_iso2(&country_code).ok_or_else(|| DbError::Value(country_code.to_string()))?;
    Ok(Authority {
        folded: fold(&name).into_boxed_str(),
        id,
        kind,
        subkind,
        name,
        names,
        aliases,
        country,
        admin: row.maybe()?,
        insee: row.maybe()?,
        siren: row.maybe()?,
        geonames: row.get::<Option<i64>>()?.and_then(|number| u32::try_from(number).ok()),
        postcodes: row.text()?,
        population: population(row, sources)?,
        position: row.get::<Option<f64>>()?.zip(row.get::<Option<f64>>()?).map(|(lat, lon)| (lat as f32, lon as f32)),
        precision: Precision::parse(&row.text()?),
        note: row.texts()?,
        parents: Box::default(),
        members: Box::default(),
        links: Box::default(),
        updated_at: Timestamp(row.get()?),
    })
}

fn population(row: &mut Columns<'_>, sources: &mut HashSet<Arc<str>>) -> Result<Option<Population>, DbError> {
    let value = row.get::<Option<i64>>()?.and_then(|count| u32::try_from(count).ok());
    let year = row.get::<Option<i64>>()?.and_then(|year| i16::try_from(year).ok());
    let source: Arc<str> = row.get::<Option<String>>()?.unwrap_or_default().into();
    let source = match sources.get(&source) {
        Some(known) => known.clone(),
        None => {
            sources.insert(source.clone());
            source
        }
    };
    Ok(value.map(|value| Population { value, year, source }))
}
