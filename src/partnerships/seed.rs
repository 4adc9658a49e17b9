//! Filling an empty database with what the program ships: the French authorities, the open links, the brochure.

use std::collections::BTreeMap;

use reference::{links, places};

use super::import::{Declaration, DeclaredSource, Import, Read, SourceCard};
use super::model::Role;
use super::{brochure, store};
use crate::authorities::{self, Place};
use crate::db::{Author, Db, DbError, Write};
use crate::kernel::Timestamp;

/// A word about progress: what is being written, how much of it is done, and how much there is.
pub type Progress<'p> = &'p mut dyn FnMut(&'static str, usize, usize);

/// Loads what the program ships into a database that has no links yet, all of it or nothing.
///
/// Answers whether anything was loaded.
pub async fn seed(db: &Db, at: Timestamp, progress: Progress<'_>) -> Result<bool, DbError> {
    let complete = authorities::reference_is_current(db).await? && store::any(db.read()).await?;
    if complete {
        return Ok(false);
    }
    let write = db.write().await?;
    let loaded = seed_within(&write, at, progress).await?;
    write.commit().await?;
    Ok(loaded)
}

/// The same, inside a transaction of somebody else.
pub async fn seed_within(write: &Write, at: Timestamp, progress: Progress<'_>) -> Result<bool, DbError> {
    let added = authorities::load_reference(write, at, &mut |done| progress("authorities", done, 36_400)).await?;
    if store::any(write.connection()).await? {
        return Ok(added > 0);
    }
    let places = places::all();
    for (order, (name, read)) in (0..).zip([("open", open_links()), ("brochure", told_by_the_brochure(&places)?)]) {
        let at = Timestamp(at.0 + order);
        let total = read.declarations.len();
        let mut import = Import::open(write).await?;
        let plan = import.plan(read);
        let who = (Author::command("seed"), name, at);
        import.apply(write, plan, who, &mut |done| progress("partnerships", done, total)).await?;
    }
    Ok(true)
}

fn told_by_the_brochure(places: &[places::Place]) -> Result<Read, DbError> {
    brochure::read(places).map_err(|why| DbError::Value(format!("data/brochure/cooperations.toml: {why}")))
}

/// The open links as declarations, in the order of their table.
fn open_links() -> Read {
    let place = |end: links::End| Place {
        position: end.lat.zip(end.lon),
        name: end.name,
        country: end.country,
        code: end.code,
        ..Place::default()
    };
    let source = |id: String| DeclaredSource { id, field: String::new(), url: None, says: None };
    let declaration = |(line, link): (u64, links::Link)| Declaration {
        line,
        parties: vec![(place(link.a), Role::Partner), (place(link.b), Role::Partner)],
        kind: None,
        form: None,
        status: None,
        since: None,
        until: None,
        themes: Vec::new(),
        summary: BTreeMap::new(),
        doubts: Vec::new(),
        club: link.club,
        sources: link.sources.into_iter().map(source).collect(),
    };
    let card = |known: &links::Source| SourceCard {
        id: known.code.to_owned(),
        names: [("fr", known.name_fr), ("en", known.name_en)].map(|(l, n)| (l.to_owned(), n.to_owned())).into(),
        url: Some(known.url.to_owned()).filter(|url| !url.is_empty()),
        licence: Some(known.licence.to_owned()),
        read_on: Some(known.read_on.to_owned()),
    };
    Read {
        declarations: (2..).zip(links::open()).map(declaration).collect(),
        refused: Vec::new(),
        sources: links::sources().iter().map(card).collect(),
    }
}
