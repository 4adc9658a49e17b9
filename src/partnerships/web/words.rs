//! Fields and their values in words.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use crate::kernel::{Locale, PartialDate};
use crate::partnerships::themes::Theme;
use crate::web::Texts;

/// What is needed to put values in words.
pub struct Words {
    /// The texts.
    pub t: Texts,
    /// The language.
    pub locale: Locale,
    /// The names of sources by their code.
    pub sources: HashMap<String, BTreeMap<String, String>>,
}

impl Words {
    /// A field's name.
    pub fn field(&self, field: &str) -> String {
        match field {
            "sources" => self.t.s("col-source"),
            _ => self.t.s(format!("fact-{field}")),
        }
    }

    /// A field's value.
    pub fn value(&self, field: &str, value: &Value) -> String {
        match (value, field) {
            (Value::Array(all), _) => {
                let all: Vec<String> = all.iter().filter_map(Value::as_str).map(|one| self.word(field, one)).collect();
                all.join(", ")
            }
            (Value::String(word), _) => self.word(field, word),
            (_, "themes") => self.t.s("unknown-plural"),
            (_, "sources") => String::new(),
            _ => self.t.s("unknown"),
        }
    }

    fn word(&self, field: &str, word: &str) -> String {
        let named = |key: String| if self.t.has(&key) { self.t.s(key) } else { word.to_owned() };
        match field {
            "kind" => named(format!("link-kind-{word}")),
            "form" => named(format!("form-{word}")),
            "status" => named(format!("status-{word}")),
            "since" | "until" => PartialDate::parse(word).map_or_else(|| word.to_owned(), |date| self.t.date(date)),
            "themes" => Theme::parse(word).map_or(word, |theme| theme.name(self.locale == Locale::Fr)).to_owned(),
            _ => self.source(word),
        }
    }

    fn source(&self, code: &str) -> String {
        let names = self.sources.get(code);
        let name = names.and_then(|names| names.get(self.locale.code()).or_else(|| names.values().next()));
        name.map_or(code, String::as_str).to_owned()
    }
}
