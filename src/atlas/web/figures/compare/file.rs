//! The comparison as a file: one row a territory.

use axum::Json;
use axum::extract::{OriginalUri, State};
use axum::response::{IntoResponse as _, Response};
use paper::{Cell, Table};
use serde_json::{Map, Value, json};

use super::super::super::super::figures::Profile;
use super::super::super::super::format::Format;
use super::super::super::super::keeper::Atlas;
use super::super::super::super::snapshot::Snapshot;
use super::super::super::respond;
use super::super::ways;
use super::choice::Asked;
use crate::kernel::Locale;
use crate::web::{Error, Texts};

/// `GET /fr/chiffres/comparer.csv` and the other formats.
pub async fn file(
    State(atlas): State<Atlas>,
    locale: Locale,
    OriginalUri(uri): OriginalUri,
) -> Result<Response, Error> {
    let atlas = atlas.now();
    let asked = Asked::read(uri.query(), &atlas)?;
    let rows = asked.different().into_iter().map(|ix| row(locale, &atlas, &Profile::of(&atlas, ix))).collect();
    let table = Table { title: Texts::of(locale).s("compare-file"), columns: COLUMNS.to_vec(), rows };
    match Format::split(uri.path()).1 {
        Format::Json => Ok(Json(json!({ "results": objects(&table) })).into_response()),
        format @ (Format::Csv | Format::Xlsx) => respond::table_file(&table, format, &asked.query),
        Format::Html | Format::Geojson => Err(Error::NotFound(ways())),
    }
}

const COLUMNS: [&str; 13] = [
    "id",
    "name",
    "kind",
    "population",
    "population_year",
    "communes",
    "communes_linked",
    "links",
    "links_per_100000",
    "partner_countries",
    "confirmed",
    "first_countries",
    "as_of",
];

fn row(locale: Locale, atlas: &Snapshot, profile: &Profile) -> Vec<Cell> {
    let authority = atlas.authority(profile.ix);
    let count = authority.population.as_ref();
    let communes = |which: usize| Cell::from(profile.communes.as_ref().map(|both| both[which].0));
    let first = profile.countries.iter().take(5).map(|(country, links, _)| format!("{} {links}", country.iso2));
    vec![
        authority.id.as_str().into(),
        authority.name_in(locale).into(),
        authority.kind.code().into(),
        Cell::from(count.map(|count| count.value)),
        Cell::from(count.and_then(|count| count.year).map(|year| Cell::Integer(year.into()))),
        communes(0),
        communes(1),
        profile.links.0.into(),
        Cell::from(profile.per_million.map(|rate| Cell::Decimal(rate as f64 / 10.0))),
        profile.countries.len().into(),
        profile.confirmed.0.into(),
        first.collect::<Vec<_>>().join(";").into(),
        atlas.as_of.day().into(),
    ]
}

/// The rows as objects, an empty cell being null.
fn objects(table: &Table) -> Vec<Value> {
    let value = |cell: &Cell| match cell {
        Cell::Text(text) => json!(text),
        Cell::Integer(number) => json!(number),
        Cell::Decimal(number) => json!(number),
        Cell::Empty => Value::Null,
    };
    let object = |row: &Vec<Cell>| -> Value {
        let pairs = table.columns.iter().zip(row).map(|(name, cell)| ((*name).to_owned(), value(cell)));
        Value::Object(pairs.collect::<Map<_, _>>())
    };
    table.rows.iter().map(object).collect()
}
