//! The API for programs: the same records, lists and figures as the pages.

mod authority;
mod changes;
mod charts;
mod geojson;
mod handlers;
mod map;
mod openapi;
mod partnership;

use axum::extract::FromRef;
use axum::routing::get;

pub use authority::AuthorityJson;
pub use changes::{changes, feed_entries, name as changed_name};
pub use charts::chart;
pub use geojson::{authorities as authorities_geojson, link_feature, links as links_geojson};
pub use handlers::{authorities_page, figure_list, links_page};
pub use openapi::ApiDoc;
pub use partnership::PartnershipJson;

use super::keeper::Atlas;
use crate::db::Db;
use crate::web::{Router, Site};

/// The addresses under `/api/v1`.
pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Atlas: FromRef<S>,
    Site: FromRef<S>,
    Db: FromRef<S>,
{
    Router::new()
        .route("/api/v1/authorities", get(handlers::authorities))
        .route("/api/v1/authorities/{id}", get(handlers::authority))
        .route("/api/v1/authorities/{id}/partnerships", get(handlers::authority_partnerships))
        .route("/api/v1/partnerships", get(handlers::partnerships))
        .route("/api/v1/partnerships/{id}", get(handlers::partnership))
        .route("/api/v1/figures", get(handlers::figures))
        .route("/api/v1/figures/{id}", get(charts::figure))
        .route("/api/v1/changes", get(changes::changes))
        .route("/api/v1/map", get(map::map))
        .route("/api/v1/map/ground/{name}", get(map::ground))
}
