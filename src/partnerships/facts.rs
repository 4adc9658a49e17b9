//! What may be said of a link, field by field; what nobody says is absent.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::model::{Kind, Status, words};
use crate::kernel::PartialDate;

words! {
    /// A field of a link that its parties may speak of.
    Field {
        /// Its kind.
        Kind = "kind",
        /// The word of the source or of the law.
        Form = "form",
        /// Where it stands.
        Status = "status",
        /// When it began.
        Since = "since",
        /// When it ended.
        Until = "until",
        /// Its themes.
        Themes = "themes",
        /// What it is, in the words of a party.
        Summary = "summary",
    }
}

/// What may be said of a link and may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its kind.
    pub kind: Option<Kind>,
    /// The word of the source.
    pub form: Option<String>,
    /// Where it stands.
    pub status: Option<Status>,
    /// When it began.
    pub since: Option<PartialDate>,
    /// When it ended.
    pub until: Option<PartialDate>,
    /// Its themes.
    pub themes: BTreeSet<String>,
    /// What it is, in a party's words, by language.
    pub summary: BTreeMap<String, String>,
}

impl Facts {
    /// One field as JSON: a word, a date, a list; null when it is unknown.
    pub fn value(&self, field: Field) -> Value {
        match field {
            Field::Kind => json!(self.kind.filter(|kind| *kind != Kind::Unknown).map(Kind::code)),
            Field::Form => json!(self.form),
            Field::Status => json!(self.status.filter(|status| *status != Status::Unknown).map(Status::code)),
            Field::Since => json!(self.since.map(|date| date.to_string())),
            Field::Until => json!(self.until.map(|date| date.to_string())),
            Field::Themes if self.themes.is_empty() => Value::Null,
            Field::Themes => json!(self.themes),
            Field::Summary if self.summary.is_empty() => Value::Null,
            Field::Summary => json!(self.summary),
        }
    }

    /// Takes one field from its JSON; what it does not understand is unknown.
    pub fn set(&mut self, field: Field, value: &Value) {
        let word = value.as_str();
        match field {
            Field::Kind => self.kind = word.and_then(Kind::parse),
            Field::Form => self.form = word.map(str::to_owned),
            Field::Status => self.status = word.and_then(Status::parse),
            Field::Since => self.since = word.and_then(PartialDate::parse),
            Field::Until => self.until = word.and_then(PartialDate::parse),
            Field::Themes => {
                let codes = value.as_array().into_iter().flatten();
                self.themes = codes.filter_map(Value::as_str).map(str::to_owned).collect();
            }
            Field::Summary => {
                let texts = value.as_object().into_iter().flatten();
                let known = texts.filter_map(|(language, text)| Some((language.clone(), text.as_str()?.to_owned())));
                self.summary = known.collect();
            }
        }
    }

    /// What is known, without what is not.
    pub fn known(&self) -> Map<String, Value> {
        let all = Field::ALL.iter().map(|field| (field.code().to_owned(), self.value(*field)));
        all.filter(|(_, value)| !value.is_null()).collect()
    }

    /// One field in a word, for reports.
    pub fn word(&self, field: Field) -> String {
        match self.value(field) {
            Value::String(word) => word,
            Value::Object(_) => self.summary.values().map(String::as_str).collect::<Vec<_>>().join(" / "),
            Value::Array(_) => self.themes.iter().map(String::as_str).collect::<Vec<_>>().join(";"),
            _ => "unknown".to_owned(),
        }
    }

    /// The fields in which both say something and not the same: field, mine, theirs.
    pub fn against(&self, other: &Self) -> Vec<(&'static str, String, String)> {
        fn differ(
            field: &'static str,
            mine: Option<String>,
            theirs: Option<String>,
        ) -> Option<(&'static str, String, String)> {
            mine.zip(theirs).filter(|(mine, theirs)| mine != theirs).map(|(mine, theirs)| (field, mine, theirs))
        }
        let word = |date: Option<PartialDate>| date.map(|date| date.to_string());
        let code = |kind: Option<Kind>| kind.map(|kind| kind.code().to_owned());
        let state = |status: Option<Status>| status.map(|status| status.code().to_owned());
        [
            differ("kind", code(self.kind), code(other.kind)),
            differ("form", self.form.clone(), other.form.clone()),
            differ("status", state(self.status), state(other.status)),
            differ("since", word(self.since), word(other.since)),
            differ("until", word(self.until), word(other.until)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// What this says and the other does not.
    pub fn beyond(&self, other: &Self) -> Self {
        Self {
            kind: self.kind.filter(|_| other.kind.is_none()),
            form: self.form.clone().filter(|_| other.form.is_none()),
            status: self.status.filter(|_| other.status.is_none()),
            since: self.since.filter(|_| other.since.is_none()),
            until: self.until.filter(|_| other.until.is_none()),
            themes: self.themes.difference(&other.themes).cloned().collect(),
            summary: if other.summary.is_empty() { self.summary.clone() } else { BTreeMap::new() },
        }
    }

    /// Takes what is not known yet.
    pub fn gain(&mut self, more: &Self) {
        self.kind = self.kind.or(more.kind);
        self.form = self.form.take().or_else(|| more.form.clone());
        self.status = self.status.or(more.status);
        self.since = self.since.or(more.since);
        self.until = self.until.or(more.until);
        self.themes.extend(more.themes.iter().cloned());
        if self.summary.is_empty() {
            self.summary.clone_from(&more.summary);
        }
    }
}
