//! The way in: asking for a link, looking at it, opening it.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::{broken, cookie, path};
use crate::accounts::actions::{self, Asked, Entered};
use crate::accounts::identities::Gate;
use crate::accounts::model::return_path;
use crate::accounts::store;
use crate::db::Db;
use crate::kernel::{Clock, Locale, Secret};
use crate::mail::Address;
use crate::web::{AskedLinks, Error, Hurried, Layout, Section, Site, Unhurried, WaysIn, html};

/// The form of the way in, with what was typed and what is wrong with it.
#[derive(Template)]
#[template(path = "accounts/pages/way_in.html")]
pub struct WayIn {
    page: Layout,
    action: String,
    email: String,
    return_to: String,
    problem: Option<String>,
    provider: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "accounts/pages/told.html")]
struct Told {
    page: Layout,
    text: Vec<String>,
    again: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "accounts/pages/open.html")]
struct Open {
    page: Layout,
    action: String,
}

/// What stands in the form.
#[derive(Deserialize)]
pub struct Fields {
    #[serde(default)]
    email: String,
    #[serde(default)]
    return_to: String,
}

/// The frame of a page of the account, which nobody else keeps.
pub fn frame(locale: Locale, key: &str, page: &str) -> Layout {
    let mut frame = Layout::new(locale, String::new(), [locale, locale.other()].map(|locale| path(locale, page)));
    frame.title = frame.t.s(key);
    frame.noindex = true;
    frame.section = Section::Account;
    frame
}

impl WayIn {
    /// The form, empty or with what was typed.
    pub fn new(locale: Locale, email: &str, return_to: &str, problem: Option<&str>) -> Self {
        let page = frame(locale, "way-in-title", "");
        Self {
            problem: problem.map(|key| page.t.s(key)),
            action: path(locale, "link"),
            email: email.to_owned(),
            return_to: return_path(return_to).unwrap_or_default().to_owned(),
            provider: None,
            page,
        }
    }

    /// With the button of the identity provider, if one is set.
    pub fn through(mut self, gate: &Gate) -> Self {
        let back: String = form_urlencoded::byte_serialize(self.return_to.as_bytes()).collect();
        let href = format!("{}?return_to={back}", path(self.page.locale, "identity"));
        self.provider = gate.name().map(|name| (name, href));
        self
    }
}

/// `POST /fr/compte/lien`
pub async fn ask(
    (State(db), State(clock), State(site), State(gate)): (State<Db>, State<Clock>, State<Site>, State<Gate>),
    locale: Locale,
    pace: Result<Unhurried<AskedLinks>, Hurried>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let form = |problem| WayIn::new(locale, fields.email.trim(), &fields.return_to, problem).through(&gate);
    if let Err(hurried) = pace {
        let mut form = form(None);
        form.problem = Some(form.page.t.n("way-in-hurried", hurried.minutes()));
        return Ok(hurried.mark(html(&form)?));
    }
    let Some(email) = Address::parse(&fields.email) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&form(Some("way-in-address-wrong")))?).into_response());
    };
    let return_to = return_path(&fields.return_to).unwrap_or_default();
    let asked = Asked { email: &email, locale, return_to, base: &site.base };
    actions::ask_link(&db, &asked, clock.now()).await.map_err(broken)?;
    told(locale, "way-in-sent-", email.as_str())
}

/// A page that says what happened: `…-title`, `…-text`, `…-hint`.
pub fn told(locale: Locale, key: &str, email: &str) -> Result<Response, Error> {
    let page = frame(locale, &format!("{key}title"), "");
    let text = ["text", "hint"].map(|end| page.t.with(&format!("{key}{end}"), &[("email", email)])).into();
    let again = Some((page.t.s("way-in-again"), path(locale, "")));
    html(&Told { page, text, again })
}

/// `GET /fr/compte/entrer/{secret}`: a button; looking opens nothing.
pub async fn look(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    Path(secret): Path<String>,
) -> Result<Response, Error> {
    let seal = Secret::read(&secret).map(|secret| secret.seal()).unwrap_or_default();
    if !store::link_holds(db.read(), &seal, clock.now()).await.map_err(broken)? {
        return ended(locale);
    }
    let action = format!("{}/{secret}", path(locale, "enter"));
    html(&Open { page: frame(locale, "way-in-open-title", ""), action })
}

/// The link was opened before, or is too old.
fn ended(locale: Locale) -> Result<Response, Error> {
    Ok((StatusCode::GONE, told(locale, "way-in-ended-", "")?).into_response())
}

/// `POST /fr/compte/entrer/{secret}`
pub async fn open(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    _pace: Unhurried<WaysIn>,
    Path(secret): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let agent = agent(&headers);
    let Some(secret) = Secret::read(&secret) else { return ended(locale) };
    let Some(entered) = actions::enter(&db, &secret, agent, clock.now()).await.map_err(broken)? else {
        return ended(locale);
    };
    Ok(arrived(locale, &entered))
}

/// The program that asks, as it calls itself.
pub fn agent(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Somebody has entered: the cookie, and where they wanted to go.
pub fn arrived(locale: Locale, entered: &Entered) -> Response {
    tracing::info!(person = %entered.person.id, "Somebody entered.");
    let to = return_path(&entered.return_to).map_or_else(|| path(locale, ""), str::to_owned);
    let headers = [(header::SET_COOKIE, cookie::keep(&entered.session))];
    (StatusCode::SEE_OTHER, headers, [(header::LOCATION, to)]).into_response()
}
