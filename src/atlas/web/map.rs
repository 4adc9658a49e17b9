//! The map of the world, with its table.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::super::figures;
use super::super::keeper::Atlas;
use super::super::maps;
use super::super::snapshot::Snapshot;
use super::super::view::address;
use super::respond;
use crate::kernel::Locale;
use crate::web::{Error, Layout, Section, html};

struct RowView {
    name: String,
    href: String,
    links: String,
    list: String,
}

#[derive(Template)]
#[template(path = "atlas/pages/map.html")]
struct MapPage {
    page: Layout,
    title: String,
    rows: Vec<RowView>,
    note: &'static str,
    drawing: String,
    countries: &'static str,
}

/// `GET /fr/carte`
pub async fn show(State(atlas): State<Atlas>, locale: Locale) -> Result<Response, Error> {
    let atlas = atlas.now();
    let paths = [locale, locale.other()].map(|locale| address::map(locale).to_owned());
    let mut page = Layout::new(locale, String::new(), paths);
    let t = page.t;
    page.title = t.s("map-title");
    page.section = Section::Map;
    let title = maps::of_the_world(locale, &atlas).title;
    page.description.clone_from(&title);
    html(&MapPage {
        title,
        rows: figures::by_country(&atlas).iter().take(20).filter_map(|row| view(locale, &atlas, row)).collect(),
        note: reference::shapes::disputed_note(locale.code()),
        drawing: format!("{}.svg", address::map(locale)),
        countries: address::countries(locale),
        page,
    })
}

fn view(locale: Locale, atlas: &Snapshot, row: &figures::Row) -> Option<RowView> {
    let country = row.country()?;
    Some(RowView {
        name: country.name(locale.code()).to_owned(),
        href: address::country(locale, country),
        links: locale.number(row.links as u64),
        list: format!("{}{}", address::links(locale), row.recount.query(atlas)),
    })
}

/// `GET /fr/carte.svg`
pub async fn drawing(State(atlas): State<Atlas>, locale: Locale) -> Response {
    respond::svg(maps::draw(&maps::of_the_world(locale, &atlas.now())))
}
