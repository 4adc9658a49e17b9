//! Answers for programs.

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::super::filter::{AuthorityFilter, LinkFilter, Problem, Query};
use super::super::keeper::Atlas;
use super::super::snapshot::{LinkIx, Snapshot};
use super::super::{figures as registry, web};
use super::{AuthorityJson, PartnershipJson};
use crate::kernel::{Locale, PublicId};
use crate::web::{Error, Site, Texts};

/// A page of a list of links.
#[derive(Serialize, ToSchema)]
pub struct PartnershipsJson {
    /// Rows in the whole list.
    total: usize,
    /// The rows of this page.
    results: Vec<PartnershipJson>,
    /// The next page.
    next: Option<String>,
}

/// A page of a list of authorities.
#[derive(Serialize, ToSchema)]
pub struct AuthoritiesJson {
    /// Rows in the whole list.
    total: usize,
    /// The rows of this page.
    results: Vec<AuthorityJson>,
    /// The next page.
    next: Option<String>,
}

/// Every figure.
#[derive(Serialize, ToSchema)]
pub struct FiguresJson {
    /// The figures, in the order of the page.
    results: Vec<FigureJson>,
}

/// One figure.
#[derive(Serialize, ToSchema)]
pub struct FigureJson {
    /// Its word.
    pub id: &'static str,
    /// Its value.
    value: usize,
    /// The whole it is a part of, for a share.
    of: Option<usize>,
    /// How many of the links that it counts a party confirmed within twelve months; null for a count of anything else.
    fresh: Option<usize>,
    /// What it counts, in French.
    definition: String,
    /// Among what, in French.
    perimeter: String,
    /// When the last change that it counts was recorded (RFC 3339, UTC).
    as_of: String,
    /// Whose data it counts, in French.
    source: String,
    /// The list that has as many rows.
    recount: String,
}

/// A filter, a value or a page that does not exist.
pub(super) fn bad(problem: Problem) -> Error {
    Error::BadRequest(problem.told(), Vec::new())
}

/// `GET /api/v1/partnerships`
#[utoipa::path(get, path = "/api/v1/partnerships", params(
    ("country" = Option<String>, Query, description = "ISO 3166-1 alpha-2 of a party"),
    ("continent" = Option<String>, Query), ("region" = Option<String>, Query, description = "Official code of a French region"),
    ("department" = Option<String>, Query), ("epci" = Option<String>, Query, description = "SIREN of a French intercommunal body"),
    ("authority" = Option<String>, Query), ("authority_kind" = Option<String>, Query),
    ("size" = Option<String>, Query), ("kind" = Option<String>, Query), ("status" = Option<String>, Query),
    ("decade" = Option<String>, Query, description = "1980 for 1980 to 1989, or unknown"), ("theme" = Option<String>, Query), ("source" = Option<String>, Query), ("perimeter" = Option<String>, Query),
    ("doubt" = Option<String>, Query), ("confirmed" = Option<String>, Query),
    ("freshness" = Option<String>, Query, description = "confirmed, to_confirm, unconfirmed or all; without it, links that nobody confirmed again for two years are left out"), ("sort" = Option<String>, Query),
    ("page" = Option<usize>, Query), ("limit" = Option<usize>, Query, description = "At most 500")),
    responses((status = 200, description = "What was asked for", body = PartnershipsJson), (status = 400, description = "A filter, a value or a page that does not exist (problem details)")))]
pub async fn partnerships(
    State(atlas): State<Atlas>,
    State(site): State<Site>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let atlas = atlas.now();
    let query = Query::read(query.as_deref().unwrap_or_default()).map_err(bad)?;
    let filter = LinkFilter::read(&query.pairs, &atlas).map_err(bad)?;
    let next = filter.query(&atlas);
    links_page(&atlas, &filter.apply(&atlas), &query, &site, &format!("/api/v1/partnerships{next}"))
}

/// A page of links as JSON; `list` is the address of its first page.
pub fn links_page(
    atlas: &Snapshot,
    links: &[LinkIx],
    query: &Query,
    site: &Site,
    list: &str,
) -> Result<Response, Error> {
    let paging = query.paging(links.len()).map_err(bad)?;
    let results = links[paging.range()].iter().map(|ix| PartnershipJson::of(atlas, *ix, &site.base)).collect();
    let next = paging.next().map(|page| next_page(list, page, query.limit));
    Ok(Json(PartnershipsJson { total: paging.total, results, next }).into_response())
}

fn next_page(list: &str, page: usize, limit: usize) -> String {
    let joint = if list.contains('?') { '&' } else { '?' };
    format!("{list}{joint}page={page}&limit={limit}")
}

/// `GET /api/v1/authorities`
#[utoipa::path(get, path = "/api/v1/authorities", params(
    ("kind" = Option<String>, Query), ("country" = Option<String>, Query), ("continent" = Option<String>, Query),
    ("region" = Option<String>, Query), ("department" = Option<String>, Query),
    ("epci" = Option<String>, Query, description = "SIREN of a French intercommunal body"), ("size" = Option<String>, Query),
    ("linked" = Option<String>, Query, description = "yes, no or france-abroad"), ("sort" = Option<String>, Query),
    ("page" = Option<usize>, Query), ("limit" = Option<usize>, Query, description = "At most 500")),
    responses((status = 200, description = "What was asked for", body = AuthoritiesJson), (status = 400, description = "A filter, a value or a page that does not exist (problem details)")))]
pub async fn authorities(
    State(atlas): State<Atlas>,
    State(site): State<Site>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let query = Query::read(query.as_deref().unwrap_or_default()).map_err(bad)?;
    authorities_page(&atlas.now(), &query, &site, "/api/v1/authorities")
}

/// A page of authorities as JSON; `list` is the address of the list.
pub fn authorities_page(atlas: &Snapshot, query: &Query, site: &Site, list: &str) -> Result<Response, Error> {
    let filter = AuthorityFilter::read(&query.pairs, atlas).map_err(bad)?;
    let found = filter.apply(atlas);
    let paging = query.paging(found.len()).map_err(bad)?;
    let results = found[paging.range()].iter().map(|ix| AuthorityJson::of(atlas, *ix, &site.base)).collect();
    let list = format!("{list}{}", filter.query(atlas));
    let next = paging.next().map(|page| next_page(&list, page, query.limit));
    Ok(Json(AuthoritiesJson { total: paging.total, results, next }).into_response())
}

/// `GET /api/v1/authorities/{id}`
#[utoipa::path(get, path = "/api/v1/authorities/{id}", params(("id" = String, Path)),
    responses((status = 200, description = "What was asked for", body = AuthorityJson), (status = 301, description = "Merged into another: {\"moved_to\": …}"), (status = 404, description = "Nothing is there (problem details)")))]
pub async fn authority(
    State(atlas): State<Atlas>,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let atlas = atlas.now();
    let id = PublicId::parse(&id).ok_or_else(Error::nothing_here)?;
    match (atlas.find(&id), atlas.moved(&id)) {
        (Some(ix), _) => Ok(Json(AuthorityJson::of(&atlas, ix, &site.base)).into_response()),
        (None, Some(present)) => Ok(moved(&format!("/api/v1/authorities/{present}"), present)),
        (None, None) => Err(Error::nothing_here()),
    }
}

fn moved(address: &str, present: &PublicId) -> Response {
    let body = Json(json!({ "moved_to": present.as_str() }));
    (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, address.to_owned())], body).into_response()
}

/// `GET /api/v1/authorities/{id}/partnerships`
#[utoipa::path(get, path = "/api/v1/authorities/{id}/partnerships", params(("id" = String, Path), ("page" = Option<usize>, Query)),
    responses((status = 200, description = "What was asked for", body = PartnershipsJson), (status = 404, description = "Nothing is there (problem details)")))]
pub async fn authority_partnerships(
    State(atlas): State<Atlas>,
    State(site): State<Site>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let atlas = atlas.now();
    let query = Query::read(query.as_deref().unwrap_or_default()).map_err(bad)?;
    let id = PublicId::parse(&id).ok_or_else(Error::nothing_here)?;
    let filter = LinkFilter::read(&query.pairs, &atlas).map_err(bad)?;
    let list = format!("/api/v1/authorities/{id}/partnerships{}", filter.query(&atlas));
    match (atlas.find(&id), atlas.moved(&id)) {
        (Some(ix), _) => {
            let links = LinkFilter { authority: Some(ix), ..filter }.apply(&atlas);
            links_page(&atlas, &links, &query, &site, &list)
        }
        (None, Some(present)) => Ok(moved(&format!("/api/v1/authorities/{present}/partnerships"), present)),
        (None, None) => Err(Error::nothing_here()),
    }
}

/// `GET /api/v1/partnerships/{id}`
#[utoipa::path(get, path = "/api/v1/partnerships/{id}", params(("id" = String, Path)),
    responses((status = 200, description = "What was asked for", body = PartnershipJson), (status = 301, description = "Merged into another: {\"moved_to\": …}"), (status = 404, description = "Nothing is there (problem details)")))]
pub async fn partnership(
    State(atlas): State<Atlas>,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let atlas = atlas.now();
    let id = PublicId::parse(&id).ok_or_else(Error::nothing_here)?;
    match (atlas.find_link(&id), atlas.moved(&id)) {
        (Some(found), _) => Ok(Json(PartnershipJson::of(&atlas, found, &site.base)).into_response()),
        (None, Some(present)) => Ok(moved(&format!("/api/v1/partnerships/{present}"), present)),
        (None, None) => Err(Error::nothing_here()),
    }
}

/// `GET /api/v1/figures`
#[utoipa::path(get, path = "/api/v1/figures", params(("lang" = Option<String>, Query, description = "fr or en")),
    responses((status = 200, description = "What was asked for", body = FiguresJson)))]
pub async fn figures(
    State(atlas): State<Atlas>,
    State(site): State<Site>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let locale = language(query.as_deref())?;
    Ok(Json(FiguresJson { results: figure_list(&atlas.now(), locale, &site.base) }).into_response())
}

/// The language that a query asks for; French when it names none.
pub fn language(query: Option<&str>) -> Result<Locale, Error> {
    let query = Query::read(query.unwrap_or_default()).map_err(bad)?;
    let mut locale = Locale::Fr;
    for (name, value) in &query.pairs {
        let known = Locale::parse(value).filter(|_| name == "lang");
        locale = known.ok_or_else(|| bad(Problem::value(name, value, ["fr", "en"])))?;
    }
    Ok(locale)
}

/// Every figure with its definition.
pub fn figure_list(atlas: &Snapshot, locale: Locale, site: &str) -> Vec<FigureJson> {
    let t = Texts::of(locale);
    let one = |figure: registry::Figure| {
        let (id, value, of) = (figure.id, figure.value, figure.of);
        let fresh = figure.fresh.as_ref().map(|(count, _)| *count);
        let source = registry::source_words(t, figure.source);
        let view = web::FigureView::of(t, locale, atlas, figure);
        FigureJson {
            id,
            value,
            of,
            fresh,
            definition: view.definition,
            perimeter: view.perimeter,
            as_of: atlas.as_of.rfc3339(),
            source,
            recount: format!("{site}{}", view.href),
        }
    };
    registry::figures(atlas).into_iter().map(one).collect()
}
