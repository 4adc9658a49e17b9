//! A mail address that somebody types.

use std::fmt;

/// A mail address in lower case, of at most 254 characters, with a domain that has a dot.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address(String);

impl Address {
    /// The address, when the text has the shape of one.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let address: lettre::Address = text.parse().ok()?;
        let dotted = address.domain().split('.').count() > 1 && !address.domain().split('.').any(str::is_empty);
        (text.len() <= 254 && dotted).then_some(Self(text))
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands behind the @.
    pub fn domain(&self) -> &str {
        self.0.rsplit('@').next().unwrap_or_default()
    }
}

const PUBLIC_DOMAINS: &str = include_str!("../../content/public_mail_domains.txt");

/// Whether anybody can have a mailbox there.
pub fn is_public(domain: &str) -> bool {
    PUBLIC_DOMAINS.lines().any(|line| line == domain)
}

/// Logs and errors show the domain alone.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "…@{}", self.domain())
    }
}
