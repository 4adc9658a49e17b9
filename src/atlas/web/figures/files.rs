//! Figures and breakdowns as files.

use axum::Json;
use axum::extract::{OriginalUri, Path, RawQuery, State};
use axum::response::{IntoResponse as _, Response};
use paper::{Cell, Table};
use serde_json::json;

use super::super::super::api;
use super::super::super::figures::{self as registry, Breakdown, Figure};
use super::super::super::format::Format;
use super::super::super::keeper::Atlas;
use super::super::super::snapshot::Snapshot;
use super::super::respond;
use super::{FigureView, recount_address, refuse_filters};
use crate::kernel::Locale;
use crate::web::{Error, Site, Texts};

/// `GET /fr/chiffres/{breakdown}.csv`: a breakdown as a table.
pub async fn one(
    State(atlas): State<Atlas>,
    locale: Locale,
    Path(last): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let query = refuse_filters(query.as_deref())?;
    let (id, format) = Format::split(&last);
    let (counted, rows) = rows(&atlas.now(), id).ok_or_else(Error::nothing_here)?;
    match format {
        Format::Csv | Format::Xlsx => {
            let rows = rows.into_iter().map(|(code, count)| vec![code.into(), count.into()]).collect();
            let title = Texts::of(locale).s(format!("figures-{id}-file"));
            respond::table_file(&Table { title, columns: vec!["code", counted], rows }, format, &query)
        }
        Format::Json => {
            let rows: Vec<_> = rows.into_iter().map(|(code, count)| json!({ "code": code, counted: count })).collect();
            Ok(Json(json!({ "results": rows })).into_response())
        }
        Format::Html | Format::Geojson => Err(Error::nothing_here()),
    }
}

/// What a breakdown counts, and its rows.
fn rows(atlas: &Snapshot, id: &str) -> Option<(&'static str, Vec<(String, usize)>)> {
    if id == "size" {
        let sizes = registry::by_size(atlas).into_iter().map(|row| (row.size.code().to_owned(), row.linked));
        return Some(("communes_linked", sizes.collect()));
    }
    let breakdown = Breakdown::ALL.into_iter().find(|breakdown| breakdown.code() == id)?;
    let rows = breakdown.rows(atlas).into_iter().map(|row| (row.subject.code(atlas), row.links));
    Some(("links", rows.collect()))
}

/// `GET /fr/chiffres.csv` and the other formats: every figure.
pub async fn file(
    State(atlas): State<Atlas>,
    State(site): State<Site>,
    locale: Locale,
    OriginalUri(uri): OriginalUri,
) -> Result<Response, Error> {
    let query = refuse_filters(uri.query())?;
    let atlas = atlas.now();
    match Format::split(uri.path()).1 {
        Format::Json => Ok(Json(json!({ "results": api::figure_list(&atlas, locale, &site.base) })).into_response()),
        format @ (Format::Csv | Format::Xlsx) => respond::table_file(&table(locale, &atlas, &site), format, &query),
        Format::Html | Format::Geojson => Err(Error::nothing_here()),
    }
}

fn table(locale: Locale, atlas: &Snapshot, site: &Site) -> Table {
    let t = Texts::of(locale);
    let row = |figure: Figure| {
        let recount = format!("{}{}", site.base, recount_address(locale, atlas, &figure.recount));
        let (value, of) = (Cell::from(figure.value), Cell::from(figure.of));
        let view = FigureView::of(t, locale, atlas, figure);
        let told = [view.definition, view.perimeter, atlas.as_of.day(), view.origin, recount].map(Cell::from);
        [Cell::from(view.id), value, of].into_iter().chain(told).collect()
    };
    let columns = vec!["id", "value", "of", "definition", "perimeter", "as_of", "origin", "recount"];
    Table { title: t.s("figures-file"), columns, rows: registry::figures(atlas).into_iter().map(row).collect() }
}
