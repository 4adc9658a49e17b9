//! Which characters the fonts of the papers draw.
//!
//! The lists stand in `covered/`; a test of `paper-pdf` compares them with the fonts.

use std::sync::LazyLock;

/// A family of fonts that papers are set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// The family of Latin, Greek and Cyrillic letters.
    Latin,
    /// The family of Arabic letters.
    Arabic,
}

static LATIN: LazyLock<Vec<(u32, u32)>> = LazyLock::new(|| ranges(include_str!("covered/latin.txt")));
static ARABIC: LazyLock<Vec<(u32, u32)>> = LazyLock::new(|| ranges(include_str!("covered/arabic.txt")));

impl Script {
    /// The characters that every face of the family draws, as ranges with both ends.
    pub fn covered(self) -> &'static [(u32, u32)] {
        match self {
            Self::Latin => &LATIN,
            Self::Arabic => &ARABIC,
        }
    }

    /// Whether every face of the family draws this character.
    pub fn draws(self, c: char) -> bool {
        let code = u32::from(c);
        let all = self.covered();
        let after = all.partition_point(|(first, _)| *first <= code);
        after > 0 && code <= all[after - 1].1
    }
}

/// The families that draw something together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Families {
    latin: bool,
    arabic: bool,
}

impl Families {
    /// Those that draw this character.
    pub fn of(c: char) -> Self {
        Self { latin: Script::Latin.draws(c), arabic: Script::Arabic.draws(c) }
    }

    /// Those that also are among the others.
    pub fn and(self, other: Self) -> Self {
        Self { latin: self.latin && other.latin, arabic: self.arabic && other.arabic }
    }

    /// Whether there is none.
    pub fn none(self) -> bool {
        !self.latin && !self.arabic
    }
}

fn ranges(list: &str) -> Vec<(u32, u32)> {
    let code = |text: &str| u32::from_str_radix(text, 16).ok();
    let range = |word: &str| {
        let (first, last) = word.split_once('-').unwrap_or((word, word));
        Some((code(first)?, code(last)?))
    };
    list.split_whitespace().filter_map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_our_languages_are_drawn_and_pictures_are_not() {
        for c in "aéœŒÿñ¿ãõçº«»’–€−\u{202f}\u{a0}\u{fffd}ŵɓŋ".chars() {
            assert!(Script::Latin.draws(c), "{c}");
        }
        for c in "ابةىًّ٠،؟012-().:".chars() {
            assert!(Script::Arabic.draws(c), "{c}");
        }
        for c in "😀中☐\u{0}\u{202e}\u{10ffff}".chars() {
            assert!(Families::of(c).none(), "{c}");
        }
        assert_eq!(ranges("41 61-7A").len(), 2);
    }
}
