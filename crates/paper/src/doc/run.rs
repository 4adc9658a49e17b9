//! A line as the writers see it.

use std::borrow::Cow;

use super::{Direction, Inline, Lang};

/// Words of one look. A line break inside them is a line break on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Run<'a> {
    /// The words.
    pub text: Cow<'a, str>,
    /// Their language.
    pub lang: Lang,
    /// Whether they weigh more.
    pub strong: bool,
    /// Where they lead.
    pub link: Option<&'a str>,
    /// The direction that they keep for themselves, whatever stands around them.
    pub own_direction: Option<Direction>,
}

/// The runs of a line in this language.
///
/// Where a line holds letters of both directions, what keeps its own stands between two marks of it (U+200E, U+200F), which cannot
/// be seen: without them `1115-1` after Arabic letters would read `1-1115`.
pub fn runs(lang: Lang, line: &[Inline]) -> Vec<Run<'_>> {
    let all = line.iter().map(|inline| run(lang, inline)).filter(|run| !run.text.is_empty());
    let mut runs: Vec<_> = all.collect();
    if lang.is_rtl() || runs.iter().any(|run| run.text.contains(is_rtl)) {
        runs.iter_mut().for_each(|run| isolate(run, lang.direction()));
    }
    runs
}

/// Marks of its own direction inside, marks of the line's outside, so that two neighbours do not become one.
fn isolate(run: &mut Run, line: Direction) {
    let Some(own) = run.own_direction else { return };
    let inside = mark(own);
    run.text = if own == line {
        format!("{inside}{}{inside}", run.text).into()
    } else {
        let outside = mark(line);
        format!("{outside}{inside}{}{inside}{outside}", run.text).into()
    };
}

fn mark(direction: Direction) -> char {
    match direction {
        Direction::LeftToRight => '\u{200e}',
        Direction::RightToLeft => '\u{200f}',
    }
}

fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn run(lang: Lang, inline: &Inline) -> Run<'_> {
    let plain = |text| Run { text, lang, strong: false, link: None, own_direction: None };
    match inline {
        Inline::Text(text) => plain(text.into()),
        Inline::Strong(text) => Run { strong: true, ..plain(text.into()) },
        Inline::Foreign(other, text) => {
            let own_direction = (other.direction() != lang.direction()).then(|| other.direction());
            Run { lang: *other, own_direction, ..plain(text.into()) }
        }
        Inline::Reference(text) => Run { own_direction: Some(first_direction(text)), ..plain(together(text)) },
        Inline::Date(day) => Run { own_direction: Some(lang.direction()), ..plain(day.words(lang).into()) },
        Inline::Amount(amount) => {
            Run { own_direction: Some(Direction::LeftToRight), ..plain(amount.words(lang).into()) }
        }
        Inline::Link { text, url } => Run {
            link: Some(url.as_str()).filter(|url| !url.is_empty()),
            own_direction: text.contains("://").then_some(Direction::LeftToRight),
            ..plain(text.into())
        },
    }
}

/// A short reference stays on its line.
fn together(text: &str) -> Cow<'_, str> {
    if text.len() <= 30 { text.replace(' ', "\u{a0}").into() } else { text.into() }
}

/// The direction of the first letter; of digits alone, from left to right.
fn first_direction(text: &str) -> Direction {
    let first = text.chars().find(|c| c.is_alphabetic());
    if first.is_some_and(is_rtl) { Direction::RightToLeft } else { Direction::LeftToRight }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Amount, Day};

    #[test]
    fn references_days_and_amounts_keep_their_direction() {
        let line = [
            Inline::from("المادة "),
            Inline::Reference("1115-1".to_owned()),
            Inline::Reference("قرار 12".to_owned()),
            Inline::Amount(Amount::euros(1_250_000)),
            Inline::Date(Day::new(2026, 11, 27).expect("a day")),
            Inline::Foreign(Lang::Fr, "commune".to_owned()),
            Inline::Foreign(Lang::Ar, "جماعة".to_owned()),
            Inline::from(""),
        ];
        let runs = runs(Lang::Ar, &line);
        let directions: Vec<_> = runs.iter().map(|run| run.own_direction).collect();
        let (ltr, rtl) = (Some(Direction::LeftToRight), Some(Direction::RightToLeft));
        assert_eq!(directions, [None, ltr, rtl, ltr, rtl, ltr, None]);
        assert_eq!(runs[1].text, "\u{200f}\u{200e}1115-1\u{200e}\u{200f}");
        assert_eq!(runs[3].text, "\u{200f}\u{200e}12\u{202f}500\u{a0}€\u{200e}\u{200f}");
        assert_eq!(runs[4].text, "\u{200f}27\u{a0}نوفمبر\u{a0}2026\u{200f}");
        let french = [Inline::from("l’article "), Inline::Reference("L. 1115-1".to_owned())];
        assert_eq!(super::runs(Lang::Fr, &french)[1].text, "L.\u{a0}1115-1");
    }
}
