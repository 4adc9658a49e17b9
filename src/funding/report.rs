//! What a check says: criterion by criterion, call by call.

use serde::Serialize;
use utoipa::ToSchema;

use super::model::{State, Terms};
use crate::content::{Source, Status};
use crate::kernel::{Severity, Verdict};

/// What one criterion of a call says of a sketch.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Criterion {
    /// The call: `F01-2025`.
    pub call: String,
    /// The criterion: `own_share`.
    pub rule: String,
    /// The question, in plain words.
    pub question: String,
    /// What it says.
    pub verdict: Verdict,
    /// What follows when it does not hold.
    pub severity: Severity,
    /// Why, from the facts of the sketch.
    pub because: String,
    /// What would have to be said for an answer, as paths into the sketch.
    pub missing: Vec<String>,
    /// How to put it right, when it does not hold.
    pub repair: Option<String>,
    /// The article or decision that it stands on; empty when the source alone says it.
    pub reference: String,
    /// Where the call was read.
    pub source: Source,
    /// The day on which it was read; nothing where nobody read a source yet.
    pub checked_on: Option<String>,
    /// Whether it was compared with its source.
    pub status: Status,
}

/// The most that may be asked of a call, in cents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Grant {
    /// The currency.
    pub currency: String,
    /// The most, rounded down to the cent.
    pub most: i64,
    /// By the parts of the countries, where there are several.
    pub parts: Option<i64>,
    /// By the flat share of the whole, where there are several countries.
    pub flat: Option<i64>,
    /// Which of the two is better: `parts` or `flat`; nothing when they are the same.
    pub better: Option<String>,
    /// The least that the applicant brings, rounded up to the cent.
    pub own_least: Option<i64>,
    /// The most of it that may be in kind, rounded down to the cent.
    pub in_kind_most: Option<i64>,
    /// What is paid after the final report, of the most.
    pub held_back: Option<i64>,
}

/// What a call says of a sketch.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CallReport {
    /// The call.
    pub call: String,
    /// Its programme.
    pub programme: String,
    /// Its name.
    pub name: String,
    /// Whether one may apply on the day.
    pub state: State,
    /// The first day.
    pub opens: Option<String>,
    /// The last day.
    pub closes: Option<String>,
    /// All of it in one word.
    pub overall: Verdict,
    /// The same, whatever the day: what it would be if the call came again as it was.
    pub fits: Verdict,
    /// The most that may be asked.
    pub grant: Option<Grant>,
    /// What may not be asked beside it.
    pub excludes: Vec<String>,
    /// What a source says may be asked beside it.
    pub combines: Vec<String>,
}

/// What the calls of a day say of a sketch.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FundingReport {
    /// The day.
    pub on: String,
    /// The best that a call says: `yes` when one does.
    pub overall: Verdict,
    /// Every criterion of every call, call by call, those that weigh most first.
    pub results: Vec<Criterion>,
    /// The calls, those that fit best first.
    pub calls: Vec<CallReport>,
}

/// The name of the criterion of the day.
pub const DAY: &str = "day";

/// All of it in one word, as the law draws its sum: `no` when something blocks, `unknown` when something that could block is not said,
/// `needs_person` when a person must look, else `yes`.
pub fn sum<'c>(criteria: impl Iterator<Item = &'c Criterion>) -> Verdict {
    let weighs = |found: &Criterion| match (found.verdict, found.severity) {
        (Verdict::No | Verdict::Unknown, Severity::Blocks) => Some(found.verdict),
        (Verdict::NeedsPerson, Severity::Blocks | Severity::Warns) => Some(Verdict::NeedsPerson),
        _ => None,
    };
    criteria.filter_map(weighs).max().unwrap_or(Verdict::Yes)
}

impl CallReport {
    /// Where it stands among the others: what fits first, then what is open.
    pub fn order(&self) -> (Verdict, State, &str) {
        (self.fits, self.state, &self.call)
    }

    /// What a source says of asking others beside it.
    pub fn beside(mut self, terms: &Terms) -> Self {
        self.excludes.clone_from(&terms.excludes);
        self.combines.clone_from(&terms.combines);
        self
    }
}
