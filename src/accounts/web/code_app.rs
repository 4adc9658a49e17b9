//! The page of one's application of codes, and the recovery codes that come with it.

use askama::Template;
use axum::Form;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use qrcode::QrCode;
use qrcode::render::svg;
use serde::Deserialize;

use super::account::{back, value};
use super::enter::frame;
use super::{Proved, broken, cookie, path};
use crate::accounts::Factors;
use crate::accounts::factors::actions::{self, Removable};
use crate::accounts::factors::otpauth;
use crate::accounts::factors::store as kept;
use crate::accounts::model::{Person, return_path};
use crate::db::{Db, DbError};
use crate::kernel::{Clock, Locale};
use crate::web::{Error, Layout, html};

/// The side of the picture, in pixels.
const SIDE: u32 = 240;

#[derive(Template)]
#[template(path = "accounts/pages/code_app.html")]
struct CodeApp {
    page: Layout,
    action: String,
    image: String,
    return_to: String,
    /// The seed while the application is being set up, in groups of four.
    seed: Option<String>,
    since: Option<String>,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "accounts/pages/recovery_codes.html")]
struct Codes {
    page: Layout,
    codes: Vec<String>,
    on: String,
}

/// What is to be done about the application.
#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    code: String,
    #[serde(default)]
    verb: String,
    #[serde(default)]
    return_to: String,
}

async fn draw(
    (db, factors): (&Db, &Factors),
    locale: Locale,
    person: &Person,
    return_to: &str,
) -> Result<CodeApp, DbError> {
    let page = frame(locale, "code-app-title", "code-app");
    let since = kept::code_app(db.read(), person).await?.and_then(|app| app.confirmed_at);
    Ok(CodeApp {
        action: path(locale, "code-app"),
        image: path(locale, "code-app-image"),
        return_to: return_path(return_to).unwrap_or_default().to_owned(),
        seed: factors.new_seed(db, person).await?.map(|seed| in_fours(&seed)),
        since: since.map(|at| page.t.day(at)),
        problem: None,
        page,
    })
}

fn in_fours(seed: &str) -> String {
    let signs: Vec<char> = seed.chars().collect();
    signs.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// `GET /fr/compte/application`
pub async fn show(
    (State(db), State(factors)): (State<Db>, State<Factors>),
    locale: Locale,
    Proved(signed_in): Proved,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let return_to = value(query.as_deref(), "return_to");
    html(&draw((&db, &factors), locale, &signed_in.person, &return_to).await.map_err(broken)?)
}

/// `POST /fr/compte/application`: begins, confirms or takes away.
pub async fn act(
    (State(db), State(clock), State(factors)): (State<Db>, State<Clock>, State<Factors>),
    locale: Locale,
    Proved(signed_in): Proved,
    Form(wanted): Form<Wanted>,
) -> Result<Response, Error> {
    let (person, now) = (&signed_in.person, clock.now());
    match wanted.verb.as_str() {
        "begin" => factors.begin_code_app(&db, person, now).await.map_err(broken)?,
        "remove" => {
            actions::remove(&db, (person, &signed_in.seal), Removable::CodeApp, now).await.map_err(broken)?;
            return Ok(back(locale, "?done=yes"));
        }
        _ => {
            let typed = factors.confirm_code_app(&db, &signed_in.inside(), &wanted.code, now).await.map_err(broken)?;
            let Some((session, codes)) = typed else { return wrong((&db, &factors), locale, person, &wanted).await };
            let on = return_path(&wanted.return_to).map_or_else(|| path(locale, ""), str::to_owned);
            let page = html(&recovery_page(locale, codes, on))?;
            return Ok(([(header::SET_COOKIE, cookie::keep(&session))], page).into_response());
        }
    }
    html(&draw((&db, &factors), locale, person, &wanted.return_to).await.map_err(broken)?)
}

async fn wrong(shared: (&Db, &Factors), locale: Locale, person: &Person, wanted: &Wanted) -> Result<Response, Error> {
    let mut page = draw(shared, locale, person, &wanted.return_to).await.map_err(broken)?;
    page.problem = Some(page.page.t.s("factor-code-wrong"));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
}

fn recovery_page(locale: Locale, codes: Vec<String>, on: String) -> Codes {
    Codes { page: frame(locale, "recovery-title", ""), codes, on }
}

/// `GET /fr/compte/application.svg`: the picture that an application of codes photographs.
pub async fn image(
    (State(db), State(factors)): (State<Db>, State<Factors>),
    Proved(signed_in): Proved,
) -> Result<Response, Error> {
    let seed = factors.new_seed(&db, &signed_in.person).await.map_err(broken)?.ok_or_else(Error::nothing_here)?;
    let address = otpauth(&seed, signed_in.person.email.as_str());
    let code = QrCode::new(address).map_err(|why| Error::Internal(anyhow::Error::new(why)))?;
    let picture = code.render::<svg::Color<'_>>().min_dimensions(SIDE, SIDE).build();
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], picture).into_response())
}

/// `POST /fr/compte/codes-de-secours`: new ones in place of those before.
pub async fn recovery(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    Proved(signed_in): Proved,
) -> Result<Response, Error> {
    let codes = actions::make_recovery_codes(&db, &signed_in.person, clock.now()).await.map_err(broken)?;
    if codes.is_empty() {
        return Ok(back(locale, ""));
    }
    html(&recovery_page(locale, codes, path(locale, "")))
}
