//! The time zones in which calls open and close: central European time, with its summer.

use super::{Day, Timestamp};

/// A time zone; in both, summer time is that of the European Union since 1996 (directive 2000/84/EC).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zone {
    /// Paris.
    #[default]
    Paris,
    /// Brussels.
    Brussels,
}

const HOUR: i64 = 3_600_000_000;
const A_DAY: i64 = 24 * HOUR;

impl Zone {
    /// The zone of a name of the time zone database.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Paris, Self::Brussels].into_iter().find(|zone| zone.name() == name)
    }

    /// Its name in the time zone database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Paris => "Europe/Paris",
            Self::Brussels => "Europe/Brussels",
        }
    }

    /// The day that it is there at an instant.
    pub fn day(self, at: Timestamp) -> Day {
        let year = Day::of(at).to_string();
        let year = year.split('-').next().unwrap_or_default();
        let turn = |month: &str| last_sunday(year, month).map(|day| day.start().0 + HOUR);
        let summer = matches!((turn("03"), turn("10")), (Some(from), Some(to)) if (from..to).contains(&at.0));
        Day::of(Timestamp(at.0 + if summer { 2 * HOUR } else { HOUR }))
    }
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: &str, month: &str) -> Option<Day> {
    let last = Day::parse(&format!("{year}-{month}-31"))?;
    // The first of January 1970 was a Thursday.
    let weekday = (last.start().0.div_euclid(A_DAY) + 4).rem_euclid(7);
    Some(last.days_later(-weekday))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_in_paris_one_or_two_hours_before_it_does_in_utc() {
        let at = |day: &str, hours: i64, minutes: i64| {
            Timestamp(Day::parse(day).expect("a day").start().0 + hours * HOUR + minutes * HOUR / 60)
        };
        for (instant, day) in [
            (at("2025-05-30", 21, 59), "2025-05-30"),
            (at("2025-05-30", 22, 0), "2025-05-31"),
            (at("2025-12-31", 22, 59), "2025-12-31"),
            (at("2025-12-31", 23, 0), "2026-01-01"),
            // Summer time began on 30 March 2025 and ended on 26 October.
            (at("2025-03-29", 22, 30), "2025-03-29"),
            (at("2025-03-30", 22, 30), "2025-03-31"),
            (at("2025-10-25", 22, 30), "2025-10-26"),
            (at("2025-10-26", 22, 30), "2025-10-26"),
        ] {
            assert_eq!(Zone::Paris.day(instant).to_string(), day, "{}", instant.rfc3339());
        }
        assert_eq!(Zone::parse("Europe/Brussels"), Some(Zone::Brussels));
        assert_eq!(Zone::parse("Europe/Nowhere"), None);
    }
}
