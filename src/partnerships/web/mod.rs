//! The pages of a link that read the database: its history, and the form of those who speak for a party.

mod history;
mod verify;
mod words;

use axum::extract::FromRef;
use axum::routing::get;

use crate::db::Db;
use crate::kernel::{Clock, Locale};
use crate::web::Router;

/// The addresses of this slice, in both languages: those that are the same for everybody, and those that one has to be signed
/// in for, whose answers nobody keeps.
pub fn routes<S>() -> [Router<S>; 2]
where
    S: Clone + Send + Sync + 'static,
    Db: FromRef<S>,
    Clock: FromRef<S>,
{
    let public = Router::new()
        .route("/fr/partenariats/{id}/historique", get(history::show))
        .route("/en/partnerships/{id}/history", get(history::show));
    let own = Locale::ALL.into_iter().fold(Router::new(), |router, locale| {
        router.route(&verify::path(locale, "{id}"), get(verify::show).post(verify::act))
    });
    [public, own]
}
