//! The page about the data: sources, licences, counts, method, known gaps.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use reference::french;
use serde_json::json;

use super::super::figures;
use super::super::filter::LinkFilter;
use super::super::keeper::Atlas;
use super::super::snapshot::{Link, Perimeter, Snapshot, Source, text_in};
use super::super::view::address;
use crate::db::Db;
use crate::freshness::Rule;
use crate::kernel::{Locale, PartialDate};
use crate::partnerships::report::Counts;
use crate::partnerships::{self, Batch, themes};
use crate::web::{Error, Layout, Section, Site, Texts, html};

struct SourceView {
    name: String,
    url: Option<String>,
    licence: String,
    read_on: String,
    links: String,
    list: String,
}

struct ThemeView {
    name: String,
    list: String,
    crs: String,
    sdg: String,
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
    freshness: &'static str,
    sources: Vec<SourceView>,
    loads: Vec<LoadView>,
    gaps: Vec<String>,
    doubtful: (String, String),
    clubs: String,
    themes: Vec<ThemeView>,
    release: &'static str,
    population: String,
    links: &'static str,
    authorities: &'static str,
    figures: &'static str,
    contact: Option<String>,
}

/// `GET /fr/donnees`
pub async fn show(
    State(atlas): State<Atlas>,
    State(db): State<Db>,
    State(site): State<Site>,
    locale: Locale,
) -> Result<Response, Error> {
    let batches = partnerships::batches(db.read()).await.map_err(|why| Error::Internal(why.into()))?;
    let mut page = draw(locale, &atlas.now(), &batches);
    page.contact = site.security_contact.as_deref().map(str::to_owned);
    page.page.set_json_ld(&json_ld(locale, &site, &page.page.title));
    html(&page)
}

fn draw(locale: Locale, atlas: &Snapshot, batches: &[Batch]) -> DataPage {
    let paths = [locale, locale.other()].map(|locale| address::data(locale).to_owned());
    let mut page = Layout::new(locale, String::new(), paths);
    let t = page.t;
    page.title = t.s("data-title");
    page.description = t.s("data-lead");
    page.section = Section::Data;
    let doubt = LinkFilter { doubt: Some(true), ..LinkFilter::default() };
    let doubtful = t.n("data-doubtful", doubt.apply(atlas).len());
    let french = |link: &&Link| link.club.is_some() && link.perimeter != Perimeter::Elsewhere;
    let year = french::POPULATION_YEAR.to_string();
    let why = Rule::on(atlas.today).why(locale == Locale::Fr);
    DataPage {
        freshness: why,
        sources: (0..).zip(&atlas.sources).map(|(ix, source)| source_view(t, locale, atlas, (ix, source))).collect(),
        loads: batches.iter().map(|batch| load_view(t, batch)).collect(),
        gaps: gaps(t, locale, atlas),
        doubtful: (doubtful, format!("{}{}", address::links(locale), doubt.query(atlas))),
        clubs: t.n("data-clubs", atlas.shown_links().filter(french).count()),
        themes: theme_views(locale),
        release: french::RELEASE,
        population: t.with("data-population", &[("year", &year), ("source", french::POPULATION_SOURCE)]),
        links: address::links(locale),
        authorities: address::authorities(locale),
        figures: address::figures(locale),
        contact: None,
        page,
    }
}

/// What search engines of data read: the table of links as a data set.
fn json_ld(locale: Locale, site: &Site, name: &str) -> serde_json::Value {
    let file = |kind: &str, end: &str| {
        let address = format!("{}{}.{end}", site.base, address::links(locale));
        json!({ "@type": "DataDownload", "encodingFormat": kind, "contentUrl": address })
    };
    json!({
        "@context": "https://schema.org", "@type": "Dataset", "name": name,
        "description": Texts::of(locale).s("data-lead"),
        "url": format!("{}{}", site.base, address::data(locale)),
        "license": "https://creativecommons.org/licenses/by-sa/4.0/",
        "distribution": [file("text/csv", "csv"), file("application/json", "json"), file("application/geo+json", "geojson")],
    })
}

fn source_view(t: Texts, locale: Locale, atlas: &Snapshot, (ix, source): (u16, &Source)) -> SourceView {
    let filter = LinkFilter { source: Some(ix), ..LinkFilter::default() };
    let date = |text: &str| PartialDate::parse(text).map_or_else(|| text.to_owned(), |date| t.date(date));
    SourceView {
        name: text_in(&source.names, locale).unwrap_or(&source.id).to_owned(),
        url: source.url.as_deref().map(str::to_owned),
        licence: source.licence.as_deref().unwrap_or("–").to_owned(),
        read_on: source.read_on.as_deref().map_or_else(|| "–".to_owned(), date),
        links: locale.number(filter.apply(atlas).len() as u64),
        list: format!("{}{}", address::links(locale), filter.query(atlas)),
    }
}

fn theme_views(locale: Locale) -> Vec<ThemeView> {
    let goals = |sdg: &[u8]| sdg.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    let views = themes().iter().map(|theme| ThemeView {
        name: theme.name(locale == Locale::Fr).to_owned(),
        list: format!("{}?theme={}", address::links(locale), theme.code),
        crs: theme.crs.join(", "),
        sdg: goals(&theme.sdg),
    });
    views.collect()
}

fn load_view(t: Texts, batch: &Batch) -> LoadView {
    let report = serde_json::from_str::<serde_json::Value>(&batch.report).unwrap_or_default();
    let counts: Counts = serde_json::from_value(report["counts"].clone()).unwrap_or_default();
    let lines = [
        ("lines", counts.lines),
        ("new", counts.new),
        ("changed", counts.changed),
        ("repeated", counts.repeated),
        ("doubtful", counts.doubtful),
        ("contradictory", counts.contradictory),
        ("authorities", counts.new_authorities),
    ];
    let told = lines.into_iter().filter(|(_, count)| *count > 0);
    let named = format!("load-name-{}", batch.name);
    LoadView {
        name: if t.has(&named) { t.s(&named) } else { batch.name.clone() },
        at: t.day(batch.at),
        counts: told.map(|(key, count)| t.n(&format!("load-{key}"), count)).collect(),
    }
}

/// What most sources leave out: said as a count, never drawn.
pub fn gaps(t: Texts, locale: Locale, atlas: &Snapshot) -> Vec<String> {
    let known = figures::coverage(atlas);
    let of = locale.number(known.links as u64);
    let gap = |key: &str, count: usize| t.with_count(key, known.links - count, &[("of", &of)]);
    vec![
        gap("gap-kind", known.kind),
        gap("gap-status", known.status),
        gap("gap-since", known.since),
        gap("gap-themes", known.themes),
    ]
}
