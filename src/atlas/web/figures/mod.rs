//! The page of figures, and the same figures as files.

mod breakdowns;
mod files;
mod view;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;

pub use files::{file, one};
use view::recount_address;
pub use view::{FigureView, source_words};

use super::super::figures as registry;
use super::super::filter::{Problem, Query};
use super::super::keeper::Atlas;
use super::super::view::address;
use super::respond;
use crate::kernel::Locale;
use crate::web::{Error, Layout, Section, html};
use breakdowns::{BreakdownView, SizeView};

#[derive(Template)]
#[template(path = "atlas/pages/figures.html")]
struct FiguresPage {
    page: Layout,
    figures: Vec<FigureView>,
    size_title: String,
    sizes: Vec<SizeView>,
    breakdowns: Vec<BreakdownView>,
    gaps: Vec<String>,
    base: &'static str,
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
    let figures =
        registry::figures(&atlas).into_iter().map(|figure| FigureView::of(t, locale, &atlas, figure)).collect();
    let (size_title, sizes) = breakdowns::sizes(t, locale, &atlas);
    let (breakdowns, gaps) = (breakdowns::all(t, locale, &atlas), super::data::gaps(t, locale, &atlas));
    html(&FiguresPage { page, figures, size_title, sizes, breakdowns, gaps, base: address::figures(locale) })
}

fn refuse_filters(query: Option<&str>) -> Result<Query, Error> {
    let query = Query::read(query.unwrap_or_default()).map_err(respond::bad_request)?;
    match query.pairs.first() {
        Some((name, _)) => Err(respond::bad_request(Problem::UnknownName(name.clone()))),
        None => Ok(query),
    }
}
