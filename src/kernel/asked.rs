//! What rules that are data are asked about: words of a closed list, records in which every field may be left out, days.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Day;

/// A day of the calendar, `2026-11-24`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "String")]
#[schema(value_type = String, format = Date)]
pub struct Date(String);

impl Date {
    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match Day::parse(&text) {
            Some(_) => Ok(Self(text)),
            None => Err(format!("“{text}” is not a day written YYYY-MM-DD")),
        }
    }
}

/// An enumeration whose words stand in JSON and in files of content.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($word:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($word),+ }
    };
}
pub(crate) use words;

/// A record of JSON in which every field may be left out, and none may be unknown.
macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct $name {
            $($(#[$field_doc])* #[serde(skip_serializing_if = "Option::is_none")] #[schema(inline)] pub $field: Option<$type>),+
        }
    };
}
pub(crate) use record;
