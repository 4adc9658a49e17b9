//! The pages of a link that read the database: its history.

mod history;
mod words;

use axum::Router;
use axum::extract::FromRef;
use axum::routing::get;

use crate::db::Db;

/// The addresses of this slice, in both languages.
pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Db: FromRef<S>,
{
    Router::new()
        .route("/fr/partenariats/{id}/historique", get(history::show))
        .route("/en/partnerships/{id}/history", get(history::show))
}
