//! Whether a password is too easy to guess. Length counts, and what people try first; never which signs it is made of.
//!
//! The usual lists are those of zxcvbn; the French one is our own (`content/passwords_fr.txt`), with the towns of the embedded
//! tables. What belongs to the person counts as known: the address, the name, the organisation, the name of this site.

use std::sync::LazyLock;

use reference::fold::fold;
use zxcvbn::zxcvbn;

/// The fewest characters.
pub const SHORTEST: usize = 12;
/// The most characters; far beyond what anybody types.
pub const LONGEST: usize = 256;
/// Whoever guesses needs at least 10^8 tries; at five in a quarter of an hour that is forever.
const GUESSES: f64 = 8.0;

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    /// Under twelve characters.
    Short,
    /// Over 256 characters.
    Long,
    /// Among the first that somebody would try.
    Guessed,
}

impl Weak {
    /// The end of the key of its text.
    pub fn code(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Long => "long",
            Self::Guessed => "guessed",
        }
    }
}

/// The words that people in France think of, the most usual first, without spaces.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let own = include_str!("../../../content/passwords_fr.txt").lines().filter(|line| !line.starts_with('#'));
    let mut towns: Vec<_> = reference::french::communes().into_iter().map(|one| (one.population, one.name)).collect();
    towns.sort_by(|a, b| b.cmp(a));
    let words = own.flat_map(str::split_whitespace).map(str::to_owned).chain(towns.into_iter().map(|(_, name)| name));
    words.map(|word| tight(&word)).filter(|word| word.len() > 2).collect()
});

/// Lower case, without accents, spaces and signs.
fn tight(text: &str) -> String {
    fold(text).split_whitespace().collect()
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
}

/// The fewest letters of a word in the name of an organisation that counts by itself: « de », « pour » and « pays » are in most.
const LONG: usize = 5;

/// Refuses a password that is too short, or that somebody who knows this person and their organisations would find.
pub fn judge(password: &str, known: &[&str], organisations: &[String]) -> Result<(), Weak> {
    match password.chars().count() {
        0..SHORTEST => return Err(Weak::Short),
        count if count > LONGEST => return Err(Weak::Long),
        _ => {}
    }
    let parts = known.iter().flat_map(|text| words_of(text).chain([*text]));
    let of_organisations = organisations.iter().flat_map(|name| {
        let long = words_of(name).filter(|word| word.chars().count() >= LONG);
        long.chain([name.as_str()])
    });
    let parts = parts.chain(of_organisations).chain(["jumelles", "jumelage"]);
    let own: Vec<String> = parts.map(tight).filter(|word| word.len() > 2).collect();
    // A word that stands twice counts with its last place: a town would hide that it is this person's own.
    let others = WORDS.iter().filter(|word| !own.contains(word));
    let words: Vec<&str> = own.iter().chain(others).map(String::as_str).collect();
    // As typed, without accents, and without what stands between the words: the easiest of the three counts.
    let forms = [password.to_owned(), fold(password), tight(password)];
    let easy = forms.iter().filter(|form| !form.is_empty()).any(|form| zxcvbn(form, &words).guesses_log10() < GUESSES);
    if easy { Err(Weak::Guessed) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_try_first_is_refused_and_a_phrase_is_taken() {
        let known = ["marie.martin@leportel.example", "Marie Martin"];
        let organisations = ["Ville de Le Portel".to_owned()];
        for (password, judged) in [
            ("court", Err(Weak::Short)),
            ("elevensigns", Err(Weak::Short)),
            ("password1234", Err(Weak::Guessed)),
            ("motdepasse123", Err(Weak::Guessed)),
            ("Mot de passe !", Err(Weak::Guessed)),
            ("azertyuiop123", Err(Weak::Guessed)),
            ("AZERTYUIOPQSDFGHJKLM", Err(Weak::Guessed)),
            ("décembre2026", Err(Weak::Guessed)),
            ("Décembre-2026!", Err(Weak::Guessed)),
            ("boulognesurmer", Err(Weak::Guessed)),
            ("Boulogne-sur-Mer 62", Err(Weak::Guessed)),
            ("LePortel62480", Err(Weak::Guessed)),
            ("mariemartin2026", Err(Weak::Guessed)),
            ("Jumelles2026!", Err(Weak::Guessed)),
            ("aaaaaaaaaaaaaaaaaaaa", Err(Weak::Guessed)),
            ("cheval batterie agrafe correct", Ok(())),
            ("un ferry bleu traverse la brume", Ok(())),
            ("9fK2-vQ81-zzP4", Ok(())),
            ("éàüñ日本語の長い言葉です", Ok(())),
        ] {
            assert_eq!(judge(password, &known, &organisations), judged, "{password}");
        }
        let long = "un ferry bleu traverse la brume ".repeat(8);
        assert_eq!(judge(&long, &known, &organisations), Ok(()), "{} characters", long.len());
        assert_eq!(judge(&format!("{long}x"), &known, &organisations), Err(Weak::Long));
    }

    #[test]
    fn the_name_of_an_organisation_and_its_long_words_are_known() {
        let name = ["Amitiés Quorvanix-Dulpétroz du Zuq".to_owned()];
        for (password, alone, with) in [
            ("quorvanixdulpetroz", Ok(()), Err(Weak::Guessed)),
            ("Quorvanix Dulpétroz", Ok(()), Err(Weak::Guessed)),
            ("amitiesquorvanixdulpetrozduzuq", Ok(()), Err(Weak::Guessed)),
            ("Dulpetroz-2026", Ok(()), Err(Weak::Guessed)),
            ("un ferry bleu traverse la brume", Ok(()), Ok(())),
        ] {
            assert_eq!(judge(password, &[], &[]), alone, "{password}");
            assert_eq!(judge(password, &[], &name), with, "{password}");
        }
    }
}
