//! A signed answer about a person (userinfo): whose signature, of which algorithm, for whom.
//!
//! The library reads such an answer with RS256 alone; ProConnect advises ES256. The signatures themselves are the library's.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{CoreJsonWebKey, CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKey as _, JwsSigningAlgorithm as _};
use serde::Deserialize;
use serde_json::Value;

/// The longest token that is read.
const LONGEST: usize = 64 * 1024;
/// Clocks differ: a token is still believed so many seconds after its end.
const LEEWAY: i64 = 30;

/// What a token must be to be believed.
pub struct Expected<'e> {
    /// Who signs.
    pub issuer: &'e str,
    /// For whom.
    pub audience: &'e str,
    /// About whom.
    pub subject: &'e str,
    /// How it is signed.
    pub algorithm: &'e CoreJwsSigningAlgorithm,
    /// The present, in seconds.
    pub now: i64,
}

/// Why a token is not believed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// It is no signed token.
    #[error("it is not a signed token")]
    Shape,
    /// Signed in a way that was not agreed on.
    #[error("it is not signed with the algorithm agreed on")]
    Algorithm,
    /// Signed by nobody we know.
    #[error("none of the provider's keys fits")]
    Key,
    /// The signature is not that of the key.
    #[error("the signature is wrong")]
    Signature,
    /// The claim that is wrong.
    #[error("its {0} is not the one expected")]
    Claim(&'static str),
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
}

/// The claims of a token that is to be believed.
pub fn believed(token: &str, keys: &CoreJsonWebKeySet, expected: &Expected<'_>) -> Result<Value, Doubt> {
    let token = token.trim();
    let mut parts = token.split('.');
    let (Some(head), Some(body), Some(signature), None, true) =
        (parts.next(), parts.next(), parts.next(), parts.next(), token.len() <= LONGEST)
    else {
        return Err(Doubt::Shape);
    };
    let header: Header = serde_json::from_slice(&decoded(head)?).map_err(|_| Doubt::Shape)?;
    let agreed = serde_json::to_value(expected.algorithm).unwrap_or_default();
    if agreed.as_str() != Some(header.alg.as_str()) {
        return Err(Doubt::Algorithm);
    }
    let key = key(keys, &header, expected.algorithm)?;
    let signed = &token[..head.len() + 1 + body.len()];
    key.verify_signature(expected.algorithm, signed.as_bytes(), &decoded(signature)?).map_err(|_| Doubt::Signature)?;
    let claims: Value = serde_json::from_slice(&decoded(body)?).map_err(|_| Doubt::Shape)?;
    check(&claims, expected)?;
    Ok(claims)
}

fn decoded(part: &str) -> Result<Vec<u8>, Doubt> {
    URL_SAFE_NO_PAD.decode(part).map_err(|_| Doubt::Shape)
}

/// The one key of the right kind, with the right name when the token names one.
fn key<'k>(
    keys: &'k CoreJsonWebKeySet,
    header: &Header,
    algorithm: &CoreJwsSigningAlgorithm,
) -> Result<&'k CoreJsonWebKey, Doubt> {
    let kind = algorithm.key_type();
    let fits = |key: &&CoreJsonWebKey| {
        let named = header.kid.is_none() || key.key_id().map(|id| id.as_str()) == header.kid.as_deref();
        named && Some(key.key_type()) == kind.as_ref()
    };
    let mut all = keys.keys().iter().filter(fits);
    match (all.next(), all.next()) {
        (Some(key), None) => Ok(key),
        _ => Err(Doubt::Key),
    }
}

fn check(claims: &Value, expected: &Expected<'_>) -> Result<(), Doubt> {
    let text = |name: &str| claims[name].as_str();
    let audience = match &claims["aud"] {
        Value::Array(all) => all.len() == 1 && all[0].as_str() == Some(expected.audience),
        one => one.as_str() == Some(expected.audience),
    };
    let ended = claims["exp"].as_i64().is_some_and(|end| expected.now > end + LEEWAY);
    let wrong = [
        ("iss", text("iss") != Some(expected.issuer)),
        ("aud", !audience),
        ("sub", text("sub") != Some(expected.subject)),
        ("exp", ended),
    ];
    match wrong.iter().find(|(_, wrong)| *wrong) {
        Some((name, _)) => Err(Doubt::Claim(name)),
        None => Ok(()),
    }
}
