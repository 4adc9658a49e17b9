//! How a session was opened, and what that is worth.

use super::model::{MINUTE, Times};
use crate::kernel::Timestamp;

/// A proof is fresh so long.
const FRESH: i64 = 5 * MINUTE;

/// How a session was opened, or what its person proved since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// A link in a letter.
    Link,
    /// A password alone.
    Password,
    /// A link, or an account elsewhere, and a code.
    LinkAndCode,
    /// A password and a code.
    PasswordAndCode,
    /// A passkey, whose owner the device has recognised.
    Passkey,
    /// An account elsewhere (OpenID Connect).
    Identity {
        /// Whether it was opened there with two factors.
        strong: bool,
    },
}

/// What somebody proves in a session that they have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Their password.
    Password,
    /// A code of their application, or one of their recovery codes.
    Code,
    /// One of their passkeys.
    Passkey,
}

impl Means {
    /// Every one of them.
    const ALL: [Self; 7] = [
        Self::Link,
        Self::Password,
        Self::LinkAndCode,
        Self::PasswordAndCode,
        Self::Passkey,
        Self::Identity { strong: false },
        Self::Identity { strong: true },
    ];

    /// The word in the table and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Password => "password",
            Self::LinkAndCode => "link_code",
            Self::PasswordAndCode => "password_code",
            Self::Passkey => "passkey",
            Self::Identity { strong: false } => "identity",
            Self::Identity { strong: true } => "identity_strong",
        }
    }

    /// The means with that word; the least for any other.
    pub fn parse(code: &str) -> Self {
        Self::ALL.into_iter().find(|means| means.code() == code).unwrap_or(Self::Link)
    }

    /// Whether somebody who holds the mailbox, or the password, and nothing else could not have opened it.
    pub fn strong(self) -> bool {
        match self {
            Self::Link | Self::Password => false,
            Self::LinkAndCode | Self::PasswordAndCode | Self::Passkey => true,
            Self::Identity { strong } => strong,
        }
    }

    /// What the session is worth once something more was proved in it.
    pub fn with(self, proof: Proof) -> Self {
        match (self, proof) {
            (_, Proof::Passkey) => Self::Passkey,
            (Self::Password, Proof::Code) => Self::PasswordAndCode,
            (Self::Link | Self::Identity { strong: false }, Proof::Code) => Self::LinkAndCode,
            (Self::Link, Proof::Password) => Self::Password,
            (already, _) => already,
        }
    }

    /// Whether this opens what asks for a proof of the last five minutes. Who has a strong factor proves it with that one: a
    /// link does not undo what protects against somebody who reads the mail.
    pub fn fresh(self, times: Times, has_strong: bool, now: Timestamp) -> bool {
        now.0 - times.proved_at.0 <= FRESH && (self.strong() || !has_strong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_means_is_worth_alone_and_with_a_proof() {
        let strong = Means::Identity { strong: true };
        let weak = Means::Identity { strong: false };
        // Opened by, strong; then worth with a password, with a code, with a passkey.
        for (means, is_strong, password, code) in [
            (Means::Link, false, Means::Password, Means::LinkAndCode),
            (Means::Password, false, Means::Password, Means::PasswordAndCode),
            (Means::LinkAndCode, true, Means::LinkAndCode, Means::LinkAndCode),
            (Means::PasswordAndCode, true, Means::PasswordAndCode, Means::PasswordAndCode),
            (Means::Passkey, true, Means::Passkey, Means::Passkey),
            (weak, false, weak, Means::LinkAndCode),
            (strong, true, strong, strong),
        ] {
            assert_eq!(means.strong(), is_strong, "{means:?}");
            assert_eq!(Means::parse(means.code()), means);
            assert_eq!(means.with(Proof::Password), password, "{means:?}");
            assert_eq!(means.with(Proof::Code), code, "{means:?}");
            assert_eq!(means.with(Proof::Passkey), Means::Passkey, "{means:?}");
        }
        assert_eq!(Means::parse("administrator"), Means::Link, "a word that is not understood gives the least");
    }

    #[test]
    fn a_proof_is_fresh_for_five_minutes_and_strong_where_the_person_can() {
        for (means, has_strong, minutes, fresh) in [
            (Means::Link, false, 5, true),
            (Means::Link, false, 6, false),
            (Means::Link, true, 0, false),
            (Means::Password, true, 0, false),
            (Means::Password, false, 4, true),
            (Means::LinkAndCode, true, 5, true),
            (Means::Passkey, true, 5, true),
            (Means::Passkey, true, 6, false),
        ] {
            let at = Timestamp(0);
            let times = Times { created_at: at, seen_at: at, proved_at: at };
            assert_eq!(means.fresh(times, has_strong, Timestamp(minutes * MINUTE)), fresh, "{means:?} {minutes}");
        }
    }
}
