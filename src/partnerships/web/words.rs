//! Fields and their values in words.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use crate::kernel::{Locale, PartialDate};
use crate::partnerships::statements::model::{Field, Statement, Version};
use crate::partnerships::themes::Theme;
use crate::web::Texts;

/// What is needed to put what the journal holds in words.
pub struct Words {
    /// The texts.
    pub t: Texts,
    /// The language.
    pub locale: Locale,
    /// The names of sources by their code, and of authorities by their identifier.
    pub sources: HashMap<String, BTreeMap<String, String>>,
}

impl Words {
    /// A field's name.
    pub fn field(&self, field: &str) -> String {
        match Field::parse(field) {
            Some(field) => field.name(self.t),
            None if field == "parties" => self.t.s("link-parties"),
            None => self.t.s("col-source"),
        }
    }

    /// A field's value.
    pub fn value(&self, field: &str, value: &Value) -> String {
        match Field::parse(field) {
            Some(field) => words(self.t, self.locale, field, value),
            None => {
                let codes = value.as_array().into_iter().flatten().filter_map(Value::as_str);
                codes.map(|code| self.source(code)).collect::<Vec<_>>().join(", ")
            }
        }
    }

    fn source(&self, code: &str) -> String {
        let names = self.sources.get(code);
        let name = names.and_then(|names| names.get(self.locale.code()).or_else(|| names.values().next()));
        name.map_or(code, String::as_str).to_owned()
    }
}

impl Field {
    /// Its name in words.
    pub fn name(self, t: Texts) -> String {
        t.s(format!("fact-{}", self.code()))
    }

    /// One of its values in words.
    pub fn in_words(self, t: Texts, locale: Locale, value: &Value) -> String {
        words(t, locale, self, value)
    }
}

impl Statement {
    /// What it says, in words.
    pub fn words(&self, t: Texts, locale: Locale) -> String {
        words(t, locale, self.field, &self.value)
    }
}

impl Version {
    /// What the record says of a field, in words.
    pub fn words(&self, t: Texts, locale: Locale, field: Field) -> String {
        words(t, locale, field, &self.facts.value(field))
    }
}

/// A value of a field in words.
pub fn words(t: Texts, locale: Locale, field: Field, value: &Value) -> String {
    match value {
        Value::String(code) => word(t, locale, field, code),
        Value::Array(all) => {
            let codes = all.iter().filter_map(Value::as_str);
            codes.map(|code| word(t, locale, field, code)).collect::<Vec<_>>().join(", ")
        }
        Value::Object(texts) => {
            let text = texts.get(locale.code()).or_else(|| texts.values().next());
            text.and_then(Value::as_str).unwrap_or_default().to_owned()
        }
        _ if field == Field::Themes => t.s("unknown-plural"),
        _ => t.s("unknown"),
    }
}

fn word(t: Texts, locale: Locale, field: Field, code: &str) -> String {
    match field {
        Field::Kind => t.s(format!("link-kind-{code}")),
        Field::Form => t.s(format!("form-{code}")),
        Field::Status => t.s(format!("status-{code}")),
        Field::Since | Field::Until => PartialDate::parse(code).map_or_else(|| code.to_owned(), |date| t.date(date)),
        Field::Summary => code.to_owned(),
        Field::Themes => Theme::parse(code).map_or(code, |theme| theme.name(locale == Locale::Fr)).to_owned(),
    }
}
