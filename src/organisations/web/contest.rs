//! Contesting a claim by the link in the letter to an official address: no account is needed, the link is enough.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::{frame, typed};
use crate::accounts::broken;
use crate::db::Db;
use crate::kernel::{Clock, Locale};
use crate::organisations::claims::{self, Contested};
use crate::web::{Error, Layout, Site, html};

#[derive(Template)]
#[template(path = "organisations/pages/contest.html")]
struct ContestPage {
    page: Layout,
    action: String,
    name: String,
    done: bool,
    problem: Option<String>,
}

/// What is contested, in words.
#[derive(Deserialize, Default)]
pub struct Fields {
    #[serde(default)]
    reason: String,
}

/// Where claims are contested, without the secret.
pub fn path(locale: Locale) -> &'static str {
    claims::contest_page(locale)
}

async fn drawn(db: &Db, clock: Clock, locale: Locale, secret: &str) -> Result<ContestPage, Error> {
    let found = claims::link_of(db, secret, clock.now()).await.map_err(broken)?;
    let (organisation, _) = found.ok_or_else(Error::nothing_here)?;
    let paths = [locale, locale.other()].map(|locale| format!("{}/{secret}", path(locale)));
    let action = paths[0].clone();
    let mut page = frame(locale, "", paths);
    page.title = page.t.with("contest-page-title", &[("name", &organisation.name)]);
    Ok(ContestPage { page, action, name: organisation.name, done: false, problem: None })
}

/// `GET /fr/contester/{secret}`
pub async fn show(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    Path(secret): Path<String>,
) -> Result<Response, Error> {
    html(&drawn(&db, clock, locale, &secret).await?)
}

/// `POST /fr/contester/{secret}`
pub async fn act(
    (State(db), State(clock), State(site)): (State<Db>, State<Clock>, State<Site>),
    locale: Locale,
    Path(secret): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let reason = typed(&fields.reason, 1000);
    let noted = claims::by_link(&db, (&secret, &reason), (clock.now(), &site.base)).await.map_err(broken)?;
    let mut page = drawn(&db, clock, locale, &secret).await?;
    match noted {
        Some(Contested::Noted | Contested::Before) => {
            page.done = true;
            html(&page)
        }
        _ => {
            page.problem = Some(page.page.t.s("contest-no-reason"));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
        }
    }
}
