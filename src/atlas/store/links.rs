//! Reading links with their parties, themes and sources.

use std::collections::HashMap;

use sea_orm::DatabaseConnection;
use uuid::Uuid;

use super::super::snapshot::{AuthorityIx, Doubt, Link, Perimeter, Provenance, Source};
use super::authorities::public_id;
use super::row::{Columns, each};
use crate::db::DbError;
use crate::kernel::{PartialDate, Timestamp};
use crate::partnerships::{Kind, Role, Status, themes};

/// What the tables of links hold; parties still told by their row.
pub struct Read {
    links: Vec<Link>,
    parties: Vec<(u32, Uuid, Role)>,
    /// Every source.
    pub sources: Vec<Source>,
}

const LINKS: &str = "SELECT id, public_id, kind, form, status, since, until, summary, doubt, club, last_confirmed_at, \
     last_confirmed_by, updated_at FROM partnerships ORDER BY id";

pub async fn read(connection: &DatabaseConnection) -> Result<Read, DbError> {
    let (mut links, mut place) = (Vec::with_capacity(40_000), HashMap::with_capacity(40_000));
    each(connection, LINKS, |row| {
        place.insert(row.get::<Uuid>()?, links.len() as u32);
        links.push(link(row)?);
        Ok(())
    })
    .await?;
    let at = |id: Uuid| place.get(&id).copied().ok_or_else(|| DbError::Value(format!("no link has the row {id}")));
    let mut parties = Vec::with_capacity(links.len() * 2);
    each(connection, "SELECT partnership, authority, role FROM parties ORDER BY partnership, position", |row| {
        let (link, authority) = (at(row.get()?)?, row.get()?);
        parties.push((link, authority, Role::parse(&row.text()?).unwrap_or(Role::Partner)));
        Ok(())
    })
    .await?;
    read_themes(connection, &at, &mut links).await?;
    let sources = read_sources(connection, &at, &mut links).await?;
    Ok(Read { links, parties, sources })
}

async fn read_themes(
    connection: &DatabaseConnection,
    at: &impl Fn(Uuid) -> Result<u32, DbError>,
    links: &mut [Link],
) -> Result<(), DbError> {
    let codes: HashMap<&str, u8> = (0..).zip(themes()).map(|(ix, theme)| (theme.code.as_str(), ix)).collect();
    let mut of: HashMap<u32, Vec<u8>> = HashMap::new();
    each(connection, "SELECT partnership, theme FROM partnership_themes", |row| {
        let (link, code) = (at(row.get()?)?, row.text()?);
        of.entry(link).or_default().extend(codes.get(&*code));
        Ok(())
    })
    .await?;
    for (link, mut themes) in of {
        themes.sort_unstable();
        links[link as usize].themes = themes.into();
    }
    Ok(())
}

async fn read_sources(
    connection: &DatabaseConnection,
    at: &impl Fn(Uuid) -> Result<u32, DbError>,
    links: &mut [Link],
) -> Result<Vec<Source>, DbError> {
    let (mut sources, mut place) = (Vec::new(), HashMap::new());
    each(connection, "SELECT id, names, url, licence, read_on FROM sources ORDER BY id", |row| {
        let id = row.text()?;
        place.insert(id.clone(), sources.len() as u16);
        let (names, url, licence, read_on) = (row.texts()?, row.maybe()?, row.maybe()?, row.maybe()?);
        sources.push(Source { id, names, url, licence, read_on });
        Ok(())
    })
    .await?;
    let mut of: Vec<Vec<Provenance>> = vec![Vec::new(); links.len()];
    let sql =
        "SELECT partnership, source, field, url, says FROM partnership_sources ORDER BY partnership, source, field";
    each(connection, sql, |row| {
        let (link, source) = (at(row.get()?)?, row.text()?);
        let source = *place.get(&source).ok_or_else(|| DbError::Value(format!("no source is called {source}")))?;
        let (field, url, says) = (row.text()?, row.maybe()?, row.maybe()?);
        of[link as usize].push(Provenance { source, field, url, says });
        Ok(())
    })
    .await?;
    for (link, of) in links.iter_mut().zip(of) {
        link.sources = of.into();
    }
    Ok(sources)
}

impl Read {
    /// Gives each link its parties, told by their place in the list of authorities.
    pub fn place(mut self, authorities: &HashMap<Uuid, AuthorityIx>) -> Result<Vec<Link>, DbError> {
        let mut of: Vec<Vec<(AuthorityIx, Role)>> = vec![Vec::with_capacity(2); self.links.len()];
        for (link, authority, role) in self.parties {
            let no_row = || DbError::Value(format!("no authority has the row {authority}"));
            of[link as usize].push((*authorities.get(&authority).ok_or_else(no_row)?, role));
        }
        for (link, parties) in self.links.iter_mut().zip(of) {
            link.parties = parties.into();
        }
        Ok(self.links)
    }
}

fn link(row: &mut Columns<'_>) -> Result<Link, DbError> {
    let id = public_id(&row.text()?)?;
    let (kind, form, status) = (row.text()?, row.maybe()?, row.text()?);
    let mut date = || Ok::<_, DbError>(row.maybe()?.as_deref().and_then(PartialDate::parse));
    let (since, until) = (date()?, date()?);
    let summary = row.texts()?;
    let doubts: Vec<Doubt> = match row.maybe()? {
        None => Vec::new(),
        Some(json) => serde_json::from_str(&json).map_err(|why| DbError::Value(why.to_string()))?,
    };
    let club = row.get::<Option<i64>>()?.and_then(|club| u16::try_from(club).ok());
    let confirmed = row.get::<Option<i64>>()?.map(Timestamp).zip(row.maybe()?);
    Ok(Link {
        id,
        parties: Box::default(),
        kind: Kind::parse(&kind).unwrap_or(Kind::Unknown),
        form,
        status: Status::parse(&status).unwrap_or(Status::Unknown),
        since,
        until,
        themes: Box::default(),
        sources: Box::default(),
        summary,
        doubts: doubts.into(),
        club,
        confirmed,
        perimeter: Perimeter::Elsewhere,
        updated_at: Timestamp(row.get()?),
    })
}
