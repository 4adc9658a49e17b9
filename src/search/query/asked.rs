//! What a person typed, in the forms that names are kept in.

use reference::fold::fold;

use crate::kernel::Locale;
use crate::search::names::{glued, is_particle, without_article};

/// The longest text that is looked for, in characters.
pub const LONGEST: usize = 100;
/// More words than this say no more.
const MOST_WORDS: usize = 8;

/// A text as it is looked for.
#[derive(Debug)]
pub struct Asked {
    /// The language of the reader.
    pub locale: Locale,
    /// Its letters and digits, folded, without spaces.
    pub glued: String,
    /// The same without an article at its beginning.
    pub bare: Option<String>,
    /// Its folded words, without those that only join others; the last one perhaps unfinished.
    pub words: Vec<String>,
    /// As a code: capitals and digits without spaces.
    pub code: Option<String>,
    /// Whether the code may as well be the beginning of a name.
    pub vague_code: bool,
}

impl Asked {
    /// Reads a text.
    pub fn read(text: &str, locale: Locale) -> Self {
        let text: String = in_letters_we_keep(&text.chars().take(LONGEST).collect::<String>());
        let folded = fold(&text);
        let all: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let telling: Vec<&str> = all.iter().copied().filter(|word| !is_particle(word)).collect();
        let words = if telling.is_empty() { all } else { telling };
        let compact: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        let compact = compact.strip_prefix("F-").unwrap_or(&compact);
        // The first nine digits of a SIRET are a SIREN.
        let siret = compact.len() == 14 && compact.bytes().all(|byte| byte.is_ascii_digit());
        let compact = if siret { &compact[..9] } else { compact };
        let code = Some(compact.to_uppercase())
            .filter(|code| (2..=9).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        let letters = compact.bytes().all(|byte| byte.is_ascii_lowercase());
        Self {
            locale,
            bare: without_article(&folded).map(glued),
            glued: glued(&folded),
            vague_code: letters && (compact.len() > 2 || is_particle(compact)),
            words: words.into_iter().take(MOST_WORDS).map(str::to_owned).collect(),
            code,
        }
    }

    /// Nothing that could be looked for.
    pub fn is_empty(&self) -> bool {
        self.glued.is_empty()
    }

    /// How many letters.
    pub fn length(&self) -> usize {
        self.glued.chars().count()
    }

    /// Only digits: a code, which nobody misspells into a name.
    pub fn is_number(&self) -> bool {
        self.glued.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Names are kept in Latin and Arabic letters: « Москва » is looked for as « Moskva ».
fn in_letters_we_keep(text: &str) -> String {
    let elsewhere = |c: char| matches!(c, '\u{370}'..='\u{5ff}' | '\u{900}'..='\u{1cff}' | '\u{2e80}'..='\u{d7ff}');
    if text.chars().any(elsewhere) { any_ascii::any_ascii(text) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_as_words_as_letters_and_as_a_code() {
        let asked = |text| Asked::read(text, Locale::Fr);
        let lens = asked("  Ville de LENS ");
        assert_eq!((lens.glued.as_str(), &lens.words), ("villedelens", &vec!["lens".to_owned()]));
        assert_eq!(asked("62 480").code.as_deref(), Some("62480"));
        assert!(asked("la").vague_code && !asked("bf").vague_code && !asked("LA").vague_code);
        assert_eq!(asked("la").words, ["la"]);
        for nothing in ["", "   ", "-/'", "\u{202e}", "…"] {
            assert!(asked(nothing).is_empty(), "{nothing:?}");
        }
        assert!(asked(&"a".repeat(10_000)).length() <= LONGEST);
    }
}
