//! Dated lists that rules look things up in: entities that France does not recognise, formalities of the partner's country.

use std::collections::BTreeMap;

use super::model::{Source, Status};
use super::rule::Words;
use crate::kernel::Day;

/// One line of a list.
#[derive(Debug)]
pub struct Entry {
    /// What is looked up: a name, a country code.
    pub key: String,
    /// Its other names.
    pub names: Vec<String>,
    /// Its keys, folded: the key and its other names.
    folded: Vec<String>,
    /// The first and the last day on which it holds.
    pub period: [Option<Day>; 2],
    /// What the list says of it.
    pub note: Option<Words>,
    /// Where that stands.
    pub source: Source,
    /// Whether it was compared with its source.
    pub status: Status,
}

impl Entry {
    /// An entry with all its keys and the days between which it holds.
    pub fn new(
        key: String,
        names: Vec<String>,
        period: [Option<Day>; 2],
        (note, source, status): (Option<Words>, Source, Status),
    ) -> Self {
        let folded = names.iter().chain([&key]).map(|name| reference::fold::fold(name)).collect();
        Self { key, names, folded, period, note, source, status }
    }

    /// It holds on a day.
    pub fn holds(&self, on: Day) -> bool {
        let [from, to] = self.period;
        from.is_none_or(|from| from <= on) && to.is_none_or(|to| on <= to)
    }
}

/// A list with who keeps it.
#[derive(Debug)]
pub struct List {
    /// What it is, in each language.
    pub title: Words,
    /// Who keeps it, by function.
    pub owner: String,
    /// When it was looked over.
    pub checked_on: Day,
    /// Whether it was compared with its source.
    pub status: Status,
    /// Where it comes from.
    pub source: Source,
    /// The file that holds it.
    pub file: String,
    /// Its lines.
    pub entries: Vec<Entry>,
}

/// Every list by its name.
#[derive(Debug, Default)]
pub struct Lists(pub BTreeMap<String, List>);

impl Lists {
    /// What a list says of a key on a day; case and accents do not matter.
    pub fn entry(&self, list: &str, key: &str, on: Day) -> Option<&Entry> {
        let key = reference::fold::fold(key);
        let entries = &self.0.get(list).filter(|_| !key.is_empty())?.entries;
        entries.iter().find(|entry| entry.holds(on) && entry.folded.contains(&key))
    }
}
