//! Typing errors: words one or two letters away, a swap of neighbours being one.

use std::sync::LazyLock;

use levenshtein_automata::{DFA, LevenshteinAutomatonBuilder};

use crate::search::index::Near;

static ONE: LazyLock<LevenshteinAutomatonBuilder> = LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));
static TWO: LazyLock<LevenshteinAutomatonBuilder> = LazyLock::new(|| LevenshteinAutomatonBuilder::new(2, true));

/// How many errors a text of so many letters may hold and still be told.
pub fn allowed(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=5 => 1,
        _ => 2,
    }
}

/// Texts at most so many errors away. Of two errors none is in the first letter: nearly everybody gets it right, and the walk
/// over a dictionary is twenty times shorter.
pub fn whole(text: &str, errors: u8) -> Near {
    near(text, builder(errors).build_dfa(text), if errors > 1 { Vec::new() } else { otherwise_begun(text) }, false)
}

/// Texts whose beginning is at most one error away.
pub fn beginning(text: &str) -> Near {
    near(text, ONE.build_prefix_dfa(text), otherwise_begun(text), true)
}

fn near(text: &str, automaton: DFA, others: Vec<String>, unfinished: bool) -> Near {
    Near { automaton, start: text.chars().take(1).collect(), others, unfinished }
}

/// The texts one error away whose first letter is another: each is looked up, which is quicker than a walk over all there are.
fn otherwise_begun(text: &str) -> Vec<String> {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return Vec::new() };
    let rest = letters.as_str();
    let mut others = vec![rest.to_owned()];
    let mut after = rest.chars();
    others.extend(after.next().map(|second| format!("{second}{first}{}", after.as_str())));
    let wrong = ('a'..='z').chain('0'..='9').filter(|letter| *letter != first);
    others.extend(wrong.flat_map(|letter| [format!("{letter}{rest}"), format!("{letter}{text}")]));
    others
}

fn builder(errors: u8) -> &'static LevenshteinAutomatonBuilder {
    if errors > 1 { &TWO } else { &ONE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_first_letter_is_one_error_however_it_is_wrong() {
        let others = otherwise_begun("lille");
        for text in ["ille", "illle", "bille", "blille", "lile", "ilile"] {
            let expected = !matches!(text, "lile" | "ilile");
            assert_eq!(others.iter().any(|other| other == text), expected, "{text}");
        }
        assert!(otherwise_begun("").is_empty());
    }
}
