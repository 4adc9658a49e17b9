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

impl Problem {
    /// The problem in French and in English.
    pub fn told(&self) -> [String; 2] {
        match self {
            Self::UnknownName(name) => {
                [format!("Il n’y a pas de filtre « {name} »."), format!("There is no filter called “{name}”.")]
            }
            Self::UnknownValue { name, value, choices } if choices.is_empty() => [
                format!("Le filtre « {name} » n’a pas de valeur « {value} »."),
                format!("The filter “{name}” has no value “{value}”."),
            ],
            Self::UnknownValue { name, value, choices } => {
                let choices = choices.join(", ");
                [
                    format!("Le filtre « {name} » n’a pas de valeur « {value} » ; il prend {choices}."),
                    format!("The filter “{name}” has no value “{value}”; it takes {choices}."),
                ]
            }
            Self::Twice(name) => {
                [format!("Le filtre « {name} » est donné deux fois."), format!("The filter “{name}” is given twice.")]
            }
            Self::NoSuchPage { page, last } => [
                format!("Il n’y a pas de page {page} ; la dernière est la page {last}."),
                format!("There is no page {page}; the last is {last}."),
            ],
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.told()[1])
    }
}
