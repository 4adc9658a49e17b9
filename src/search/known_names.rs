//! Names that people use and that no official list gives, from `content/search_names.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

const FILE: &str = include_str!("../../content/search_names.tsv");

static NAMES: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let lines = FILE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).map(|(id, names)| (id, names.split('|').collect())).collect()
});

/// The names of a thing.
pub fn known_as(id: &str) -> impl Iterator<Item = &'static str> {
    NAMES.get(id).into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::PublicId;

    #[test]
    fn every_line_of_the_file_names_something() {
        let lines = FILE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        for line in lines {
            let (id, names) = line.split_once('\t').expect("an identifier, a tab, names");
            assert!(id.len() == 2 || PublicId::parse(id).is_some(), "{id}");
            assert!(names.split('|').all(|name| !name.trim().is_empty()), "{line}");
        }
        assert_eq!(known_as("fr-epci-200093201").next(), Some("MEL"));
    }
}
