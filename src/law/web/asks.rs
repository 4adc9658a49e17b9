//! What was not said, as the eight questions ask it: each question once, with its fields and the rules that wait for them.

use super::questions::Answers;
use super::{Page, path};
use crate::law::model::{Finding, Severity, Verdict};
use crate::web::{Texts, key};

/// The ends of the keys of the questions, in their order.
const QUESTIONS: [&str; 8] = ["who", "with", "what", "money", "paper", "dates", "trip", "conflict"];

/// A field of the questions.
struct Field {
    /// The number of its question, from 1 on.
    question: usize,
    /// Its name in the form.
    name: &'static str,
    /// The key of what it asks, as it stands after « Dites-nous : ».
    label: &'static str,
    /// What it says of the situation.
    says: &'static [&'static str],
}

const fn field(question: usize, name: &'static str, label: &'static str, says: &'static [&'static str]) -> Field {
    Field { question, name, label, says }
}

static FIELDS: [Field; 18] = [
    field(1, "kind", "law-field-authority-kind", &["authority.kind"]),
    field(1, "population", "law-field-authority-population", &["authority.population"]),
    field(2, "partner", "law-field-partner-kind", &["partner.kind"]),
    field(2, "country", "law-field-partner-country", &["partner.country"]),
    field(2, "state_case", "law-field-action-state-case", &["action.state_case"]),
    field(3, "form", "law-field-action-form", &["action.form"]),
    field(4, "amount", "law-ask-amount", &["acts.amount", "budgets.spent", "payments.amount", "subsidy.amount"]),
    field(4, "budget", "law-field-payments-budget", &["budgets", "payments"]),
    field(4, "resources", "law-field-budgets-resources", &["budgets.resources"]),
    field(4, "grant", "law-field-action-state-cofinancing", &["action.state_cofinancing"]),
    field(5, "act", "law-ask-act", &["acts"]),
    field(6, "voted_on", "law-field-acts-voted-on", &["acts.voted_on"]),
    field(6, "signed_on", "law-field-acts-signed-on", &["acts.signed_on", "subsidy.agreement_signed_on"]),
    field(6, "acknowledged_on", "law-field-acts-acknowledged-on", &["acts.acknowledged_on"]),
    field(7, "traveller", "law-ask-traveller", &["trips"]),
    field(7, "mandate_on", "law-ask-mandate", &["trips.order_on", "trips.voted_on"]),
    field(7, "left_on", "law-field-trips-left-on", &["trips.left_on"]),
    field(8, "conflict", "law-field-action-conflict", &["action.conflict"]),
];

/// A question that was not answered, or not whole.
pub struct Ask {
    /// Its title.
    pub question: String,
    /// What it asks that matters, each with the address of its field.
    pub fields: Vec<(String, String)>,
    /// The rules that wait for it first: their questions and addresses.
    pub rules: Vec<(String, String)>,
}

/// The questions, with what was answered and the address at which they can be answered again.
pub struct Asks<'a> {
    /// What was answered.
    pub answers: &'a Answers,
    /// The questions with what was answered.
    pub again: &'a str,
}

impl Asks<'_> {
    /// The field that says something of the situation; none when the questions do not ask for it.
    fn of(&self, missing: &str) -> Option<&'static Field> {
        let missing = plain(missing);
        // The amount of a call for projects is asked, but not what one association receives of it.
        if missing == "subsidy.amount" && self.answers.form == "call_for_projects" {
            return None;
        }
        FIELDS.iter().find(|field| field.says.contains(&missing.as_str()))
    }

    /// The fields that these findings miss.
    fn fields(&self, found: &[&Finding]) -> Vec<&'static Field> {
        found.iter().flat_map(|one| &one.missing).filter_map(|missing| self.of(missing)).collect()
    }

    /// Whether a question asks for something that these findings miss.
    pub fn ask(&self, found: &[&Finding]) -> bool {
        !self.fields(found).is_empty()
    }

    /// Whether something that could block waits for an answer to a question.
    pub fn decide(&self, results: &[Finding]) -> bool {
        let open = |one: &&Finding| one.verdict == Verdict::Unknown && one.severity == Severity::Blocks;
        results.iter().filter(open).any(|one| self.ask(&[one]))
    }

    /// The questions for which rules wait, each once.
    pub fn list(&self, t: Texts, waiting: &[Vec<&Finding>]) -> Vec<Ask> {
        (1..=QUESTIONS.len()).filter_map(|number| self.question(t, number, waiting)).collect()
    }

    fn question(&self, t: Texts, number: usize, waiting: &[Vec<&Finding>]) -> Option<Ask> {
        let missed =
            |field: &&Field| waiting.iter().any(|rule| self.fields(rule).iter().any(|one| one.name == field.name));
        let named = |field: &Field| (t.s(field.label), format!("{}#{}", self.again, field.name));
        let fields: Vec<_> = FIELDS.iter().filter(|field| field.question == number).filter(missed).map(named).collect();
        let first = |rule: &&Vec<&Finding>| self.fields(rule).iter().map(|field| field.question).min() == Some(number);
        let rule = |found: &Vec<&Finding>| {
            let one = found.first()?;
            Some((one.question.clone(), format!("{}/{}", path(t.locale(), Page::Rules), one.rule)))
        };
        let title = format!("{number}. {}", t.s(key("law-q-", QUESTIONS.get(number.checked_sub(1)?)?)));
        let rules = waiting.iter().filter(first).filter_map(rule).collect();
        (!fields.is_empty()).then_some(Ask { question: title, fields, rules })
    }
}

/// A path without the places in its lists: `acts.voted_on` for `acts[0].voted_on`.
pub fn plain(path: &str) -> String {
    path.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect()
}
