//! The pages of organisations: asking, deciding, leaving, the regional networks, and who is at work on them.

mod contest;
mod desk;
mod handover;
mod members;
mod mine;
mod networks;
mod oversight;
mod register;
mod registered;
mod represent;
mod tasks;

use axum::extract::FromRef;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use self::desk::Desk;
use super::handover::KnownLinks;
use crate::accounts::{self, broken};
use crate::authorities::Named;
use crate::db::Db;
use crate::kernel::{Clock, Locale, PublicId};
use crate::mail::Carrier;
use crate::web::{Crumb, Error, Layout, Router, Section, Site};

/// The addresses of this slice, in both languages: those that are the same for everybody, and those that one has to be signed
/// in for, whose answers nobody keeps.
pub fn routes<S>() -> [Router<S>; 2]
where
    S: Clone + Send + Sync + 'static,
    Db: FromRef<S>,
    Clock: FromRef<S>,
    Site: FromRef<S>,
    KnownLinks: FromRef<S>,
    Carrier: FromRef<S>,
{
    let public = Locale::ALL.into_iter().fold(Router::new(), |router, locale| {
        let (list, registered) = (networks::path(locale), registered::path(locale));
        router
            .route(list, get(networks::list))
            .route(&format!("{list}/{{id}}"), get(networks::show))
            .route(registered, get(registered::list))
            .route(&format!("{registered}.csv"), get(registered::csv))
            .route(&format!("{registered}.xlsx"), get(registered::xlsx))
            .route(&format!("{registered}.json"), get(registered::json))
    });
    let own = Locale::ALL.into_iter().fold(Router::new(), |router, locale| {
        let authority = |word: &str| of_authority(locale, "{id}", word);
        let own = |rest: &str| format!("{}/{{id}}{rest}", accounts::path(locale, "organisations"));
        router
            .route(&authority("represent"), get(represent::authority).post(represent::act_authority))
            .route(&authority("register"), get(register::show).post(register::act))
            .route(&authority("oversight"), get(oversight::show).post(oversight::act))
            .route(&represent::of_organisation(locale, "{id}"), get(represent::other).post(represent::act_other))
            .route(&accounts::path(locale, "organisations"), get(mine::show).post(mine::act))
            .route(&own(""), get(members::show).post(members::act))
            .route(&own(handover::word(locale)), get(handover::show).post(handover::act))
            .route(&own(&format!("{}/{{sheet}}", handover::word(locale))), get(handover::sheet))
            .route(&super::letters::tasks_page(locale), get(tasks::show).post(tasks::act))
            .route(&accounts::path(locale, "data"), get(mine::data))
            .route(&format!("{}/{{secret}}", contest::path(locale)), get(contest::show).post(contest::act))
    });
    [public, own]
}

/// The address of an authority, without what follows.
fn list(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "/fr/collectivites",
        Locale::En => "/en/authorities",
    }
}

/// A page about an authority, by its English word.
fn of_authority(locale: Locale, id: &str, word: &str) -> String {
    let french = match word {
        "represent" => "representer",
        "register" => "inscrire",
        _ => "suivi",
    };
    let word = if locale == Locale::Fr { french } else { word };
    format!("{}/{id}/{word}", list(locale))
}

/// An authority, or the one that it was merged into: what is sent to the old address is meant for it.
async fn named(db: &Db, id: &str) -> Result<Named, Error> {
    let id = PublicId::parse(id).ok_or_else(Error::nothing_here)?;
    Named::present(db.read(), &id).await.map_err(broken)?.ok_or_else(Error::nothing_here)
}

/// The authority of a page, by its English word, that was asked for as `id`; the page of one that was merged has moved.
fn in_place(found: Named, locale: Locale, (id, word): (&str, &str)) -> Result<Named, Error> {
    if found.id.as_str() == id { Ok(found) } else { Err(Error::Moved(of_authority(locale, found.id.as_str(), word))) }
}

/// The frame of a page that is shown to one person.
fn frame(locale: Locale, title: &str, paths: [String; 2]) -> Layout {
    let mut page = Layout::new(locale, title.to_owned(), paths);
    page.noindex = true;
    page.section = Section::Account;
    page
}

/// The way back to one's organisations.
fn own_crumb(page: &Layout) -> Crumb {
    Crumb { name: page.t.s("organisations-title"), href: accounts::path(page.locale, "organisations") }
}

fn see(to: String) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

/// What somebody typed in one line or several: without what is not printed, and not longer than so many characters.
fn typed(text: &str, longest: usize) -> String {
    text.trim().chars().filter(|c| !c.is_control() || *c == '\n').take(longest).collect()
}
