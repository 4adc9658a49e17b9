//! The way in: asking for a link, looking at it, opening it.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::{SignedIn, Visitor, broken, cookie, path};
use crate::accounts::Factors;
use crate::accounts::actions::{self, Asked, Entered};
use crate::accounts::factors::store::has_strong;
use crate::accounts::identities::Gate;
use crate::accounts::means::Means;
use crate::accounts::model::return_path;
use crate::accounts::store;
use crate::db::{Db, DbError};
use crate::kernel::{Clock, Locale, Secret};
use crate::mail::Address;
use crate::web::{AskedLinks, Asset, Error, Hurried, Layout, Section, Site, Texts, Unhurried, WaysIn, html};

/// The form of the way in, with what was typed and what is wrong with it.
#[derive(Template)]
#[template(path = "accounts/pages/way_in.html")]
pub struct WayIn {
    page: Layout,
    action: String,
    email: String,
    return_to: String,
    problem: Option<String>,
    password_problem: Option<String>,
    passkeys: bool,
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
    pub fn new(locale: Locale, factors: &Factors, email: &str, return_to: &str) -> Self {
        let mut page = frame(locale, "way-in-title", "");
        if factors.passkeys() {
            page.extras.push(Asset::PasskeyScript);
        }
        Self {
            problem: None,
            password_problem: None,
            passkeys: factors.passkeys(),
            action: path(locale, "link"),
            email: email.to_owned(),
            return_to: return_path(return_to).unwrap_or_default().to_owned(),
            provider: None,
            page,
        }
    }

    /// What is wrong with the address.
    pub fn wrong(mut self, problem: String) -> Result<Response, Error> {
        self.problem = Some(problem);
        Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&self)?).into_response())
    }

    /// With the button of the identity provider, if one is set.
    pub fn through(mut self, gate: &Gate) -> Self {
        let back: String = form_urlencoded::byte_serialize(self.return_to.as_bytes()).collect();
        let href = format!("{}?return_to={back}", path(self.page.locale, "identity"));
        self.provider = gate.name().map(|name| (name, href));
        self
    }

    /// What is wrong with the password, or with how often it was typed.
    pub fn refused(mut self, status: StatusCode, problem: String) -> Result<Response, Error> {
        self.password_problem = Some(problem);
        Ok((status, html(&self)?).into_response())
    }
}

/// Somebody has entered: the session they came with is over, and they are led on. Who is not strong and could be, or should be,
/// is led by the page where one proves it.
pub async fn admitted(
    db: &Db,
    locale: Locale,
    (entered, means): (Entered, Means),
    before: Option<SignedIn>,
) -> Result<Response, Error> {
    if let Some(before) = before {
        actions::end_sessions(db, &before.person, &before.seal).await.map_err(broken)?;
    }
    tracing::info!(person = %entered.person.id, means = means.code(), "Somebody entered.");
    let to = led_on(db, locale, &entered, means).await.map_err(broken)?;
    Ok((StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie::keep(&entered.session))], [(header::LOCATION, to)])
        .into_response())
}

async fn led_on(db: &Db, locale: Locale, entered: &Entered, means: Means) -> Result<String, DbError> {
    let to = return_path(&entered.return_to).map_or_else(|| path(locale, ""), str::to_owned);
    let way = if means.strong() {
        None
    } else if has_strong(db.read(), &entered.person).await? {
        Some("skip=yes")
    } else {
        entered.person.administrator.then_some("need=strong")
    };
    let Some(way) = way else { return Ok(to) };
    let back: String = form_urlencoded::byte_serialize(to.as_bytes()).collect();
    Ok(format!("{}?{way}&return_to={back}", path(locale, "prove")))
}

/// The program behind a request, as it calls itself.
pub fn agent(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// `POST /fr/compte/lien`
pub async fn ask(
    (State(db), State(clock), State(site)): (State<Db>, State<Clock>, State<Site>),
    (State(factors), State(gate)): (State<Factors>, State<Gate>),
    locale: Locale,
    pace: Result<Unhurried<AskedLinks>, Hurried>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let mut form = WayIn::new(locale, &factors, fields.email.trim(), &fields.return_to).through(&gate);
    if let Err(hurried) = pace {
        form.problem = Some(form.page.t.n("way-in-hurried", hurried.minutes()));
        return Ok(hurried.mark(html(&form)?));
    }
    let Some(email) = Address::parse(&fields.email) else {
        return form.wrong(Texts::of(locale).s("way-in-address-wrong"));
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
    (_pace, Visitor(before)): (Unhurried<WaysIn>, Visitor),
    Path(secret): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Some(secret) = Secret::read(&secret) else { return ended(locale) };
    let Some(entered) = actions::enter(&db, &secret, agent(&headers), clock.now()).await.map_err(broken)? else {
        return ended(locale);
    };
    admitted(&db, locale, (entered, Means::Link), before).await
}
