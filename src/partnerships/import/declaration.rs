//! What one line of a file declares, before anything is recognised.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::authorities::Place;
use crate::kernel::PartialDate;
use crate::partnerships::facts::Facts;
use crate::partnerships::model::{Kind, Role, Status};

/// A link as a line declares it; what the line does not say is absent.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// The line of the file, from 1; the header is line 1.
    pub line: u64,
    /// Two or more parties.
    pub parties: Vec<(Place, Role)>,
    /// Its kind.
    pub kind: Option<Kind>,
    /// The word that the source uses.
    pub form: Option<String>,
    /// Where it stands.
    pub status: Option<Status>,
    /// When it began.
    pub since: Option<PartialDate>,
    /// When it ended.
    pub until: Option<PartialDate>,
    /// Codes of themes.
    pub themes: Vec<String>,
    /// What it is, by language.
    pub summary: BTreeMap<String, String>,
    /// Doubts that the file itself states, by language.
    pub doubts: Vec<BTreeMap<String, String>>,
    /// The club of towns that it belongs to.
    pub club: Option<u16>,
    /// Who says so.
    pub sources: Vec<DeclaredSource>,
}

impl Declaration {
    /// What it says of the link itself.
    pub fn facts(&self) -> Facts {
        Facts {
            kind: self.kind.filter(|kind| *kind != Kind::Unknown),
            form: self.form.clone(),
            status: self.status.filter(|status| *status != Status::Unknown),
            since: self.since,
            until: self.until,
            themes: self.themes.iter().cloned().collect(),
            // A file's summary is not compared: it is kept with a new link and otherwise left.
            summary: BTreeMap::new(),
        }
    }
}

/// One source of a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredSource {
    /// The source's code.
    pub id: String,
    /// The one field it speaks of; empty for the whole.
    pub field: String,
    /// The page where it says so.
    pub url: Option<String>,
    /// Its own words.
    pub says: Option<String>,
}

/// A source as a whole: what it is and under which terms it may be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceCard {
    /// Its code, `enwiki2026`.
    pub id: String,
    /// Its name by language.
    pub names: BTreeMap<String, String>,
    /// Its address.
    pub url: Option<String>,
    /// Its licence.
    pub licence: Option<String>,
    /// When it was read: a day, a month or a year.
    pub read_on: Option<String>,
}

/// A line that cannot be used, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The line of the file, from 1.
    pub line: u64,
    /// Why, in a sentence.
    pub reason: String,
}

/// Everything that a file says.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// Lines that can be used.
    pub declarations: Vec<Declaration>,
    /// Lines that cannot.
    pub refused: Vec<Refusal>,
    /// The sources they name.
    pub sources: Vec<SourceCard>,
}
