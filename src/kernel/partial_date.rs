//! A date known to the day, to the month or only to the year: `2003`, `2003-05`, `2003-05-17`.

use std::fmt;
use time::{Date, Month};

/// A date with its precision; sorts by text within one precision, by the part they share across two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// The date a text says, when the calendar has it and it lies between 1000 and 2999.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let number = |part: &str, width: usize| {
            (part.len() == width && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok())?
        };
        let year = number(parts.next()?, 4).filter(|year| (1000..3000).contains(year))?;
        let month = parts
            .next()
            .map(|part| number(part, 2).and_then(|m| u8::try_from(m).ok()))
            .map_or(Some(None), |m| m.map(Some))?;
        let day = parts
            .next()
            .map(|part| number(part, 2).and_then(|d| u8::try_from(d).ok()))
            .map_or(Some(None), |d| d.map(Some))?;
        if parts.next().is_some() {
            return None;
        }
        let calendar_month = Month::try_from(month.unwrap_or(1)).ok()?;
        Date::from_calendar_date(i32::from(year), calendar_month, day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month from 1 to 12, when known.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, when known.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// Whether this date certainly comes after the other, as far as both are known.
    pub fn is_after(self, other: Self) -> bool {
        let known = |date: Self, depth: usize| match depth {
            1 => Some(date.year),
            2 => date.month.map(u16::from),
            _ => date.day.map(u16::from),
        };
        for depth in 1..=3 {
            match (known(self, depth), known(other, depth)) {
                (Some(mine), Some(theirs)) if mine != theirs => return mine > theirs,
                (Some(_), Some(_)) => {}
                _ => return false,
            }
        }
        false
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_keeps_the_precision_it_was_given_with() {
        for good in ["2003", "2003-05", "2003-05-17", "2024-02-29"] {
            assert_eq!(PartialDate::parse(good).map(|d| d.to_string()).as_deref(), Some(good));
        }
        for bad in [
            "",
            "203",
            "2003-13",
            "2003-00",
            "2023-02-29",
            "2003-05-17-1",
            "0999",
            "3000",
            "2003-5",
            "vers 2003",
            "20é3",
        ] {
            assert_eq!(PartialDate::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_year_alone_is_not_after_a_day_of_that_year() {
        let date = |text| PartialDate::parse(text).expect("a date");
        assert!(date("2005").is_after(date("2003-05-17")));
        assert!(!date("2003").is_after(date("2003-05-17")));
        assert!(date("2003-06").is_after(date("2003-05-17")));
        assert!(!date("2003-05-17").is_after(date("2003-05-17")));
    }
}
