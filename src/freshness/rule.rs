//! How fresh what is recorded of a link is, on a given day.
//!
//! The rule, with its terms in `content/freshness.toml`:
//! - A link is *confirmed* from the day on which one of its parties confirms it, up to and including the same day a year
//!   later (« Vérifié le … par … »).
//! - From the day after it is *to be confirmed* (« À confirmer »).
//! - A year after that day it leaves what is shown by default: lists, maps, figures, the search. It keeps its address, and a
//!   list, a file or an export that asks for it by `freshness=` has it.
//! - A link that no party ever confirmed is *unconfirmed* (« Non confirmé », with its source). It does not leave: nearly the
//!   whole atlas comes from open sources and would be empty otherwise. What is known of it has not become less true by
//!   waiting; it never was more than what its source says.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::kernel::{Day, Timestamp};

/// How far what is recorded of a link can be relied on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Freshness {
    /// A party confirmed it within the term.
    Confirmed,
    /// A party confirmed it, longer ago than the term.
    ToConfirm,
    /// No party ever confirmed it.
    #[default]
    Unconfirmed,
}

impl Freshness {
    /// The word in addresses, files and the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::ToConfirm => "to_confirm",
            Self::Unconfirmed => "unconfirmed",
        }
    }
}

/// How a link stands on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// How fresh it is.
    pub freshness: Freshness,
    /// It has waited so long for a confirmation that lists do not show it unless asked.
    pub faded: bool,
}

/// The terms that hold from a day on.
#[derive(Clone, Debug, Deserialize)]
pub struct Rule {
    from: String,
    /// Months for which a confirmation holds.
    pub confirmed_months: u16,
    shown_months: u16,
    fr: String,
    en: String,
}

#[derive(Deserialize)]
struct File {
    rule: Vec<Rule>,
}

fn rules() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    RULES.get_or_init(|| {
        let text = include_str!("../../content/freshness.toml");
        let file: File = toml::from_str(text).expect("a test reads content/freshness.toml");
        file.rule
    })
}

impl Rule {
    /// The terms that hold on a day: the last that have begun, or the first there are.
    pub fn on(today: Day) -> &'static Self {
        let begun = |rule: &&Self| Day::parse(&rule.from).is_some_and(|from| from <= today);
        let rules = rules();
        rules.iter().rev().find(begun).unwrap_or(&rules[0])
    }

    /// Why the terms are so long.
    pub fn why(&self, french: bool) -> &str {
        if french { &self.fr } else { &self.en }
    }

    /// The first day on which a confirmation of that instant has to be made again, and the first on which the link has left.
    fn ends(&self, confirmed: Timestamp) -> [Day; 2] {
        let last = |months| Day::of(confirmed).months_later(months);
        let next = |day: Day| Day::of(Timestamp(day.start().0 + DAY));
        [self.confirmed_months, self.confirmed_months + self.shown_months].map(last).map(next)
    }

    /// How a link stands on a day that was last confirmed at that instant.
    pub fn standing(&self, confirmed: Option<Timestamp>, today: Day) -> Standing {
        let Some(confirmed) = confirmed else { return Standing::default() };
        let [old, left] = self.ends(confirmed);
        let freshness = if today < old { Freshness::Confirmed } else { Freshness::ToConfirm };
        Standing { freshness, faded: today >= left }
    }
}

/// A day in microseconds.
pub const DAY: i64 = 24 * 3600 * 1_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn the_wording_of_a_link_changes_on_the_right_day() {
        let evening = |text: &str| Timestamp(day(text).start().0 + DAY - 1);
        // Confirmed late on a day, today: how fresh, still in the lists?
        for (confirmed, today, freshness, faded) in [
            (None, "2026-11-24", Freshness::Unconfirmed, false),
            (None, "2099-01-01", Freshness::Unconfirmed, false),
            (Some("2026-11-24"), "2026-11-24", Freshness::Confirmed, false),
            (Some("2026-11-24"), "2027-11-23", Freshness::Confirmed, false),
            (Some("2026-11-24"), "2027-11-24", Freshness::Confirmed, false),
            (Some("2026-11-24"), "2027-11-25", Freshness::ToConfirm, false),
            (Some("2026-11-24"), "2028-11-24", Freshness::ToConfirm, false),
            (Some("2026-11-24"), "2028-11-25", Freshness::ToConfirm, true),
            (Some("2028-02-29"), "2029-02-28", Freshness::Confirmed, false),
            (Some("2028-02-29"), "2029-03-01", Freshness::ToConfirm, false),
            (Some("2028-02-29"), "2030-02-28", Freshness::ToConfirm, false),
            (Some("2028-02-29"), "2030-03-01", Freshness::ToConfirm, true),
            // A clock that is behind makes nothing old.
            (Some("2026-11-24"), "2026-11-01", Freshness::Confirmed, false),
        ] {
            let today = day(today);
            let standing = Rule::on(today).standing(confirmed.map(evening), today);
            assert_eq!(standing, Standing { freshness, faded }, "{confirmed:?} seen on {today}");
        }
    }

    #[test]
    fn the_terms_are_dated_and_say_why() {
        for rule in rules() {
            assert!(Day::parse(&rule.from).is_some() && rule.confirmed_months > 0 && rule.shown_months > 0);
            assert!(!rule.why(true).is_empty() && !rule.why(false).is_empty());
        }
        assert!(rules().windows(2).all(|pair| pair[0].from < pair[1].from), "the oldest first");
        assert_eq!(Rule::on(day("1999-01-01")).from, rules()[0].from);
    }
}
