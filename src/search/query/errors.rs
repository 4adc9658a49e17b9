//! Typing errors: words one or two letters away, a swap of neighbours being one.

use std::sync::LazyLock;

use levenshtein_automata::LevenshteinAutomatonBuilder;

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

/// Texts at most so many errors away.
pub fn whole(text: &str, errors: u8) -> Near {
    Near(builder(errors).build_dfa(text))
}

/// Texts whose beginning is at most so many errors away.
pub fn beginning(text: &str, errors: u8) -> Near {
    Near(builder(errors).build_prefix_dfa(text))
}

fn builder(errors: u8) -> &'static LevenshteinAutomatonBuilder {
    if errors > 1 { &TWO } else { &ONE }
}
