//! `GET /api/v1/suggest`

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::parameter;
use crate::kernel::Locale;
use crate::search::answer::Answer;
use crate::search::kind::Kind;
use crate::search::query::{Asked, Limits};
use crate::search::store::Search;
use crate::web::Error;

/// Suggestions at most.
const MOST: usize = 8;

/// One suggestion.
#[derive(Serialize, ToSchema)]
struct Suggestion {
    /// `authority`, `country`, `partnership` or `page`.
    kind: &'static str,
    id: String,
    name: String,
    /// What tells it from others of its name.
    context: String,
    url: String,
}

/// Suggestions, the likeliest first.
#[derive(Serialize, ToSchema)]
struct Suggestions {
    results: Vec<Suggestion>,
}

/// What the search says of its address in the description of the API.
#[derive(OpenApi)]
#[openapi(paths(suggest), components(schemas(Suggestions)))]
pub struct ApiDoc;

/// `GET /api/v1/suggest?q=&lang=&kind=`
#[utoipa::path(get, path = "/api/v1/suggest", params(
    ("q" = String, Query, description = "What is typed: half a name, a code, a misspelling"),
    ("lang" = Option<String>, Query, description = "fr (default) or en"),
    ("kind" = Option<String>, Query, description = "authority, country, partnership or page; or a kind of authority")),
    responses((status = 200, description = "At most eight suggestions, the likeliest first", body = Suggestions),
        (status = 400, description = "A kind that does not exist")))]
pub async fn suggest(State(search): State<Search>, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let value = |name| parameter(query.as_deref(), name);
    let locale = Locale::parse(&value("lang")).unwrap_or(Locale::Fr);
    let limits = Limits { kinds: kinds(&value("kind"))?, ..Limits::default() };
    let Some(index) = search.now() else {
        let nothing = Json(Suggestions { results: Vec::new() });
        return Ok(([(header::CACHE_CONTROL, "no-store")], nothing).into_response());
    };
    let answers = index.first(&Asked::read(&value("q"), locale), &limits, MOST);
    Ok(Json(Suggestions { results: answers.into_iter().map(told).collect() }).into_response())
}

fn told(answer: Answer) -> Suggestion {
    let Answer { kind, id, name, context, url, .. } = answer;
    Suggestion { kind: kind.told(), id, name, context, url }
}

/// The kinds that a word stands for; all of them when there is no word.
pub fn kinds(word: &str) -> Result<Vec<Kind>, Error> {
    let kinds = Kind::read(word);
    if !word.is_empty() && kinds.is_empty() {
        let known =
            ["authority", "commune", "epci", "departement", "region", "foreign", "country", "partnership", "page"]
                .join(", ");
        let shown: String = word.chars().take(40).collect();
        return Err(Error::BadRequest(
            [
                format!("« {shown} » n’est pas une sorte de réponse. Il y a : {known}."),
                format!("“{shown}” is no kind of answer. There are: {known}."),
            ],
            super::results::ways_out(),
        ));
    }
    Ok(kinds)
}
