//! Entering by an identity provider: going there, coming back, joining it to an account, taking it away, leaving there too.

use std::collections::HashMap;

use askama::Template;
use axum::Form;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use uuid::Uuid;

use super::account::{back as to_account, left};
use super::enter::{admitted, agent, frame, told};
use super::{Proved, SignedIn, Visitor, broken, cookie, path};
use crate::accounts::actions;
use crate::accounts::identities::{self, Back, Beginning, Finished, Gate};
use crate::accounts::means::Means;
use crate::db::Db;
use crate::kernel::{Clock, Locale, Secret};
use crate::web::{Error, Hurried, Layout, Site, Unhurried, WaysIn, html};

type States = (State<Db>, State<Clock>, State<Site>, State<Gate>);
type Pace = Result<Unhurried<WaysIn>, Hurried>;

#[derive(Template)]
#[template(path = "accounts/pages/join.html")]
struct Join {
    page: Layout,
    action: String,
    provider: String,
}

#[derive(Template)]
#[template(path = "accounts/pages/left.html")]
struct Left {
    page: Layout,
    provider: String,
    href: String,
}

/// Which identity to take away.
#[derive(Deserialize)]
pub struct Which {
    #[serde(default)]
    identity: String,
}

/// The last word of the address to which a provider sends people back.
pub fn back_word(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "retour",
        Locale::En => "back",
    }
}

fn pairs(query: Option<String>) -> HashMap<String, String> {
    form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect()
}

/// `GET /fr/compte/identite`: to the provider. A link and not a form: the policy of our pages lets no form lead elsewhere.
pub async fn begin(
    (State(db), State(clock), _, State(gate)): States,
    locale: Locale,
    (pace, Visitor(visitor)): (Pace, Visitor),
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let provider = gate.provider().ok_or_else(Error::nothing_here)?;
    if let Err(hurried) = pace {
        return Ok(hurried.mark(told(locale, "identity-hurried-", "")?));
    }
    let return_to = pairs(query).remove("return_to").unwrap_or_default();
    if let Some(elsewhere) = proved_first(&db, clock, locale, visitor.as_ref()).await? {
        return Ok(elsewhere);
    }
    let person = visitor.map(|signed_in| signed_in.person.row);
    let beginning = Beginning { locale, return_to: &return_to, person };
    let begun = identities::begin(&db, provider, &beginning, clock.now()).await;
    begun.map(|(address, browser)| led_there(address.as_str(), &browser)).or_else(|why| away(locale, &why))
}

/// An identity that is joined to an account opens it from then on: the same proof as for any other factor.
async fn proved_first(
    db: &Db,
    clock: Clock,
    locale: Locale,
    visitor: Option<&SignedIn>,
) -> Result<Option<Response>, Error> {
    match visitor {
        Some(signed_in) => signed_in.to_prove(db, clock, &path(locale, "identity")).await.map_err(broken),
        None => Ok(None),
    }
}

fn led_there(address: &str, browser: &Secret) -> Response {
    let headers = [(header::SET_COOKIE, cookie::keep_attempt(browser))];
    (StatusCode::SEE_OTHER, headers, [(header::LOCATION, address.to_owned())]).into_response()
}

fn away(locale: Locale, why: &anyhow::Error) -> Result<Response, Error> {
    tracing::warn!(error = format!("{why:#}"), "An identity provider says nothing of itself.");
    Ok((StatusCode::BAD_GATEWAY, told(locale, "identity-away-", "")?).into_response())
}

/// `GET /fr/compte/identite/retour`: back from the provider, for either language.
pub async fn back(
    (State(db), State(clock), State(site), State(gate)): States,
    locale: Locale,
    (_pace, Visitor(visitor)): (Unhurried<WaysIn>, Visitor),
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let provider = gate.provider().ok_or_else(Error::nothing_here)?;
    let mut brought = pairs(query);
    let ours = brought.get("iss").is_none_or(|named| provider.is_issuer(named));
    let state = brought.get("state").and_then(|text| Secret::read(text));
    let (Some(state), Some(browser)) = (state, cookie::read_attempt(&headers)) else {
        return finished(locale, Finished::Ended);
    };
    let code = brought.remove("code").filter(|_| ours);
    let present = visitor.as_ref().map(|signed_in| signed_in.person.row);
    let back = Back { code, agent: agent(&headers), present, state, browser };
    let done = identities::finish(&db, provider, back, (clock.now(), &site.base)).await.map_err(broken)?;
    arrived(&db, locale, done, visitor).await
}

async fn arrived(db: &Db, locale: Locale, done: Finished, before: Option<SignedIn>) -> Result<Response, Error> {
    match done {
        Finished::Entered(entered, means) => {
            let locale = entered.person.locale;
            admitted(db, locale, (entered, means), before).await
        }
        other => finished(locale, other),
    }
}

fn finished(locale: Locale, finished: Finished) -> Result<Response, Error> {
    let refused = |status: StatusCode, locale: Locale, key: &str| {
        told(locale, key, "").map(|page| (status, page).into_response())
    };
    let answer = match finished {
        Finished::Entered(..) | Finished::Ended => refused(StatusCode::GONE, locale, "identity-ended-")?,
        Finished::Joined(locale) => to_account(locale, "?done=yes"),
        Finished::Waiting(locale) => told(locale, "identity-waiting-", "")?,
        Finished::Taken(locale) => refused(StatusCode::CONFLICT, locale, "identity-taken-")?,
        Finished::NoAddress(locale) => refused(StatusCode::UNPROCESSABLE_ENTITY, locale, "identity-no-address-")?,
        Finished::Unbelieved(locale) => refused(StatusCode::UNPROCESSABLE_ENTITY, locale, "identity-unbelieved-")?,
    };
    Ok(([(header::SET_COOKIE, cookie::forget_attempt())], answer).into_response())
}

/// `GET /fr/compte/joindre/{secret}`: a button; looking joins nothing.
pub async fn look(
    (State(db), State(clock), _, State(gate)): States,
    locale: Locale,
    Path(secret): Path<String>,
) -> Result<Response, Error> {
    let provider = gate.name().ok_or_else(Error::nothing_here)?;
    let seal = Secret::read(&secret).map(|secret| secret.seal()).unwrap_or_default();
    if !identities::wait_holds(db.read(), &seal, clock.now()).await.map_err(broken)? {
        return finished(locale, Finished::Ended);
    }
    let action = format!("{}/{secret}", path(locale, "join"));
    html(&Join { page: frame(locale, "identity-join-title", ""), action, provider })
}

/// `POST /fr/compte/joindre/{secret}`
pub async fn join(
    (State(db), State(clock), _, State(gate)): States,
    locale: Locale,
    (_pace, Visitor(before)): (Unhurried<WaysIn>, Visitor),
    Path(secret): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let provider = gate.provider().ok_or_else(Error::nothing_here)?;
    let Some(secret) = Secret::read(&secret) else { return finished(locale, Finished::Ended) };
    let who = (&secret, agent(&headers));
    match identities::join(&db, provider.name(), who, clock.now()).await.map_err(broken)? {
        Some(entered) => admitted(&db, locale, (entered, Means::Link), before).await,
        None => finished(locale, Finished::Ended),
    }
}

/// `POST /fr/compte/identite`: takes an identity away.
pub async fn unlink(
    (State(db), State(clock), ..): States,
    locale: Locale,
    Proved(signed_in): Proved,
    Form(which): Form<Which>,
) -> Result<Response, Error> {
    let row = Uuid::parse_str(&which.identity).map_err(|_| Error::nothing_here())?;
    let there = identities::unlink(&db, &signed_in.person, row, clock.now()).await.map_err(broken)?;
    if there { Ok(to_account(locale, "?done=yes")) } else { Err(Error::nothing_here()) }
}

/// `POST /fr/compte/sortir`: the session ends here whatever the provider does; when it came from there, a page leads on to the
/// provider, because no form of ours may.
pub async fn leave(
    (State(db), State(clock), State(site), State(gate)): States,
    locale: Locale,
    Visitor(visitor): Visitor,
) -> Result<Response, Error> {
    let Some(signed_in) = visitor else { return Ok(left(to_account(locale, ""))) };
    let token = identities::token_of(db.read(), &signed_in.seal).await.map_err(broken)?;
    actions::end_sessions(&db, &signed_in.person, &signed_in.seal).await.map_err(broken)?;
    let (Some(provider), Some(token)) = (gate.provider(), token) else { return Ok(left(to_account(locale, ""))) };
    let back = format!("{}{}", site.base, path(Locale::Fr, ""));
    let Some(href) = provider.way_out(&token, back, clock.now()).await else {
        return Ok(left(to_account(locale, "")));
    };
    let refresh = [("refresh", format!("2; url={href}"))];
    let page = Left { page: frame(locale, "left-title", ""), provider: provider.name().to_owned(), href: href.into() };
    Ok(left((refresh, html(&page)?).into_response()))
}
