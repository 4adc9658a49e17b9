//! The list of links.

pub(super) mod panel;
mod row;

use askama::Template;
use axum::extract::{OriginalUri, RawQuery, State};
use axum::response::Response;

use super::super::filter::{LinkFilter, Query};
use super::super::format::Format;
use super::super::keeper::Atlas;
use super::super::snapshot::{LinkIx, Perimeter, Snapshot};
use super::super::view::address;
use super::form::{self, Chip, Field};
use super::respond;
use crate::kernel::{Locale, Paging};
use crate::web::{Error, Layout, Pager, Section, Site, html};
use panel::Tab;
use row::RowView;

#[derive(Template)]
#[template(path = "atlas/pages/links.html")]
struct LinksPage {
    page: Layout,
    count: String,
    tabs: Vec<Tab>,
    fields: Vec<Field>,
    chips: Vec<Chip>,
    perimeter: Option<&'static str>,
    rows: Vec<RowView>,
    pager: Pager,
    base: &'static str,
    query: String,
    clear: String,
}

/// `GET /fr/partenariats`
pub async fn list(State(atlas): State<Atlas>, locale: Locale, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let atlas = atlas.now();
    let query = Query::read(query.as_deref().unwrap_or_default()).map_err(respond::bad_request)?;
    let filter = LinkFilter::read(&query.pairs, &atlas).map_err(respond::bad_request)?;
    let found = filter.apply(&atlas);
    let paging = query.paging(found.len()).map_err(respond::bad_request)?;
    html(&draw(locale, &atlas, &filter, (&found[paging.range()], paging)))
}

fn draw(locale: Locale, atlas: &Snapshot, filter: &LinkFilter, (rows, paging): (&[LinkIx], Paging)) -> LinksPage {
    let (current, base) = (filter.pairs(atlas), address::links(locale));
    let at =
        |locale: Locale, page: usize| form::page_address(address::links(locale), &current, Paging { page, ..paging });
    let mut page = Layout::new(locale, String::new(), [locale, locale.other()].map(|locale| at(locale, paging.page)));
    let t = page.t;
    page.title = t.s("links-title");
    page.description = t.s("links-lead");
    page.section = Section::Atlas;
    page.noindex = current.len() > 1 || paging.page > 1;
    let fields = panel::fields(t, locale, atlas, &current);
    LinksPage {
        count: t.n("links-count", paging.total),
        tabs: panel::tabs(t, base, atlas, filter),
        chips: form::chips(t, &fields, base, &current),
        fields,
        perimeter: filter.perimeter.map(Perimeter::code),
        rows: rows.iter().map(|ix| row::view(t, locale, atlas, *ix)).collect(),
        pager: Pager::around(t, paging, |page| at(locale, page)),
        base,
        query: filter.query(atlas),
        clear: form::write(filter.perimeter.map(|perimeter| ("perimeter", perimeter.code().to_owned()))),
        page,
    }
}

/// `GET /fr/partenariats.csv` and the other formats, with the same filters.
pub async fn file(
    State(atlas): State<Atlas>,
    State(site): State<Site>,
    OriginalUri(uri): OriginalUri,
) -> Result<Response, Error> {
    let atlas = atlas.now();
    let query = Query::read(uri.query().unwrap_or_default()).map_err(respond::bad_request)?;
    let filter = LinkFilter::read(&query.pairs, &atlas).map_err(respond::bad_request)?;
    let list = format!("/api/v1/partnerships{}", filter.query(&atlas));
    let format = Format::split(uri.path()).1;
    respond::links_file(&atlas, &filter.apply(&atlas), (format, &query), (&site, &list))
}
