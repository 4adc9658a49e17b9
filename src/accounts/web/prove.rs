//! Proving in a session who one is: to become strong, or once more before something that cannot be undone.

use askama::Template;
use axum::Form;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::account::value;
use super::enter::frame;
use super::sign_in::{too_often, wait};
use super::{SignedIn, broken, cookie, path};
use crate::accounts::Factors;
use crate::accounts::factors::passkeys::Answer;
use crate::accounts::factors::proofs::Proved;
use crate::accounts::factors::store as kept;
use crate::accounts::model::return_path;
use crate::db::{Db, DbError};
use crate::kernel::{Clock, Locale};
use crate::web::{Asset, Error, Layout, Texts, html};

#[derive(Template)]
#[template(path = "accounts/pages/prove.html")]
struct Prove {
    page: Layout,
    action: String,
    email: String,
    return_to: String,
    /// The words of why one is here, by the end of their key.
    why: &'static str,
    /// Something strong has to be added first.
    add: bool,
    code: bool,
    passkey: bool,
    can_passkeys: bool,
    password: bool,
    link: bool,
    skip: bool,
    problem: Option<String>,
}

/// What is brought to prove who one is: one of them.
#[derive(Deserialize)]
pub struct Brought {
    #[serde(default)]
    code: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    ceremony: String,
    #[serde(default)]
    credential: String,
    #[serde(default)]
    need: String,
    #[serde(default)]
    return_to: String,
}

/// Where it leads, and what is needed there.
struct Asked<'a> {
    return_to: &'a str,
    strong: bool,
    skip: bool,
}

/// `GET /fr/compte/preuve`
pub async fn show(
    (State(db), State(factors)): (State<Db>, State<Factors>),
    locale: Locale,
    signed_in: SignedIn,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let value = |name: &str| value(query.as_deref(), name);
    let return_to = value("return_to");
    let asked = Asked { return_to: &return_to, strong: value("need") == "strong", skip: value("skip") == "yes" };
    html(&draw((&db, &factors), locale, &signed_in, &asked).await.map_err(broken)?)
}

async fn draw(
    (db, factors): (&Db, &Factors),
    locale: Locale,
    signed_in: &SignedIn,
    asked: &Asked<'_>,
) -> Result<Prove, DbError> {
    let person = &signed_in.person;
    let has_strong = kept::has_strong(db.read(), person).await?;
    let passkeys = !kept::passkeys(db.read(), person.row).await?.is_empty();
    let app = kept::code_app(db.read(), person).await?.is_some_and(|app| app.confirmed_at.is_some());
    let add = asked.strong && !has_strong;
    let again = !has_strong && !add;
    let mut page = frame(locale, if add { "prove-add-title" } else { "prove-title" }, "prove");
    if passkeys && factors.passkeys() {
        page.extras.push(Asset::PasskeyScript);
    }
    Ok(Prove {
        action: path(locale, "prove"),
        email: person.email.as_str().to_owned(),
        return_to: return_path(asked.return_to).map_or_else(|| path(locale, ""), str::to_owned),
        why: match (add, asked.skip, asked.strong) {
            (true, _, _) => "add",
            (_, true, _) => "skip",
            (_, _, true) => "strong",
            _ => "again",
        },
        add,
        code: app || kept::recovery_codes(db.read(), person).await? > 0,
        passkey: passkeys && factors.passkeys(),
        can_passkeys: factors.passkeys(),
        password: again && kept::password(db.read(), person).await?.is_some(),
        link: again,
        skip: asked.skip,
        problem: None,
        page,
    })
}

/// `POST /fr/compte/preuve`
pub async fn prove(
    (State(db), State(clock), State(factors)): (State<Db>, State<Clock>, State<Factors>),
    locale: Locale,
    signed_in: SignedIn,
    Form(brought): Form<Brought>,
) -> Result<Response, Error> {
    let proved = judge((&db, &factors), clock, &signed_in, &brought).await.map_err(broken)?;
    let (status, problem, seconds) = match proved {
        Proved::Right(session) => {
            let to = return_path(&brought.return_to).map_or_else(|| path(locale, ""), str::to_owned);
            let cookie = [(header::SET_COOKIE, cookie::keep(&session))];
            return Ok((StatusCode::SEE_OTHER, cookie, [(header::LOCATION, to)]).into_response());
        }
        Proved::Wrong => (StatusCode::UNPROCESSABLE_ENTITY, problem(locale, &brought), None),
        Proved::Wait(seconds) => (StatusCode::TOO_MANY_REQUESTS, wait(locale, seconds), Some(seconds)),
    };
    let asked = Asked { return_to: &brought.return_to, strong: brought.need == "strong", skip: false };
    let mut page = draw((&db, &factors), locale, &signed_in, &asked).await.map_err(broken)?;
    page.problem = Some(problem);
    let answer = (status, html(&page)?).into_response();
    Ok(if let Some(seconds) = seconds { too_often(answer, seconds) } else { answer })
}

async fn judge(
    (db, factors): (&Db, &Factors),
    clock: Clock,
    signed_in: &SignedIn,
    brought: &Brought,
) -> Result<Proved, DbError> {
    let (inside, now) = (signed_in.inside(), clock.now());
    if !brought.credential.is_empty() {
        let answer = Answer { ceremony: &brought.ceremony, credential: &brought.credential };
        return factors.prove_by_passkey(db, &inside, &answer, now).await;
    }
    if !brought.password.is_empty() {
        return factors.prove_by_password(db, &inside, &brought.password, now).await;
    }
    factors.prove_by_code(db, &inside, &brought.code, now).await
}

fn problem(locale: Locale, brought: &Brought) -> String {
    let t = Texts::of(locale);
    if !brought.credential.is_empty() {
        t.s("factor-passkey-wrong")
    } else if !brought.password.is_empty() {
        t.s("factor-password-wrong")
    } else {
        t.s("factor-code-wrong")
    }
}
