//! The columns of a file of links, found by their names whatever the order and the case.

use std::collections::HashMap;

use csv::StringRecord;

/// The columns that every file must have.
const REQUIRED: &[&str] = &["city_a", "country_a", "city_b", "country_b"];
/// The columns that a file may have.
const OPTIONAL: &[&str] = &[
    "code_a",
    "lat_a",
    "region_a",
    "region_b",
    "lon_a",
    "code_b",
    "lat_b",
    "lon_b",
    "source",
    "n_sources",
    "quality",
    "since",
    "until",
    "kind",
    "status",
    "themes",
    "source_url",
    "licence",
    "read_on",
    "form",
];

/// The file as a whole cannot be used; nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum FileProblem {
    /// It cannot be opened or read to its end.
    #[error("the file cannot be read ({0}); nothing was imported")]
    Unreadable(String),
    /// Its text is in an encoding that we do not read.
    #[error("the file is not in UTF-8 ({0}): save it again as « CSV UTF-8 » and import that; nothing was imported")]
    Encoding(String),
    /// It has no lines.
    #[error("the file is empty; nothing was imported")]
    Empty,
    /// Columns are missing.
    #[error(
        "the file lacks the column(s) {missing}: it has {found}. Rename them, or give a mapping file with --mapping; nothing was imported"
    )]
    Columns {
        /// The names that are missing.
        missing: String,
        /// The names that are there.
        found: String,
    },
    /// Two columns bear the same name.
    #[error("the file has the column « {0} » twice; nothing was imported")]
    Twice(String),
    /// The mapping file is wrong.
    #[error("the mapping file is not understood: {0}; nothing was imported")]
    Mapping(String),
}

/// Where each column stands in a record.
#[derive(Debug)]
pub struct Columns(HashMap<&'static str, usize>);

impl Columns {
    /// Finds the columns in a header; `renamed` maps the file's names to ours, both without case.
    pub fn find(header: &StringRecord, renamed: &HashMap<String, String>) -> Result<Self, FileProblem> {
        let mut found = HashMap::new();
        for (position, name) in header.iter().enumerate() {
            let name = name.trim().trim_start_matches('\u{feff}').to_lowercase();
            let name = renamed.get(&name).map_or(name.as_str(), String::as_str);
            let known = REQUIRED.iter().chain(OPTIONAL).find(|known| **known == name);
            if let Some(known) = known
                && found.insert(*known, position).is_some()
            {
                return Err(FileProblem::Twice((*known).to_owned()));
            }
        }
        let missing: Vec<&str> = REQUIRED.iter().filter(|name| !found.contains_key(*name)).copied().collect();
        if missing.is_empty() {
            Ok(Self(found))
        } else {
            let found = header.iter().collect::<Vec<_>>().join(", ");
            Err(FileProblem::Columns { missing: missing.join(", "), found: found.chars().take(300).collect() })
        }
    }

    /// The text of a column in a record, trimmed; empty when the column is absent.
    pub fn text<'r>(&self, record: &'r StringRecord, name: &str) -> &'r str {
        self.0.get(name).and_then(|position| record.get(*position)).map_or("", str::trim)
    }
}

/// Reads a mapping file: TOML with one `"their name" = "our name"` a line.
pub fn read_mapping(text: &str) -> Result<HashMap<String, String>, FileProblem> {
    let map: HashMap<String, String> = toml::from_str(text).map_err(|why| FileProblem::Mapping(why.to_string()))?;
    let known = |ours: &str| REQUIRED.iter().chain(OPTIONAL).any(|name| *name == ours);
    map.into_iter()
        .map(|(theirs, ours)| (theirs.to_lowercase(), ours.to_lowercase()))
        .map(|(theirs, ours)| {
            if known(&ours) {
                Ok((theirs, ours))
            } else {
                Err(FileProblem::Mapping(format!("there is no column « {ours} »")))
            }
        })
        .collect()
}
