//! What a suggestion is, and when others have confirmed it enough; pure.

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::kernel::{PublicId, Timestamp};
use crate::mail::is_public;
use crate::partnerships::model::words;

words! {
    /// What a suggestion is about.
    Entity {
        /// A link.
        Partnership = "partnership",
        /// An authority.
        Authority = "authority",
    }
}

words! {
    /// Where a suggestion comes from.
    Origin {
        /// Somebody without an account.
        Visitor = "visitor",
        /// A person who has entered.
        Person = "person",
        /// A file that says otherwise than a party.
        Import = "import",
    }
}

/// A suggestion that waits.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// Its row.
    pub row: Uuid,
    /// `su-…`
    pub id: PublicId,
    /// What it is about.
    pub entity: Entity,
    /// Which one.
    pub about: PublicId,
    /// Field by field; `parties` is the whole list.
    pub proposed: Map<String, Value>,
    /// Where the values come from, in the words of whoever suggests them.
    pub source: String,
    /// Where the suggestion comes from.
    pub origin: Origin,
    /// When.
    pub at: Timestamp,
}

/// The field of a suggestion that says which other record is the same.
pub const SAME_AS: &str = "duplicate_of";

impl Suggestion {
    /// The other record, when it says that two are one. A person merges them: nobody's voice does.
    pub fn other(&self) -> Option<PublicId> {
        self.proposed.get(SAME_AS).and_then(Value::as_str).and_then(PublicId::parse)
    }
}

/// Somebody who says that a suggestion is right, as far as their independence goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// The person, when they have entered.
    pub person: Option<String>,
    /// The organisation they speak for.
    pub organisation: Option<String>,
    /// The domain of their confirmed mail address.
    pub domain: Option<String>,
}

impl Voice {
    /// Whether it counts: it stands for an organisation, or for a mail domain where not everybody can have an address.
    fn counts(&self) -> bool {
        self.organisation.is_some() || self.domain.as_deref().is_some_and(|domain| !is_public(domain))
    }

    /// Whether the two have nothing in common.
    fn apart(&self, other: &Self) -> bool {
        let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
        let domain = same(&self.domain, &other.domain) && self.domain.as_deref().is_some_and(|one| !is_public(one));
        !same(&self.person, &other.person) && !same(&self.organisation, &other.organisation) && !domain
    }
}

/// Whether two independent voices confirm what others suggested.
pub fn enough(suggested: &[Voice], confirmed: &[Voice]) -> bool {
    let apart = |voice: &&Voice| voice.counts() && suggested.iter().all(|one| one.apart(voice));
    let voices: Vec<&Voice> = confirmed.iter().filter(apart).collect();
    voices.iter().enumerate().any(|(place, one)| voices[..place].iter().any(|other| one.apart(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `person organisation domain`, `-` for none.
    fn voice(text: &str) -> Voice {
        let mut parts = text.split(' ').map(|part| Some(part.to_owned()).filter(|part| part != "-"));
        let mut next = || parts.next().flatten();
        Voice { person: next(), organisation: next(), domain: next() }
    }

    #[test]
    fn two_voices_confirm_when_they_share_nothing_with_each_other_nor_with_who_suggested() {
        for (suggested, confirmed, expected) in [
            ("", "", false),
            ("", "p1 o1 a.example", false),
            ("", "p1 o1 a.example|p2 o2 b.example", true),
            ("", "p1 o1 a.example|p1 o2 b.example", false),
            ("", "p1 o1 a.example|p2 o1 b.example", false),
            ("", "p1 o1 a.example|p2 o2 a.example", false),
            ("", "- - a.example|- - b.example", true),
            ("", "- - a.example|- - a.example", false),
            ("", "- - gmail.com|- - b.example", false),
            ("", "p1 o1 gmail.com|p2 o2 gmail.com", true),
            ("", "p1 - gmail.com|p2 o2 b.example", false),
            ("", "p1 - a.example|p2 o2 b.example", true),
            ("- - a.example", "- - a.example|- - b.example", false),
            ("- - a.example", "- - b.example|- - c.example", true),
            ("p1 o1 a.example", "p2 o1 b.example|p3 o3 c.example", false),
            ("p1 o1 a.example", "p2 o2 b.example|p3 o3 c.example", true),
            ("- - gmail.com", "p2 o2 gmail.com|p3 o3 c.example", true),
        ] {
            let all = |text: &str| text.split('|').filter(|one| !one.is_empty()).map(voice).collect::<Vec<_>>();
            assert_eq!(enough(&all(suggested), &all(confirmed)), expected, "{suggested} / {confirmed}");
        }
    }
}
