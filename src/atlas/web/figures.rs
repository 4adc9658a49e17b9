//! The page of figures.

use askama::Template;
use axum::extract::{OriginalUri, Path, RawQuery, State};
use axum::response::{IntoResponse as _, Response};
use axum::{Json, http::header};
use paper::{Cell, Table};
use serde_json::json;

use super::super::api;
use super::super::figures::{self as registry, Figure, Recount, Source};
use super::super::filter::Query;
use super::super::format::Format;
use super::super::keeper::Atlas;
use super::super::snapshot::{Snapshot, text_in};
use super::super::view::address;
use super::respond;
use crate::kernel::Locale;
use crate::web::{Error, Layout, Section, Site, Texts, html};

/// A figure as it is shown.
pub struct FigureView {
    /// The large number.
    pub value: String,
    /// What it counts.
    pub definition: String,
    /// Among what.
    pub perimeter: String,
    /// Date and source.
    pub origin: String,
    /// The list that recounts it.
    pub href: String,
    /// Its word.
    pub id: &'static str,
}

impl FigureView {
    /// A figure in a language.
    pub fn of(t: Texts, locale: Locale, atlas: &Snapshot, figure: Figure) -> Self {
        let value = match figure.of {
            Some(of) => locale.percent(figure.value as u64, of as u64),
            None => locale.number(figure.value as u64),
        };
        let (part, whole) = (locale.number(figure.value as u64), locale.number(figure.of.unwrap_or(0) as u64));
        let arguments = [("part", part.as_str()), ("whole", whole.as_str())];
        let source = source_words(t, figure.source);
        Self {
            value,
            definition: t.with(&format!("figure-{}-definition", figure.id), &arguments),
            perimeter: t.with(&format!("figure-{}-perimeter", figure.id), &arguments),
            origin: t.with("figure-origin", &[("date", &t.day(atlas.as_of)), ("source", &source)]),
            href: recount_address(locale, atlas, &figure.recount),
            id: figure.id,
        }
    }
}

/// Whose data a figure counts, in words.
pub fn source_words(t: Texts, source: Source) -> String {
    match source {
        Source::Atlas => t.s("source-atlas"),
        Source::Code => t.with("source-code", &[("release", reference::french::RELEASE)]),
    }
}

/// The list that has as many rows as a figure says.
pub fn recount_address(locale: Locale, atlas: &Snapshot, recount: &Recount) -> String {
    match recount {
        Recount::Links(filter) => format!("{}{}", address::links(locale), filter.query(atlas)),
        Recount::Authorities(filter) => format!("{}{}", address::authorities(locale), filter.query(atlas)),
        Recount::Countries => address::countries(locale).to_owned(),
    }
}

/// One row of a breakdown.
struct RowView {
    name: String,
    href: String,
    links: String,
    list: String,
    share: String,
    /// Width of the bar in per cent of the longest.
    bar: u8,
}

/// A breakdown with the finding as its title.
struct Breakdown {
    id: &'static str,
    title: String,
    head: String,
    rows: Vec<RowView>,
}

struct SizeView {
    name: String,
    communes: String,
    linked: String,
    list: String,
    share: String,
    bar: u8,
}

#[derive(Template)]
#[template(path = "atlas/pages/figures.html")]
struct FiguresPage {
    page: Layout,
    figures: Vec<FigureView>,
    size_title: String,
    sizes: Vec<SizeView>,
    breakdowns: Vec<Breakdown>,
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
    let figures = registry::figures(&atlas).into_iter().map(|figure| FigureView::of(t, locale, &atlas, figure)).collect();
    let (size_title, sizes) = sizes(t, locale, &atlas);
    let (breakdowns, gaps) = (breakdowns(t, locale, &atlas), gaps(t, locale, &atlas));
    html(&FiguresPage { page, figures, size_title, sizes, breakdowns, gaps, base: address::figures(locale) })
}

fn refuse_filters(query: Option<&str>) -> Result<Query, Error> {
    let query = Query::read(query.unwrap_or_default()).map_err(respond::bad_request)?;
    match query.pairs.first() {
        Some((name, _)) => Err(respond::bad_request(super::super::filter::Problem::UnknownName(name.clone()))),
        None => Ok(query),
    }
}

fn sizes(t: Texts, locale: Locale, atlas: &Snapshot) -> (String, Vec<SizeView>) {
    let rows = registry::by_size(atlas);
    let share = |row: &registry::SizeRow| locale.percent(row.linked as u64, row.communes as u64);
    let cities = rows.last().map(share).unwrap_or_default();
    let villages = rows.first().map(share).unwrap_or_default();
    let title = t.with("figures-size-title", &[("cities", &cities), ("villages", &villages)]);
    let view = |row: &registry::SizeRow| SizeView {
        name: t.s(&format!("size-{}", row.size.code())),
        communes: locale.number(row.communes as u64),
        linked: locale.number(row.linked as u64),
        list: format!("{}?kind=commune&size={}&linked=france-abroad", address::authorities(locale), row.size.code()),
        share: share(row),
        bar: (row.linked * 100 / row.communes.max(1)) as u8,
    };
    (title, rows.iter().map(view).collect())
}

fn breakdowns(t: Texts, locale: Locale, atlas: &Snapshot) -> Vec<Breakdown> {
    let countries = registry::by_country(atlas);
    let regions = registry::by_region(atlas);
    let continents = registry::by_continent(atlas);
    let sources = registry::by_source(atlas);
    let first = |name: Option<String>| name.unwrap_or_default();
    let country_name = |row: &registry::Row<&'static reference::countries::Country>| row.of.name(locale.code()).to_owned();
    let region_name = |row: &registry::Row<u32>| atlas.authority(row.of).name_in(locale).to_owned();
    let title = |key: &str, top: String| t.with(key, &[("top", &top)]);
    let of_country = |row: &registry::Row<_>| (country_name(row), address::country(locale, row.of));
    let of_region = |row: &registry::Row<u32>| (region_name(row), address::authority(locale, atlas.authority(row.of)));
    let of_continent = |row: &registry::Row<reference::countries::Continent>| (t.s(&format!("continent-{}", row.of.code())), String::new());
    let of_source = |row: &registry::Row<u16>| {
        let source = &atlas.sources[usize::from(row.of)];
        (text_in(&source.names, locale).unwrap_or(&source.id).to_owned(), String::new())
    };
    vec![
        breakdown(("country", title("figures-country-title", first(countries.first().map(country_name)))), (t, locale, atlas), &countries[..countries.len().min(20)], &of_country),
        breakdown(("continent", t.s("figures-continent-title")), (t, locale, atlas), &continents, &of_continent),
        breakdown(("region", title("figures-region-title", first(regions.first().map(region_name)))), (t, locale, atlas), &regions, &of_region),
        breakdown(("source", t.s("figures-source-title")), (t, locale, atlas), &sources, &of_source),
    ]
}

fn breakdown<T>(
    (id, title): (&'static str, String),
    (t, locale, atlas): (Texts, Locale, &Snapshot),
    rows: &[registry::Row<T>],
    named: &dyn Fn(&registry::Row<T>) -> (String, String),
) -> Breakdown {
    let longest = rows.iter().map(|row| row.links).max().unwrap_or(1).max(1);
    let total = registry::figure(atlas, "links_france_abroad").map_or(0, |figure| figure.value);
    let view = |row: &registry::Row<T>| {
        let (name, href) = named(row);
        RowView {
            name,
            href,
            links: locale.number(row.links as u64),
            list: format!("{}{}", address::links(locale), row.recount.query(atlas)),
            share: locale.percent(row.links as u64, total as u64),
            bar: (row.links * 100 / longest) as u8,
        }
    };
    Breakdown { id, title, head: t.s(&format!("figures-{id}-head")), rows: rows.iter().map(view).collect() }
}

/// What most sources leave out: said as a count, never drawn.
fn gaps(t: Texts, locale: Locale, atlas: &Snapshot) -> Vec<String> {
    let known = registry::coverage(atlas);
    let of = locale.number(known.links as u64);
    let gap = |key: &str, count: usize| t.with_count(key, known.links - count, &[("of", &of)]);
    vec![gap("gap-kind", known.kind), gap("gap-status", known.status), gap("gap-since", known.since), gap("gap-themes", known.themes)]
}

/// `GET /fr/chiffres/{breakdown}.csv`: a breakdown as a table.
pub async fn one(State(atlas): State<Atlas>, locale: Locale, Path(last): Path<String>, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let query = refuse_filters(query.as_deref())?;
    let (id, format) = Format::split(&last);
    let atlas = atlas.now();
    let t = Texts::of(locale);
    let rows: Vec<(String, usize)> = match id {
        "country" => registry::by_country(&atlas).iter().map(|row| (row.of.iso2.to_owned(), row.links)).collect(),
        "continent" => registry::by_continent(&atlas).iter().map(|row| (row.of.code().to_owned(), row.links)).collect(),
        "region" => registry::by_region(&atlas).iter().map(|row| (atlas.authority(row.of).id.to_string(), row.links)).collect(),
        "source" => registry::by_source(&atlas).iter().map(|row| (atlas.sources[usize::from(row.of)].id.to_string(), row.links)).collect(),
        "kind" => registry::by_kind(&atlas).iter().map(|row| (row.of.code().to_owned(), row.links)).collect(),
        "size" => registry::by_size(&atlas).iter().map(|row| (row.size.code().to_owned(), row.linked)).collect(),
        _ => return Err(Error::nothing_here()),
    };
    let rows: Vec<Vec<Cell>> = rows.into_iter().map(|(name, links)| vec![name.into(), links.into()]).collect();
    let counted = if id == "size" { "communes_linked" } else { "links" };
    let table = Table { title: t.s(&format!("figures-{id}-file")), columns: vec!["code", counted], rows };
    match format {
        Format::Csv | Format::Xlsx => respond::table_file(&table, format, &query),
        Format::Json => {
            let row = |row: &Vec<Cell>| json!({ "code": text(&row[0]), counted: number(&row[1]) });
            Ok(Json(json!({ "results": table.rows.iter().map(row).collect::<Vec<_>>() })).into_response())
        }
        _ => Err(Error::nothing_here()),
    }
}

fn text(cell: &Cell) -> Option<&str> {
    if let Cell::Text(text) = cell { Some(text) } else { None }
}

fn number(cell: &Cell) -> Option<i64> {
    if let Cell::Integer(number) = cell { Some(*number) } else { None }
}

/// `GET /fr/chiffres.csv` and the other formats: every figure.
pub async fn file(State(atlas): State<Atlas>, State(site): State<Site>, locale: Locale, OriginalUri(uri): OriginalUri) -> Result<Response, Error> {
    let query = refuse_filters(uri.query())?;
    let atlas = atlas.now();
    let t = Texts::of(locale);
    let format = Format::split(uri.path()).1;
    if format == Format::Json {
        let body = json!({ "results": api::figure_list(&atlas) });
        return Ok(([(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response());
    }
    if format == Format::Geojson {
        return Err(Error::nothing_here());
    }
    let row = |figure: Figure| {
        let recount = format!("{}{}", site.base, recount_address(locale, &atlas, &figure.recount));
        let (value, of) = (Cell::from(figure.value), Cell::from(figure.of));
        let view = FigureView::of(t, locale, &atlas, figure);
        let as_of = Cell::from(atlas.as_of.day());
        vec![view.id.into(), value, of, view.definition.into(), view.perimeter.into(), as_of, view.origin.into(), recount.into()]
    };
    let columns = vec!["id", "value", "of", "definition", "perimeter", "as_of", "origin", "recount"];
    let rows = registry::figures(&atlas).into_iter().map(row).collect();
    respond::table_file(&Table { title: t.s("figures-file"), columns, rows }, format, &query)
}
