//! The rules as they stand in their file.

use serde::Deserialize;

use crate::kernel::{PartialDate, Timestamp};

const DAY: i64 = 24 * 3600 * 1_000_000;
const SHIPPED: &str = include_str!("../../../content/retention.toml");

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Links that let in or join an identity, after their end.
    Links,
    /// Sessions, after their beginning.
    Sessions,
    /// Ways in through a provider that were begun, after their end.
    Ceremonies,
    /// Letters in the folder of an installation without a mail server.
    Letters,
    /// News that wait for a digest.
    News,
    /// Links that stop digests.
    UnsubscribeLinks,
    /// Accounts, after the last entry.
    Accounts,
    /// Papers that nobody signed, after anybody touched them: erased by who keeps papers.
    UnsignedPapers,
    /// What is kept of records that were made one, after that was done; the address that leads on stays.
    Merges,
}

impl What {
    const ALL: [Self; 9] = [
        Self::Links,
        Self::Sessions,
        Self::Ceremonies,
        Self::Letters,
        Self::News,
        Self::UnsubscribeLinks,
        Self::Accounts,
        Self::UnsignedPapers,
        Self::Merges,
    ];

    /// As it stands in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Links => "links",
            Self::Sessions => "sessions",
            Self::Ceremonies => "ceremonies",
            Self::Letters => "letters",
            Self::News => "news",
            Self::UnsubscribeLinks => "unsubscribe_links",
            Self::Accounts => "accounts",
            Self::UnsignedPapers => "unsigned_papers",
            Self::Merges => "merges",
        }
    }

    /// Days for which the site itself needs it: what was made one is two again for thirty days.
    fn needed_days(self) -> i64 {
        if self == Self::Merges { 30 } else { 0 }
    }
}

/// One rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// What it is about.
    pub what: What,
    /// Days after which it is erased.
    pub after_days: i64,
    /// Days before, when a letter warns.
    #[serde(default)]
    pub warn_days: i64,
    /// Why so long.
    pub why: String,
    /// Where the rule comes from.
    pub source: String,
    /// When somebody last looked whether it is still right.
    pub checked_on: String,
}

impl Rule {
    /// What is older than this is erased now.
    pub fn before(&self, now: Timestamp) -> Timestamp {
        Timestamp(now.0 - self.after_days * DAY)
    }

    /// Whoever was not here since this is warned now.
    pub fn absent_since(&self, now: Timestamp) -> Timestamp {
        Timestamp(now.0 - (self.after_days - self.warn_days) * DAY)
    }

    /// Whoever was warned before this is erased now.
    pub fn warned_before(&self, now: Timestamp) -> Timestamp {
        Timestamp(now.0 - self.warn_days * DAY)
    }

    /// When whoever is warned now is erased.
    pub fn erased_at(&self, now: Timestamp) -> Timestamp {
        Timestamp(now.0 + self.warn_days * DAY)
    }
}

/// Every rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    #[serde(rename = "rule")]
    pub(super) rules: Vec<Rule>,
}

impl Retention {
    /// The rules that the program ships.
    ///
    /// Errors: what is wrong with them, in one sentence.
    pub fn shipped() -> anyhow::Result<Self> {
        Self::parse(SHIPPED)
    }

    /// Papers that nobody signed and nobody touched since are erased now.
    pub fn unsigned_papers(&self, now: Timestamp) -> Option<Timestamp> {
        self.rules.iter().find(|rule| rule.what == What::UnsignedPapers).map(|rule| rule.before(now))
    }

    /// Reads a file of rules: one for each thing, each with its reason, a date that is one, and a warning that comes before.
    ///
    /// Errors: what is wrong with it, in one sentence.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        let read: Self = toml::from_str(text)?;
        for what in What::ALL {
            let about: Vec<&Rule> = read.rules.iter().filter(|rule| rule.what == what).collect();
            anyhow::ensure!(about.len() == 1, "there are {} rules about {}; one is needed", about.len(), what.code());
        }
        for rule in &read.rules {
            let what = rule.what.code();
            let said = !rule.why.trim().is_empty() && !rule.source.trim().is_empty();
            anyhow::ensure!(said, "the rule about {what} says no reason or no source");
            anyhow::ensure!(
                PartialDate::parse(&rule.checked_on).is_some(),
                "the rule about {what} was checked on no date"
            );
            let delays = rule.after_days >= 1 && (0..rule.after_days).contains(&rule.warn_days);
            anyhow::ensure!(delays, "the delays of the rule about {what} do not follow each other");
            let needed = rule.what.needed_days();
            anyhow::ensure!(rule.after_days > needed, "the rule about {what} must leave them for {needed} days");
        }
        Ok(read)
    }
}
