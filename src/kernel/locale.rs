//! The languages of the interface, and how each writes a number.

/// A language of the interface; it stands first in the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Locale {
    /// French, the source language.
    Fr,
    /// English.
    En,
}

impl Locale {
    /// Every language, the source first.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The code in paths and in `lang` attributes.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language with that code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.code() == code)
    }

    /// The other language, for the switch.
    pub fn other(self) -> Self {
        match self {
            Self::Fr => Self::En,
            Self::En => Self::Fr,
        }
    }

    /// The best language for an `Accept-Language` header; French when it names none of ours.
    pub fn negotiate(header: &str) -> Self {
        let weigh = |part: &str| {
            let mut pieces = part.split(';');
            let locale = Self::parse(pieces.next()?.trim().split('-').next()?.to_ascii_lowercase().as_str())?;
            let q = pieces.find_map(|piece| piece.trim().strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()));
            Some((q.unwrap_or(1.0), locale)).filter(|(q, _)| *q > 0.0)
        };
        let first_of_the_heaviest = |best: Option<(f32, Self)>, next: (f32, Self)| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        };
        header.split(',').filter_map(weigh).fold(None, first_of_the_heaviest).map_or(Self::Fr, |(_, locale)| locale)
    }

    /// A whole number as the language writes it: `35 505` with narrow no-break spaces, `35,505`.
    pub fn number(self, value: u64) -> String {
        let separator = match self {
            Self::Fr => '\u{202f}',
            Self::En => ',',
        };
        let digits = value.to_string();
        let mut out = String::with_capacity(digits.len() + 8);
        for (position, digit) in digits.chars().enumerate() {
            if position > 0 && (digits.len() - position).is_multiple_of(3) {
                out.push(separator);
            }
            out.push(digit);
        }
        out
    }

    /// An amount of cents as the language writes it: `23 000,01 €`, `€23,000.01`.
    pub fn euros(self, cents: i64) -> String {
        let (whole, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
        let sign = if cents < 0 { "−" } else { "" };
        let number = self.number(whole);
        match (self, rest) {
            (Self::Fr, 0) => format!("{sign}{number}\u{a0}€"),
            (Self::Fr, rest) => format!("{sign}{number},{rest:02}\u{a0}€"),
            (Self::En, 0) => format!("{sign}€{number}"),
            (Self::En, rest) => format!("{sign}€{number}.{rest:02}"),
        }
    }

    /// A share of a whole in per cent: `73 %`, `73%`; one decimal below ten per cent.
    pub fn percent(self, part: u64, whole: u64) -> String {
        if whole == 0 {
            return "–".to_owned();
        }
        let tenths = (part * 1000 + whole / 2) / whole;
        if tenths == 0 && part > 0 {
            return if self == Self::Fr { "<\u{a0}0,1\u{a0}%" } else { "<0.1%" }.to_owned();
        }
        let text = match (tenths < 100 && !tenths.is_multiple_of(10), self) {
            (true, Self::Fr) => format!("{},{}", tenths / 10, tenths % 10),
            (true, Self::En) => format!("{}.{}", tenths / 10, tenths % 10),
            (false, _) => ((tenths + 5) / 10).to_string(),
        };
        match self {
            Self::Fr => format!("{text}\u{a0}%"),
            Self::En => format!("{text}%"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_s_first_language_that_we_have_is_chosen() {
        let cases = [
            ("", Locale::Fr),
            ("de", Locale::Fr),
            ("en-GB,en;q=0.9", Locale::En),
            ("fr;q=0.3,en;q=0.8", Locale::En),
            ("de,en;q=0.5,fr;q=0.5", Locale::En),
            ("en;q=0,fr;q=0.1", Locale::Fr),
            ("*;q=oops,;;,", Locale::Fr),
        ];
        for (header, expected) in cases {
            assert_eq!(Locale::negotiate(header), expected, "{header}");
        }
    }

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        assert_eq!(Locale::Fr.number(35_505), "35\u{202f}505");
        assert_eq!(Locale::En.number(1_234_567), "1,234,567");
        assert_eq!(Locale::En.number(7), "7");
        assert_eq!(Locale::Fr.percent(684, 932), "73\u{a0}%");
        assert_eq!(Locale::En.percent(567, 29_405), "1.9%");
        assert_eq!(Locale::En.percent(1, 5_706), "<0.1%");
        assert_eq!(Locale::En.percent(0, 0), "–");
    }
}
