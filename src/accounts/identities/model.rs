//! What a provider says of somebody, and how much it is worth.

use uuid::Uuid;

use crate::kernel::{Secret, Timestamp, seal};
use crate::mail::Address;

const MINUTE: i64 = 60 * 1_000_000;
/// From the start of the way in to the answer.
pub const ATTEMPT: i64 = 10 * MINUTE;
/// A letter that joins an identity to an account holds so long.
pub const WAIT: i64 = 10 * MINUTE;

/// What a provider calls one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The provider.
    pub issuer: String,
    /// Its name for the person, which says nothing to anybody else.
    pub subject: String,
}

/// What a provider says of whoever has just entered there.
#[derive(Clone, Debug)]
pub struct Said {
    /// Who.
    pub who: Subject,
    /// Their mail address, when it is given and is one.
    pub email: Option<Address>,
    /// The provider says that it has checked the address.
    pub email_checked: bool,
    /// How they were recognised (`acr`).
    pub acr: Option<String>,
    /// For which legal unit they work (SIREN), when the provider knows.
    pub siren: Option<String>,
    /// The whole token, for leaving there too.
    pub id_token: String,
}

/// An identity as its owner sees it.
#[derive(Clone, Debug)]
pub struct Identity {
    /// Its row.
    pub row: Uuid,
    /// The provider's name at the time.
    pub provider: String,
    /// When it was joined to the account.
    pub created_at: Timestamp,
    /// When it last opened a session.
    pub used_at: Timestamp,
}

/// Whether the way somebody was recognised counts as two factors: the levels of eIDAS, or a name that ends with `2fa`.
pub fn is_strong(acr: &str) -> bool {
    matches!(acr, "eidas2" | "eidas3") || acr.ends_with("2fa")
}

/// The two secrets of an attempt: one travels through the provider, one stays in the browser. What must not be guessed
/// (nonce, PKCE) is made of both, so that nothing kept here is of use to whoever reads it.
pub struct Attempt {
    /// Travels as `state`.
    pub state: Secret,
    /// Stays in a cookie.
    pub browser: Secret,
}

impl Attempt {
    /// A new one.
    pub fn draw() -> Self {
        Self { state: Secret::draw(), browser: Secret::draw() }
    }

    /// What the token must repeat.
    pub fn nonce(&self) -> String {
        self.made("nonce")
    }

    /// What only we can say when we come for the token.
    pub fn verifier(&self) -> String {
        self.made("pkce")
    }

    fn made(&self, of: &str) -> String {
        seal(&[of, self.state.hand_over(), self.browser.hand_over()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_factors_are_strong() {
        for (acr, strong) in [
            ("eidas1", false),
            ("eidas2", true),
            ("eidas3", true),
            ("https://proconnect.gouv.fr/assurance/self-asserted-2fa", true),
            ("https://proconnect.gouv.fr/assurance/consistency-checked-2fa", true),
            ("https://proconnect.gouv.fr/assurance/self-asserted", false),
            ("eidas22", false),
            ("", false),
        ] {
            assert_eq!(is_strong(acr), strong, "{acr}");
        }
    }

    #[test]
    fn what_an_attempt_sends_is_long_and_its_own() {
        let (one, other) = (Attempt::draw(), Attempt::draw());
        assert!(one.state.hand_over().len() >= 32 && one.nonce().len() >= 32 && one.verifier().len() >= 43);
        assert_ne!(one.nonce(), one.verifier());
        assert_ne!(one.nonce(), other.nonce());
    }
}
