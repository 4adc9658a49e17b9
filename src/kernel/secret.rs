//! Secrets that are given to one person and of which only a seal is kept: sessions, links that open something once.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// Bytes of chance in a secret.
const BYTES: usize = 32;

/// 256 bits that nobody can guess, as 43 letters that stand in an address or a cookie. It never shows in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Draws a new one from the chance of the system.
    ///
    /// Panics: when the system has no chance to give; nothing can be kept secret then.
    pub fn draw() -> Self {
        let mut bytes = [0_u8; BYTES];
        getrandom::fill(&mut bytes).expect("the system gives random bytes");
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The secret that somebody brings back; nothing when the text cannot be one.
    pub fn read(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        (bytes.len() == BYTES).then(|| Self(text.to_owned()))
    }

    /// Its letters, to be handed over and not to be kept.
    pub fn hand_over(&self) -> &str {
        &self.0
    }

    /// What is kept of it: 64 hexadecimal digits (SHA-256) that do not lead back to it.
    pub fn seal(&self) -> String {
        seal(&[&self.0])
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The SHA-256 of texts, each preceded by its length so that none can flow into another; 64 hexadecimal digits.
pub fn seal(texts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for text in texts {
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text.as_bytes());
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_read_back_and_no_other_text_is_one() {
        let secret = Secret::draw();
        assert_eq!(secret.hand_over().len(), 43);
        assert_eq!(Secret::read(secret.hand_over()), Some(secret.clone()));
        assert_ne!(Secret::draw(), secret);
        for text in ["", "abc", "é", &"A".repeat(42), &"A".repeat(44), &format!("{}=", secret.hand_over())] {
            assert_eq!(Secret::read(text), None, "{text}");
        }
    }

    #[test]
    fn neither_its_seal_nor_a_log_says_a_secret() {
        let secret = Secret::draw();
        assert_eq!(secret.seal().len(), 64);
        assert!(!secret.seal().contains(secret.hand_over()));
        assert_eq!(format!("{secret:?}"), "Secret(…)");
    }

    #[test]
    fn texts_do_not_flow_into_one_another() {
        assert_ne!(seal(&["ab", "c"]), seal(&["a", "bc"]));
    }
}
