//! Who is behind a request: nobody known, or a person with a session that holds.

use std::convert::Infallible;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::{broken, cookie, path};
use crate::accounts::factors::proofs::Inside;
use crate::accounts::factors::store::has_strong;
use crate::accounts::means::Means;
use crate::accounts::model::{Person, Times};
use crate::accounts::store;
use crate::db::{Db, DbError};
use crate::kernel::{Clock, Locale};

/// A person who has entered. A handler that takes one is closed to everybody else: they are led to the way in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub person: Person,
    /// The seal of the session.
    pub seal: String,
    /// How the session was opened, or what was proved in it since.
    pub means: Means,
    /// When it began, was last used, and when something was last proved in it.
    pub times: Times,
}

/// A person who has proved within the last five minutes who they are. Everybody else is led to where they do.
pub struct Proved(pub SignedIn);

impl SignedIn {
    /// Whether the session was opened by something stronger than a mailbox or a password.
    pub fn strong(&self) -> bool {
        self.means.strong()
    }

    /// Whether the powers of an administrator count in this session.
    pub fn administers(&self) -> bool {
        self.person.administrator && self.strong()
    }

    /// Where one goes to make the session strong, and is led back from.
    pub fn to_strength(locale: Locale, back: &str) -> String {
        format!("{}?need=strong&return_to={}", path(locale, "prove"), escaped(back))
    }

    /// The session, for something to be proved in it.
    pub fn inside(&self) -> Inside<'_> {
        Inside { person: &self.person, seal: &self.seal, means: self.means }
    }

    /// Where one is led who has not proved within five minutes who they are; nothing for who has.
    pub async fn to_prove(&self, db: &Db, clock: Clock, back: &str) -> Result<Option<Response>, DbError> {
        let has_strong = has_strong(db.read(), &self.person).await?;
        let fresh = self.means.fresh(self.times, has_strong, clock.now());
        Ok((!fresh).then(|| see(&format!("{}?return_to={}", path(locale_of(back), "prove"), escaped(back)))))
    }
}

/// Where a request is made again: a page with its query, a form on its page. Passkeys are taken away on the account.
fn asked_again(parts: &Parts) -> String {
    let (here, locale) = (parts.uri.path(), locale_of(parts.uri.path()));
    if parts.method == Method::GET {
        return parts.uri.path_and_query().map_or(here, |whole| whole.as_str()).to_owned();
    }
    if here == path(locale, "passkeys") { path(locale, "") } else { here.to_owned() }
}

fn escaped(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn locale_of(path: &str) -> Locale {
    path.split('/').nth(1).and_then(Locale::parse).unwrap_or(Locale::Fr)
}

/// Leads to another page, which nobody keeps.
fn see(address: &str) -> Response {
    let headers = [(header::LOCATION, address), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// Whoever asks: a person who has entered, or nobody known.
pub struct Visitor(pub Option<SignedIn>);

async fn find(parts: &Parts, db: &Db, clock: Clock) -> Result<Option<SignedIn>, DbError> {
    let Some(secret) = cookie::read(&parts.headers) else { return Ok(None) };
    let seal = secret.seal();
    let now = clock.now();
    let Some((person, means, times)) = store::session(db.read(), &seal).await? else { return Ok(None) };
    if !times.alive(person.administrator, now) {
        return Ok(None);
    }
    if times.to_note(now) {
        let write = db.write().await?;
        store::note_seen(&write, &seal, now).await?;
        write.commit().await?;
    }
    Ok(Some(SignedIn { person, seal, means, times }))
}

impl<S> FromRequestParts<S> for Visitor
where
    S: Send + Sync,
    Db: FromRef<S>,
    Clock: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let found = find(parts, &Db::from_ref(state), Clock::from_ref(state)).await;
        Ok(Self(found.unwrap_or_else(|why| {
            tracing::error!(error = %why, "A session could not be read.");
            None
        })))
    }
}

impl<S> FromRequestParts<S> for SignedIn
where
    S: Send + Sync,
    Db: FromRef<S>,
    Clock: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let Ok(Visitor(found)) = Visitor::from_request_parts(parts, state).await;
        found.ok_or_else(|| {
            let here = parts.uri.path();
            see(&format!("{}?return_to={}", path(locale_of(here), ""), escaped(here)))
        })
    }
}

impl<S> FromRequestParts<S> for Proved
where
    S: Send + Sync,
    Db: FromRef<S>,
    Clock: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let signed_in = SignedIn::from_request_parts(parts, state).await?;
        let back = asked_again(parts);
        let elsewhere = signed_in.to_prove(&Db::from_ref(state), Clock::from_ref(state), &back).await;
        match elsewhere.map_err(|why| broken(why).into_response())? {
            Some(elsewhere) => Err(elsewhere),
            None => Ok(Self(signed_in)),
        }
    }
}
