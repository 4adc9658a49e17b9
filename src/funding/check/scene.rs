//! A call, a sketch and a day, and what a criterion says of them.

use serde::Serialize;

use crate::funding::model::{Call, Catalogue, word};
use crate::funding::sketch::Sketch;
use crate::kernel::{Day, Severity, Verdict};
use crate::web::{Texts, key};

/// What a criterion looks at.
pub struct Scene<'a> {
    /// All that is known.
    pub catalogue: &'a Catalogue,
    /// The call.
    pub call: &'a Call,
    /// The sketch.
    pub sketch: &'a Sketch,
    /// The day, in the zone of the call.
    pub on: Day,
    /// The words of the answer.
    pub t: Texts,
}

/// What a criterion says.
pub struct Said {
    /// Its name.
    pub rule: &'static str,
    /// What it says.
    pub verdict: Verdict,
    /// What follows when it does not hold.
    pub severity: Severity,
    /// Why.
    pub because: String,
    /// What would have to be said.
    pub missing: Vec<String>,
    /// How to put it right.
    pub repair: Option<String>,
}

impl Said {
    fn new(rule: &'static str, verdict: Verdict, because: String) -> Self {
        Self { rule, verdict, severity: Severity::Blocks, because, missing: Vec::new(), repair: None }
    }

    /// It holds.
    pub fn yes(rule: &'static str, because: String) -> Self {
        Self::new(rule, Verdict::Yes, because)
    }

    /// It does not hold, and how to put it right.
    pub fn no(rule: &'static str, because: String, repair: String) -> Self {
        Self { repair: Some(repair), ..Self::new(rule, Verdict::No, because) }
    }

    /// A person must look.
    pub fn person(rule: &'static str, because: String) -> Self {
        Self::new(rule, Verdict::NeedsPerson, because).warns()
    }

    /// The same, as something to put right that does not block.
    pub fn warns(self) -> Self {
        Self { severity: Severity::Warns, ..self }
    }

    /// The same, as something that is good to know.
    pub fn informs(self) -> Self {
        Self { severity: Severity::Informs, ..self }
    }
}

impl Scene<'_> {
    /// Something was not said.
    pub fn missing(&self, rule: &'static str, missing: Vec<String>) -> Said {
        let because = self.t.with("funding-missing", &[("fields", &missing.join(", "))]);
        Said { missing, ..Said::new(rule, Verdict::Unknown, because) }
    }

    /// The labels of words, one after the other: those whose keys begin so.
    pub fn labels<T: Serialize>(&self, start: &str, words: &[T]) -> String {
        let label = |one: &T| self.t.s(key(start, &word(one).replace('_', "-")));
        words.iter().map(label).collect::<Vec<_>>().join(", ")
    }

    /// An amount in words.
    pub fn euros(&self, cents: i64) -> String {
        self.t.locale().euros(cents)
    }

    /// A share in words.
    pub fn percent(&self, percent: u32) -> String {
        self.t.locale().percent(u64::from(percent), 100)
    }

    /// At least, or at most, so many: whether what is said is within, and what is missing.
    pub fn within(
        &self,
        rule: &'static str,
        (path, said): (&str, Option<u32>),
        [least, most]: [Option<u32>; 2],
    ) -> Option<Said> {
        if least.is_none() && most.is_none() {
            return None;
        }
        let Some(said) = said else { return Some(self.missing(rule, vec![path.to_owned()])) };
        let number = |number: u32| self.t.locale().number(u64::from(number));
        let (shown, least_shown, most_shown) = (number(said), least.map(number), most.map(number));
        let field = self.t.s(key("funding-field-", &path.replace(['.', '_'], "-")));
        let shown = [
            ("field", field.as_str()),
            ("said", shown.as_str()),
            ("least", least_shown.as_deref().unwrap_or_default()),
            ("most", most_shown.as_deref().unwrap_or_default()),
        ];
        let with = |name: &str| self.t.with(name, &shown);
        let few = least.is_some_and(|least| said < least);
        let many = most.is_some_and(|most| most < said);
        Some(match (few, many) {
            (true, _) => Said::no(rule, with("funding-under"), with("funding-under-repair")),
            (_, true) => Said::no(rule, with("funding-over"), with("funding-over-repair")),
            _ => Said::yes(rule, with("funding-within")),
        })
    }
}
