//! A rule of law as data, read and ready: its periods, its checks, its words.

use std::sync::Arc;

use serde::Deserialize;

use super::lists::Lists;
use super::model::{Severity, Source, Status};
use super::situation::{AuthorityKind, Form};
use super::template::Template;
use crate::content::Condition;
pub use crate::content::Words;
use crate::kernel::{Day, Locale};

/// A reason in each language.
#[derive(Debug)]
pub struct Reason([Template; 2]);

impl Reason {
    /// A reason in French and in English.
    pub fn new(fr: Template, en: Template) -> Self {
        Self([fr, en])
    }

    /// In a language.
    pub fn of(&self, locale: Locale) -> &Template {
        &self.0[usize::from(locale == Locale::En)]
    }
}

/// One thing that a rule looks at.
#[derive(Debug)]
pub struct Check {
    /// Once for each item of this list of the situation.
    pub each: Option<&'static str>,
    /// Whether it concerns the situation at all.
    pub applies: Option<Condition>,
    /// Whether a person must look.
    pub person: Option<(Condition, Reason)>,
    /// Whether it holds; without, the rule only informs.
    pub holds: Option<Holds>,
    /// Why it holds; without, the check only says when a person must look.
    pub yes: Option<Reason>,
    /// What follows when it does not.
    pub severity: Severity,
}

/// A condition with what is said when it does not hold.
#[derive(Debug)]
pub struct Holds {
    /// The condition.
    pub condition: Condition,
    /// Why it does not hold.
    pub no: Reason,
    /// How to put it right.
    pub repair: Reason,
}

/// A rule as it holds from a day to another.
#[derive(Debug)]
pub struct Rule {
    /// `R08`.
    pub id: String,
    /// The first and the last day of this period.
    pub period: [Option<Day>; 2],
    /// When it was read in its source.
    pub checked_on: Day,
    /// Whether it was compared with its source.
    pub status: Status,
    /// What follows when it does not hold.
    pub severity: Severity,
    /// The kinds of authority that it concerns; all when there is none.
    pub concerns: Vec<AuthorityKind>,
    /// Article, decision or circular.
    pub reference: String,
    /// Where that was read.
    pub source: Source,
    /// The question in plain words.
    pub question: Words,
    /// What it says in one sentence, with its numbers.
    pub statement: Reason,
    /// The article whose text of September 2020 may be shown beside it.
    pub excerpt: Option<String>,
    /// What changed since that text.
    pub changed: Option<Words>,
    /// Its numbers: a rate, a threshold.
    pub numbers: Vec<(String, i64)>,
    /// What it looks at.
    pub checks: Vec<Check>,
    /// The file and line it stands in.
    pub place: (String, usize),
}

impl Rule {
    /// It holds on a day.
    pub fn holds_on(&self, on: Day) -> bool {
        let [from, to] = self.period;
        from.is_none_or(|from| from <= on) && to.is_none_or(|to| on <= to)
    }

    /// One of its numbers.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.numbers.iter().find(|(known, _)| known == name).map(|(_, number)| *number)
    }

    /// Where it stands among the others: `R2`, `R21`, `R21b`, `R22`.
    pub fn order(&self) -> (u32, &str, Option<Day>) {
        let digits: String = self.id.chars().filter(char::is_ascii_digit).collect();
        (digits.parse().unwrap_or(u32::MAX), &self.id, self.period[0])
    }
}

/// Whether something is asked for an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    Yes,
    No,
    Required,
    Advised,
    Optional,
    AboveThreshold,
    SpecialMandate,
    ToVerify,
}

impl Need {
    /// The end of its key among the texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Required => "required",
            Self::Advised => "advised",
            Self::Optional => "optional",
            Self::AboveThreshold => "above-threshold",
            Self::SpecialMandate => "special-mandate",
            Self::ToVerify => "to-verify",
        }
    }
}

/// What an action of a form asks for: vote, agreement, transmission, papers.
#[derive(Debug)]
pub struct Advice {
    /// The form.
    pub form: Form,
    /// Its name.
    pub title: Words,
    /// A vote of the council.
    pub vote: Need,
    /// An agreement.
    pub agreement: Need,
    /// Transmission to the representative of the State.
    pub transmission: Need,
    /// What is to be known besides.
    pub note: Words,
    /// The papers to prepare, as kinds of acts.
    pub papers: Vec<String>,
    /// The rules that matter first, which exist.
    pub rules: Vec<String>,
    /// Article, decision or circular.
    pub reference: String,
    /// Where that was read.
    pub source: Source,
    /// When.
    pub checked_on: Day,
    /// Whether it was compared with its source.
    pub status: Status,
}

/// All of the law that is known, of every period.
#[derive(Debug, Default)]
pub struct Law {
    /// The rules in their order, each period by itself.
    pub rules: Vec<Rule>,
    /// The dated lists.
    pub lists: Arc<Lists>,
    /// What each form of action asks for.
    pub actions: Vec<Advice>,
}

impl Law {
    /// The rules that hold on a day.
    pub fn on(&self, on: Day) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| rule.holds_on(on))
    }

    /// Every period of a rule.
    pub fn periods(&self, id: &str) -> Vec<&Rule> {
        self.rules.iter().filter(|rule| rule.id == id).collect()
    }

    /// A rule as it holds on a day.
    pub fn rule(&self, id: &str, on: Day) -> Option<&Rule> {
        self.on(on).find(|rule| rule.id == id)
    }

    /// What a form of action asks for.
    pub fn advice(&self, form: Form) -> Option<&Advice> {
        self.actions.iter().find(|action| action.form == form)
    }
}
