//! Verdicts of rules that are data, and how much they weigh.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a rule or a criterion says of what it is asked about, the one that decides last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It holds.
    Yes,
    /// A person must look.
    NeedsPerson,
    /// Something that it needs was not said.
    Unknown,
    /// It does not hold.
    No,
}

impl Verdict {
    /// The word in the API, in files and at the end of keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::NeedsPerson => "needs_person",
            Self::Unknown => "unknown",
            Self::No => "no",
        }
    }
}

/// What follows when a rule or a criterion does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Nothing: it is good to know.
    Informs,
    /// Somebody should put it right.
    Warns,
    /// The act, the payment, the trip or the application may not go on so.
    Blocks,
}

impl Severity {
    /// The word in the API and at the end of keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Informs => "informs",
            Self::Warns => "warns",
            Self::Blocks => "blocks",
        }
    }
}
