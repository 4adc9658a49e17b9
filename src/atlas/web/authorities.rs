//! The list of authorities.

use askama::Template;
use axum::extract::{OriginalUri, RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};

use super::super::api;
use super::super::filter::{AuthorityFilter, Query};
use super::super::format::Format;
use super::super::keeper::Atlas;
use super::super::table;
use super::super::view::{self, address};
use super::form::Pager;
use super::respond;
use crate::kernel::Locale;
use crate::web::{Error, Layout, Section, Site, html};

struct RowView {
    name: String,
    href: String,
    kind: String,
    place: String,
    inhabitants: String,
    links: usize,
}

#[derive(Template)]
#[template(path = "atlas/pages/authorities.html")]
struct AuthoritiesPage {
    page: Layout,
    count: String,
    rows: Vec<RowView>,
    pager: Pager,
    base: &'static str,
    query: String,
}

/// `GET /fr/collectivites`
pub async fn list(State(atlas): State<Atlas>, locale: Locale, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let atlas = atlas.now();
    let query = Query::read(query.as_deref().unwrap_or_default()).map_err(respond::bad_request)?;
    let filter = AuthorityFilter::read(&query.pairs, &atlas).map_err(respond::bad_request)?;
    let found = filter.apply(&atlas);
    let paging = query.paging(found.len()).map_err(respond::bad_request)?;
    let conditions = filter.query(&atlas);
    let at = |locale: Locale, page: usize| {
        let joint = if conditions.is_empty() { '?' } else { '&' };
        let rest = if page > 1 { format!("{joint}page={page}") } else { String::new() };
        format!("{}{conditions}{rest}", address::authorities(locale))
    };
    let mut page = Layout::new(locale, String::new(), [locale, locale.other()].map(|locale| at(locale, paging.page)));
    let t = page.t;
    page.title = t.s("authorities-title");
    page.description = t.s("authorities-lead");
    page.section = Section::Atlas;
    page.noindex = true;
    let here = t.with("page-of", &[("page", &locale.number(paging.page as u64)), ("pages", &locale.number(paging.pages() as u64))]);
    let row = |ix: &u32| {
        let authority = atlas.authority(*ix);
        RowView {
            name: authority.name_in(locale).to_owned(),
            href: address::authority(locale, authority),
            kind: view::kind_words(t, authority),
            place: view::place_line(locale, &atlas, *ix),
            inhabitants: authority.population.as_ref().map_or_else(|| "–".to_owned(), |count| locale.number(count.value.into())),
            links: authority.links.len(),
        }
    };
    html(&AuthoritiesPage {
        count: t.n("authorities-count", found.len()),
        rows: found[paging.range()].iter().map(row).collect(),
        pager: Pager::around(paging, here, |page| at(locale, page)),
        base: address::authorities(locale),
        query: conditions.clone(),
        page,
    })
}

/// `GET /fr/collectivites.csv` and the other formats, with the same filters.
pub async fn file(State(atlas): State<Atlas>, State(site): State<Site>, OriginalUri(uri): OriginalUri) -> Result<Response, Error> {
    let atlas = atlas.now();
    let query = Query::read(uri.query().unwrap_or_default()).map_err(respond::bad_request)?;
    let format = Format::split(uri.path()).1;
    if format == Format::Json {
        return api::authorities_page(&atlas, &query, &site, "/api/v1/authorities");
    }
    let found = AuthorityFilter::read(&query.pairs, &atlas).map_err(respond::bad_request)?.apply(&atlas);
    if format == Format::Geojson {
        let features = found.iter().map(|ix| api::authority_feature(&atlas, *ix, &site.base)).collect();
        return Ok(([(header::CONTENT_TYPE, format.media_type())], api::write_geojson(features)).into_response());
    }
    respond::table_file(&table::authority_table(&atlas, "collectivites", &found, &site.base), format, &query)
}
