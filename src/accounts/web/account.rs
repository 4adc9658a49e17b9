//! The account: who one is, where one is signed in, leaving, being erased.

use askama::Template;
use axum::Form;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::enter::{WayIn, frame};
use super::{SignedIn, Visitor, broken, cookie, path};
use crate::accounts::actions;
use crate::accounts::model::LONGEST_NAME;
use crate::accounts::store::{self, Session};
use crate::db::Db;
use crate::kernel::{Clock, Locale};
use crate::web::{Error, Layout, html};

struct SessionView {
    agent: String,
    began: String,
    seen: String,
    handle: String,
    present: bool,
}

#[derive(Template)]
#[template(path = "accounts/pages/account.html")]
struct Account {
    page: Layout,
    email: String,
    name: String,
    language: &'static str,
    administrator: bool,
    sessions: Vec<SessionView>,
    done: bool,
}

#[derive(Template)]
#[template(path = "accounts/pages/erase.html")]
struct Erase {
    page: Layout,
    action: String,
    back: String,
}

/// What a person says of themselves.
#[derive(Deserialize)]
pub struct Me {
    #[serde(default)]
    name: String,
    #[serde(default)]
    language: String,
}

/// Which session to end.
#[derive(Deserialize)]
pub struct Which {
    #[serde(default)]
    session: String,
}

/// `GET /fr/compte`: the way in, or the account.
pub async fn show(
    State(db): State<Db>,
    locale: Locale,
    Visitor(visitor): Visitor,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let query = query.unwrap_or_default();
    let value = |wanted: &str| {
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        pairs.find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    let Some(signed_in) = visitor else {
        return html(&WayIn::new(locale, "", &value("return_to"), None));
    };
    let sessions = store::sessions(db.read(), &signed_in.person).await.map_err(broken)?;
    html(&draw(locale, &signed_in, &sessions, value("done") == "yes"))
}

fn draw(locale: Locale, signed_in: &SignedIn, sessions: &[Session], done: bool) -> Account {
    let page = frame(locale, "account-title", "");
    let view = |session: &Session| SessionView {
        agent: if session.agent.is_empty() { page.t.s("unknown") } else { session.agent.clone() },
        began: page.t.instant(session.times.created_at),
        seen: page.t.instant(session.times.seen_at),
        handle: session.handle.clone(),
        present: signed_in.seal.starts_with(&session.handle),
    };
    Account {
        email: signed_in.person.email.as_str().to_owned(),
        name: signed_in.person.name.clone(),
        language: signed_in.person.locale.code(),
        administrator: signed_in.person.administrator,
        sessions: sessions.iter().map(view).collect(),
        done,
        page,
    }
}

fn back(locale: Locale, end: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, format!("{}{end}", path(locale, "")))]).into_response()
}

/// `POST /fr/compte/moi`
pub async fn change(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    signed_in: SignedIn,
    Form(me): Form<Me>,
) -> Result<Response, Error> {
    let name: String = me.name.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    let language = Locale::parse(&me.language).unwrap_or(signed_in.person.locale);
    actions::change(&db, &signed_in.person, (&name, language), clock.now()).await.map_err(broken)?;
    Ok(back(locale, "?done=yes"))
}

/// `POST /fr/compte/seances`: ends one session, or every one.
pub async fn end(
    State(db): State<Db>,
    locale: Locale,
    signed_in: SignedIn,
    Form(which): Form<Which>,
) -> Result<Response, Error> {
    let handle = if which.session == "all" { "" } else { which.session.as_str() };
    if handle.is_empty() && which.session != "all" {
        return Err(Error::nothing_here());
    }
    actions::end_sessions(&db, &signed_in.person, handle).await.map_err(broken)?;
    Ok(back(locale, ""))
}

/// `POST /fr/compte/sortir`
pub async fn leave(State(db): State<Db>, locale: Locale, Visitor(visitor): Visitor) -> Result<Response, Error> {
    if let Some(signed_in) = visitor {
        actions::end_sessions(&db, &signed_in.person, &signed_in.seal).await.map_err(broken)?;
    }
    let headers = [(header::SET_COOKIE, cookie::forget())];
    Ok((headers, [("clear-site-data", "\"cache\", \"storage\"")], back(locale, "")).into_response())
}

/// `GET /fr/compte/effacer`: asks once.
pub async fn ask_erase(locale: Locale, _signed_in: SignedIn) -> Result<Response, Error> {
    let page = frame(locale, "erase-title", "erase");
    html(&Erase { page, action: path(locale, "erase"), back: path(locale, "") })
}

/// `POST /fr/compte/effacer`
pub async fn erase(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    signed_in: SignedIn,
) -> Result<Response, Error> {
    actions::erase(&db, &signed_in.person, clock.now()).await.map_err(broken)?;
    let headers = [(header::SET_COOKIE, cookie::forget())];
    Ok((headers, [("clear-site-data", "\"cache\", \"storage\"")], back(locale, "")).into_response())
}

/// Somebody who reads an address again where only a form is sent: the account is what they look for.
pub async fn elsewhere(locale: Locale) -> Response {
    back(locale, "")
}
