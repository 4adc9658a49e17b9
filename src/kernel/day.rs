//! A day of the calendar in UTC, and the same day some months later.

use std::fmt;

use time::{Date, Month};

use super::Timestamp;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: i32,
    month: u8,
    day: u8,
}

impl Day {
    /// The day of an instant.
    pub fn of(at: Timestamp) -> Self {
        let date = at.date_time().date();
        Self { year: date.year(), month: u8::from(date.month()), day: date.day() }
    }

    /// The day that a text says: `2026-11-24`.
    pub fn parse(text: &str) -> Option<Self> {
        let date = super::PartialDate::parse(text)?;
        Some(Self { year: i32::from(date.year()), month: date.month()?, day: date.day()? })
    }

    /// The same day of the month that many months later; the last of a shorter month.
    pub fn months_later(self, months: u16) -> Self {
        self.by_months(i32::from(months))
    }

    fn by_months(self, months: i32) -> Self {
        let month = i32::from(self.month) - 1 + months;
        let (year, month) = (self.year + month.div_euclid(12), month.rem_euclid(12) + 1);
        let month = u8::try_from(month).unwrap_or(1);
        let last = Month::try_from(month).map_or(28, |month| month.length(year));
        Self { year, month, day: self.day.min(last) }
    }

    /// The same day of the month that many months before; the last of a shorter month.
    pub fn months_earlier(self, months: u16) -> Self {
        self.by_months(-i32::from(months))
    }

    /// That many days later, or before when the number is negative; itself when that is more than a century away.
    pub fn days_later(self, days: i64) -> Self {
        const A_DAY: i64 = 86_400_000_000;
        if days.abs() > 36_525 { self } else { Self::of(Timestamp(self.start().0 + days * A_DAY)) }
    }

    /// Its first instant.
    pub fn start(self) -> Timestamp {
        let month = Month::try_from(self.month).unwrap_or(Month::January);
        let date = Date::from_calendar_date(self.year, month, self.day).unwrap_or(Date::MIN);
        Timestamp(date.midnight().assume_utc().unix_timestamp() * 1_000_000)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_on_the_calendar() {
        for (day, months, later) in [
            ("2026-11-24", 12, "2027-11-24"),
            ("2026-11-24", 24, "2028-11-24"),
            ("2026-11-30", 3, "2027-02-28"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-02-29", 48, "2028-02-29"),
            ("2026-12-31", 0, "2026-12-31"),
            ("2026-12-31", 1, "2027-01-31"),
        ] {
            let day = Day::parse(day).expect("a day");
            assert_eq!(day.months_later(months).to_string(), later, "{day} and {months} months");
        }
    }

    #[test]
    fn months_and_days_are_counted_backwards_too() {
        let day = |text| Day::parse(text).expect("a day");
        for (from, months, before) in [
            ("2026-11-24", 12, "2025-11-24"),
            ("2026-03-31", 1, "2026-02-28"),
            ("2026-01-15", 1, "2025-12-15"),
            ("2026-01-15", 25, "2023-12-15"),
        ] {
            assert_eq!(day(from).months_earlier(months).to_string(), before, "{from}");
        }
        assert_eq!(day("2026-02-28").days_later(1).to_string(), "2026-03-01");
        assert_eq!(day("2026-03-01").days_later(-1).to_string(), "2026-02-28");
        assert_eq!(day("2026-03-01").days_later(i64::MAX).to_string(), "2026-03-01");
    }

    #[test]
    fn a_day_begins_at_midnight_in_utc() {
        let day = Day::parse("2026-11-24").expect("a day");
        assert_eq!(day.start().rfc3339(), "2026-11-24T00:00:00Z");
        assert_eq!(
            (Day::of(day.start()), Day::of(Timestamp(day.start().0 - 1)).to_string()),
            (day, "2026-11-23".into())
        );
        assert!(Day::parse("2026-11").is_none() && Day::parse("2026-02-30").is_none());
    }
}
