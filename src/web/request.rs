//! What a request says before any handler looks: its language, and the address the site is known by.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::Error;
use crate::kernel::Locale;

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
