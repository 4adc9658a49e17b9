//! What an answer is.

use crate::authorities;

/// What a document of the index is, and a facet of the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A French commune.
    Commune,
    /// A French intercommunal body.
    Epci,
    /// A French department.
    Departement,
    /// A French region.
    Region,
    /// An overseas collectivity.
    Collectivite,
    /// A French authority that no code tells.
    Unidentified,
    /// An authority abroad that the atlas knows.
    Foreign,
    /// A place abroad that only the gazetteer knows.
    Place,
    /// A country.
    Country,
    /// A link.
    Partnership,
    /// A page of the site.
    Page,
}

impl Kind {
    /// Every one, in the order of the facets.
    pub const ALL: [Self; 11] = [
        Self::Commune,
        Self::Epci,
        Self::Departement,
        Self::Region,
        Self::Collectivite,
        Self::Unidentified,
        Self::Foreign,
        Self::Place,
        Self::Country,
        Self::Partnership,
        Self::Page,
    ];

    /// The word in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Commune => "commune",
            Self::Epci => "epci",
            Self::Departement => "departement",
            Self::Region => "region",
            Self::Collectivite => "collectivite",
            Self::Unidentified => "unidentified",
            Self::Foreign => "foreign",
            Self::Place => "place",
            Self::Country => "country",
            Self::Partnership => "partnership",
            Self::Page => "page",
        }
    }

    /// The one of four words that programs are told.
    pub fn told(self) -> &'static str {
        match self {
            Self::Country | Self::Partnership | Self::Page => self.code(),
            _ => "authority",
        }
    }

    /// The kinds that a word in an address stands for; none for a word that does not exist.
    pub fn read(word: &str) -> Vec<Self> {
        Self::ALL.into_iter().filter(|kind| kind.code() == word || kind.told() == word).collect()
    }

    /// As it is kept in the index.
    pub fn number(self) -> u64 {
        Self::ALL.iter().position(|kind| *kind == self).unwrap_or_default() as u64
    }

    /// The one kept under a number.
    pub fn numbered(number: u64) -> Option<Self> {
        Self::ALL.get(usize::try_from(number).ok()?).copied()
    }
}

impl From<authorities::Kind> for Kind {
    fn from(kind: authorities::Kind) -> Self {
        match kind {
            authorities::Kind::Commune => Self::Commune,
            authorities::Kind::Epci => Self::Epci,
            authorities::Kind::Departement => Self::Departement,
            authorities::Kind::Region => Self::Region,
            authorities::Kind::Collectivite => Self::Collectivite,
            authorities::Kind::Unidentified => Self::Unidentified,
            authorities::Kind::Foreign => Self::Foreign,
        }
    }
}
