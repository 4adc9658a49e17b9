//! What a check says: verdicts, how much they weigh, and the report that holds them.

use serde::Serialize;
use utoipa::ToSchema;

pub use crate::content::{Source, Status};
pub use crate::kernel::{Severity, Verdict};

/// What one rule says of one thing in the situation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Finding {
    /// The rule: `R08`.
    pub rule: String,
    /// What it speaks of when it is one of several: `acts[0]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The question, in plain words.
    pub question: String,
    /// What it says.
    pub verdict: Verdict,
    /// What follows when it does not hold.
    pub severity: Severity,
    /// Why, from the facts of the situation.
    pub because: String,
    /// What would have to be said for an answer, as paths into the situation.
    pub missing: Vec<String>,
    /// How to put it right, when it does not hold.
    pub repair: Option<String>,
    /// Article, decision or circular.
    pub reference: String,
    /// Where that was read.
    pub source: Source,
    /// The day on which it was read: `2026-11-24`; nothing where nobody read a source yet.
    pub checked_on: Option<String>,
    /// Whether it was compared with its source.
    pub status: Status,
}

impl Finding {
    /// It says that the act, the payment or the trip may not go on so.
    pub fn blocks(&self) -> bool {
        self.verdict == Verdict::No && self.severity == Severity::Blocks
    }

    /// It leaves the answer to a person.
    pub fn asks_a_person(&self) -> bool {
        self.verdict == Verdict::NeedsPerson
    }
}

/// What the law of a day says of a situation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Report {
    /// The day whose law was asked: `2026-11-23`.
    pub on: String,
    /// All of it in one word: `no` when something blocks, `unknown` when something that could block is not said,
    /// `needs_person` when a person must look, else `yes`.
    pub overall: Verdict,
    /// What each rule says, those that weigh most first.
    pub results: Vec<Finding>,
    /// Rules of that day that do not concern the situation.
    pub not_concerned: Vec<String>,
}

impl Report {
    /// Puts what was found in order and draws the sum.
    pub fn of(on: String, mut results: Vec<Finding>, not_concerned: Vec<String>) -> Self {
        let weighs = |found: &Finding| match (found.verdict, found.severity) {
            (Verdict::No | Verdict::Unknown, Severity::Blocks) => Some(found.verdict),
            (Verdict::NeedsPerson, Severity::Blocks | Severity::Warns) => Some(Verdict::NeedsPerson),
            _ => None,
        };
        let overall = results.iter().filter_map(weighs).max().unwrap_or(Verdict::Yes);
        results.sort_by_key(|found| (std::cmp::Reverse((found.verdict, found.severity)), found.rule.clone()));
        Self { on, overall, results, not_concerned }
    }
}
