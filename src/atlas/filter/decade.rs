//! The decade in which a link began.

use crate::kernel::PartialDate;

/// A decade, or that no source says when the link began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Decade {
    /// The ten years that begin with this one: 1980 to 1989.
    From(u16),
    /// No source says it.
    Unknown,
}

impl Decade {
    /// The decade of a beginning.
    pub fn of(since: Option<PartialDate>) -> Self {
        since.map_or(Self::Unknown, |date| Self::From(date.year() / 10 * 10))
    }

    /// The word in addresses: `1980`, `unknown`.
    pub fn code(self) -> String {
        match self {
            Self::From(year) => year.to_string(),
            Self::Unknown => "unknown".to_owned(),
        }
    }

    /// The decade with that word.
    pub fn parse(word: &str) -> Option<Self> {
        let decade = |year: &u16| (1000..3000).contains(year) && year.is_multiple_of(10);
        match word {
            "unknown" => Some(Self::Unknown),
            _ if word.len() == 4 => word.parse().ok().filter(decade).map(Self::From),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decade_begins_with_its_zero() {
        let cases = [
            (Some("1958"), "1950"),
            (Some("1960"), "1960"),
            (Some("1969-12-31"), "1960"),
            (Some("2010-06"), "2010"),
            (None, "unknown"),
        ];
        for (since, word) in cases {
            let decade = Decade::of(since.and_then(PartialDate::parse));
            assert_eq!((decade.code().as_str(), Decade::parse(word)), (word, Some(decade)), "{since:?}");
        }
        for wrong in ["", "1985", "80", "0990", "3000", "+990", "198O", "inconnu", "19800"] {
            assert_eq!(Decade::parse(wrong), None, "{wrong}");
        }
    }
}
