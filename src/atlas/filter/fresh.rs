//! How fresh the links of a list are to be.

use crate::freshness::{Freshness, Standing};

/// What a list asks for: one degree of freshness, or every link, those that have left the lists among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fresh {
    /// Links as fresh as that, faded or not.
    Is(Freshness),
    /// Every link.
    All,
}

impl Fresh {
    /// Every one.
    pub const ALL: [Self; 4] =
        [Self::Is(Freshness::Confirmed), Self::Is(Freshness::ToConfirm), Self::Is(Freshness::Unconfirmed), Self::All];

    /// The word in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Is(freshness) => freshness.code(),
            Self::All => "all",
        }
    }

    /// The one with that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == word)
    }

    /// Whether a link stands in the list; where nothing is asked, what has faded does not.
    pub fn lets_pass(asked: Option<Self>, standing: Standing) -> bool {
        match asked {
            None => !standing.faded,
            Some(Self::Is(freshness)) => standing.freshness == freshness,
            Some(Self::All) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_faded_is_shown_only_to_who_asks() {
        let of = |freshness, faded| Standing { freshness, faded };
        let old = of(Freshness::ToConfirm, true);
        for (asked, standing, passes) in [
            (None, of(Freshness::Confirmed, false), true),
            (None, of(Freshness::ToConfirm, false), true),
            (None, of(Freshness::Unconfirmed, false), true),
            (None, old, false),
            (Some("all"), old, true),
            (Some("to_confirm"), old, true),
            (Some("to_confirm"), of(Freshness::Unconfirmed, false), false),
            (Some("confirmed"), old, false),
        ] {
            let asked = asked.map(|word| Fresh::parse(word).expect("a word"));
            assert_eq!(Fresh::lets_pass(asked, standing), passes, "{asked:?} {standing:?}");
        }
        assert_eq!(Fresh::parse("old"), None);
    }
}
