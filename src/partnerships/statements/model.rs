//! Who speaks, what may be said, and what becomes of the record; pure.

use serde_json::Value;
use uuid::Uuid;

use crate::authorities::Named;
use crate::db::Author;
use crate::kernel::{Locale, PartialDate, PublicId, Timestamp};
use crate::partnerships::model::Status;
use crate::partnerships::themes::Theme;

pub use crate::partnerships::facts::{Facts, Field};
pub use crate::partnerships::model::FORMS;

/// Who speaks, for which organisation, in the name of which party.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// The person or command, for the journal.
    pub author: Author,
    /// The organisation, `or-…`.
    pub organisation: String,
    /// Its public name.
    pub organisation_name: String,
    /// The party.
    pub authority: PublicId,
}

/// What an organisation said of one field in the name of a party.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The organisation.
    pub organisation: String,
    /// Its public name when it spoke.
    pub organisation_name: String,
    /// The party.
    pub authority: PublicId,
    /// The field.
    pub field: Field,
    /// Its value as JSON; null says that it is unknown.
    pub value: Value,
    /// When.
    pub at: Timestamp,
}

/// A link as it stands, to be shown to whoever changes it.
#[derive(Clone, Debug)]
pub struct Version {
    pub(in crate::partnerships) row: Uuid,
    /// Its identifier.
    pub public_id: PublicId,
    /// Moves with each change: whoever writes says which one they saw.
    pub version: i64,
    /// What the record says.
    pub facts: Facts,
    /// Its parties, the French ones first.
    pub parties: Vec<Named>,
    /// What parties said, the oldest first.
    pub statements: Vec<Statement>,
    /// When it was last confirmed, and by which organisation.
    pub confirmed: Option<(Timestamp, String)>,
}

/// What a party wants the record to say, whole.
#[derive(Clone, Debug, Default)]
pub struct Revision {
    /// Every field.
    pub facts: Facts,
    /// Why, in words that everybody may read.
    pub reason: Option<String>,
}

/// Where the form of somebody who speaks for a party stands.
#[derive(Clone, Debug)]
pub struct Desk {
    /// In which language.
    pub locale: Locale,
    /// Its address in that language and in the other.
    pub paths: [String; 2],
    /// The way back.
    pub back: String,
}

/// What came of an act.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It is written.
    Done,
    /// It says what the party said already; nothing is written.
    Unchanged,
    /// The record changed meanwhile: this is it now; nothing is written.
    Stale(Box<Version>),
    /// It cannot be true; nothing is written.
    Refused(Vec<Problem>),
    /// The speaker's authority is no party of such a link; nothing is written.
    NotParty,
}

/// Why a revision cannot be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A form that is not in [`FORMS`].
    Form(String),
    /// A theme that is not in the list.
    Theme(String),
    /// It would end before it began.
    UntilBeforeSince,
    /// It would have begun, at a date that is still to come.
    SinceAhead,
    /// It would have ended, at a date that is still to come.
    EndAhead,
    /// It would go on, beyond a date that has passed.
    EndPassed,
}

/// A field of which parties say different things.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// The field.
    pub field: Field,
    /// What each party says, the oldest first.
    pub statements: Vec<Statement>,
}

impl Problem {
    /// A word for texts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Form(_) => "form",
            Self::Theme(_) => "theme",
            Self::UntilBeforeSince => "until-before-since",
            Self::SinceAhead => "since-ahead",
            Self::EndAhead => "end-ahead",
            Self::EndPassed => "end-passed",
        }
    }

    /// The field to look at.
    pub fn field(&self) -> Field {
        match self {
            Self::Form(_) => Field::Form,
            Self::Theme(_) => Field::Themes,
            Self::SinceAhead => Field::Since,
            Self::UntilBeforeSince | Self::EndAhead | Self::EndPassed => Field::Until,
        }
    }
}

impl Version {
    /// Whether an authority is one of its parties.
    pub fn has_party(&self, authority: &PublicId) -> bool {
        self.parties.iter().any(|party| party.id == *authority)
    }

    /// What a form shows to a party: what it said itself, and the record where it said nothing.
    ///
    /// A revision is compared with this: a field left as it was does not withdraw what the party said before.
    pub fn said_by(&self, authority: &PublicId) -> Facts {
        let mut facts = self.facts.clone();
        for field in Field::ALL {
            let own = standing(&self.statements, *field).into_iter().find(|said| said.authority == *authority);
            if let Some(own) = own {
                facts.set(*field, &own.value);
            }
        }
        facts
    }

    /// The fields of which parties say different things.
    pub fn disagreements(&self) -> Vec<Disagreement> {
        disagreements(&self.statements)
    }

    /// The same link after a party spoke: its statements stand, and the record takes what nobody contradicts.
    pub(super) fn hear(&self, speaker: &Speaker, stated: &[(Field, Value)], at: Timestamp) -> Self {
        let mut heard = self.clone();
        for (field, value) in stated {
            heard.statements.retain(|said| said.organisation != speaker.organisation || said.field != *field);
            heard.statements.push(Statement {
                organisation: speaker.organisation.clone(),
                organisation_name: speaker.organisation_name.clone(),
                authority: speaker.authority.clone(),
                field: *field,
                value: value.clone(),
                at,
            });
            if standing(&heard.statements, *field).iter().all(|said| said.value == *value) {
                heard.facts.set(*field, value);
            }
        }
        heard.version += 1;
        heard.confirmed = Some((at, speaker.organisation_name.clone()));
        heard
    }
}

/// What each party says of a field, the oldest first: of several organisations of one party, the last that spoke.
fn standing(statements: &[Statement], field: Field) -> Vec<&Statement> {
    let mut standing: Vec<&Statement> = Vec::new();
    for said in statements.iter().filter(|said| said.field == field) {
        standing.retain(|before| before.authority != said.authority);
        standing.push(said);
    }
    standing
}

/// The fields of which parties say different things, among statements that stand oldest first.
pub fn disagreements(statements: &[Statement]) -> Vec<Disagreement> {
    let one = |field: &Field| {
        let standing = standing(statements, *field);
        let differ = standing.windows(2).any(|pair| pair[0].value != pair[1].value);
        differ.then(|| Disagreement { field: *field, statements: standing.into_iter().cloned().collect() })
    };
    Field::ALL.iter().filter_map(one).collect()
}

impl Revision {
    /// What in it cannot be true on that day.
    pub fn problems(&self, at: Timestamp) -> Vec<Problem> {
        let facts = &self.facts;
        let form = facts.form.iter().filter(|form| !FORMS.contains(&form.as_str())).cloned().map(Problem::Form);
        let themes = facts.themes.iter().filter(|code| Theme::parse(code).is_none()).cloned().map(Problem::Theme);
        form.chain(themes).chain(impossible_dates(facts, PartialDate::parse(&at.day()))).collect()
    }
}

fn impossible_dates(facts: &Facts, today: Option<PartialDate>) -> Vec<Problem> {
    let later = |one: Option<PartialDate>, other: Option<PartialDate>| {
        one.zip(other).is_some_and(|(one, other)| one.is_after(other))
    };
    let begun = matches!(facts.status, Some(Status::Active | Status::Dormant | Status::Suspended | Status::Ended));
    let ended = facts.status == Some(Status::Ended);
    let goes_on =
        matches!(facts.status, Some(Status::Envisaged | Status::Active | Status::Dormant | Status::Suspended));
    [
        (later(facts.since, facts.until), Problem::UntilBeforeSince),
        (begun && later(facts.since, today), Problem::SinceAhead),
        (ended && later(facts.until, today), Problem::EndAhead),
        (goes_on && later(today, facts.until), Problem::EndPassed),
    ]
    .into_iter()
    .filter_map(|(wrong, problem)| wrong.then_some(problem))
    .collect()
}
