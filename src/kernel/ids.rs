//! Public identifiers, which last for ever, and row identifiers, which nobody outside sees.

use sha2::{Digest as _, Sha256};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::{ContextV7, Uuid};

use super::Timestamp;

/// Crockford's base 32 in lower case: no i, l, o or u, so that an identifier can be read aloud.
const CROCKFORD: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A public identifier such as `fr-commune-62667`: `[a-z]{2}(-[a-z0-9]+)+`, at most 60 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PublicId(Arc<str>);

impl PublicId {
    /// The identifier, when the text has the shape of one; a text that has not can never be found.
    pub fn parse(text: &str) -> Option<Self> {
        let (prefix, rest) = text.split_once('-')?;
        let prefix_ok = prefix.len() == 2 && prefix.bytes().all(|b| b.is_ascii_lowercase());
        let part_ok =
            |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        (text.len() <= 60 && prefix_ok && rest.split('-').all(part_ok)).then(|| Self(text.into()))
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PublicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for PublicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An identifier of our own, `prefix-` and ten Crockford characters, drawn from what the thing is.
///
/// The same facts give the same identifier on every instance and both engines, so that two copies of the atlas
/// agree on an address. Fifty bits: among a million records a clash has one chance in two thousand, and the unique
/// index of the table refuses it.
pub fn own_id(prefix: &str, facts: &[&str]) -> PublicId {
    let mut hasher = Sha256::new();
    for fact in facts {
        hasher.update(fact.as_bytes());
        hasher.update([0]);
    }
    let digest = hasher.finalize();
    let mut bits = digest.iter().take(8).fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
    let mut text = String::with_capacity(prefix.len() + 11);
    text.push_str(prefix);
    text.push('-');
    for _ in 0..10 {
        text.push(char::from(CROCKFORD[(bits & 31) as usize]));
        bits >>= 5;
    }
    PublicId(text.into())
}

/// Makes row identifiers (UUIDv7): ordered by the instant passed in, then by a counter.
pub struct RowIds {
    context: Mutex<ContextV7>,
    at: Timestamp,
}

impl RowIds {
    /// A source of identifiers for work done at that instant.
    pub fn at(at: Timestamp) -> Self {
        Self { context: Mutex::new(ContextV7::new()), at }
    }

    /// The next identifier, greater than all before it from this source.
    pub fn next(&self) -> Uuid {
        let micros = u64::try_from(self.at.0).unwrap_or_default();
        let nanos = u32::try_from(micros % 1_000_000).unwrap_or_default() * 1000;
        let context = self.context.lock().unwrap_or_else(PoisonError::into_inner);
        Uuid::new_v7(uuid::Timestamp::from_unix(&*context, micros / 1_000_000, nanos))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_shape_of_the_contract_is_an_identifier() {
        for good in ["fr-commune-62667", "fr-commune-2a004", "gn-2355548", "au-0123456789", "fr-region-32"] {
            assert!(PublicId::parse(good).is_some(), "{good}");
        }
        for bad in ["", "fr", "fr-", "FR-commune-1", "fra-commune-1", "fr--1", "fr-é", "fr-a-", "gn-1/../x", "f1-a"] {
            assert!(PublicId::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn row_identifiers_grow() {
        let ids = RowIds::at(Timestamp(1_795_512_600_000_000));
        let drawn: Vec<_> = (0..1000).map(|_| ids.next()).collect();
        assert!(drawn.windows(2).all(|pair| pair[0] < pair[1]));
    }

    proptest! {
        #[test]
        fn an_own_identifier_is_always_public(facts in proptest::collection::vec(".*", 0..4)) {
            let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
            let id = own_id("au", &facts);
            prop_assert_eq!(id.as_str().len(), 13);
            prop_assert_eq!(PublicId::parse(id.as_str()), Some(id));
        }
    }
}
