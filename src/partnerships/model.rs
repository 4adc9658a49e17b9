//! What a link is: its kind, its status, the roles of its parties.

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// Every one, in the order they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in addresses, tables and the API.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one with that word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == word)
            }
        }
    };
}

pub(super) use words;

words! {
    /// The kind of a link.
    Kind {
        /// By a treaty or agreement, open-ended.
        Partnership = "partnership",
        /// An agreement limited in time or scope.
        Friendship = "friendship",
        /// Informal relations.
        Contact = "contact",
        /// Limited to one project.
        Project = "project",
        /// Between neighbours across a border.
        CrossBorder = "cross_border",
        /// The source does not say.
        Unknown = "unknown",
    }
}

words! {
    /// Where a link stands.
    Status {
        /// Both sides prepare it.
        Envisaged = "envisaged",
        /// It lives.
        Active = "active",
        /// Nothing has happened for a while.
        Dormant = "dormant",
        /// Stopped by a decision, not ended.
        Suspended = "suspended",
        /// Ended.
        Ended = "ended",
        /// The source does not say.
        Unknown = "unknown",
    }
}

words! {
    /// What a party is in a link; parties are peers unless a source says otherwise.
    Role {
        /// A partner among peers.
        Partner = "partner",
        /// Leads for the others.
        Lead = "lead",
    }
}

/// The words that sources and French law use for a link.
pub const FORMS: &[&str] =
    &["twinning", "cooperation", "friendship_pact", "cross_border", "humanitarian", "one_percent", "letter_of_intent"];
