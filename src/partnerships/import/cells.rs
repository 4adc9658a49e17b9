//! One cell of a file: what may stand in it, and the sentence when it may not.

use reference::countries;

use crate::kernel::PartialDate;
use crate::partnerships::model::{FORMS, Kind, Status};
use crate::partnerships::themes::Theme;

/// The longest name of a place that is believed.
const LONGEST_NAME: usize = 200;

/// The name of a place: not empty, without control characters, not a spreadsheet formula.
pub fn name(column: &str, text: &str) -> Result<String, String> {
    let text = text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(text);
    if text.is_empty() {
        return Err(format!("{column} is empty"));
    }
    if text.chars().any(char::is_control) {
        return Err(format!(
            "{column} holds a control character (U+{:04X})",
            text.chars().find(|c| c.is_control()).map_or(0, u32::from)
        ));
    }
    if text.starts_with(['=', '+', '@']) {
        return Err(format!("{column} looks like a spreadsheet formula: {text}"));
    }
    if text.chars().count() > LONGEST_NAME {
        return Err(format!("{column} is longer than {LONGEST_NAME} characters"));
    }
    Ok(text.to_owned())
}

/// A country of ISO 3166-1 by its two letters.
pub fn country(column: &str, text: &str) -> Result<String, String> {
    let code = text.to_uppercase();
    match countries::by_iso2(&code) {
        Some(country) => Ok(country.iso2.to_owned()),
        None => Err(format!("{column}: « {} » is not a country code of ISO 3166-1 (two letters)", short(text))),
    }
}

/// A latitude and a longitude, both or neither.
pub fn position(columns: [&str; 2], texts: [&str; 2]) -> Result<Option<(f64, f64)>, String> {
    let degrees = |column: &str, text: &str, most: f64| {
        let value: f64 =
            text.replace(',', ".").parse().map_err(|_| format!("{column}: « {} » is not a number", short(text)))?;
        if value.abs() <= most { Ok(value) } else { Err(format!("{column}: {value} is beyond {most} degrees")) }
    };
    match texts {
        ["", ""] => Ok(None),
        ["", _] => Err(format!("{} is empty although {} is not", columns[0], columns[1])),
        [_, ""] => Err(format!("{} is empty although {} is not", columns[1], columns[0])),
        [lat, lon] => Ok(Some((degrees(columns[0], lat, 90.0)?, degrees(columns[1], lon, 180.0)?))),
    }
}

/// A date known to the day, the month or the year.
pub fn date(column: &str, text: &str) -> Result<Option<PartialDate>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || format!("{column}: « {} » is not a date: write YYYY, YYYY-MM or YYYY-MM-DD", short(text));
    PartialDate::parse(text).map(Some).ok_or_else(wrong)
}

/// The kind of a link.
pub fn kind(text: &str) -> Result<Option<Kind>, String> {
    let words = || Kind::ALL.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(", ");
    one_of("kind", text, Kind::parse, words)
}

/// The status of a link.
pub fn status(text: &str) -> Result<Option<Status>, String> {
    let words = || Status::ALL.iter().map(|status| status.code()).collect::<Vec<_>>().join(", ");
    one_of("status", text, Status::parse, words)
}

/// The word that the source uses for the link.
pub fn form(text: &str) -> Result<Option<String>, String> {
    let known = |word: &str| FORMS.contains(&word).then(|| word.to_owned());
    one_of("form", text, known, || FORMS.join(", "))
}

/// The codes of themes, separated by semicolons.
pub fn themes(text: &str) -> Result<Vec<String>, String> {
    let codes = text.split(';').map(str::trim).filter(|code| !code.is_empty());
    let mut known = codes
        .map(|code| match Theme::parse(code) {
            Some(theme) => Ok(theme.code.clone()),
            None => Err(format!("themes: « {} » is not a theme of the list", short(code))),
        })
        .collect::<Result<Vec<_>, _>>()?;
    known.sort_unstable();
    known.dedup();
    Ok(known)
}

/// An address on the web, as a source gives it.
pub fn address(column: &str, text: &str) -> Result<Option<String>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let fine = (text.starts_with("https://") || text.starts_with("http://"))
        && !text.chars().any(|c| c.is_control() || c.is_whitespace());
    if fine && text.len() <= 2000 {
        Ok(Some(text.to_owned()))
    } else {
        Err(format!("{column}: « {} » is not an address that starts with https://", short(text)))
    }
}

fn one_of<T>(
    column: &str,
    text: &str,
    parse: impl Fn(&str) -> Option<T>,
    words: impl Fn() -> String,
) -> Result<Option<T>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    parse(&text.to_lowercase()).map(Some).ok_or_else(|| format!("{column}: « {} » is none of {}", short(text), words()))
}

/// At most forty characters of a text, to be quoted in a sentence.
fn short(text: &str) -> String {
    let head: String = text.chars().take(40).filter(|c| !c.is_control()).collect();
    if text.chars().count() > 40 { format!("{head}…") } else { head }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_cell_is_told_in_a_sentence() {
        let cases = [
            (name("city_a", "").unwrap_err(), "city_a is empty"),
            (name("city_a", "Lille\0").unwrap_err(), "control character (U+0000)"),
            (name("city_a", "=HYPERLINK(1)").unwrap_err(), "spreadsheet formula"),
            (country("country_a", "ZZ").unwrap_err(), "« ZZ » is not a country code"),
            (position(["lat_a", "lon_a"], ["91", "0"]).unwrap_err(), "beyond 90 degrees"),
            (position(["lat_a", "lon_a"], ["", "1"]).unwrap_err(), "lat_a is empty"),
            (date("since", "2003-13").unwrap_err(), "write YYYY"),
            (kind("twin").unwrap_err(), "« twin » is none of partnership"),
            (themes("water;magic").unwrap_err(), "« magic » is not a theme"),
            (address("source_url", "javascript:alert(1)").unwrap_err(), "https://"),
        ];
        for (said, expected) in cases {
            assert!(said.contains(expected), "{said}");
        }
    }

    #[test]
    fn a_quoted_formula_of_our_own_export_is_read_back() {
        assert_eq!(name("city_a", "'-Hop"), Ok("-Hop".to_owned()));
        assert_eq!(name("city_a", "'s-Hertogenbosch"), Ok("'s-Hertogenbosch".to_owned()));
    }
}
