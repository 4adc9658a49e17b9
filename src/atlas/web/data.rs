//! The page about the data: sources, licences, counts, method, known gaps.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::super::figures;
use super::super::filter::LinkFilter;
use super::super::keeper::Atlas;
use super::super::snapshot::{Perimeter, text_in};
use super::super::view::address;
use crate::db::Db;
use crate::kernel::{Locale, PartialDate};
use crate::partnerships::{self, Counts};
use crate::web::{Error, Layout, Section, html};

struct SourceView {
    name: String,
    url: Option<String>,
    licence: String,
    read_on: String,
    links: String,
    list: String,
}

struct LoadView {
    name: String,
    at: String,
    counts: Vec<String>,
}

#[derive(Template)]
#[template(path = "atlas/pages/data.html")]
struct DataPage {
    page: Layout,
    sources: Vec<SourceView>,
    loads: Vec<LoadView>,
    gaps: Vec<String>,
    doubtful: (String, String),
    clubs: String,
    release: &'static str,
    population: String,
    links: &'static str,
    authorities: &'static str,
    figures: &'static str,
}

/// `GET /fr/donnees`
pub async fn show(State(atlas): State<Atlas>, State(db): State<Db>, locale: Locale) -> Result<Response, Error> {
    let atlas = atlas.now();
    let paths = [locale, locale.other()].map(|locale| address::data(locale).to_owned());
    let mut page = Layout::new(locale, String::new(), paths);
    let t = page.t;
    page.title = t.s("data-title");
    page.description = t.s("data-lead");
    page.section = Section::Data;
    let batches = partnerships::batches(db.read()).await.map_err(|why| Error::Internal(why.into()))?;
    let date = |text: &str| PartialDate::parse(text).map_or_else(|| text.to_owned(), |date| t.date(date));
    let source = |(ix, source): (u16, &super::super::snapshot::Source)| {
        let filter = LinkFilter { source: Some(ix), ..LinkFilter::default() };
        SourceView {
            name: text_in(&source.names, locale).unwrap_or(&source.id).to_owned(),
            url: source.url.as_deref().map(str::to_owned),
            licence: source.licence.as_deref().unwrap_or("–").to_owned(),
            read_on: source.read_on.as_deref().map_or_else(|| "–".to_owned(), date),
            links: locale.number(filter.apply(&atlas).len() as u64),
            list: format!("{}{}", address::links(locale), filter.query(&atlas)),
        }
    };
    let load = |batch: &partnerships::Batch| {
        let counts: Counts = serde_json::from_str::<serde_json::Value>(&batch.report)
            .ok()
            .and_then(|report| serde_json::from_value(report["counts"].clone()).ok())
            .unwrap_or_default();
        let line = |key: &str, count: usize| (count > 0).then(|| t.n(&format!("load-{key}"), count));
        let lines = [
            line("lines", counts.lines),
            line("new", counts.new),
            line("changed", counts.changed),
            line("repeated", counts.repeated),
            line("doubtful", counts.doubtful),
            line("contradictory", counts.contradictory),
            line("authorities", counts.new_authorities),
        ];
        let named = format!("load-name-{}", batch.name);
        let name = if t.has(&named) { t.s(&named) } else { batch.name.clone() };
        LoadView { name, at: t.day(batch.at), counts: lines.into_iter().flatten().collect() }
    };
    let doubt = LinkFilter { doubt: Some(true), ..LinkFilter::default() };
    let doubtful = (t.n("data-doubtful", doubt.apply(&atlas).len()), format!("{}{}", address::links(locale), doubt.query(&atlas)));
    let known = figures::coverage(&atlas);
    let of = locale.number(known.links as u64);
    let gap = |key: &str, count: usize| t.with_count(key, known.links - count, &[("of", &of)]);
    let in_clubs = atlas.links.iter().filter(|link| link.club.is_some() && link.perimeter != Perimeter::Elsewhere).count();
    let population = t.with("data-population", &[("year", &reference::french::POPULATION_YEAR.to_string()), ("source", reference::french::POPULATION_SOURCE)]);
    html(&DataPage {
        sources: (0..).zip(&atlas.sources).map(source).collect(),
        loads: batches.iter().map(load).collect(),
        gaps: vec![gap("gap-kind", known.kind), gap("gap-status", known.status), gap("gap-since", known.since), gap("gap-themes", known.themes)],
        doubtful,
        clubs: t.n("data-clubs", in_clubs),
        release: reference::french::RELEASE,
        population,
        links: address::links(locale),
        authorities: address::authorities(locale),
        figures: address::figures(locale),
        page,
    })
}
