//! Reading links with their parties, themes and sources.

use std::collections::HashMap;

use sea_orm::{ColumnTrait as _, DatabaseConnection, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use uuid::Uuid;

use super::super::snapshot::{AuthorityIx, Doubt, Link, Perimeter, Provenance, Source};
use super::authorities::public_id;
use super::row::{Fields, each};
use crate::db::DbError;
use crate::freshness::Standing;
use crate::kernel::{PartialDate, PublicId, Timestamp};
use crate::partnerships::entity::{party, source, statement, theme};
use crate::partnerships::statement::{Statement, disagreements};
use crate::partnerships::{Kind, Role, Status, themes};

/// What the tables of links hold; parties still told by their identifiers.
pub struct Read {
    links: Vec<Link>,
    parties: Vec<Vec<PublicId>>,
    /// Parties that are not simply partners: the link, the authority's row, the role.
    roles: Vec<(u32, Uuid, Role)>,
    /// Every source.
    pub sources: Vec<Source>,
}

const COLUMNS: &[&str] = &[
    "public_id",
    "parties_key",
    "kind",
    "form",
    "status",
    "since",
    "until",
    "summary",
    "doubt",
    "club:int",
    "last_confirmed_at:int",
    "last_confirmed_by",
    "updated_at:int",
];

type Place = HashMap<Uuid, u32>;

pub async fn read(connection: &DatabaseConnection) -> Result<Read, DbError> {
    let (mut links, mut parties, mut place) = (Vec::with_capacity(40_000), Vec::new(), Place::with_capacity(40_000));
    each(connection, ("partnerships", "id"), COLUMNS, |id, fields| {
        place.insert(id, links.len() as u32);
        let public = public_id(fields.next())?;
        parties.push(fields.next().split(' ').map(public_id).collect::<Result<_, _>>()?);
        links.push(link(public, fields)?);
        Ok(())
    })
    .await?;
    read_themes(connection, &place, &mut links).await?;
    let sources = read_sources(connection, &place, &mut links).await?;
    read_disagreements(connection, &place, &mut links).await?;
    let roles = read_roles(connection, &place).await?;
    Ok(Read { links, parties, roles, sources })
}

fn at(place: &Place, id: Uuid) -> Result<u32, DbError> {
    place.get(&id).copied().ok_or_else(|| DbError::Value(format!("no link has the row {id}")))
}

async fn read_roles(connection: &DatabaseConnection, place: &Place) -> Result<Vec<(u32, Uuid, Role)>, DbError> {
    let unlike = party::Column::Role.ne(Role::Partner.code());
    let rows = party::Entity::find().filter(unlike).all(connection).await?;
    let one = |row: party::Model| {
        Ok((at(place, row.partnership)?, row.authority, Role::parse(&row.role).unwrap_or(Role::Partner)))
    };
    rows.into_iter().map(one).collect()
}

async fn read_themes(connection: &DatabaseConnection, place: &Place, links: &mut [Link]) -> Result<(), DbError> {
    let codes: HashMap<&str, u8> = (0..).zip(themes()).map(|(ix, theme)| (theme.code.as_str(), ix)).collect();
    let mut of: HashMap<u32, Vec<u8>> = HashMap::new();
    for row in theme::Entity::find().all(connection).await? {
        of.entry(at(place, row.partnership)?).or_default().extend(codes.get(row.theme.as_str()));
    }
    for (link, mut themes) in of {
        themes.sort_unstable();
        links[link as usize].themes = themes.into();
    }
    Ok(())
}

async fn read_disagreements(connection: &DatabaseConnection, place: &Place, links: &mut [Link]) -> Result<(), DbError> {
    let oldest_first = statement::Entity::find().order_by_asc(statement::Column::At);
    let mut of: HashMap<u32, Vec<Statement>> = HashMap::new();
    for row in oldest_first.order_by_asc(statement::Column::Organisation).all(connection).await? {
        of.entry(at(place, row.partnership)?).or_default().push(Statement::of(row)?);
    }
    for (link, statements) in of {
        links[link as usize].disagreements = disagreements(&statements).into();
    }
    Ok(())
}

async fn read_sources(
    connection: &DatabaseConnection,
    place: &Place,
    links: &mut [Link],
) -> Result<Vec<Source>, DbError> {
    let mut sources = Vec::new();
    for row in source::Entity::find().order_by_asc(source::Column::Id).all(connection).await? {
        let names: std::collections::BTreeMap<Box<str>, Box<str>> =
            serde_json::from_str(&row.names).map_err(|why| DbError::Value(why.to_string()))?;
        let boxed = |text: Option<String>| text.map(String::into_boxed_str);
        let (url, licence, read_on) = (boxed(row.url), boxed(row.licence), boxed(row.read_on));
        sources.push(Source { id: row.id.into(), names: names.into_iter().collect(), url, licence, read_on });
    }
    let by_id: HashMap<&str, u16> = (0..).zip(&sources).map(|(ix, source)| (&*source.id, ix)).collect();
    let mut of: Vec<Vec<Provenance>> = vec![Vec::new(); links.len()];
    each(connection, ("partnership_sources", "partnership"), &["source", "field", "url", "says"], |id, fields| {
        let code = fields.next();
        let source = *by_id.get(code).ok_or_else(|| DbError::Value(format!("no source is called {code}")))?;
        let (field, url, says) = (fields.text(), fields.maybe(), fields.maybe());
        of[at(place, id)? as usize].push(Provenance { source, field, url, says });
        Ok(())
    })
    .await?;
    for (link, mut of) in links.iter_mut().zip(of) {
        of.sort_by(|a, b| (a.source, &a.field).cmp(&(b.source, &b.field)));
        link.sources = of.into();
    }
    Ok(sources)
}

impl Read {
    /// Gives each link its parties, told by their place in the list of authorities.
    pub fn place(
        mut self,
        by_id: &HashMap<PublicId, AuthorityIx>,
        by_row: &HashMap<Uuid, AuthorityIx>,
    ) -> Result<Vec<Link>, DbError> {
        for (link, parties) in self.links.iter_mut().zip(self.parties) {
            let one = |id: PublicId| match by_id.get(&id) {
                Some(ix) => Ok((*ix, Role::Partner)),
                None => Err(DbError::Value(format!("{} names {id}, which is no authority", link.id))),
            };
            link.parties = parties.into_iter().map(one).collect::<Result<_, _>>()?;
        }
        for (link, row, role) in self.roles {
            let authority = by_row.get(&row).copied();
            for party in &mut self.links[link as usize].parties {
                if Some(party.0) == authority {
                    party.1 = role;
                }
            }
        }
        Ok(self.links)
    }
}

fn link(id: PublicId, fields: &mut Fields<'_>) -> Result<Link, DbError> {
    let (kind, form, status) = (fields.next(), fields.maybe(), fields.next());
    let (since, until) = (PartialDate::parse(fields.next()), PartialDate::parse(fields.next()));
    let summary = fields.texts()?;
    let doubts: Vec<Doubt> = match fields.next() {
        "" => Vec::new(),
        json => serde_json::from_str(json).map_err(|why| DbError::Value(why.to_string()))?,
    };
    let club = fields.number()?;
    let confirmed = fields.number()?.map(Timestamp).zip(fields.maybe());
    Ok(Link {
        id,
        parties: Box::default(),
        kind: Kind::parse(kind).unwrap_or(Kind::Unknown),
        form,
        status: Status::parse(status).unwrap_or(Status::Unknown),
        since,
        until,
        themes: Box::default(),
        sources: Box::default(),
        summary,
        doubts: doubts.into(),
        disagreements: Box::default(),
        club,
        confirmed,
        standing: Standing::default(),
        perimeter: Perimeter::Elsewhere,
        updated_at: Timestamp(fields.number()?.unwrap_or_default()),
    })
}
