//! The search, for slices that it stands on: authorities and places by what is typed.

use super::kind::Kind;
use super::query::{Asked, Limits};
use super::store::Search;
use crate::authorities::Finder;

/// Hits at most: they are read as a list of choices.
const MOST: usize = 8;

impl Search {
    /// What finds authorities for whoever declares something of them.
    pub fn finder(&self) -> Finder {
        let search = self.clone();
        Finder::new(move |typed, locale| {
            let Some(index) = search.now() else { return Vec::new() };
            let authorities = |kind: &&Kind| !matches!(kind, Kind::Country | Kind::Partnership | Kind::Page);
            let kinds = Kind::ALL.iter().filter(authorities).copied().collect();
            let limits = Limits { kinds, ..Limits::default() };
            let answers = index.first(&Asked::read(typed, locale), &limits, MOST);
            answers.into_iter().map(|answer| (answer.id, answer.name, answer.context)).collect()
        })
    }
}
