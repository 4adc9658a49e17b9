//! What an import found and did, as people and programs read it.

use serde::{Deserialize, Serialize};

use super::declaration::Refusal;

/// How many lines came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Lines read, the header not counted.
    pub lines: usize,
    /// Links that were not recorded yet.
    pub new: usize,
    /// Links that gain a source, a date, a theme …
    pub changed: usize,
    /// Links recorded with all the line says.
    pub same: usize,
    /// Lines that say again what an earlier line of the file said.
    pub repeated: usize,
    /// Lines used, in which a person should look at the recognised place.
    pub doubtful: usize,
    /// Lines that contradict what is recorded; what is recorded stays.
    pub contradictory: usize,
    /// Lines that cannot be used.
    pub refused: usize,
    /// Authorities that were not recorded yet.
    pub new_authorities: usize,
}

/// A line to be looked at.
#[derive(Clone, Debug, Serialize)]
pub struct Doubtful {
    /// The line of the file.
    pub line: u64,
    /// Why, in a sentence.
    pub because: String,
}

/// A line that says something else than the record, which was left as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contradiction {
    /// The line of the file.
    pub line: u64,
    /// The link.
    pub partnership: String,
    /// The field.
    pub field: &'static str,
    /// What is recorded and stays.
    pub recorded: String,
    /// What the line says.
    pub proposed: String,
}

/// The whole report.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// Whether anything was written.
    pub applied: bool,
    /// The counts.
    pub counts: Counts,
    /// Lines that cannot be used.
    pub refused: Vec<Refusal>,
    /// Lines that contradict the record.
    pub contradictory: Vec<Contradiction>,
    /// Lines to look at.
    pub doubtful: Vec<Doubtful>,
}
