//! Countries, their names in five languages, and the groups aid rules speak of.
//!
//! Source: GeoNames country list (CC BY 4.0) for codes and continents, Unicode
//! CLDR for names, `bblocks-places` and `oda-data` (MIT) for groups.

use std::{collections::HashMap, sync::OnceLock};

use crate::table::{embedded, keep, rows};

/// A country or territory of ISO 3166-1, plus Kosovo ("XK").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code.
    pub iso2: &'static str,
    /// ISO 3166-1 alpha-3 code, "XKX" for Kosovo.
    pub iso3: &'static str,
    /// ISO 3166-1 number, 0 for Kosovo.
    pub numeric: u16,
    /// Continent; Central America and the Caribbean are North America.
    pub continent: Continent,
    /// Name in French.
    pub name_fr: &'static str,
    /// Name in English.
    pub name_en: &'static str,
    /// Name in Spanish.
    pub name_es: &'static str,
    /// Name in Portuguese.
    pub name_pt: &'static str,
    /// Name in Arabic.
    pub name_ar: &'static str,
}

impl Country {
    /// The name in `lang` (fr, en, es, pt, ar); English for any other language.
    pub fn name(&self, lang: &str) -> &'static str {
        match lang.split(['-', '_']).next() {
            Some("fr") => self.name_fr,
            Some("es") => self.name_es,
            Some("pt") => self.name_pt,
            Some("ar") => self.name_ar,
            _ => self.name_en,
        }
    }
}

/// A continent, as GeoNames counts seven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Continent {
    /// Africa.
    Africa,
    /// Asia, the Near East and the Caucasus included.
    Asia,
    /// Europe.
    Europe,
    /// North America, Central America and the Caribbean.
    NorthAmerica,
    /// South America.
    SouthAmerica,
    /// Oceania.
    Oceania,
    /// Antarctica and the southern islands.
    Antarctica,
}

impl Continent {
    /// Every continent, in the order of the enumeration.
    pub const ALL: [Self; 7] = [
        Self::Africa,
        Self::Asia,
        Self::Europe,
        Self::NorthAmerica,
        Self::SouthAmerica,
        Self::Oceania,
        Self::Antarctica,
    ];

    /// The code used in addresses and tables.
    pub fn code(self) -> &'static str {
        match self {
            Self::Africa => "africa",
            Self::Asia => "asia",
            Self::Europe => "europe",
            Self::NorthAmerica => "north-america",
            Self::SouthAmerica => "south-america",
            Self::Oceania => "oceania",
            Self::Antarctica => "antarctica",
        }
    }

    /// The continent of a code, `None` when unknown.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|continent| continent.code() == code)
    }
}

/// A country's place in a group, as a source states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    /// "dac" (recipients of official development assistance), "ldc", "lldc",
    /// "sids" or "income".
    pub group: &'static str,
    /// Income: "low", "lower_middle", "upper_middle", "high"; DAC: the same or
    /// "ldc", empty when the source states none; other groups: empty.
    pub class: &'static str,
    /// The country.
    pub iso2: &'static str,
    /// First day, when known.
    pub valid_from: Option<&'static str>,
    /// First day outside the group, when known.
    pub valid_to: Option<&'static str>,
    /// When the source was read.
    pub checked_on: &'static str,
    /// The package or document, with its version.
    pub source: &'static str,
    /// "to_verify" against the official list, or "verified".
    pub status: &'static str,
    /// What a person should know before relying on it: a scheduled graduation
    /// that is not applied here.
    pub note: Option<&'static str>,
}

/// All countries, by alpha-2 code.
pub fn all() -> &'static [Country] {
    static ALL: OnceLock<Vec<Country>> = OnceLock::new();
    ALL.get_or_init(|| {
        rows(keep(embedded!("countries")))
            .map(|mut row| Country {
                iso2: row.cell(),
                iso3: row.cell(),
                numeric: row.required(),
                continent: Continent::parse(row.cell()).expect("the compiler writes these codes"),
                name_fr: row.cell(),
                name_en: row.cell(),
                name_es: row.cell(),
                name_pt: row.cell(),
                name_ar: row.cell(),
            })
            .collect()
    })
}

/// The country of an alpha-2 code in upper case.
pub fn by_iso2(iso2: &str) -> Option<&'static Country> {
    let all = all();
    let at = all.binary_search_by(|country| country.iso2.cmp(iso2)).ok()?;
    all.get(at)
}

/// The groups a country belongs to or belonged to.
pub fn memberships(iso2: &str) -> Vec<&'static Membership> {
    static ALL: OnceLock<HashMap<&'static str, Vec<Membership>>> = OnceLock::new();
    ALL.get_or_init(read_memberships).get(iso2).map_or_else(Vec::new, |rows| rows.iter().collect())
}

fn read_memberships() -> HashMap<&'static str, Vec<Membership>> {
    let mut all: HashMap<&'static str, Vec<Membership>> = HashMap::new();
    for mut row in rows(keep(embedded!("memberships"))) {
        let membership = Membership {
            iso2: row.cell(),
            group: row.cell(),
            class: row.cell(),
            valid_from: row.optional(),
            valid_to: row.optional(),
            checked_on: row.cell(),
            source: row.cell(),
            status: row.cell(),
            note: row.optional(),
        };
        all.entry(membership.iso2).or_default().push(membership);
    }
    all
}
