//! A record as it stands, to be laid beside another; and all the rows that a merge of two touches.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, Value as Bound};
use serde_json::Value;
use uuid::Uuid;

use super::rows::{self, Key, Row, Rows};
use crate::db::{DbError, all, one};
use crate::kernel::PublicId;
use crate::partnerships::duplicates::merge::tables::{OF_AUTHORITY, OF_LINK, Table};
use crate::partnerships::duplicates::model::Entity;
use crate::partnerships::statements::model::Version;

/// A link beside another.
#[derive(Clone, Debug)]
pub struct Link {
    /// What it says and what parties said.
    pub version: Version,
    /// What is doubtful.
    pub doubts: Vec<Value>,
    /// The sources that name it, each with the day it was read.
    pub sources: Vec<(String, Option<String>)>,
}

impl Link {
    /// The day its oldest source was read.
    pub fn oldest(&self) -> Option<&str> {
        self.sources.iter().filter_map(|(_, read_on)| read_on.as_deref()).min()
    }
}

/// An authority beside another.
#[derive(Clone, Debug)]
pub struct Authority {
    /// Its row.
    pub row: Row,
    /// Whether it has an official French code.
    pub official: bool,
    /// Its links, with the parties of each.
    pub links: Vec<(PublicId, Vec<PublicId>)>,
    /// How many persons represent it, or ask to.
    pub members: usize,
}

/// Which of the two it is.
#[derive(Clone, Debug)]
pub enum What {
    /// A link.
    Link(Box<Link>),
    /// An authority.
    Authority(Box<Authority>),
}

/// A record as it stands.
#[derive(Clone, Debug)]
pub struct Record {
    id: PublicId,
    /// Its row and identifier.
    pub key: Key,
    /// Moves with each change.
    pub version: i64,
    /// What it is.
    pub what: What,
}

impl Record {
    /// The record with that identifier; nothing when there is none.
    pub async fn read(connection: &impl ConnectionTrait, id: &PublicId) -> Result<Option<Self>, DbError> {
        if !id.as_str().starts_with("pa-") {
            return Self::authority(connection, id).await;
        }
        let Some(version) = Version::read(connection, id).await? else { return Ok(None) };
        let sql = "SELECT doubt FROM partnerships WHERE id = $1";
        let row = one(connection, sql, [version.row.into()]).await?;
        let doubt: Option<String> = row.map(|row| row.try_get_by_index(0)).transpose()?.flatten();
        let sql = "SELECT partnership_sources.source, sources.read_on FROM partnership_sources \
                   JOIN sources ON sources.id = partnership_sources.source \
                   WHERE partnership_sources.partnership = $1 ORDER BY partnership_sources.source, partnership_sources.field";
        let mut sources: Vec<(String, Option<String>)> = Vec::new();
        for row in all(connection, sql, [version.row.into()]).await? {
            sources.push((row.try_get_by_index(0)?, row.try_get_by_index(1)?));
        }
        sources.dedup();
        Ok(Some(Self {
            id: id.clone(),
            key: Key { row: version.row, id: id.to_string() },
            version: version.version,
            what: What::Link(Box::new(Link {
                doubts: doubt.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default(),
                sources,
                version,
            })),
        }))
    }

    async fn authority(connection: &impl ConnectionTrait, id: &PublicId) -> Result<Option<Self>, DbError> {
        let found = rows::matching(connection, &OF_AUTHORITY[0], "public_id", id.as_str().into()).await?;
        let Some(row) = found.into_iter().next() else { return Ok(None) };
        let wrong = || DbError::Value(id.to_string());
        let uuid = row.get("id").and_then(Value::as_str).and_then(|text| Uuid::parse_str(text).ok());
        let key = Key { row: uuid.ok_or_else(wrong)?, id: id.to_string() };
        let kind = row.get("kind").and_then(Value::as_str).unwrap_or_default();
        let authority = Authority {
            official: !matches!(kind, "foreign" | "unidentified"),
            links: links(connection, &key).await?,
            members: members(connection, id).await?,
            row,
        };
        let version = authority.row.get("version").and_then(Value::as_i64).ok_or_else(wrong)?;
        Ok(Some(Self { id: id.clone(), key, version, what: What::Authority(Box::new(authority)) }))
    }

    /// Its identifier.
    pub fn id(&self) -> &PublicId {
        &self.id
    }

    /// A link or an authority.
    pub fn entity(&self) -> Entity {
        match self.what {
            What::Link(_) => Entity::Partnership,
            What::Authority(_) => Entity::Authority,
        }
    }

    /// The authorities that it is about: its parties, or itself.
    pub fn parties(&self) -> Vec<PublicId> {
        match &self.what {
            What::Link(link) => link.version.parties.iter().map(|party| party.id.clone()).collect(),
            What::Authority(_) => vec![self.id.clone()],
        }
    }

    /// The parties of each link that it is or has.
    pub fn around(&self) -> Vec<Vec<PublicId>> {
        match &self.what {
            What::Link(_) => vec![self.parties()],
            What::Authority(authority) => authority.links.iter().map(|(_, parties)| parties.clone()).collect(),
        }
    }
}

async fn links(connection: &impl ConnectionTrait, key: &Key) -> Result<Vec<(PublicId, Vec<PublicId>)>, DbError> {
    let sql = "SELECT partnerships.public_id, partnerships.parties_key FROM parties \
               JOIN partnerships ON partnerships.id = parties.partnership \
               WHERE parties.authority = $1 ORDER BY partnerships.public_id";
    let id = |text: &str| PublicId::parse(text).ok_or_else(|| DbError::Value(text.to_owned()));
    let mut found = Vec::new();
    for row in all(connection, sql, [key.row.into()]).await? {
        let [link, parties]: [String; 2] = [row.try_get_by_index(0)?, row.try_get_by_index(1)?];
        found.push((id(&link)?, parties.split(' ').map(id).collect::<Result<_, _>>()?));
    }
    Ok(found)
}

async fn members(connection: &impl ConnectionTrait, id: &PublicId) -> Result<usize, DbError> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM organisations \
               JOIN memberships ON memberships.organisation = organisations.id \
               WHERE organisations.authority = $1 AND memberships.state IN ('active', 'asked')";
    let row = one(connection, sql, [id.as_str().into()]).await?;
    let count: i64 = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0);
    Ok(usize::try_from(count).unwrap_or_default())
}

/// The tables that a merge of two such records touches: the records themselves first.
pub fn tables(entity: Entity) -> Vec<&'static Table> {
    match entity {
        Entity::Partnership => OF_LINK.iter().collect(),
        Entity::Authority => OF_AUTHORITY.iter().chain(&OF_LINK[..1]).collect(),
    }
}

/// Every row that belongs to one of two records or points to it; for authorities also the links of the one that goes, told by
/// `links`.
pub async fn rows_of(
    connection: &impl ConnectionTrait,
    entity: Entity,
    keys: [&Key; 2],
    links: &BTreeSet<Uuid>,
) -> Result<Rows, DbError> {
    let mut found = Rows::new();
    for table in tables(entity) {
        let rows = if entity == Entity::Authority && table.name == "partnerships" {
            let mut all = Vec::new();
            for link in links {
                all.extend(rows::matching(connection, table, "id", Bound::from(*link)).await?);
            }
            all
        } else {
            rows::read(connection, table, &keys).await?
        };
        found.insert(table.name.to_owned(), rows);
    }
    Ok(found)
}

/// The rows of the links of an authority.
pub async fn link_rows(connection: &impl ConnectionTrait, key: &Key) -> Result<BTreeSet<Uuid>, DbError> {
    let sql = "SELECT partnership FROM parties WHERE authority = $1";
    let rows = all(connection, sql, [key.row.into()]).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

/// The identifiers of authorities by their rows, as JSON writes them.
pub async fn ids_of_rows(
    connection: &impl ConnectionTrait,
    wanted: impl Iterator<Item = &str>,
) -> Result<std::collections::BTreeMap<String, String>, DbError> {
    let mut found = std::collections::BTreeMap::new();
    for text in wanted.collect::<BTreeSet<&str>>() {
        let row = Uuid::parse_str(text).map_err(|_| DbError::Value(text.to_owned()))?;
        if let Some(one) = one(connection, "SELECT public_id FROM authorities WHERE id = $1", [row.into()]).await? {
            found.insert(text.to_owned(), one.try_get_by_index(0)?);
        }
    }
    Ok(found)
}
