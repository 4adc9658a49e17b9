//! `/fr/chiffres`: the figures, then every chart in short.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;

use super::super::super::figures::{self as registry, Chart, RowTold, Told};
use super::super::super::keeper::Atlas;
use super::super::super::snapshot::Snapshot;
use super::super::super::view::address;
use super::{FigureView, refuse_filters};
use crate::kernel::Locale;
use crate::web::{Error, Layout, Section, html};

/// Rows shown of a chart; its own page has them all.
const ROWS: usize = 8;

/// A chart in short.
struct Part {
    told: Told,
    href: String,
    rows: Vec<(RowTold, u8)>,
    more: usize,
}

#[derive(Template)]
#[template(path = "atlas/pages/figures.html")]
struct FiguresPage {
    page: Layout,
    figures: Vec<FigureView>,
    parts: Vec<Part>,
    gaps: Vec<String>,
    base: &'static str,
    compare: &'static str,
}

/// `GET /fr/chiffres`
pub async fn show(State(atlas): State<Atlas>, locale: Locale, RawQuery(query): RawQuery) -> Result<Response, Error> {
    refuse_filters(query.as_deref())?;
    let atlas = atlas.now();
    let paths = [address::figures(locale), address::figures(locale.other())].map(str::to_owned);
    let mut page = Layout::new(locale, String::new(), paths);
    let t = page.t;
    page.title = t.s("figures-title");
    page.description = t.s("figures-lead");
    page.section = Section::Figures;
    let figures = registry::figures(&atlas).into_iter();
    html(&FiguresPage {
        figures: figures.map(|figure| FigureView::of(t, locale, &atlas, figure)).collect(),
        parts: Chart::ALL.into_iter().map(|chart| part(chart, locale, &atlas)).collect(),
        gaps: super::super::data::gaps(t, locale, &atlas),
        base: address::figures(locale),
        compare: address::compare(locale),
        page,
    })
}

fn part(chart: Chart, locale: Locale, atlas: &Snapshot) -> Part {
    let mut told = Told::of(chart, locale, atlas);
    let lengths = told.counted.lengths();
    let rows: Vec<RowTold> = std::mem::take(&mut told.rows);
    let more = if rows.len() > ROWS { rows.len() } else { 0 };
    let drawn = told.counted.is_drawn();
    let bar = |length: f32| if drawn { (length * 100.0).round() as u8 } else { 0 };
    let rows = rows.into_iter().zip(lengths).take(ROWS).map(|(row, length)| (row, bar(length))).collect();
    Part { href: address::chart(locale, chart.code()), told, rows, more }
}
