//! The one cookie: it holds the secret of a session, and there is none before somebody has entered.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::kernel::Secret;

const NAME: &str = "__Host-jumelles";
/// Twelve hours, the longest life of a session, in seconds.
const LIFE: u32 = 12 * 3600;

/// The secret that the browser sends, if it sends one that can be read.
pub fn read(headers: &HeaderMap) -> Option<Secret> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == NAME).and_then(|(_, value)| Secret::read(value))
}

/// Tells the browser to keep a secret.
pub fn keep(secret: &Secret) -> HeaderValue {
    header_value(&format!("{NAME}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={LIFE}", secret.hand_over()))
}

/// Tells the browser to forget it.
pub fn forget() -> HeaderValue {
    header_value(&format!("{NAME}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"))
}

fn header_value(text: &str) -> HeaderValue {
    let mut value = HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""));
    value.set_sensitive(true);
    value
}
