//! What an authority is, and the identifiers of the French ones.

use std::collections::BTreeMap;

use reference::fold::fold;

use crate::kernel::{Locale, PublicId, slug};

/// An authority by its names, for whoever shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its identifier.
    pub id: PublicId,
    /// Its name as its own country writes it.
    pub name: String,
    /// Its name in other languages, by language code.
    pub names: BTreeMap<String, String>,
    /// Its country, two letters.
    pub country: String,
}

impl Named {
    /// What follows the identifier in the address of its page, for people; empty for a name without a Latin letter.
    pub fn readable(&self) -> String {
        slug(&fold(&self.name))
    }

    /// Its name in a language of the interface; its own name when there is no other.
    pub fn name_in(&self, locale: Locale) -> &str {
        self.names.get(locale.code()).unwrap_or(&self.name)
    }
}

/// The kinds of authority; the French ones by their legal category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A French municipality.
    Commune,
    /// A French intercommunal body with its own tax revenue, or a public territorial body of Greater Paris.
    Epci,
    /// A French department.
    Departement,
    /// A French region.
    Region,
    /// A French overseas collectivity or New Caledonia.
    Collectivite,
    /// A place in France that a source names and that no official code recognises.
    Unidentified,
    /// A local authority abroad, of whatever level.
    Foreign,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Commune,
        Self::Epci,
        Self::Departement,
        Self::Region,
        Self::Collectivite,
        Self::Unidentified,
        Self::Foreign,
    ];

    /// The word in addresses, tables and the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::Commune => "commune",
            Self::Epci => "epci",
            Self::Departement => "departement",
            Self::Region => "region",
            Self::Collectivite => "collectivite",
            Self::Unidentified => "unidentified",
            Self::Foreign => "foreign",
        }
    }

    /// The kind with that word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The public identifier of the French authority of this kind with that official code.
    pub fn french_id(self, code: &str) -> Option<PublicId> {
        PublicId::parse(&format!("fr-{}-{}", self.code(), code.to_ascii_lowercase()))
    }
}

/// How exactly a position is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// The centre of a territory.
    Centre,
    /// The place itself, from a gazetteer or a source.
    Place,
    /// Somewhere near; the page says so.
    Approximate,
    /// No position is known.
    Unknown,
}

impl Precision {
    /// The word in tables and the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::Centre => "centre",
            Self::Place => "place",
            Self::Approximate => "approximate",
            Self::Unknown => "unknown",
        }
    }

    /// The precision with that word; what is not understood is unknown.
    pub fn parse(code: &str) -> Self {
        [Self::Centre, Self::Place, Self::Approximate]
            .into_iter()
            .find(|precision| precision.code() == code)
            .unwrap_or(Self::Unknown)
    }
}

/// Where a record comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The embedded reference (official geographic code, GeoNames).
    Reference,
    /// A file that somebody imported.
    Import,
}

impl Origin {
    /// The word in the table.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Import => "import",
        }
    }
}

/// An authority about to be recorded.
#[derive(Clone, Debug)]
pub struct NewAuthority {
    /// Its identifier, for ever.
    pub public_id: PublicId,
    /// Its kind.
    pub kind: Kind,
    /// A finer category in the source's words (`CC`, `METRO`, `EPT`).
    pub subkind: Option<String>,
    /// Its name, as its own country writes it.
    pub name: String,
    /// Its name in other languages, by language code.
    pub names: BTreeMap<String, String>,
    /// Other names that must find it.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The first-level division abroad, in words.
    pub admin: Option<String>,
    /// The official geographic code (INSEE) of a French authority.
    pub insee: Option<String>,
    /// The SIREN of a French authority.
    pub siren: Option<String>,
    /// The GeoNames identifier of a place.
    pub geonames: Option<u32>,
    /// Postal codes.
    pub postcodes: Vec<String>,
    /// Inhabitants, their year and the source of the count.
    pub population: Option<Population>,
    /// Latitude and longitude in degrees (WGS 84).
    pub position: Option<(f64, f64)>,
    /// How exactly the position is known.
    pub precision: Precision,
    /// A remark for readers, by language code.
    pub note: BTreeMap<String, String>,
    /// Where the record comes from.
    pub origin: Origin,
}

/// A count of inhabitants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    /// Inhabitants.
    pub value: u32,
    /// The year they were counted for, when the source says it.
    pub year: Option<i32>,
    /// The source's name.
    pub source: String,
}

impl NewAuthority {
    /// A record with a name and nothing else yet.
    pub fn named(public_id: PublicId, kind: Kind, name: &str, country: &str) -> Self {
        Self {
            public_id,
            kind,
            subkind: None,
            name: name.to_owned(),
            names: BTreeMap::new(),
            aliases: Vec::new(),
            country: country.to_owned(),
            admin: None,
            insee: None,
            siren: None,
            geonames: None,
            postcodes: Vec::new(),
            population: None,
            position: None,
            precision: Precision::Unknown,
            note: BTreeMap::new(),
            origin: Origin::Reference,
        }
    }
}
