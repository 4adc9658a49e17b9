//! The pages of the account, and who is behind a request.

mod account;
mod code_app;
mod cookie;
mod enter;
mod identity;
mod mail;
mod notices;
mod passkeys;
mod password;
mod prove;
mod sign_in;
mod visitor;

use std::borrow::Borrow;

use axum::extract::FromRef;
use axum::routing::{get, post};

pub use visitor::{Proved, SignedIn, Visitor};

use super::Factors;
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
    Factors: FromRef<S>,
    Gate: FromRef<S>,
    Limits: FromRef<S>,
    Carrier: FromRef<S>,
{
    Locale::ALL.into_iter().fold(Router::new(), |router, locale| {
        let at = |page: &str| path(locale, page);
        proving(router, locale)
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

/// What one proves who one is with.
fn proving<S>(router: Router<S>, locale: Locale) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Db: FromRef<S>,
    Clock: FromRef<S>,
    Site: FromRef<S>,
    Factors: FromRef<S>,
    Gate: FromRef<S>,
    Limits: FromRef<S>,
{
    let at = |page: &str| path(locale, page);
    router
        .route(&at("with-password"), post(sign_in::by_password).get(account::elsewhere))
        .route(&at("with-code"), post(sign_in::by_code).get(account::elsewhere))
        .route(&at("with-passkey"), post(passkeys::enter).get(account::elsewhere))
        .route(&at("with-passkey-start"), post(passkeys::begin_entering).get(account::elsewhere))
        .route(&at("prove"), get(prove::show).post(prove::prove))
        .route(&at("prove-start"), post(passkeys::begin_proving).get(account::elsewhere))
        .route(&at("password"), get(password::show).post(password::set))
        .route(&at("code-app"), get(code_app::show).post(code_app::act))
        .route(&at("code-app-image"), get(code_app::image))
        .route(&at("recovery-codes"), post(code_app::recovery).get(account::elsewhere))
        .route(&at("passkeys"), get(passkeys::show).post(passkeys::act))
        .route(&at("passkeys-start"), post(passkeys::begin_making).get(account::elsewhere))
}

/// The pages below the account: as they are called here, in French, in English.
const PAGES: [[&str; 3]; 26] = [
    ["link", "lien", "link"],
    ["enter", "entrer", "enter"],
    ["leave", "sortir", "leave"],
    ["me", "moi", "me"],
    ["sessions", "seances", "sessions"],
    ["erase", "effacer", "erase"],
    ["organisations", "organisations", "organisations"],
    ["data", "donnees.json", "data.json"],
    ["campaigns", "campagnes", "campaigns"],
    ["duplicates", "doublons", "duplicates"],
    ["with-password", "avec-mot-de-passe", "with-password"],
    ["with-code", "avec-code", "with-code"],
    ["with-passkey", "avec-cle", "with-passkey"],
    ["with-passkey-start", "avec-cle/debut", "with-passkey/start"],
    ["prove", "preuve", "proof"],
    ["prove-start", "preuve/debut", "proof/start"],
    ["password", "mot-de-passe", "password"],
    ["code-app", "application", "code-app"],
    ["code-app-image", "application.svg", "code-app.svg"],
    ["recovery-codes", "codes-de-secours", "recovery-codes"],
    ["passkeys", "cles", "passkeys"],
    ["passkeys-start", "cles/debut", "passkeys/start"],
    ["identity", "identite", "identity"],
    ["join", "joindre", "join"],
    ["notices", "avis", "notices"],
    ["mail", "courrier", "mail"],
];

/// The address of a page of the account by its English word; nothing stands for the account itself.
pub fn path(locale: impl Borrow<Locale>, page: &str) -> String {
    let (account, language) = match locale.borrow() {
        Locale::Fr => ("/fr/compte", 1),
        Locale::En => ("/en/account", 2),
    };
    match PAGES.iter().find(|names| names[0] == page) {
        Some(names) => format!("{account}/{}", names[language]),
        None => account.to_owned(),
    }
}

/// The database failed: our fault.
pub fn broken(why: DbError) -> Error {
    Error::Internal(why.into())
}
