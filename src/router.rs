//! Every address of the product. The slices name their own; this is where they meet.

use std::time::Duration;

use axum::Json;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate as _, SizeAbove};
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use utoipa::OpenApi as _;

use crate::app::App;
use crate::web::Router;
use crate::{
    accounts, agreements, atlas, descriptions, freshness, funding, law, organisations, partnerships, search, web,
};

/// The whole site.
pub fn router(app: App) -> axum::Router {
    let (routes, _) = routes(&app).finish();
    routes
        .fallback(elsewhere)
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn(web::problem_or_page))
        .layer(middleware::from_fn_with_state(app.site.clone(), web::secured))
        .with_state(app)
}

/// Every path, as the router was given it.
#[cfg(test)]
pub fn paths(app: &App) -> Vec<String> {
    routes(app).finish().1
}

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long somebody may take to send a file: 20 MB by a line of 200 kbit/s.
const PATIENCE_FOR_FILES: Duration = Duration::from_secs(900);

fn within(time: Duration) -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, time)
}

/// Every address, added here or by a slice.
fn routes(app: &App) -> Router<App> {
    // What is shown to one person is kept by nobody.
    let no_store = SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let files = compressed(agreements::upload_routes()).layer(no_store.clone()).layer(within(PATIENCE_FOR_FILES));
    quick_routes(app, no_store).layer(within(PATIENCE)).merge(files)
}

/// Those that answer at once.
fn quick_routes(app: &App, no_store: SetResponseHeaderLayer<HeaderValue>) -> Router<App> {
    let [links, own_links] = partnerships::routes();
    let [networks, own_organisations] = organisations::routes();
    let [told, describing] = descriptions::routes();
    let own = Router::new().merge(accounts::routes()).merge(own_organisations).merge(own_links).merge(describing);
    let [rules, answers] = law::routes();
    let own = own.merge(freshness::routes()).merge(answers).merge(law::api_routes());
    let own = own.merge(agreements::workshop_routes()).merge(funding::routes()).merge(funding::api_routes());
    Router::new()
        .merge(pages(app, links.merge(networks).merge(told).merge(rules).merge(agreements::routes())))
        .merge(compressed(own).layer(no_store))
        .route("/fr", get(with_slash))
        .route("/en", get(with_slash))
        .route("/api/v1/openapi.json", get(description))
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
}

/// The pages that are the same for everybody, and kept.
fn pages(app: &App, links: Router<App>) -> Router<App> {
    let pages = Router::new()
        .merge(atlas::routes())
        .merge(atlas::api_routes())
        .merge(links)
        .merge(search::routes())
        .merge(search::api_routes())
        .route("/assets/{name}", get(web::asset))
        .layer(middleware::from_fn_with_state(app.search.clone(), search::or_place));
    compressed(pages).layer(middleware::from_fn_with_state(app.cache.clone(), web::cached))
}

fn compressed(pages: Router<App>) -> Router<App> {
    let xlsx = NotForContentType::const_new("application/vnd.openxmlformats");
    let layer = CompressionLayer::new()
        .quality(CompressionLevel::Precise(4))
        .compress_when(SizeAbove::new(512).and(xlsx).and(NotForContentType::IMAGES));
    pages.layer(layer)
}

/// The address of a language without its slash.
async fn with_slash(OriginalUri(uri): OriginalUri) -> Response {
    (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, format!("{}/", uri.path()))]).into_response()
}

/// An address with a slash too many leads to the one without; any other does not exist.
async fn elsewhere(OriginalUri(uri): OriginalUri) -> Response {
    let path = uri.path();
    let ours = (path.starts_with("/fr/") || path.starts_with("/en/")) && !path.contains("//") && !path.contains('\\');
    match path.strip_suffix('/').filter(|path| ours && path.len() > 3) {
        Some(path) => {
            let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, format!("{path}{query}"))]).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `GET /api/v1/openapi.json`: what every slice says of its addresses.
async fn description() -> Response {
    let mut whole = atlas::ApiDoc::openapi();
    whole.merge(search::ApiDoc::openapi());
    whole.merge(law::ApiDoc::openapi());
    whole.merge(funding::ApiDoc::openapi());
    Json(whole).into_response()
}

/// `GET /healthz`: the program is alive.
async fn alive() -> Response {
    ([(header::CACHE_CONTROL, "no-store")], "alive\n").into_response()
}

/// `GET /readyz`: the data are loaded and the database answers.
async fn ready(State(app): State<App>) -> Response {
    match crate::db::Entry::last_seq(app.db.read()).await {
        Ok(_) => ([(header::CACHE_CONTROL, "no-store")], "ready\n").into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}
