//! Passkeys: what the script of the pages asks for, and where its answers arrive.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::{Form, Json};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::account::{back, value};
use super::enter::{WayIn, admitted, agent, frame};
use super::{Proved, SignedIn, Visitor, broken, cookie, path};
use crate::accounts::Factors;
use crate::accounts::factors::actions::{self, Removable};
use crate::accounts::factors::passkeys::{Answer, Purpose};
use crate::accounts::means::Means;
use crate::accounts::model::{LONGEST_NAME, return_path};
use crate::db::Db;
use crate::kernel::{Clock, Locale};
use crate::web::{Asset, Error, Layout, Texts, html};

#[derive(Template)]
#[template(path = "accounts/pages/passkeys.html")]
struct Passkeys {
    page: Layout,
    action: String,
    start: String,
    return_to: String,
    name: String,
    possible: bool,
    problem: Option<String>,
}

/// What the script sends, and what a person types.
#[derive(Deserialize)]
pub struct Brought {
    #[serde(default)]
    ceremony: String,
    #[serde(default)]
    credential: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    verb: String,
    #[serde(default)]
    passkey: String,
    #[serde(default)]
    return_to: String,
}

impl Brought {
    fn answer(&self) -> Answer<'_> {
        Answer { ceremony: &self.ceremony, credential: &self.credential }
    }
}

async fn begun(
    (db, factors): (&Db, &Factors),
    purpose: Purpose,
    inside: Option<&SignedIn>,
    clock: Clock,
) -> Result<Response, Error> {
    let whose = inside.map(|signed_in| (&signed_in.person, signed_in.seal.as_str()));
    let begun = factors.begin_ceremony(db, purpose, whose, clock.now()).await.map_err(broken)?;
    let (options, ceremony) = begun.ok_or_else(Error::nothing_here)?;
    Ok(Json(json!({ "options": options, "ceremony": ceremony.hand_over() })).into_response())
}

/// `POST /fr/compte/avec-cle/debut`
pub async fn begin_entering(
    (State(db), State(clock), State(factors)): (State<Db>, State<Clock>, State<Factors>),
) -> Result<Response, Error> {
    begun((&db, &factors), Purpose::Enter, None, clock).await
}

/// `POST /fr/compte/preuve/debut`
pub async fn begin_proving(
    (State(db), State(clock), State(factors)): (State<Db>, State<Clock>, State<Factors>),
    signed_in: SignedIn,
) -> Result<Response, Error> {
    begun((&db, &factors), Purpose::Prove, Some(&signed_in), clock).await
}

/// `POST /fr/compte/cles/debut`
pub async fn begin_making(
    (State(db), State(clock), State(factors)): (State<Db>, State<Clock>, State<Factors>),
    Proved(signed_in): Proved,
) -> Result<Response, Error> {
    begun((&db, &factors), Purpose::Make, Some(&signed_in), clock).await
}

/// `POST /fr/compte/avec-cle`
pub async fn enter(
    (State(db), State(clock), State(factors)): (State<Db>, State<Clock>, State<Factors>),
    locale: Locale,
    Visitor(before): Visitor,
    headers: HeaderMap,
    Form(brought): Form<Brought>,
) -> Result<Response, Error> {
    let entered = factors.enter_by_passkey(&db, &brought.answer(), agent(&headers), clock.now()).await;
    let Some(mut entered) = entered.map_err(broken)? else {
        let form = WayIn::new(locale, &factors, "", &brought.return_to);
        return form.wrong(Texts::of(locale).s("factor-passkey-wrong"));
    };
    brought.return_to.clone_into(&mut entered.return_to);
    admitted(&db, locale, (entered, Means::Passkey), before).await
}

fn draw(locale: Locale, factors: &Factors, (name, return_to): (&str, &str)) -> Passkeys {
    let mut page = frame(locale, "passkeys-title", "passkeys");
    if factors.passkeys() {
        page.extras.push(Asset::PasskeyScript);
    }
    Passkeys {
        action: path(locale, "passkeys"),
        start: path(locale, "passkeys-start"),
        return_to: return_path(return_to).unwrap_or_default().to_owned(),
        name: name.to_owned(),
        possible: factors.passkeys(),
        problem: None,
        page,
    }
}

/// `GET /fr/compte/cles`
pub async fn show(
    State(factors): State<Factors>,
    locale: Locale,
    _signed_in: Proved,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    html(&draw(locale, &factors, ("", &value(query.as_deref(), "return_to"))))
}

/// `POST /fr/compte/cles`: adds one, or takes one away.
pub async fn act(
    (State(db), State(clock), State(factors)): (State<Db>, State<Clock>, State<Factors>),
    locale: Locale,
    Proved(signed_in): Proved,
    Form(brought): Form<Brought>,
) -> Result<Response, Error> {
    if brought.verb == "remove" {
        let Ok(row) = Uuid::parse_str(&brought.passkey) else { return Err(Error::nothing_here()) };
        let who = (&signed_in.person, signed_in.seal.as_str());
        let there = actions::remove(&db, who, Removable::Passkey(row), clock.now()).await.map_err(broken)?;
        return if there { Ok(back(locale, "?done=yes")) } else { Err(Error::nothing_here()) };
    }
    let name = named(locale, &brought.name);
    let answer = (&brought.answer(), name.as_str());
    let added = factors.add_passkey(&db, &signed_in.inside(), answer, clock.now()).await.map_err(broken)?;
    let Some(session) = added else {
        let mut page = draw(locale, &factors, (&name, &brought.return_to));
        page.problem = Some(page.page.t.s("factor-passkey-wrong"));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response());
    };
    let to = return_path(&brought.return_to).map_or_else(|| format!("{}?done=yes", path(locale, "")), str::to_owned);
    Ok((StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie::keep(&session))], [(header::LOCATION, to)])
        .into_response())
}

/// The name of a passkey as it is kept.
fn named(locale: Locale, typed: &str) -> String {
    let name: String = typed.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    if name.is_empty() { Texts::of(locale).s("passkeys-unnamed") } else { name }
}
