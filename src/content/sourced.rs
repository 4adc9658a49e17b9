//! What every sentence that is data carries: where it comes from, whether that was checked, and its words.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kernel::{Day, Locale};

/// Whether a sentence was compared with its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Compared with the source named beside it, on the day named beside it.
    Verified,
    /// Not yet: a person must compare it with the text in force.
    ToVerify,
}

/// Where a sentence comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its name, as one would cite it.
    pub name: String,
    /// Where it can be read, when that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Source {
    /// What stands where no source is named: that nobody read one.
    pub fn none_read() -> Self {
        Self { name: "Aucune source lue".to_owned(), url: None }
    }

    /// Whether nobody read a source yet: its name then begins so, and what stands on it is to be verified.
    pub fn is_unread(&self) -> bool {
        self.name.starts_with("Aucune source")
    }

    /// The day on which it was read; nothing where nobody read one.
    pub fn read_on(&self, day: Day) -> Option<String> {
        (!self.is_unread()).then(|| day.to_string())
    }
}

/// Words in each language.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

impl Words {
    /// In a language.
    pub fn of(&self, locale: Locale) -> &str {
        match locale {
            Locale::Fr => &self.fr,
            Locale::En => &self.en,
        }
    }
}
