//! Typing errors: words one or two letters away, a swap of neighbours being one.

use std::cell::OnceCell;
use std::sync::LazyLock;

use levenshtein_automata::{DFA, LevenshteinAutomatonBuilder};

use super::asked::Asked;
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

/// What is near a question. Each automaton is made when it is first needed and serves every list of every segment: making one
/// may take longer than walking with it.
pub struct Nearby<'a> {
    asked: &'a Asked,
    known: &'a dyn Fn(&str) -> bool,
    one: OnceCell<Near>,
    two: OnceCell<Near>,
    begins: OnceCell<Near>,
    words: OnceCell<Vec<Option<Near>>>,
}

impl<'a> Nearby<'a> {
    /// Of a question, and what tells whether a word is that of some name; nothing is made yet.
    pub fn of(asked: &'a Asked, known: &'a dyn Fn(&str) -> bool) -> Self {
        let [one, two, begins] = [(); 3].map(|()| OnceCell::new());
        Self { asked, known, one, two, begins, words: OnceCell::new() }
    }

    /// Whole names one error away.
    pub fn one(&self) -> &Near {
        self.one.get_or_init(|| whole(&self.asked.glued, 1))
    }

    /// Whole names at most two errors away; of two errors none is in the first letter: nearly everybody gets it right, and the
    /// walk over a dictionary is twenty times shorter.
    pub fn two(&self) -> &Near {
        self.two.get_or_init(|| Near { others: Vec::new(), ..whole(&self.asked.glued, 2) })
    }

    /// Names whose beginning is at most one error away.
    pub fn begins(&self) -> &Near {
        self.begins.get_or_init(|| beginning(&self.asked.glued))
    }

    /// What is near a word of the question, the last one perhaps unfinished; nothing for a word too short to err in.
    pub fn word(&self, place: usize) -> Option<&Near> {
        match self.asked.words.as_slice() {
            [only] if *only == self.asked.glued => (allowed(self.asked.length()) > 0).then(|| self.begins()),
            words => self.words.get_or_init(|| near_each(words, self.known)).get(place)?.as_ref(),
        }
    }
}

/// A word that is known is less likely misspelt, and two errors take ten times the walk of one.
fn near_each(words: &[String], known: &dyn Fn(&str) -> bool) -> Vec<Option<Near>> {
    let last = words.len().saturating_sub(1);
    let near = |(place, word): (usize, &String)| match allowed(word.chars().count()) {
        0 => None,
        _ if place == last => Some(beginning(word)),
        _ if known(word) => Some(whole(word, 1)),
        errors => Some(whole(word, errors)),
    };
    words.iter().enumerate().map(near).collect()
}

fn whole(text: &str, errors: u8) -> Near {
    near(text, builder(errors).build_dfa(text), false)
}

fn beginning(text: &str) -> Near {
    near(text, ONE.build_prefix_dfa(text), true)
}

fn near(text: &str, automaton: DFA, unfinished: bool) -> Near {
    let start = text.bytes().next().unwrap_or_default();
    Near { automaton, start, others: otherwise_begun(text), unfinished }
}

/// The texts one error away whose first letter is another: each is looked up, which is quicker than a walk over all there are.
fn otherwise_begun(text: &str) -> Vec<String> {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return Vec::new() };
    let rest = letters.as_str();
    let mut others = vec![rest.to_owned()];
    let mut after = rest.chars();
    others.extend(after.next().map(|second| format!("{second}{first}{}", after.as_str())));
    let wrong = ('a'..='z').filter(|letter| *letter != first);
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
