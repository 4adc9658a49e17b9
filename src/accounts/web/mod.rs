//! The pages of the account, and who is behind a request.

mod account;
mod cookie;
mod enter;
mod visitor;

use std::borrow::Borrow;

use axum::extract::FromRef;
use axum::routing::{get, post};

pub use visitor::{SignedIn, Visitor};

use crate::db::{Db, DbError};
use crate::kernel::{Clock, Locale};
use crate::web::{Error, Router, Site};

/// The addresses of the account, in both languages.
pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Db: FromRef<S>,
    Clock: FromRef<S>,
    Site: FromRef<S>,
{
    Locale::ALL.into_iter().fold(Router::new(), |router, locale| {
        let at = |page: &str| path(locale, page);
        router
            .route(&at(""), get(account::show))
            .route(&at("link"), post(enter::ask).get(account::elsewhere))
            .route(&format!("{}/{{secret}}", at("enter")), get(enter::look).post(enter::open))
            .route(&at("leave"), post(account::leave).get(account::elsewhere))
            .route(&at("me"), post(account::change).get(account::elsewhere))
            .route(&at("sessions"), post(account::end).get(account::elsewhere))
            .route(&at("erase"), get(account::ask_erase).post(account::erase))
    })
}

/// The address of a page of the account by its English word; nothing stands for the account itself.
pub fn path(locale: impl Borrow<Locale>, page: &str) -> String {
    let (account, words) = match locale.borrow() {
        Locale::Fr => {
            ("/fr/compte", ["lien", "entrer", "sortir", "moi", "seances", "effacer", "organisations", "donnees.json"])
        }
        Locale::En => {
            ("/en/account", ["link", "enter", "leave", "me", "sessions", "erase", "organisations", "data.json"])
        }
    };
    let english = ["link", "enter", "leave", "me", "sessions", "erase", "organisations", "data"];
    match english.iter().position(|word| *word == page).and_then(|place| words.get(place)) {
        Some(word) => format!("{account}/{word}"),
        None => account.to_owned(),
    }
}

/// The database failed: our fault.
pub fn broken(why: DbError) -> Error {
    Error::Internal(why.into())
}
