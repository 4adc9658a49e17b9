//! Days and amounts, written in the way of each language.

use super::Lang;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// A day that exists, of the years 1 to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let longest = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1..=9999).contains(&year) && (1..=longest).contains(&day)).then_some(Self { year, month, day })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month.
    pub fn day(self) -> u8 {
        self.day
    }

    /// `2026-11-27`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// In words, its parts held together: « 1er janvier 2026 », “27 November 2026”.
    pub fn words(self, lang: Lang) -> String {
        let month = lang.words().months[usize::from(self.month - 1)];
        let (day, year) = (self.day, self.year);
        match lang {
            Lang::Fr if day == 1 => format!("1er\u{a0}{month}\u{a0}{year}"),
            Lang::Fr | Lang::En | Lang::Ar => format!("{day}\u{a0}{month}\u{a0}{year}"),
            Lang::Pt if day == 1 => format!("1.º de\u{a0}{month} de\u{a0}{year}"),
            Lang::Es | Lang::Pt => format!("{day} de\u{a0}{month} de\u{a0}{year}"),
        }
    }
}

/// An amount of money, exact to the hundredth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    hundredths: i64,
    currency: [u8; 3],
}

impl Amount {
    /// So many hundredths of a currency, which is three letters of ISO 4217.
    pub fn new(hundredths: i64, currency: &str) -> Option<Self> {
        let currency: [u8; 3] = currency.as_bytes().try_into().ok()?;
        currency.iter().all(u8::is_ascii_uppercase).then_some(Self { hundredths, currency })
    }

    /// So many hundredths of a euro.
    pub fn euros(hundredths: i64) -> Self {
        Self { hundredths, currency: *b"EUR" }
    }

    /// In digits: « 12 500 € », “€12,500.50”. Hundredths stand only where there are some.
    pub fn words(&self, lang: Lang) -> String {
        let (group, point) = match lang {
            Lang::En => (",", "."),
            Lang::Es => (".", ","),
            Lang::Fr | Lang::Pt | Lang::Ar => ("\u{202f}", ","),
        };
        let sign = if self.hundredths < 0 { "−" } else { "" };
        let all = self.hundredths.unsigned_abs();
        let mut number = grouped(all / 100, group);
        if !all.is_multiple_of(100) {
            number.push_str(&format!("{point}{:02}", all % 100));
        }
        let currency = str::from_utf8(&self.currency).unwrap_or_default();
        match (currency, lang) {
            ("EUR", Lang::En) => format!("{sign}€{number}"),
            ("EUR", _) => format!("{sign}{number}\u{a0}€"),
            ("XOF" | "XAF", Lang::Fr) => format!("{sign}{number}\u{a0}F\u{a0}CFA"),
            _ => format!("{sign}{number}\u{a0}{currency}"),
        }
    }
}

fn grouped(number: u64, separator: &str) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let (head, tail) = digits.split_at(first);
    let groups = tail.as_bytes().chunks(3).map(|group| str::from_utf8(group).unwrap_or_default());
    let parts: Vec<_> = std::iter::once(head).filter(|head| !head.is_empty()).chain(groups).collect();
    parts.join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_in_the_way_of_its_language() {
        let written = |y, m, d, lang| Day::new(y, m, d).map(|day| day.words(lang).replace('\u{a0}', "~"));
        for (day, lang, expected) in [
            ((2026, 1, 1), Lang::Fr, "1er~janvier~2026"),
            ((2026, 11, 27), Lang::Fr, "27~novembre~2026"),
            ((2026, 11, 27), Lang::En, "27~November~2026"),
            ((2026, 11, 27), Lang::Es, "27 de~noviembre de~2026"),
            ((2026, 3, 1), Lang::Pt, "1.º de~março de~2026"),
            ((2024, 2, 29), Lang::Ar, "29~فبراير~2024"),
        ] {
            assert_eq!(written(day.0, day.1, day.2, lang).as_deref(), Some(expected));
        }
        for (y, m, d) in [(2026, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (0, 1, 1)] {
            assert_eq!(Day::new(y, m, d), None, "{y}-{m}-{d}");
        }
    }

    #[test]
    fn an_amount_is_written_in_the_way_of_its_language() {
        for (hundredths, currency, lang, expected) in [
            (1_250_000, "EUR", Lang::Fr, "12\u{202f}500\u{a0}€"),
            (1_250_050, "EUR", Lang::En, "€12,500.50"),
            (12_345_678_905, "EUR", Lang::Es, "123.456.789,05\u{a0}€"),
            (99_900, "EUR", Lang::Pt, "999\u{a0}€"),
            (-1_250_000, "EUR", Lang::Ar, "−12\u{202f}500\u{a0}€"),
            (655_957_000, "XOF", Lang::Fr, "6\u{202f}559\u{202f}570\u{a0}F\u{a0}CFA"),
            (i64::MIN, "MAD", Lang::En, "−92,233,720,368,547,758.08\u{a0}MAD"),
            (0, "EUR", Lang::Fr, "0\u{a0}€"),
        ] {
            assert_eq!(Amount::new(hundredths, currency).map(|amount| amount.words(lang)).as_deref(), Some(expected));
        }
        assert_eq!(Amount::new(1, "eur"), None);
        assert_eq!(Amount::new(1, "EURO"), None);
    }
}
