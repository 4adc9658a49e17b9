//! The filter panel of a list: one select a condition, the chosen value selected, and a chip for what is chosen.

pub use super::super::filter::write_query as write;
use crate::kernel::Paging;
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
