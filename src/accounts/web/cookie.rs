//! The cookies: one holds the secret of a session, and there is none before somebody has entered; the other holds, for ten minutes, what a
//! browser that has begun to enter by a provider must bring back.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::kernel::Secret;

const NAME: &str = "__Host-jumelles";
/// Twelve hours, the longest life of a session, in seconds.
const LIFE: u32 = 12 * 3600;

const ATTEMPT: &str = "__Host-jumelles-entree";
/// Ten minutes, in seconds.
const ATTEMPT_LIFE: u32 = 600;

/// The secret of the session that the browser sends, if it sends one that can be read.
pub fn read(headers: &HeaderMap) -> Option<Secret> {
    named(headers, NAME)
}

/// What a browser that has begun to enter by a provider brings back.
pub fn read_attempt(headers: &HeaderMap) -> Option<Secret> {
    named(headers, ATTEMPT)
}

fn named(headers: &HeaderMap, wanted: &str) -> Option<Secret> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == wanted).and_then(|(_, value)| Secret::read(value))
}

/// Tells the browser to keep a secret.
pub fn keep(secret: &Secret) -> HeaderValue {
    header_value(&format!("{NAME}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={LIFE}", secret.hand_over()))
}

/// Tells the browser to bring a secret back from the provider.
pub fn keep_attempt(secret: &Secret) -> HeaderValue {
    let text = secret.hand_over();
    header_value(&format!("{ATTEMPT}={text}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={ATTEMPT_LIFE}"))
}

/// Tells the browser that it has brought it back.
pub fn forget_attempt() -> HeaderValue {
    header_value(&format!("{ATTEMPT}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"))
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
