//! The account: who one is, where one is signed in, leaving, being erased.

use askama::Template;
use axum::Form;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::enter::{WayIn, frame};
use super::{Proved, SignedIn, Visitor, broken, cookie, path};
use crate::accounts::factors::store as kept;
use crate::accounts::model::LONGEST_NAME;
use crate::accounts::store::{self, Session};
use crate::accounts::{Factors, actions};
use crate::db::{Db, DbError};
use crate::kernel::{Clock, Locale};
use crate::web::{Error, Layout, Texts, html};

struct SessionView {
    agent: String,
    means: String,
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
    factors: FactorsView,
    strong: bool,
    done: bool,
}

/// What lets the person in, beside the link.
struct FactorsView {
    password: Option<String>,
    code_app: Option<String>,
    recovery_codes: usize,
    passkeys: Vec<PasskeyView>,
    can_passkeys: bool,
    any_strong: bool,
}

struct PasskeyView {
    row: String,
    name: String,
    added: String,
    used: String,
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
    (State(db), State(factors)): (State<Db>, State<Factors>),
    locale: Locale,
    Visitor(visitor): Visitor,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let Some(signed_in) = visitor else {
        return html(&WayIn::new(locale, &factors, "", &value(query.as_deref(), "return_to")));
    };
    let sessions = store::sessions(db.read(), &signed_in.person).await.map_err(broken)?;
    let view = factors_of(&db, locale, &signed_in, factors.passkeys()).await.map_err(broken)?;
    let done = value(query.as_deref(), "done") == "yes";
    html(&draw((locale, done), &signed_in, &sessions, view))
}

/// A value of the query, empty when there is none.
pub fn value(query: Option<&str>, wanted: &str) -> String {
    let mut pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    pairs.find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned()).unwrap_or_default()
}

async fn factors_of(db: &Db, locale: Locale, signed_in: &SignedIn, can_passkeys: bool) -> Result<FactorsView, DbError> {
    let (t, person) = (Texts::of(locale), &signed_in.person);
    let passkeys = kept::passkeys(db.read(), person.row).await?;
    let app = kept::code_app(db.read(), person).await?.and_then(|app| app.confirmed_at);
    Ok(FactorsView {
        password: kept::password(db.read(), person).await?.map(|(_, at)| t.day(at)),
        code_app: app.map(|at| t.day(at)),
        recovery_codes: kept::recovery_codes(db.read(), person).await?,
        any_strong: app.is_some() || !passkeys.is_empty(),
        passkeys: passkeys
            .into_iter()
            .map(|one| PasskeyView {
                row: one.row.to_string(),
                name: one.name,
                added: t.day(one.created_at),
                used: one.used_at.map_or_else(|| t.s("factor-never-used"), |at| t.instant(at)),
            })
            .collect(),
        can_passkeys,
    })
}

fn draw((locale, done): (Locale, bool), signed_in: &SignedIn, sessions: &[Session], factors: FactorsView) -> Account {
    let page = frame(locale, "account-title", "");
    let view = |session: &Session| SessionView {
        agent: if session.agent.is_empty() { page.t.s("unknown") } else { session.agent.clone() },
        means: page.t.s(format!("means-{}", session.means.code().replace('_', "-"))),
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
        factors,
        strong: signed_in.strong(),
        done,
        page,
    }
}

pub fn back(locale: Locale, end: &str) -> Response {
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
pub async fn ask_erase(locale: Locale, _signed_in: Proved) -> Result<Response, Error> {
    let page = frame(locale, "erase-title", "erase");
    html(&Erase { page, action: path(locale, "erase"), back: path(locale, "") })
}

/// `POST /fr/compte/effacer`
pub async fn erase(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    Proved(signed_in): Proved,
) -> Result<Response, Error> {
    actions::erase(&db, &signed_in.person, clock.now()).await.map_err(broken)?;
    let headers = [(header::SET_COOKIE, cookie::forget())];
    Ok((headers, [("clear-site-data", "\"cache\", \"storage\"")], back(locale, "")).into_response())
}

/// Somebody who reads an address again where only a form is sent: the account is what they look for.
pub async fn elsewhere(locale: Locale) -> Response {
    back(locale, "")
}
