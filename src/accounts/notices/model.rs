//! What is told, and how often.

use serde::{Deserialize, Serialize};

const DAY: i64 = 24 * 3600 * 1_000_000;

/// Something that a person is told, in their language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Notice {
    /// What happened, in one line.
    pub subject: String,
    /// What it means, in a few lines.
    pub text: String,
    /// What they may do: the words of the button and its whole address.
    pub action: Option<(String, String)>,
    /// Nobody else would act: it is told at once, whatever the person has chosen.
    #[serde(skip, default)]
    pub must_act: bool,
}

/// How often a person wants a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// At most one a day.
    Daily,
    /// At most one a week.
    Weekly,
    /// None.
    Never,
}

impl Rhythm {
    /// All of them, the most frequent first.
    pub const ALL: [Self; 3] = [Self::Daily, Self::Weekly, Self::Never];

    /// As it stands in the database and in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Never => "never",
        }
    }

    /// The rhythm of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// From one digest to the next; none is sent without one.
    pub fn period(self) -> Option<i64> {
        match self {
            Self::Daily => Some(DAY),
            Self::Weekly => Some(7 * DAY),
            Self::Never => None,
        }
    }
}
