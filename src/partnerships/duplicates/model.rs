//! What is compared, how likely two records are the same, and why; pure.

use std::collections::BTreeSet;

use super::detect::names;
use crate::kernel::{PartialDate, PublicId, own_id};
use crate::partnerships::model::{Kind, words};
pub use crate::partnerships::suggestions::model::Entity;

words! {
    /// How likely two records are the same.
    Class {
        /// Nothing speaks against it.
        Sure = "sure",
        /// Most speaks for it.
        Probable = "probable",
        /// Somebody should look.
        Look = "look",
    }
}

impl Class {
    /// One step less likely.
    pub fn less(self) -> Self {
        if self == Self::Sure { Self::Probable } else { Self::Look }
    }
}

/// Why two records may be the same, or what makes it doubtful.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// They bear the same name, but for accents, capitals and hyphens.
    SameName,
    /// A name of one is another name of the other.
    OtherName(String),
    /// Their names differ by one sign.
    NearName,
    /// Their names differ by a word such as « county ».
    Category,
    /// They bear different names, and stand at one place.
    SamePlace,
    /// So many kilometres lie between them.
    Apart(u32),
    /// The position of one is only approximate.
    Approximate,
    /// The position of one is not known.
    NoPosition,
    /// They lie in the same region.
    SameRegion,
    /// The sources name two regions.
    OtherRegion,
    /// The gazetteer has both, as two places.
    BothInGazetteer,
    /// The gazetteer has one of them.
    OneInGazetteer,
    /// Their parties are the same.
    SameParties,
    /// One has all the parties of the other, and more.
    MoreParties,
    /// All their parties but one are the same; that one has two records that may be one.
    OneParty,
    /// They began at the same time.
    SameSince,
    /// They are said to have begun at different times.
    OtherSince,
    /// The doubt is written on one of them, or on both.
    Written,
    /// Somebody told that they are the same, and where they know it from.
    Reported(String),
}

/// An authority as far as it is compared.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its identifier.
    pub id: PublicId,
    /// Its own name, folded.
    pub name: String,
    /// Its other names, folded.
    pub others: Vec<String>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// It has an official French code.
    pub official: bool,
    /// The gazetteer has it.
    pub gazetteer: bool,
    /// The division it lies in, folded, without the word for what it is.
    pub region: Option<String>,
    /// Latitude and longitude.
    pub position: Option<(f64, f64)>,
    /// Its position is not only somewhere near.
    pub exact: bool,
}

impl Place {
    /// A place with a name in a country, and nothing else known.
    pub fn named(id: PublicId, name: &str, country: &str) -> Self {
        Self {
            id,
            name: reference::fold::fold(name),
            others: Vec::new(),
            country: country.to_owned(),
            official: false,
            gazetteer: false,
            region: None,
            position: None,
            exact: false,
        }
    }

    /// The region, as it is compared.
    pub fn region_of(words: &str) -> Option<String> {
        let folded = reference::fold::fold(words);
        let bare = names::bare(&folded);
        Some(if bare.is_empty() { folded } else { bare }).filter(|region| !region.is_empty())
    }
}

/// A link as far as it is compared.
#[derive(Clone, Debug)]
pub struct Bond {
    /// Its identifier.
    pub id: PublicId,
    /// Its parties as places in the list of authorities, sorted.
    pub parties: Vec<usize>,
    /// Its kind, when it is known.
    pub kind: Option<Kind>,
    /// When it began.
    pub since: Option<PartialDate>,
    /// When it ended.
    pub until: Option<PartialDate>,
    /// A doubt is written on it in words.
    pub written: bool,
}

/// Two records that may be the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Links or authorities.
    pub entity: Entity,
    /// The two, in the order of their identifiers.
    pub ids: [PublicId; 2],
    /// How likely.
    pub class: Class,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The countries beside France that it is about.
    pub countries: BTreeSet<String>,
    /// The parties of each of two links; each of two authorities itself.
    pub parties: [BTreeSet<PublicId>; 2],
    /// The French authorities that it concerns: parties of the two links, or of a link of one of the two authorities.
    pub french: BTreeSet<PublicId>,
    /// Whether such a link has no French party: no network decides about it.
    pub beyond: bool,
}

/// Two identifiers in their order.
pub fn ordered(one: &PublicId, other: &PublicId) -> [PublicId; 2] {
    let mut ids = [one.clone(), other.clone()];
    ids.sort();
    ids
}

/// What two records have for an identifier in the journal, whoever named them first.
pub fn pair_id(one: &PublicId, other: &PublicId) -> PublicId {
    let [one, other] = ordered(one, other);
    own_id("dp", &[one.as_str(), other.as_str()])
}
