//! What a request says before any handler looks: its language, the day it asks about, and the address the site is known by.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::Deserialize;

use super::Error;
use crate::kernel::{Day, Locale};

/// The site's own address, without a slash at its end, for links that leave it.
#[derive(Clone)]
pub struct Site {
    /// `https://jumelles.example`
    pub base: Arc<str>,
    /// Where to report a weakness (`mailto:…` or `https://…`); set by whoever runs the site.
    pub security_contact: Option<Arc<str>>,
    /// Until when that contact is said to hold (RFC 3339): a year from the start of the program.
    pub security_expires: Arc<str>,
}

impl<S: Send + Sync> FromRequestParts<S> for Locale {
    type Rejection = Error;

    /// The first part of the path.
    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Error> {
        parts.uri.path().split('/').nth(1).and_then(Self::parse).ok_or_else(Error::nothing_here)
    }
}

/// As of when, and in which language, a program asks.
#[derive(Deserialize)]
pub struct AsOf {
    on: Option<String>,
    lang: Option<String>,
}

impl AsOf {
    /// The day, where one is given.
    ///
    /// Errors: it is no day.
    pub fn day(&self) -> Result<Option<Day>, Error> {
        let wrong = |text: &str| {
            refused([
                format!("on : « {text} » n’est pas un jour écrit AAAA-MM-JJ."),
                format!("on: “{text}” is not a day written YYYY-MM-DD."),
            ])
        };
        self.on.as_deref().map(|text| Day::parse(text).ok_or_else(|| wrong(text))).transpose()
    }

    /// The language; French where none is given.
    ///
    /// Errors: it is none of ours.
    pub fn locale(&self) -> Result<Locale, Error> {
        let lang = self.lang.as_deref().unwrap_or("fr");
        Locale::parse(lang).ok_or_else(|| {
            refused([format!("lang : « {lang} » n’est ni fr ni en."), format!("lang: “{lang}” is neither fr nor en.")])
        })
    }
}

fn refused(why: [String; 2]) -> Error {
    Error::BadRequest(why, Vec::new())
}
