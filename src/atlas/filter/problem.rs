//! A parameter of an address that means nothing.

/// What is wrong with the query of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No filter has that name.
    UnknownName(String),
    /// The filter has no such value; some that it has.
    UnknownValue {
        /// The filter.
        name: String,
        /// The value.
        value: String,
        /// Values that it takes, when they are few.
        choices: Vec<String>,
    },
    /// The same filter twice.
    Twice(String),
    /// The list has no such page.
    NoSuchPage {
        /// The page asked for.
        page: String,
        /// The last page there is.
        last: usize,
    },
}

impl Problem {
    /// A value that a filter does not take.
    pub fn value(name: &str, value: &str, choices: impl IntoIterator<Item = &'static str>) -> Self {
        let value = value.chars().take(60).filter(|c| !c.is_control()).collect();
        Self::UnknownValue { name: name.to_owned(), value, choices: choices.into_iter().map(str::to_owned).collect() }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownName(name) => write!(f, "there is no filter called « {name} »"),
            Self::UnknownValue { name, value, choices } if choices.is_empty() => {
                write!(f, "the filter « {name} » has no value « {value} »")
            }
            Self::UnknownValue { name, value, choices } => {
                write!(f, "the filter « {name} » has no value « {value} »; it takes {}", choices.join(", "))
            }
            Self::Twice(name) => write!(f, "the filter « {name} » is given twice"),
            Self::NoSuchPage { page, last } => write!(f, "there is no page {page}; the last is {last}"),
        }
    }
}
