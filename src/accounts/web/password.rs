//! The page of one's password.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::account::back;
use super::enter::frame;
use super::{Proved, broken, path};
use crate::accounts::Factors;
use crate::accounts::factors::actions::{self, Removable};
use crate::accounts::factors::store as kept;
use crate::accounts::factors::{LONGEST, SHORTEST, Weak};
use crate::accounts::model::Person;
use crate::db::{Db, DbError};
use crate::kernel::{Clock, Locale};
use crate::web::{Error, Layout, html};

#[derive(Template)]
#[template(path = "accounts/pages/password.html")]
struct Password {
    page: Layout,
    action: String,
    email: String,
    set: Option<String>,
    problem: Option<String>,
    shortest: usize,
    longest: usize,
}

/// What is to be done about the password.
#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    password: String,
    #[serde(default)]
    verb: String,
}

async fn draw(db: &Db, locale: Locale, person: &Person, problem: Option<Weak>) -> Result<Password, DbError> {
    let page = frame(locale, "password-title", "password");
    Ok(Password {
        action: path(locale, "password"),
        email: person.email.as_str().to_owned(),
        set: kept::password(db.read(), person).await?.map(|(_, at)| page.t.day(at)),
        problem: problem.map(|weak| page.t.s(format!("password-{}", weak.code()))),
        shortest: SHORTEST,
        longest: LONGEST,
        page,
    })
}

/// `GET /fr/compte/mot-de-passe`
pub async fn show(State(db): State<Db>, locale: Locale, Proved(signed_in): Proved) -> Result<Response, Error> {
    html(&draw(&db, locale, &signed_in.person, None).await.map_err(broken)?)
}

/// `POST /fr/compte/mot-de-passe`: sets it, or takes it away.
pub async fn set(
    (State(db), State(clock), State(factors)): (State<Db>, State<Clock>, State<Factors>),
    locale: Locale,
    Proved(signed_in): Proved,
    Form(wanted): Form<Wanted>,
) -> Result<Response, Error> {
    let who = (&signed_in.person, signed_in.seal.as_str());
    if wanted.verb == "remove" {
        actions::remove(&db, who, Removable::Password, clock.now()).await.map_err(broken)?;
        return Ok(back(locale, "?done=yes"));
    }
    match factors.set_password(&db, who, &wanted.password, clock.now()).await.map_err(broken)? {
        Ok(()) => Ok(back(locale, "?done=yes")),
        Err(weak) => {
            let page = draw(&db, locale, &signed_in.person, Some(weak)).await.map_err(broken)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
        }
    }
}
