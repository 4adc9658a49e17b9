//! The pages of the account, and who is behind a request.

mod account;
mod cookie;
mod enter;
mod identity;
mod mail;
mod notices;
mod visitor;

use std::borrow::Borrow;

use axum::extract::FromRef;
use axum::routing::{get, post};

pub use visitor::{SignedIn, Visitor};

use super::identities::Gate;
use crate::db::{Db, DbError};
use crate::kernel::{Clock, Locale};
use crate::mail::Carrier;
use crate::web::{Error, Limits, Router, Site};

/// The addresses of the account, in both languages.
pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Db: FromRef<S>,
    Clock: FromRef<S>,
    Site: FromRef<S>,
    Gate: FromRef<S>,
    Limits: FromRef<S>,
    Carrier: FromRef<S>,
{
    Locale::ALL.into_iter().fold(Router::new(), |router, locale| {
        let at = |page: &str| path(locale, page);
        router
            .route(&at(""), get(account::show))
            .route(&at("link"), post(enter::ask).get(account::elsewhere))
            .route(&format!("{}/{{secret}}", at("enter")), get(enter::look).post(enter::open))
            .route(&at("identity"), get(identity::begin).post(identity::unlink))
            .route(&format!("{}/{}", at("identity"), identity::back_word(locale)), get(identity::back))
            .route(&format!("{}/{{secret}}", at("join")), get(identity::look).post(identity::join))
            .route(&at("notices"), post(notices::choose).get(account::elsewhere))
            .route(&format!("{}/{{secret}}", at("notices")), get(notices::look).post(notices::stop))
            .route(&at("mail"), get(mail::show))
            .route(&format!("{}/{{id}}", at("mail")), get(mail::letter))
            .route(&at("leave"), post(identity::leave).get(account::elsewhere))
            .route(&at("me"), post(account::change).get(account::elsewhere))
            .route(&at("sessions"), post(account::end).get(account::elsewhere))
            .route(&at("erase"), get(account::ask_erase).post(account::erase))
    })
}

/// The address of a page of the account by its English word; nothing stands for the account itself.
pub fn path(locale: impl Borrow<Locale>, page: &str) -> String {
    let (account, words, others) = match locale.borrow() {
        Locale::Fr => {
            let own = ["lien", "entrer", "sortir", "moi", "seances", "effacer", "organisations", "donnees.json"];
            ("/fr/compte", own, ["identite", "joindre", "avis", "courrier"])
        }
        Locale::En => {
            let own = ["link", "enter", "leave", "me", "sessions", "erase", "organisations", "data.json"];
            ("/en/account", own, ["identity", "join", "notices", "mail"])
        }
    };
    let words: Vec<&str> = words.into_iter().chain(others).collect();
    let english = ["link", "enter", "leave", "me", "sessions", "erase", "organisations", "data"];
    let others = ["identity", "join", "notices", "mail"];
    match english.iter().chain(&others).position(|word| *word == page).and_then(|place| words.get(place)) {
        Some(word) => format!("{account}/{word}"),
        None => account.to_owned(),
    }
}

/// The database failed: our fault.
pub fn broken(why: DbError) -> Error {
    Error::Internal(why.into())
}
