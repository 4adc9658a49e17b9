//! Who is at work on a page: a person who has entered, with the database, the time and the address of the site.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::response::Response;

use crate::accounts::{Person, SignedIn, broken};
use crate::db::Db;
use crate::kernel::{Clock, Locale, Timestamp};
use crate::organisations::model::{Membership, Organisation};
use crate::organisations::powers::{self, Powers};
use crate::organisations::store;
use crate::web::{Error, Site};

/// A person at work. A handler that takes one is closed to everybody else, who are led to the way in.
pub struct Desk {
    /// The database.
    pub db: Db,
    /// Who.
    pub signed_in: SignedIn,
    /// The time.
    pub clock: Clock,
    now: Timestamp,
    base: Arc<str>,
}

impl Desk {
    /// The person.
    pub fn person(&self) -> &Person {
        &self.signed_in.person
    }

    /// The present instant and the address of the site, for what is done and the letters about it.
    pub fn when(&self) -> (Timestamp, &str) {
        (self.now, &self.base)
    }

    /// What they may do beyond their own organisations.
    pub async fn powers(&self) -> Result<Powers, Error> {
        powers::powers(&self.db, &self.signed_in).await.map_err(broken)
    }

    /// The same for a page that nobody else may see: who has some that sleep is led to wake them, and then back.
    pub async fn powers_awake(&self, (locale, back): (Locale, &str)) -> Result<Powers, Error> {
        let powers = self.powers().await?;
        if powers.asleep { Err(Error::Elsewhere(SignedIn::to_strength(locale, back))) } else { Ok(powers) }
    }

    /// The organisation with that identifier in which they are, with themselves and everybody else in it; « not found » for any
    /// other.
    pub async fn own(&self, id: &str) -> Result<(Organisation, Membership, Vec<Membership>), Error> {
        let organisation = store::by_id(self.db.read(), id).await.map_err(broken)?.ok_or_else(Error::nothing_here)?;
        let members = store::of_organisation(self.db.read(), &organisation).await.map_err(broken)?;
        let own = members.iter().find(|one| one.person == self.person().row && one.is_in()).cloned();
        Ok((organisation, own.ok_or_else(Error::nothing_here)?, members))
    }
}

impl<S> FromRequestParts<S> for Desk
where
    S: Send + Sync,
    Db: FromRef<S>,
    Clock: FromRef<S>,
    Site: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let signed_in = SignedIn::from_request_parts(parts, state).await?;
        let base = Site::from_ref(state).base;
        let clock = Clock::from_ref(state);
        Ok(Self { db: Db::from_ref(state), signed_in, now: clock.now(), clock, base })
    }
}
