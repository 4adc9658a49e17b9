//! Signing in by a password, and by the code that follows it.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::enter::{WayIn, admitted, agent, frame, told};
use super::{Visitor, broken, path};
use crate::accounts::Factors;
use crate::accounts::factors::actions::{Given, SignIn};
use crate::accounts::identities::Gate;
use crate::accounts::means::Means;
use crate::accounts::model::return_path;
use crate::db::Db;
use crate::kernel::{Clock, Locale, Secret};
use crate::mail::Address;
use crate::web::{Error, Hurried, Layout, Texts, Unhurried, WaysIn, html};

/// What stands in the form.
#[derive(Deserialize)]
pub struct Fields {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    return_to: String,
}

/// The second step.
#[derive(Deserialize)]
pub struct Second {
    #[serde(default)]
    pending: String,
    #[serde(default)]
    code: String,
}

#[derive(Template)]
#[template(path = "accounts/pages/second_step.html")]
struct SecondStep {
    page: Layout,
    action: String,
    pending: String,
    problem: Option<String>,
}

/// How long to wait, in words.
pub fn wait(locale: Locale, seconds: u64) -> String {
    let minutes = usize::try_from(seconds.div_ceil(60)).unwrap_or(usize::MAX);
    Texts::of(locale).n("factor-wait", minutes)
}

/// Tells programs how long to wait.
pub fn too_often(page: Response, seconds: u64) -> Response {
    ([(header::RETRY_AFTER, seconds.to_string())], page).into_response()
}

/// `POST /fr/compte/avec-mot-de-passe`
pub async fn by_password(
    (State(db), State(clock), State(factors), State(gate)): (State<Db>, State<Clock>, State<Factors>, State<Gate>),
    locale: Locale,
    (pace, Visitor(before)): (Result<Unhurried<WaysIn>, Hurried>, Visitor),
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let form = WayIn::new(locale, &factors, fields.email.trim(), &fields.return_to).through(&gate);
    let t = Texts::of(locale);
    if let Err(hurried) = pace {
        return Ok(hurried.mark(form.refused(StatusCode::TOO_MANY_REQUESTS, t.n("way-in-hurried", hurried.minutes()))?));
    }
    let Some(email) = Address::parse(&fields.email) else {
        return form.refused(StatusCode::UNPROCESSABLE_ENTITY, t.s("way-in-address-wrong"));
    };
    let return_to = return_path(&fields.return_to).unwrap_or_default();
    let given = Given { email: &email, password: &fields.password, return_to, agent: agent(&headers) };
    match factors.sign_in(&db, &given, clock.now()).await.map_err(broken)? {
        SignIn::In(entered) => admitted(&db, locale, (entered, Means::Password), before).await,
        SignIn::Code(pending) => html(&second(locale, pending.hand_over(), None)),
        SignIn::Refused => form.refused(StatusCode::UNPROCESSABLE_ENTITY, t.s("way-in-password-wrong")),
        SignIn::Wait(seconds) => rests(form, locale, seconds),
    }
}

/// The form again, with how long the password rests.
fn rests(form: WayIn, locale: Locale, seconds: u64) -> Result<Response, Error> {
    Ok(too_often(form.refused(StatusCode::TOO_MANY_REQUESTS, wait(locale, seconds))?, seconds))
}

fn second(locale: Locale, pending: &str, problem: Option<String>) -> SecondStep {
    let page = frame(locale, "second-step-title", "");
    SecondStep { page, action: path(locale, "with-code"), pending: pending.to_owned(), problem }
}

/// `POST /fr/compte/avec-code`
pub async fn by_code(
    (State(db), State(clock), State(factors)): (State<Db>, State<Clock>, State<Factors>),
    locale: Locale,
    Visitor(before): Visitor,
    headers: HeaderMap,
    Form(step): Form<Second>,
) -> Result<Response, Error> {
    let over = || Ok((StatusCode::GONE, told(locale, "second-step-over-", "")?).into_response());
    let Some(pending) = Secret::read(&step.pending) else { return over() };
    let typed = (&pending, step.code.as_str());
    match factors.second_step(&db, typed, agent(&headers), clock.now()).await.map_err(broken)? {
        None | Some(SignIn::Code(_)) => over(),
        Some(SignIn::In(entered)) => admitted(&db, locale, (entered, Means::PasswordAndCode), before).await,
        Some(SignIn::Refused) => {
            let page = html(&second(locale, &step.pending, Some(Texts::of(locale).s("factor-code-wrong"))))?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Some(SignIn::Wait(seconds)) => {
            let page = html(&second(locale, &step.pending, Some(wait(locale, seconds))))?;
            Ok(too_often((StatusCode::TOO_MANY_REQUESTS, page).into_response(), seconds))
        }
    }
}
