//! Figures and charts as files.

use axum::Json;
use axum::extract::{OriginalUri, State};
use axum::response::{IntoResponse as _, Response};
use paper::{Cell, Table};
use serde_json::json;

use super::super::super::api;
use super::super::super::figures::{self as registry, Figure, Told};
use super::super::super::filter::Query;
use super::super::super::format::Format;
use super::super::super::keeper::Atlas;
use super::super::super::snapshot::Snapshot;
use super::super::respond;
use super::{FigureView, refuse_filters, ways};
use crate::kernel::Locale;
use crate::web::{Error, Site, Texts};

/// A chart as a table, or as the API gives it.
pub fn chart(
    told: &Told,
    (format, query): (Format, &Query),
    (atlas, locale, site): (&Snapshot, Locale, &Site),
) -> Result<Response, Error> {
    match format {
        Format::Csv | Format::Xlsx => respond::table_file(&rows(told, locale, site), format, query),
        Format::Json => Ok(Json(api::chart(told, atlas, &site.base)).into_response()),
        Format::Html | Format::Geojson => Err(Error::NotFound(ways())),
    }
}

fn rows(told: &Told, locale: Locale, site: &Site) -> Table {
    let row = |(bar, row): (&registry::Bar, &registry::RowTold)| {
        let share = Cell::from(registry::share(bar.value, bar.of).map(Cell::Decimal));
        let recount = format!("{}{}", site.base, row.list);
        vec![row.code.clone().into(), row.name.clone().into(), bar.value.into(), bar.of.into(), share, recount.into()]
    };
    let columns = vec!["code", "name", told.chart.measure(), "of", "share", "recount"];
    let title = Texts::of(locale).s(format!("figures-{}-file", told.chart.code()));
    Table { title, columns, rows: told.counted.bars.iter().zip(&told.rows).map(row).collect() }
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
        Format::Html | Format::Geojson => Err(Error::NotFound(ways())),
    }
}

fn table(locale: Locale, atlas: &Snapshot, site: &Site) -> Table {
    let t = Texts::of(locale);
    let row = |figure: Figure| {
        let recount = format!("{}{}", site.base, figure.recount.address(locale, atlas));
        let (value, of) = (Cell::from(figure.value), Cell::from(figure.of));
        let fresh = Cell::from(figure.fresh.as_ref().map(|(count, _)| *count));
        let view = FigureView::of(t, locale, atlas, figure);
        let told = [view.definition, view.perimeter, atlas.as_of.day(), view.origin, recount].map(Cell::from);
        [Cell::from(view.id), value, of].into_iter().chain(told).chain([fresh]).collect()
    };
    let columns = vec!["id", "value", "of", "definition", "perimeter", "as_of", "origin", "recount", "fresh"];
    Table { title: t.s("figures-file"), columns, rows: registry::figures(atlas).into_iter().map(row).collect() }
}
