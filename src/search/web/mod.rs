//! The search page, the suggestions, and the page of a place that only the gazetteer knows.

mod place;
mod results;
mod suggest;

use axum::extract::FromRef;
use axum::routing::get;

pub use place::or_place;
pub use suggest::ApiDoc;

use super::store::Search;
use crate::web::Router;

/// The addresses of the search, in both languages.
pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Search: FromRef<S>,
{
    Router::new().route("/fr/recherche", get(results::show)).route("/en/search", get(results::show))
}

/// The address of the suggestions.
pub fn api_routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Search: FromRef<S>,
{
    Router::new().route("/api/v1/suggest", get(suggest::suggest))
}

/// The first value of a parameter, without spaces around it and without control characters.
fn parameter(query: Option<&str>, wanted: &str) -> String {
    let mut pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    let value = pairs.find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned()).unwrap_or_default();
    value.trim().chars().filter(|c| !c.is_control()).collect()
}
