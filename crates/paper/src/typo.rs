//! French typography.

/// U+00A0, as wide as a space.
const WIDE: &str = "\u{a0}";
/// U+202F, narrow.
const NARROW: &str = "\u{202f}";

/// A text set by the rules of French typography, with spaces at which no line breaks.
///
/// « and » with a space inside, ’ for an apostrophe, … for three points; a narrow space before `;` `!` `?` and inside
/// large numbers, a wide one before `:` `%` `€` and after `n°`, `art.`, `L.` and the like. Addresses (`https://…`,
/// `a@b.fr`) stay as they are. Setting a text twice changes nothing.
pub fn typo_fr(text: &str) -> String {
    let words: String = quotes(text.split_inclusive(is_space).map(signs).collect()).concat();
    let numbered = numbers(&words.chars().collect::<Vec<_>>());
    let mut out = String::with_capacity(text.len() + 16);
    let (mut left, mut gap) = ("", "");
    for atom in atoms(&numbered) {
        if atom.starts_with(is_space) {
            gap = atom;
            continue;
        }
        let at_start = left.is_empty() && gap.is_empty();
        out.push_str(if at_start { "" } else { between(left, gap, atom) });
        out.push_str(atom);
        (left, gap) = (atom, "");
    }
    out.push_str(if left == "«" && gap == " " { WIDE } else { gap });
    out
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\u{a0}' | '\u{202f}')
}

fn is_mark(c: char) -> bool {
    matches!(c, ';' | '!' | '?' | ':')
}

/// Whether a word is an address, which is left as it is.
fn exact(word: &str) -> bool {
    word.contains("://") || word.contains('@') || word.contains("www.")
}

/// Apostrophes and points of suspension of a word.
fn signs(word: &str) -> String {
    if exact(word) {
        return word.to_owned();
    }
    let mut before = ' ';
    let mut set = |c| {
        let apostrophe = c == '\'' && before.is_alphabetic();
        before = c;
        if apostrophe { '’' } else { c }
    };
    word.chars().map(&mut set).collect::<String>().replace("...", "…")
}

/// Straight quotes in pairs become « and ».
fn quotes(mut words: Vec<String>) -> Vec<String> {
    let all: usize = words.iter().filter(|word| !exact(word)).map(|word| word.matches('"').count()).sum();
    if !all.is_multiple_of(2) {
        return words;
    }
    let mut open = false;
    let mut quote = |c| {
        if c != '"' {
            return c;
        }
        open = !open;
        if open { '«' } else { '»' }
    };
    for word in words.iter_mut().filter(|word| !exact(word)) {
        *word = word.chars().map(&mut quote).collect();
    }
    words
}

/// `12 500` with a narrow space; not years or parts of a longer row of digits.
fn numbers(signs: &[char]) -> String {
    let mut out = signs.to_vec();
    let digits = |from: usize| signs.iter().skip(from).take_while(|c| c.is_ascii_digit()).count();
    let gap = |at: usize| signs.get(at).is_some_and(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'));
    let mut at = 0;
    while at < signs.len() {
        let head = digits(at);
        let (mut end, mut gaps) = (at + head, Vec::new());
        while head > 0 && gap(end) && digits(end + 1) == 3 {
            gaps.push(end);
            end += 4;
        }
        let longer = gap(end) && digits(end + 1) > 0;
        if head <= 3 && !longer {
            gaps.into_iter().for_each(|gap| out[gap] = '\u{202f}');
        }
        at = end.max(at + 1);
    }
    out.into_iter().collect()
}

/// Spaces, quotes, marks at the end of a word, and what stands between them.
fn atoms(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let of_spaces = is_space(first);
        let end = rest.find(|c| is_space(c) != of_spaces).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if of_spaces || exact(word) {
            all.push(word)
        } else {
            parts(word, &mut all)
        }
        rest = after;
    }
    all
}

fn parts<'a>(word: &'a str, all: &mut Vec<&'a str>) {
    let mut start = 0;
    let mut cut = |at: usize| {
        if at > start {
            all.push(&word[start..at]);
            start = at;
        }
    };
    for (at, c) in word.char_indices() {
        let after = at + c.len_utf8();
        let begins = is_mark(c) && !word[..at].ends_with(is_mark);
        let free = word[at..].trim_start_matches(is_mark).chars().next().is_none_or(|next| ")]».,…".contains(next));
        if begins && free {
            cut(at);
            cut(word.len() - word[at..].trim_start_matches(is_mark).len());
        } else if matches!(c, '«' | '»') {
            cut(at);
            cut(after);
        }
    }
    cut(word.len());
}

/// What stands between two parts of a text, where there was this.
fn between<'a>(left: &str, gap: &'a str, right: &str) -> &'a str {
    let first = right.chars().next().unwrap_or(' ');
    let last = left.chars().next_back().unwrap_or(' ');
    if gap.contains('\n') {
        return gap;
    }
    if last == '«' || first == '»' {
        return WIDE;
    }
    let after_words = last.is_alphanumeric() || ")]»%€’.…°".contains(last);
    if is_mark(first) && (!gap.is_empty() || after_words) {
        return if first == ':' { WIDE } else { NARROW };
    }
    let held = (matches!(first, '%' | '€') && last.is_numeric()) || leads(left, first);
    if held && !gap.is_empty() { WIDE } else { gap }
}

/// Whether a word is an abbreviation that holds on to what begins so.
fn leads(word: &str, next: char) -> bool {
    let bare = word.rsplit(['(', '’', '«']).next().unwrap_or(word);
    match bare {
        "n°" | "N°" | "nº" | "nos" | "art." | "Art." | "p." | "L." | "R." | "D." => next.is_ascii_digit(),
        "M." | "MM." | "Mme" | "Mmes" => next.is_uppercase(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

    use super::*;

    #[test]
    fn french_texts_are_set_by_the_rules() {
        for (typed, expected) in [
            ("Objet : la coopération", "Objet~: la coopération"),
            ("Objet: la coopération", "Objet~: la coopération"),
            ("Pourquoi? Parce que!", "Pourquoi_? Parce que_!"),
            ("Quoi ?! Non ; oui", "Quoi_?! Non_; oui"),
            ("\"l'eau\" et « l'assainissement »", "«~l’eau~» et «~l’assainissement~»"),
            ("«L'eau»;", "«~L’eau~»_;"),
            ("(\"eau\")", "(«~eau~»)"),
            ("un \" seul", "un \" seul"),
            ("12 500 € soit 3 % de 1 250 000", "12_500~€ soit 3~% de 1_250_000"),
            ("en 2026 250 personnes, tél. 03 21 99 10 00", "en 2026 250 personnes, tél. 03 21 99 10 00"),
            ("art. L. 1115-1, n° 2026-114", "art. L.~1115-1, n°~2026-114"),
            ("M. Dupont et Mme Diallo", "M.~Dupont et Mme~Diallo"),
            (
                "voir https://exemple.fr/a?b=c:d; ou mairie@exemple.fr",
                "voir https://exemple.fr/a?b=c:d; ou mairie@exemple.fr",
            ),
            ("à 10:30, ratio 1:2", "à 10:30, ratio 1:2"),
            ("et ainsi de suite...", "et ainsi de suite…"),
            ("(?) a;b", "(?) a;b"),
            ("", ""),
            (" : la suite", "~: la suite"),
        ] {
            let set = typo_fr(typed).replace('\u{a0}', "~").replace('\u{202f}', "_");
            assert_eq!(set, expected, "{typed}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn setting_twice_changes_nothing(text in "([a-cL0-9 \n;:!?«»\"'.,()%€n°@/’…\u{a0}\u{202f}]|www\\.|art\\.|M\\.|\\PC){0,40}") {
            let once = typo_fr(&text);
            prop_assert_eq!(typo_fr(&once), once);
        }

        #[test]
        fn no_letter_or_digit_is_lost(text in "\\PC{0,60}") {
            let kept = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(kept(&typo_fr(&text)), kept(&text));
        }
    }
}
