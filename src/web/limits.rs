//! How often one visitor may do a thing, and everybody together. One table, one place.
//!
//! The rules: people are counted apart wherever they can be told apart (a mailbox, an account); a shared address (a town hall, a
//! telephone network with one address for thousands) only bounds what a machine would do. An address of IPv6 counts by its
//! /64, which is one household. Counts are kept in memory, in each program for itself, and are gone when it stops.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::visitor::{Household, Proxies};
use crate::kernel::{Clock, Timestamp};

const SECOND: i64 = 1_000_000;
/// Visitors kept at once; the least active are forgotten first.
const ROOM: usize = 100_000;

/// So many within so many seconds, then one whenever the share of one has passed.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// How many.
    pub times: i64,
    /// Within so many seconds.
    pub within: i64,
}

/// What is bounded for one kind of request.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// What it is called in logs.
    pub name: &'static str,
    /// For one visitor's address.
    pub visitor: Rate,
    /// For everybody together.
    pub everybody: Rate,
}

/// A kind of request that is bounded.
pub trait Kind {
    /// Its rule.
    const RULE: Rule;
}

macro_rules! table {
    ($($(#[$meta:meta])* $kind:ident: $times:literal in $within:literal s, everybody $all:literal in $span:literal s;)*) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug)]
            pub struct $kind;

            impl Kind for $kind {
                const RULE: Rule = Rule {
                    name: stringify!($kind),
                    visitor: Rate { times: $times, within: $within },
                    everybody: Rate { times: $all, within: $span },
                };
            }
        )*
    };
}

table! {
    /// Asking for a link by mail; one mailbox is besides sent three an hour.
    AskedLinks: 20 in 900 s, everybody 600 in 900 s;
    /// Opening a link, beginning with a provider, coming back from one.
    WaysIn: 20 in 900 s, everybody 1200 in 900 s;
    /// A form that nobody has signed.
    Anonymous: 20 in 900 s, everybody 600 in 900 s;
    /// A document laid out page by page, which takes a core for a moment.
    Documents: 40 in 900 s, everybody 900 in 900 s;
}

/// A rule and a visitor; nobody stands for everybody.
type Key = (&'static str, Option<Household>);

/// The counts, and who may say for whom a request comes.
#[derive(Clone, Default)]
pub struct Limits {
    proxies: Arc<Proxies>,
    /// When the share of what was done will have passed, by rule and visitor; nobody stands for everybody.
    kept: Arc<Mutex<HashMap<Key, i64>>>,
    /// Whether it was said that a proxy is not named: once is enough.
    warned: Arc<AtomicBool>,
}

impl Limits {
    /// Counts in which these programs in front of the site are believed.
    pub fn behind(proxies: Proxies) -> Self {
        Self { proxies: Arc::new(proxies), ..Self::default() }
    }

    /// From where a request comes. The first that comes through a program that nobody has named is told in the log.
    fn visitor(&self, parts: &Parts) -> Option<Household> {
        if self.proxies.lacks_one(parts) && !self.warned.swap(true, Ordering::Relaxed) {
            tracing::warn!("A request was passed on: {}.", Proxies::UNNAMED);
        }
        self.proxies.household(parts)
    }

    /// Counts one request; the seconds to wait when it is one too many, in which case it is not counted.
    pub fn count(&self, rule: Rule, visitor: Option<Household>, now: Timestamp) -> Result<(), i64> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let own = visitor.map(|visitor| ((rule.name, Some(visitor)), rule.visitor));
        let buckets = own.into_iter().chain([((rule.name, None), rule.everybody)]);
        let waits = buckets.clone().filter_map(|(key, rate)| wait(kept.get(&key).copied(), rate, now));
        if let Some(longest) = waits.max() {
            return Err(longest);
        }
        for (key, rate) in buckets {
            let until = kept.get(&key).copied().unwrap_or(now.0).max(now.0) + share(rate);
            kept.insert(key, until);
        }
        if kept.len() > ROOM {
            kept.retain(|_, until| *until > now.0);
            if kept.len() > ROOM {
                kept.clear();
            }
        }
        Ok(())
    }
}

/// Microseconds that one request takes of its rate.
fn share(rate: Rate) -> i64 {
    rate.within * SECOND / rate.times
}

/// Seconds to wait before one more; nothing when there is room.
fn wait(until: Option<i64>, rate: Rate, now: Timestamp) -> Option<i64> {
    let after = until.unwrap_or(now.0).max(now.0) + share(rate);
    let room = now.0 + rate.within * SECOND;
    (after > room).then(|| rounded_up(after - room, SECOND))
}

/// Rounds up: whoever waits a moment too little is refused again.
fn rounded_up(amount: i64, by: i64) -> i64 {
    (amount + by - 1) / by
}

/// A request that was not one too many. As an argument of a handler it counts the request; `Result<Unhurried<…>, Hurried>`
/// lets the handler answer by itself, with what was typed.
pub struct Unhurried<K>(PhantomData<K>);

/// One request too many.
#[derive(Clone, Copy, Debug)]
pub struct Hurried {
    /// Seconds to wait.
    pub wait: i64,
}

impl Hurried {
    /// Gives an answer the status and the time to wait.
    pub fn mark(self, answer: Response) -> Response {
        (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, self.wait.to_string())], answer).into_response()
    }

    /// The time to wait in minutes, as people count.
    pub fn minutes(self) -> usize {
        usize::try_from(rounded_up(self.wait, 60)).unwrap_or(1).max(1)
    }
}

impl IntoResponse for Hurried {
    /// A bare answer, which becomes a page with a way out.
    fn into_response(self) -> Response {
        (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, self.wait.to_string())]).into_response()
    }
}

impl<S, K> FromRequestParts<S> for Unhurried<K>
where
    S: Send + Sync,
    K: Kind,
    Limits: FromRef<S>,
    Clock: FromRef<S>,
{
    type Rejection = Hurried;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Hurried> {
        let limits = Limits::from_ref(state);
        let visitor = limits.visitor(parts);
        let counted = limits.count(K::RULE, visitor, Clock::from_ref(state).now());
        counted.map(|()| Self(PhantomData)).map_err(|wait| {
            tracing::info!(kind = K::RULE.name, wait, "A visitor was asked to wait.");
            Hurried { wait }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::*;

    const START: i64 = 1_795_512_600_000_000;

    fn household(last: u8) -> Option<Household> {
        Some(Household::of(IpAddr::V4(Ipv4Addr::new(192, 0, 2, last))))
    }

    #[test]
    fn twenty_at_once_then_one_whenever_its_share_has_passed() {
        let limits = Limits::default();
        let at = |seconds: i64| Timestamp(START + seconds * SECOND);
        for n in 0..20 {
            assert_eq!(limits.count(AskedLinks::RULE, household(1), at(0)), Ok(()), "{n}");
        }
        assert_eq!(limits.count(AskedLinks::RULE, household(1), at(0)), Err(45));
        assert_eq!(limits.count(AskedLinks::RULE, household(1), at(44)), Err(1), "who is refused is not counted");
        assert_eq!(limits.count(AskedLinks::RULE, household(1), at(45)), Ok(()));
        assert!(limits.count(AskedLinks::RULE, household(1), at(45)).is_err());
        assert_eq!(limits.count(AskedLinks::RULE, household(2), at(45)), Ok(()), "another house is not punished");
        assert_eq!(limits.count(WaysIn::RULE, household(1), at(45)), Ok(()), "another kind is counted apart");
    }

    #[test]
    fn everybody_together_is_bounded_too() {
        let limits = Limits::default();
        let taken = (0..=u8::MAX).flat_map(|house| (0..3).map(move |_| house));
        let taken = taken.filter(|house| limits.count(AskedLinks::RULE, household(*house), Timestamp(START)).is_ok());
        assert_eq!(taken.count(), 600);
    }
}
