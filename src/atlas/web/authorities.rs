//! The list of authorities.

use askama::Template;
use axum::extract::{OriginalUri, RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use reference::countries::Continent;

use super::super::api;
use super::super::filter::{AuthorityFilter, AuthoritySort, Linked, Query, Size};
use super::super::format::Format;
use super::super::keeper::Atlas;
use super::super::snapshot::{AuthorityIx, Snapshot};
use super::super::table;
use super::super::view::{self, address};
use super::form::{self, Chip, Field};
use super::links::panel;
use super::respond;
use crate::authorities::Kind;
use crate::kernel::{Locale, Paging};
use crate::web::{Error, Layout, Pager, Section, Site, Texts, html};

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
    fields: Vec<Field>,
    chips: Vec<Chip>,
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
    html(&draw(locale, &atlas, &filter, (&found[paging.range()], paging)))
}

fn draw(
    locale: Locale,
    atlas: &Snapshot,
    filter: &AuthorityFilter,
    (rows, paging): (&[AuthorityIx], Paging),
) -> AuthoritiesPage {
    let (current, base) = (filter.pairs(atlas), address::authorities(locale));
    let at = |locale: Locale, page: usize| {
        form::page_address(address::authorities(locale), &current, Paging { page, ..paging })
    };
    let mut page = Layout::new(locale, String::new(), [locale, locale.other()].map(|locale| at(locale, paging.page)));
    let t = page.t;
    page.title = t.s("authorities-title");
    page.description = t.s("authorities-lead");
    page.section = Section::Atlas;
    page.noindex = true;
    let fields = fields(t, locale, atlas, &current);
    AuthoritiesPage {
        count: t.n("authorities-count", paging.total),
        chips: form::chips(t, &fields, base, &current),
        fields,
        rows: rows.iter().map(|ix| row(t, locale, atlas, *ix)).collect(),
        pager: Pager::around(t, paging, |page| at(locale, page)),
        base,
        query: filter.query(atlas),
        page,
    }
}

fn row(t: Texts, locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> RowView {
    let authority = atlas.authority(ix);
    let inhabitants = authority.population.as_ref().map(|count| locale.number(count.value.into()));
    RowView {
        name: authority.name_in(locale).to_owned(),
        href: address::authority(locale, authority),
        kind: view::kind_words(t, authority),
        place: view::place_line(locale, atlas, ix),
        inhabitants: inhabitants.unwrap_or_else(|| "–".to_owned()),
        links: authority.links.len(),
    }
}

/// Every condition with its values.
fn fields(t: Texts, locale: Locale, atlas: &Snapshot, current: &[(&'static str, String)]) -> Vec<Field> {
    let word = |prefix: &str, code: &str| (code.to_owned(), t.s(format!("{prefix}-{code}")));
    let overseas = [Kind::Departement, Kind::Collectivite];
    let continents = Continent::ALL.iter().filter(|continent| **continent != Continent::Antarctica);
    let body = current.iter().find(|(name, _)| *name == "epci");
    let all: [(&'static str, Vec<(String, String)>); 9] = [
        ("epci", body.and_then(|(_, siren)| panel::intercommunal(locale, atlas, siren)).into_iter().collect()),
        ("kind", Kind::ALL.iter().map(|kind| word("kind", kind.code())).collect()),
        ("country", panel::countries(locale, atlas, Some("FR"))),
        ("continent", continents.map(|continent| word("continent", continent.code())).collect()),
        ("region", panel::territories(atlas, &[Kind::Region])),
        ("department", panel::territories(atlas, &overseas)),
        ("size", Size::ALL.iter().map(|size| word("size", size.code())).collect()),
        ("linked", Linked::ALL.iter().map(|linked| word("linked", linked.code())).collect()),
        ("sort", AuthoritySort::ALL.iter().skip(1).map(|sort| word("sort-authorities", sort.code())).collect()),
    ];
    let label = |name: &str| t.s(format!("filter-{}", if name == "kind" { "authority_kind" } else { name }));
    let shown = all.into_iter().filter(|(_, values)| !values.is_empty());
    shown.map(|(name, values)| Field::new(name, label(name), current, values)).collect()
}

/// `GET /fr/collectivites.csv` and the other formats, with the same filters.
pub async fn file(
    State(atlas): State<Atlas>,
    State(site): State<Site>,
    OriginalUri(uri): OriginalUri,
) -> Result<Response, Error> {
    let atlas = atlas.now();
    let query = Query::read(uri.query().unwrap_or_default()).map_err(respond::bad_request)?;
    let format = Format::split(uri.path()).1;
    if format == Format::Json {
        return api::authorities_page(&atlas, &query, &site, "/api/v1/authorities");
    }
    let found = AuthorityFilter::read(&query.pairs, &atlas).map_err(respond::bad_request)?.apply(&atlas);
    if format == Format::Geojson {
        let body = api::authorities_geojson(&atlas, &found, &site.base).text();
        return Ok(([(header::CONTENT_TYPE, format.media_type())], body).into_response());
    }
    respond::table_file(&table::authority_table(&atlas, "collectivites", &found, &site.base), format, &query)
}
