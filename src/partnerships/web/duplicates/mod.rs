//! The pages of what may be recorded twice: the list, two records side by side, what was merged, the report of a visitor.

mod kept;
mod list;
mod merged;
mod pair;
mod report;
mod rows;
mod side;
mod who;
mod words;

use axum::Extension;
use axum::extract::FromRef;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

pub use self::kept::Kept;
use crate::accounts;
use crate::db::Db;
use crate::kernel::{Clock, Locale, PublicId};
use crate::partnerships::duplicates::model::ordered;
use crate::partnerships::suggestions::model::Entity;
use crate::web::{Crumb, Layout, Limits, Router, Section, Site};

/// The addresses of these pages in one language; nobody keeps their answers.
pub fn routes<S>(locale: Locale, kept: &Kept) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Db: FromRef<S>,
    Clock: FromRef<S>,
    Site: FromRef<S>,
    Limits: FromRef<S>,
{
    let list = accounts::path(locale, "duplicates");
    let own = Router::new()
        .route(&list, get(list::show))
        .route(&format!("{list}/{{merge}}"), get(merged::show).post(merged::act))
        .route(&format!("{list}/{{one}}/{{other}}"), get(pair::show).post(pair::act));
    let own = Entity::ALL.iter().fold(own, |own, entity| {
        own.route(&report::path(locale, *entity, "{id}"), get(report::show).post(report::act))
    });
    own.layer(Extension(kept.clone()))
}

/// The addresses of a page below the list, in its language and in the other.
fn paths(locale: Locale, rest: &str) -> [String; 2] {
    [locale, locale.other()].map(|locale| format!("{}{rest}", accounts::path(locale, "duplicates")))
}

/// The page of two records.
pub fn href(locale: Locale, one: &PublicId, other: &PublicId) -> String {
    rows::href(locale, &ordered(one, other))
}

fn see(to: String) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

/// The frame of a page that is shown to one person.
fn frame(locale: Locale, rest: &str, title: String) -> Layout {
    let mut page = Layout::new(locale, title, paths(locale, rest));
    page.noindex = true;
    page.section = Section::Account;
    if !rest.is_empty() {
        let href = accounts::path(locale, "duplicates");
        page.crumbs = vec![Crumb { name: page.t.s("duplicates-title"), href }];
    } else {
        page.crumbs = vec![Crumb { name: page.t.s("account-title"), href: accounts::path(locale, "") }];
    }
    page
}
