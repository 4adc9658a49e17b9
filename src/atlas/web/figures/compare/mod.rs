//! `/fr/chiffres/comparer`: a territory beside another.

mod choice;
mod file;
mod measures;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;

pub use file::file;

use super::super::super::figures::{Profile, Source, source_words};
use super::super::super::keeper::Atlas;
use super::super::super::snapshot::Snapshot;
use super::super::super::view::address;
use crate::kernel::Locale;
use crate::web::{Crumb, Error, Layout, Section, html};
use choice::{Asked, Select};
use measures::{Column, Measure};

#[derive(Template)]
#[template(path = "atlas/pages/figures_compare.html")]
struct ComparePage {
    page: Layout,
    /// What to do next, when there are not two to compare.
    hint: Option<String>,
    selects: [Select; 2],
    columns: Vec<Column>,
    measures: Vec<Measure>,
    origin: String,
    base: &'static str,
    query: String,
}

/// `GET /fr/chiffres/comparer?a=fr-region-32&b=fr-region-11`
pub async fn show(State(atlas): State<Atlas>, locale: Locale, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let atlas = atlas.now();
    let asked = Asked::read(query.as_deref(), &atlas)?;
    html(&draw(locale, &atlas, &asked))
}

fn draw(locale: Locale, atlas: &Snapshot, asked: &Asked) -> ComparePage {
    let query = asked.query(atlas);
    let paths = [locale, locale.other()].map(|locale| format!("{}{query}", address::compare(locale)));
    let mut page = Layout::new(locale, String::new(), paths);
    let t = page.t;
    let profiles: Vec<Profile> = asked.different().into_iter().map(|ix| Profile::of(atlas, ix)).collect();
    page.title = measures::finding(t, locale, atlas, &profiles);
    page.description = t.s("compare-lead");
    page.section = Section::Figures;
    page.noindex = !profiles.is_empty();
    page.crumbs = vec![Crumb { name: t.s("figures-title"), href: address::figures(locale).to_owned() }];
    let hint = match (asked.same(), profiles.len()) {
        (true, _) => Some("compare-same"),
        (_, 0) => Some("compare-none"),
        (_, 1) => Some("compare-one"),
        _ => None,
    };
    let source = [Source::Atlas, Source::Code].map(|source| source_words(t, source));
    let source = t.with("chart-sources", &[("links", &source[0]), ("inhabitants", &source[1])]);
    ComparePage {
        hint: hint.map(|key| t.s(key)),
        selects: asked.selects(t, locale, atlas),
        columns: profiles.iter().zip(["a", "b"]).map(|(one, id)| Column::of(t, locale, atlas, (one, id))).collect(),
        measures: measures::all(t, locale, atlas, &profiles),
        origin: t.with("figure-origin", &[("date", &t.day(atlas.as_of)), ("source", &source)]),
        base: address::compare(locale),
        query,
        page,
    }
}
