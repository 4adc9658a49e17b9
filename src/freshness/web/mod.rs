//! The pages of campaigns: the answer to a letter, and the dashboard of administrators.

mod answer;
mod board;
mod report;

use axum::extract::FromRef;
use axum::routing::get;

pub use report::status;

use super::words::answer_path;
use crate::accounts;
use crate::db::Db;
use crate::kernel::{Clock, Locale};
use crate::web::{Router, Site};

/// The addresses of this slice, in both languages; nobody keeps their answers.
pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Db: FromRef<S>,
    Clock: FromRef<S>,
    Site: FromRef<S>,
{
    Locale::ALL.into_iter().fold(Router::new(), |router, locale| {
        let answer = answer_path(locale, "{secret}");
        let board = accounts::path(locale, "campaigns");
        router
            .route(&answer, get(answer::show).post(answer::act))
            .route(&format!("{answer}/{{link}}"), get(answer::form).post(answer::correct))
            .route(&board, get(board::list).post(board::start))
            .route(&format!("{board}/{{id}}"), get(board::show).post(board::act))
    })
}
