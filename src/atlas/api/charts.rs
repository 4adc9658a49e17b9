//! A chart, or one figure, for programs.

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::figures::{self as registry, Bar, Chart, RowTold, Told};
use super::super::keeper::Atlas;
use super::super::snapshot::Snapshot;
use super::handlers::{figure_list, language};
use crate::web::{Error, Site};

/// A chart: links between France and abroad broken down, or the share of communes of each class that cooperate.
#[derive(Serialize, ToSchema)]
pub struct ChartJson {
    /// Its word.
    id: &'static str,
    /// The finding, made from the numbers.
    title: String,
    /// What it counts.
    definition: String,
    /// Among what.
    perimeter: String,
    /// When the last change that it counts was recorded (RFC 3339, UTC).
    as_of: String,
    /// Whose data it counts.
    source: String,
    /// How many of the total the source leaves unknown; they stand in a row `unknown`.
    unknown: usize,
    /// How many of the total stand in no row, because they are of another nature.
    outside: usize,
    /// Links between France and abroad, or communes, altogether.
    total: usize,
    /// The page.
    url: String,
    /// The image, when enough is known to draw one; `.png` in place of `.svg` is the same picture.
    image: Option<String>,
    /// The rows.
    rows: Vec<ChartRowJson>,
}

/// A row of a chart.
#[derive(Serialize, ToSchema)]
pub struct ChartRowJson {
    /// Its word.
    code: String,
    /// Its name.
    name: String,
    /// How many.
    value: usize,
    /// Of how many.
    of: usize,
    /// The share, from 0 to 1.
    share: Option<f64>,
    /// The list that has as many rows.
    recount: String,
}

/// A chart as JSON.
pub fn chart(told: &Told, atlas: &Snapshot, site: &str) -> ChartJson {
    let counted = &told.counted;
    let row = |(bar, row): (&Bar, &RowTold)| ChartRowJson {
        code: row.code.clone(),
        name: row.name.clone(),
        value: bar.value,
        of: bar.of,
        share: registry::share(bar.value, bar.of),
        recount: format!("{site}{}", row.list),
    };
    let url = format!("{site}{}", told.address);
    ChartJson {
        id: told.chart.code(),
        title: told.title.clone(),
        definition: told.definition.clone(),
        perimeter: told.perimeter.clone(),
        as_of: atlas.as_of.rfc3339(),
        source: told.source.clone(),
        unknown: counted.unknown,
        outside: counted.outside,
        total: counted.total,
        image: counted.is_drawn().then(|| format!("{url}.svg")),
        url,
        rows: counted.bars.iter().zip(&told.rows).map(row).collect(),
    }
}

/// `GET /api/v1/figures/{id}`
#[utoipa::path(get, path = "/api/v1/figures/{id}", params(
    ("id" = String, Path, description = "A chart: size, country, continent, region, department, links-size, source, kind, decade; or the word of a figure"),
    ("lang" = Option<String>, Query, description = "fr or en")),
    responses((status = 200, description = "The chart; for the word of a figure, that figure", body = ChartJson), (status = 400, description = "A parameter that does not exist (problem details)"), (status = 404, description = "Nothing is there (problem details)")))]
pub async fn figure(
    State(atlas): State<Atlas>,
    State(site): State<Site>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let (atlas, locale) = (atlas.now(), language(query.as_deref())?);
    if let Some(found) = Chart::parse(&id) {
        return Ok(Json(chart(&Told::of(found, locale, &atlas), &atlas, &site.base)).into_response());
    }
    let figures = figure_list(&atlas, locale, &site.base);
    let one = figures.into_iter().find(|figure| figure.id == id).ok_or_else(Error::nothing_here)?;
    Ok(Json(one).into_response())
}
