//! When two folded names are nearly the same; pure.

/// Words that say what a place is, not how it is called.
const CATEGORIES: &[&str] = &[
    "city",
    "commune",
    "concelho",
    "county",
    "department",
    "departement",
    "distretto",
    "district",
    "governorate",
    "judet",
    "kreis",
    "landkreis",
    "local",
    "municipality",
    "municipio",
    "oblast",
    "of",
    "okres",
    "powiat",
    "prefecture",
    "province",
    "provincia",
    "provinz",
    "raion",
    "region",
    "rural",
    "state",
    "town",
    "township",
    "ville",
    "voivodeship",
];

/// Names shorter than this have too many neighbours for one sign to mean an error.
const SHORTEST: usize = 5;

/// A name without the words that say what a place is; empty when nothing else is left.
pub fn bare(folded: &str) -> String {
    let words: Vec<&str> = folded.split(' ').filter(|word| !CATEGORIES.contains(word)).collect();
    words.join(" ")
}

/// Every name that one sign less makes of a name, with itself and without its spaces: two names that one sign sets apart share
/// one of them.
pub fn neighbours(folded: &str) -> Vec<String> {
    let signs: Vec<char> = folded.chars().filter(|sign| *sign != ' ').collect();
    if signs.len() < SHORTEST {
        return Vec::new();
    }
    let without = |gone: usize| signs.iter().enumerate().filter(move |(at, _)| *at != gone).map(|(_, sign)| *sign);
    let mut all: Vec<String> = (0..=signs.len()).map(|gone| without(gone).collect()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether one sign more, less, another, or two that changed places, is all that sets two names apart, spaces left out.
pub fn near(one: &str, other: &str) -> bool {
    let signs = |text: &str| text.chars().filter(|sign| *sign != ' ').collect::<Vec<char>>();
    let (one, other) = (signs(one), signs(other));
    if one.len().min(other.len()) < SHORTEST || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    // Figures are no typing errors: « District 1 » is not « District 2 ».
    let figures = one.iter().chain(other).any(|sign| sign.is_numeric());
    match (one, other) {
        _ if figures => false,
        ([] | [_], [] | [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sign_is_an_error_and_two_are_another_name() {
        for (one, other, expected) in [
            ("nkong zem", "nkongzem", true),
            ("stockelsdorf", "stokelsdorf", true),
            ("stockelsdorf", "stockelsdrof", true),
            ("stockelsdorf", "stockelsdorg", true),
            ("stockelsdorf", "stockelberg", false),
            ("yako", "yoko", false),
            ("district 1", "district 2", false),
            ("ouagadougou", "ouagadougou", true),
            ("bad homburg", "bad hamburg", true),
        ] {
            assert_eq!(near(one, other), expected, "{one} {other}");
            assert_eq!(near(other, one), expected, "{other} {one}");
            let met = neighbours(one).iter().any(|key| neighbours(other).contains(key));
            assert!(!expected || met, "{one} and {other} meet");
        }
    }

    #[test]
    fn the_word_for_what_a_place_is_is_no_part_of_its_name() {
        assert_eq!(bare("ilfov county"), "ilfov");
        assert_eq!(bare("cascades region"), "cascades");
        assert_eq!(bare("county"), "");
    }
}
