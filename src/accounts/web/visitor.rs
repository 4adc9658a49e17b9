//! Who is behind a request: nobody known, or a person with a session that holds.

use std::convert::Infallible;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::{cookie, path};
use crate::accounts::model::Person;
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
}

/// Whoever asks: a person who has entered, or nobody known.
pub struct Visitor(pub Option<SignedIn>);

async fn find(parts: &Parts, db: &Db, clock: Clock) -> Result<Option<SignedIn>, DbError> {
    let Some(secret) = cookie::read(&parts.headers) else { return Ok(None) };
    let seal = secret.seal();
    let now = clock.now();
    let Some((person, times)) = store::session(db.read(), &seal).await? else { return Ok(None) };
    if !times.alive(person.administrator, now) {
        return Ok(None);
    }
    if times.to_note(now) {
        let write = db.write().await?;
        store::note_seen(&write, &seal, now).await?;
        write.commit().await?;
    }
    Ok(Some(SignedIn { person, seal }))
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
            let locale = here.split('/').nth(1).and_then(Locale::parse).unwrap_or(Locale::Fr);
            let back: String = form_urlencoded::byte_serialize(here.as_bytes()).collect();
            let way_in = format!("{}?return_to={back}", path(locale, ""));
            (StatusCode::SEE_OTHER, [(header::LOCATION, way_in), (header::CACHE_CONTROL, "no-store".to_owned())])
                .into_response()
        })
    }
}
