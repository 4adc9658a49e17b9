//! Why a person should look at a link, as it is stored.

use serde::Deserialize;

/// One doubt about a link.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Doubt {
    /// A party was recognised by its name and position, without a code.
    ByName {
        /// The name in the source.
        name: Box<str>,
    },
    /// The code belongs to a place of another name.
    OtherName {
        /// The name in the source.
        name: Box<str>,
        /// The code.
        official: Box<str>,
    },
    /// The place with that code lies in another country.
    OtherCountry {
        /// The name in the source.
        name: Box<str>,
        /// The country it lies in.
        country: Box<str>,
    },
    /// One of the parties is also linked with another place of the same name.
    Namesake,
    /// Several places could be meant; none was chosen.
    Several {
        /// The name in the source.
        name: Box<str>,
        /// How many.
        count: u32,
    },
    /// No gazetteer of ours knows the place.
    NotFound {
        /// The name in the source.
        name: Box<str>,
    },
    /// The source's position lies far from the place with that code.
    Far {
        /// The name in the source.
        name: Box<str>,
        /// Kilometres between the two.
        km: u32,
    },
    /// The source may list a club of towns as every pair of its members.
    Club {
        /// The club's number.
        club: u16,
    },
    /// Stated in words.
    Text {
        /// In French.
        fr: Box<str>,
        /// In English.
        en: Box<str>,
    },
}
