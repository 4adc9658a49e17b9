//! The filter panel of a list: one select a condition, the chosen value selected, and a chip for what is chosen.

pub use super::super::filter::write_query as write;
use crate::kernel::{Locale, Paging};
use crate::web::Texts;

/// One value of a condition.
pub struct Choice {
    /// The value in the address.
    pub value: String,
    /// Its name.
    pub label: String,
    /// It is the one chosen.
    pub chosen: bool,
}

/// One condition.
pub struct Field {
    /// The name in the address.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// Its values, without « all ».
    pub choices: Vec<Choice>,
}

impl Field {
    /// A condition with its values; the one that stands in the address is chosen.
    pub fn new(
        name: &'static str,
        label: String,
        current: &[(&'static str, String)],
        values: Vec<(String, String)>,
    ) -> Self {
        let chosen = current.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str());
        let choice = |(value, label): (String, String)| Choice { chosen: chosen == Some(value.as_str()), value, label };
        Self { name, label, choices: values.into_iter().map(choice).collect() }
    }

    /// The chosen value's name.
    pub fn chosen(&self) -> Option<&str> {
        self.choices.iter().find(|choice| choice.chosen).map(|choice| choice.label.as_str())
    }
}

/// A condition that is set, with the address of the list without it.
pub struct Chip {
    /// The condition and its value.
    pub label: String,
    /// The list without it.
    pub without: String,
}

/// The chips of a filter.
pub fn chips(t: Texts, fields: &[Field], base: &str, current: &[(&'static str, String)]) -> Vec<Chip> {
    let chip = |field: &Field| {
        let rest = current.iter().filter(|(name, _)| *name != field.name);
        let label = t.with("filter-chip", &[("filter", &field.label), ("value", field.chosen()?)]);
        Some(Chip { label, without: format!("{base}{}", write(rest.map(|(name, value)| (*name, value.clone())))) })
    };
    fields.iter().filter_map(chip).collect()
}

/// The address of a page of a list, with its conditions; what is usual is left out.
pub fn page_address(base: &str, current: &[(&'static str, String)], paging: Paging) -> String {
    let limit = (paging.limit != Paging::LIMIT).then(|| ("limit", paging.limit.to_string()));
    let page = (paging.page > 1).then(|| ("page", paging.page.to_string()));
    let pairs = current.iter().map(|(name, value)| (*name, value.clone())).chain(limit).chain(page);
    format!("{base}{}", write(pairs))
}

/// The pages before and after a page of a list.
pub struct Pager {
    /// « Page 2 sur 116 »
    pub here: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// The first page, when it is not near.
    pub first: Option<String>,
    /// The last page, when it is not near.
    pub last: Option<String>,
}

impl Pager {
    /// The pages around one; `address` gives the address of a page.
    pub fn around(t: Texts, locale: Locale, paging: Paging, address: impl Fn(usize) -> String) -> Self {
        let [page, pages] = [paging.page, paging.pages()].map(|number| locale.number(number as u64));
        Self {
            here: t.with("page-of", &[("page", &page), ("pages", &pages)]),
            previous: paging.previous().map(&address),
            next: paging.next().map(&address),
            first: (paging.page > 2).then(|| address(1)),
            last: (paging.page + 1 < paging.pages()).then(|| address(paging.pages())),
        }
    }
}
