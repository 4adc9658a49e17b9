//! What a handover sheet says, and where what it says of links comes from.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::kernel::PublicId;

/// A link as it stood when somebody left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeldLink {
    /// Its identifier.
    pub id: String,
    /// The names of its other parties, in French and in English.
    pub names: [String; 2],
    /// The word of its status.
    pub status: String,
    /// When it was last confirmed, in microseconds, and by whom.
    pub confirmed: Option<(i64, String)>,
    /// Whether its parties say different things of it.
    pub unsettled: bool,
}

/// What this slice asks of whoever knows the links; the slice of the links comes after this one, so it is handed in.
pub trait Links: Send + Sync {
    /// The links of an authority.
    fn of(&self, authority: &PublicId) -> Vec<HeldLink>;
    /// The name of an authority in French and in English.
    fn name(&self, authority: &PublicId) -> Option<[String; 2]>;
    /// How many authorities in a territory have a link, with the territory's own.
    fn authorities_with_links(&self, territory: &[PublicId]) -> usize;
}

/// Who knows the links.
#[derive(Clone)]
pub struct KnownLinks(pub Arc<dyn Links>);

/// What stays when somebody leaves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// The role and function of who left.
    pub left: (String, String),
    /// Those of who follows.
    pub successor: Option<(String, String)>,
    /// Those of everybody else who is there.
    pub people: Vec<(String, String)>,
    /// The functions of those who ask to join.
    pub requests: Vec<String>,
    /// Contests that nobody has decided.
    pub contests: usize,
    /// What who left has to say.
    pub words: String,
    /// What the organisation acts for.
    pub links: Vec<HeldLink>,
}

/// A text that stands on a sheet and that a person typed, here or when they asked to join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// In which part of the sheet: `words`, `left`, `successor`, `people`, `requests`.
    pub part: &'static str,
    /// In which line of that part, from 0.
    pub line: usize,
    /// Who typed it.
    pub person: Uuid,
}

impl Sheet {
    /// The text that somebody typed in a line of a part, if the sheet has one there.
    pub fn typed_at(&mut self, part: &str, line: usize) -> Option<&mut String> {
        match part {
            "words" => Some(&mut self.words),
            "left" => Some(&mut self.left.1),
            "successor" => self.successor.as_mut().map(|(_, function)| function),
            "people" => self.people.get_mut(line).map(|(_, function)| function),
            "requests" => self.requests.get_mut(line),
            _ => None,
        }
    }
}
