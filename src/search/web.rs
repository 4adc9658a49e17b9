//! The search page and the suggestions.

use askama::Template;
use axum::extract::{FromRef, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::index::{Hit, Index, LONGEST, Target};
use super::store::Search;
use crate::atlas::{address, place_line};
use crate::kernel::Locale;
use crate::web::{Error, Layout, Texts, html};

/// Answers on the page.
const SHOWN: usize = 20;
/// Suggestions.
const SUGGESTED: usize = 8;

/// The addresses of the search, in both languages.
pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Search: FromRef<S>,
{
    Router::new().route("/fr/recherche", get(show)).route("/en/search", get(show))
}

/// The address of the suggestions.
pub fn api_routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Search: FromRef<S>,
{
    Router::new().route("/api/v1/suggest", get(suggest))
}

/// One answer, as a page and a program show it.
#[derive(Serialize, ToSchema)]
struct Answer {
    kind: &'static str,
    id: String,
    name: String,
    context: String,
    url: String,
    #[serde(skip)]
    links: String,
}

#[derive(Template)]
#[template(path = "search/pages/results.html")]
struct ResultsPage {
    page: Layout,
    q: String,
    action: &'static str,
    count: Option<String>,
    more: Option<String>,
    too_long: bool,
    answers: Vec<Answer>,
}

fn parameter(query: Option<&str>, wanted: &str) -> String {
    let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    pairs.filter(|(name, _)| name == wanted).map(|(_, value)| value.trim().to_owned()).next().unwrap_or_default()
}

/// `GET /fr/recherche?q=`
pub async fn show(State(search): State<Search>, locale: Locale, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let q: String = parameter(query.as_deref(), "q").chars().filter(|c| !c.is_control()).take(LONGEST + 1).collect();
    let index = search.now();
    let (total, hits) = index.find(&q, SHOWN);
    if let Some(target) = index.certain(&hits) {
        let to = target_address(locale, &index, target);
        return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)], "").into_response());
    }
    html(&draw(locale, &index, &q, (total, &hits)))
}

fn draw(locale: Locale, index: &Index, q: &str, (total, hits): (usize, &[Hit])) -> ResultsPage {
    let encoded: String = form_urlencoded::byte_serialize(q.as_bytes()).collect();
    let at = |locale: Locale| format!("{}{}{encoded}", action(locale), if encoded.is_empty() { "" } else { "?q=" });
    let mut page = Layout::new(locale, String::new(), [at(locale), at(locale.other())]);
    let t = page.t;
    let shown: String = q.chars().take(LONGEST).collect();
    page.title = if q.is_empty() { t.s("search-title") } else { t.with("search-title-for", &[("q", &shown)]) };
    page.noindex = true;
    ResultsPage {
        action: action(locale),
        count: (!q.is_empty()).then(|| t.n("search-count", total)),
        more: (total > SHOWN).then(|| t.n("search-more", SHOWN)),
        too_long: q.chars().count() > LONGEST,
        answers: hits.iter().map(|hit| answer(t, locale, index, hit)).collect(),
        q: shown,
        page,
    }
}

fn action(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "/fr/recherche",
        Locale::En => "/en/search",
    }
}

fn target_address(locale: Locale, index: &Index, target: Target) -> String {
    match target {
        Target::Authority(ix) => address::authority(locale, index.atlas.authority(ix)),
        Target::Country(country) => address::country(locale, country),
    }
}

fn answer(t: Texts, locale: Locale, index: &Index, hit: &Hit) -> Answer {
    let url = target_address(locale, index, hit.target);
    match hit.target {
        Target::Country(country) => Answer {
            kind: "country",
            id: country.iso2.to_owned(),
            name: country.name(locale.code()).to_owned(),
            context: t.s("search-country"),
            links: String::new(),
            url,
        },
        Target::Authority(ix) => {
            let authority = index.atlas.authority(ix);
            let mut context =
                vec![t.s(format!("kind-{}", authority.kind.code())), place_line(locale, &index.atlas, ix)];
            context.extend(hit.former.as_deref().map(|name| t.with("search-former", &[("name", name)])));
            Answer {
                kind: "authority",
                id: authority.id.to_string(),
                name: authority.name_in(locale).to_owned(),
                context: context.join(" · "),
                links: t.n("links-short", authority.links.len()),
                url,
            }
        }
    }
}

/// Suggestions, the likeliest first.
#[derive(Serialize, ToSchema)]
struct Suggestions {
    results: Vec<Answer>,
}

/// What the search says of its address in the description of the API.
#[derive(OpenApi)]
#[openapi(paths(suggest), components(schemas(Suggestions)))]
pub struct ApiDoc;

/// `GET /api/v1/suggest?q=&lang=&kind=`
#[utoipa::path(get, path = "/api/v1/suggest", params(
    ("q" = String, Query, description = "What is typed"),
    ("lang" = Option<String>, Query, description = "fr or en"),
    ("kind" = Option<String>, Query, description = "authority or country")),
    responses((status = 200, description = "At most eight suggestions", body = Suggestions)))]
pub async fn suggest(State(search): State<Search>, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let locale = Locale::parse(&parameter(query.as_deref(), "lang")).unwrap_or(Locale::Fr);
    let kind = parameter(query.as_deref(), "kind");
    let index = search.now();
    let (_, hits) = index.find(&parameter(query.as_deref(), "q"), 200);
    let answers = hits.iter().map(|hit| answer(Texts::of(locale), locale, &index, hit));
    let results = answers.filter(|answer| kind.is_empty() || answer.kind == kind).take(SUGGESTED).collect();
    Ok(Json(Suggestions { results }).into_response())
}
