//! How often one is told, and the link that stops it without entering.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::account::back;
use super::enter::{frame, told};
use super::{SignedIn, broken, path};
use crate::accounts::notices::{Rhythm, holder, keep_rhythm};
use crate::db::Db;
use crate::kernel::{Locale, Secret};
use crate::web::{Error, Layout, html};

#[derive(Template)]
#[template(path = "accounts/pages/stop.html")]
struct Stop {
    page: Layout,
    action: String,
}

/// How often.
#[derive(Deserialize)]
pub struct Choice {
    #[serde(default)]
    digest: String,
}

/// `POST /fr/compte/avis`
pub async fn choose(
    State(db): State<Db>,
    locale: Locale,
    signed_in: SignedIn,
    Form(choice): Form<Choice>,
) -> Result<Response, Error> {
    let rhythm = Rhythm::parse(&choice.digest).ok_or_else(Error::nothing_here)?;
    let write = db.write().await.map_err(broken)?;
    keep_rhythm(&write, signed_in.person.row, rhythm).await.map_err(broken)?;
    write.commit().await.map_err(broken)?;
    Ok(back(locale, "?done=yes"))
}

fn seal(secret: &str) -> Result<String, Error> {
    Secret::read(secret).map(|secret| secret.seal()).ok_or_else(Error::nothing_here)
}

/// `GET /fr/compte/avis/{secret}`: a button; looking stops nothing.
pub async fn look(State(db): State<Db>, locale: Locale, Path(secret): Path<String>) -> Result<Response, Error> {
    let known = holder(db.read(), &seal(&secret)?).await.map_err(broken)?;
    known.ok_or_else(Error::nothing_here)?;
    html(&Stop { page: frame(locale, "stop-title", ""), action: format!("{}/{secret}", path(locale, "notices")) })
}

/// `POST /fr/compte/avis/{secret}`: what the program of the reader sends in one click (RFC 8058), or the button.
pub async fn stop(State(db): State<Db>, locale: Locale, Path(secret): Path<String>) -> Result<Response, Error> {
    let known = holder(db.read(), &seal(&secret)?).await.map_err(broken)?;
    let person = known.ok_or_else(Error::nothing_here)?;
    let write = db.write().await.map_err(broken)?;
    keep_rhythm(&write, person, Rhythm::Never).await.map_err(broken)?;
    write.commit().await.map_err(broken)?;
    told(locale, "stopped-", "")
}
