//! The pages of countries.

use askama::Template;
use axum::Json;
use axum::extract::{OriginalUri, Path, RawQuery, State};
use axum::response::{IntoResponse as _, Response};
use paper::Table;
use reference::countries::{self, Country};
use serde_json::json;

use super::super::figures;
use super::super::filter::{LinkFilter, Query};
use super::super::format::Format;
use super::super::keeper::Atlas;
use super::super::maps;
use super::super::snapshot::{AuthorityIx, LinkIx, Perimeter, Snapshot};
use super::super::view::{self, address};
use super::respond;
use crate::kernel::Locale;
use crate::web::{Crumb, Error, Layout, Section, Site, Texts, WayOut, html};

struct RowView {
    french: Vec<(String, String)>,
    place: String,
    partners: Vec<(String, String)>,
    what: String,
    names: String,
    href: String,
    fresh: view::Fresh,
}

struct GroupView {
    name: String,
    detail: String,
}

#[derive(Template)]
#[template(path = "atlas/pages/country.html")]
struct CountryPage {
    page: Layout,
    name: String,
    state: String,
    rows: Vec<RowView>,
    more: Option<(String, String)>,
    groups: Vec<GroupView>,
    has_links: bool,
    map_title: String,
    base: String,
}

/// Rows on the page; the rest is one step away, in the list.
const ROWS: usize = 60;

fn find(code: &str) -> Result<&'static Country, Error> {
    let ways = || vec![WayOut::named(["Tous les pays", "All countries"], ["/fr/pays", "/en/countries"])];
    countries::by_iso2(&code.to_ascii_uppercase()).ok_or_else(|| Error::NotFound(ways()))
}

/// `GET /fr/pays/{iso2}`: the page, or a file of its links.
pub async fn show(
    State(atlas): State<Atlas>,
    State(site): State<Site>,
    locale: Locale,
    Path(last): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let (code, format) = Format::split(&last);
    let country = find(code)?;
    let atlas = atlas.now();
    if format != Format::Html {
        let query = Query::read(query.as_deref().unwrap_or_default()).map_err(respond::bad_request)?;
        let asked = LinkFilter::read(&query.pairs, &atlas).map_err(respond::bad_request)?;
        let perimeter = asked.perimeter.or(Some(Perimeter::FranceAbroad));
        let filter = LinkFilter { country: Some(country), perimeter, ..asked };
        let list = format!("/api/v1/partnerships{}", filter.query(&atlas));
        return respond::links_file(&atlas, &filter.apply(&atlas), (format, &query), (&site, &list));
    }
    if code != country.iso2 {
        return Ok(respond::moved_to(&address::country(locale, country), query.as_deref()));
    }
    html(&draw(locale, &atlas, country))
}

fn draw(locale: Locale, atlas: &Snapshot, country: &'static Country) -> CountryPage {
    let paths = [locale, locale.other()].map(|locale| address::country(locale, country));
    let name = country.name(locale.code());
    let mut page = Layout::new(locale, name.to_owned(), paths);
    let t = page.t;
    page.section = Section::Atlas;
    page.crumbs = vec![Crumb { name: t.s("countries-title"), href: address::countries(locale).to_owned() }];
    let row = figures::by_country(atlas).into_iter().find(|row| row.country() == Some(country));
    let filter = row.map(|row| row.recount);
    let links = filter.as_ref().map(|filter| filter.apply(atlas)).unwrap_or_default();
    let state = state(t, locale, atlas, country, &links);
    page.description = format!("{name} — {state}");
    let more = filter.filter(|_| !links.is_empty()).map(|filter| {
        (t.n("country-all-links", links.len()), format!("{}{}", address::links(locale), filter.query(atlas)))
    });
    CountryPage {
        state,
        rows: links.iter().take(ROWS).map(|ix| view_row(t, locale, atlas, *ix)).collect(),
        more,
        groups: groups(t, country),
        has_links: !links.is_empty(),
        map_title: t.with_count("map-country", links.len(), &[("name", name)]),
        base: address::country(locale, country),
        name: name.to_owned(),
        page,
    }
}

fn state(t: Texts, locale: Locale, atlas: &Snapshot, country: &Country, links: &[LinkIx]) -> String {
    if country.iso2 == "FR" {
        return t.s("country-france");
    }
    if links.is_empty() {
        return t.s("country-no-link");
    }
    let mut parties: Vec<AuthorityIx> =
        links.iter().flat_map(|ix| atlas.link(*ix).parties.iter()).map(|(ix, _)| *ix).collect();
    parties.sort_unstable();
    parties.dedup();
    let french = parties.iter().filter(|ix| atlas.authority(**ix).is_french()).count();
    let there = parties.iter().filter(|ix| atlas.authority(**ix).country.iso2 == country.iso2).count();
    let numbers = [locale.number(french as u64), locale.number(there as u64)];
    t.with_count("country-state", links.len(), &[("french", &numbers[0]), ("there", &numbers[1])])
}

fn view_row(t: Texts, locale: Locale, atlas: &Snapshot, ix: LinkIx) -> RowView {
    let link = atlas.link(ix);
    let named = |ix: &AuthorityIx| {
        let authority = atlas.authority(*ix);
        (authority.name_in(locale).to_owned(), address::authority(locale, authority))
    };
    let (french, partners): (Vec<AuthorityIx>, Vec<AuthorityIx>) =
        link.parties.iter().map(|(ix, _)| *ix).partition(|ix| atlas.authority(*ix).is_french());
    RowView {
        place: french.first().map(|ix| view::place_line(locale, atlas, *ix)).unwrap_or_default(),
        french: french.iter().map(named).collect(),
        partners: partners.iter().map(named).collect(),
        what: view::form_words(t, link),
        names: link.parties.iter().map(|(ix, _)| atlas.authority(*ix).name_in(locale)).collect::<Vec<_>>().join(" – "),
        href: address::link(locale, atlas, link),
        fresh: view::fresh(t, atlas, link),
    }
}

/// The groups that aid rules speak of, with the date they were checked.
fn groups(t: Texts, country: &Country) -> Vec<GroupView> {
    let view = |membership: &&'static countries::Membership| {
        let key = match membership.class {
            "" => format!("group-{}", membership.group),
            class => format!("group-{}-{class}", membership.group),
        };
        let checked =
            crate::kernel::PartialDate::parse(membership.checked_on).map(|date| t.date(date)).unwrap_or_default();
        let detail = t.with(
            &format!("group-{}", membership.status.replace('_', "-")),
            &[("date", &checked), ("source", membership.source)],
        );
        GroupView { name: t.s(&key), detail }
    };
    countries::memberships(country.iso2).iter().filter(|one| one.group != "france_priority").map(view).collect()
}

/// `GET /fr/pays/{iso2}/map.svg`
pub async fn map(State(atlas): State<Atlas>, locale: Locale, Path(code): Path<String>) -> Result<Response, Error> {
    let country = find(&code)?;
    Ok(respond::svg(maps::draw(&maps::of_country(locale, &atlas.now(), country))))
}

struct CountryRow {
    name: String,
    href: String,
    continent: String,
    links: String,
    list: String,
}

#[derive(Template)]
#[template(path = "atlas/pages/countries.html")]
struct CountriesPage {
    page: Layout,
    count: String,
    rows: Vec<CountryRow>,
    base: &'static str,
}

/// `GET /fr/pays`: every partner country.
pub async fn list(State(atlas): State<Atlas>, locale: Locale) -> Result<Response, Error> {
    let atlas = atlas.now();
    let paths = [locale, locale.other()].map(|locale| address::countries(locale).to_owned());
    let mut page = Layout::new(locale, String::new(), paths);
    page.title = page.t.s("countries-title");
    page.section = Section::Atlas;
    let rows = figures::by_country(&atlas);
    let count = page.t.n("countries-count", rows.len());
    page.description.clone_from(&count);
    let rows = rows.iter().filter_map(|row| country_row(page.t, locale, &atlas, row)).collect();
    html(&CountriesPage { count, rows, base: address::countries(locale), page })
}

fn country_row(t: Texts, locale: Locale, atlas: &Snapshot, row: &figures::Row) -> Option<CountryRow> {
    let country = row.country()?;
    Some(CountryRow {
        name: country.name(locale.code()).to_owned(),
        href: address::country(locale, country),
        continent: t.s(format!("continent-{}", country.continent.code())),
        links: locale.number(row.links as u64),
        list: format!("{}{}", address::links(locale), row.recount.query(atlas)),
    })
}

/// `GET /fr/pays.csv` and the other formats: every partner country with its links.
pub async fn file(
    State(atlas): State<Atlas>,
    locale: Locale,
    OriginalUri(uri): OriginalUri,
) -> Result<Response, Error> {
    let query = Query::read(uri.query().unwrap_or_default()).map_err(respond::bad_request)?;
    let rows = figures::by_country(&atlas.now());
    match Format::split(uri.path()).1 {
        Format::Json => Ok(Json(countries_json(&rows)).into_response()),
        format @ (Format::Csv | Format::Xlsx) => respond::table_file(&countries_table(locale, &rows), format, &query),
        Format::Html | Format::Geojson => Err(Error::nothing_here()),
    }
}

fn countries_json(rows: &[figures::Row]) -> serde_json::Value {
    let one = |row: &figures::Row| {
        let country = row.country()?;
        Some(json!({ "country": country.iso2, "name": country.name("en"), "links": row.links }))
    };
    let results: Vec<_> = rows.iter().filter_map(one).collect();
    json!({ "total": results.len(), "results": results, "next": null })
}

fn countries_table(locale: Locale, rows: &[figures::Row]) -> Table {
    let one = |row: &figures::Row| {
        let country = row.country()?;
        let (name, continent) = (country.name(locale.code()), country.continent.code());
        Some(vec![country.iso2.into(), name.into(), continent.into(), row.links.into()])
    };
    let title = Texts::of(locale).s("figures-country-file");
    let columns = vec!["country", "name", "continent", "links"];
    Table { title, columns, rows: rows.iter().filter_map(one).collect() }
}
