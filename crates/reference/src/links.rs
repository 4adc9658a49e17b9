//! Links between local authorities, as open sources declare them.
//!
//! This table has its own licence, CC BY-SA 4.0, apart from the code and the
//! other tables: see `data/links/LICENCE.md`. A link says that two towns declared
//! a partnership at some time; it has no year, no legal form, and may have ended.

use std::sync::OnceLock;

use crate::table::{embedded, keep, rows};

/// One side of a link.
#[derive(Debug, Clone, PartialEq)]
pub struct End {
    /// Name in the source.
    pub name: String,
    /// ISO 3166-1 alpha-2 code, "XK" for Kosovo; French overseas areas are "FR".
    pub country: String,
    /// "insee:…", "dep:…", "reg:…", "geonames:…", or empty when not identified.
    pub code: String,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
}

/// An undirected link; a French side is always `a`.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// First side.
    pub a: End,
    /// Second side.
    pub b: End,
    /// Codes of the sources that state the link, see [`sources`].
    pub sources: Vec<String>,
    /// 'A' both sides identified, 'B' both placed but one not identified, 'C' a
    /// place is missing.
    pub quality: char,
    /// The multilateral club that makes this link, when both sides belong to one.
    pub club: Option<u16>,
}

/// A collection the links were read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Stable code: "enwiki2026".
    pub code: &'static str,
    /// Name in French.
    pub name_fr: &'static str,
    /// Name in English.
    pub name_en: &'static str,
    /// Licence of the content.
    pub licence: &'static str,
    /// Where the original collection lives.
    pub url: &'static str,
    /// When the copy was taken, "YYYY-MM" or a date.
    pub read_on: &'static str,
}

/// A group of towns that are all linked with one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Club {
    /// Number used in [`Link::club`].
    pub id: u16,
    /// Its name, when certain.
    pub name: Option<&'static str>,
}

/// The 35,505 links, in the order of the table they come from.
pub fn open() -> Vec<Link> {
    let ends = embedded!("links_ends");
    let ends: Vec<End> = rows(&ends)
        .map(|mut row| End {
            country: row.string(),
            code: row.string(),
            name: row.string(),
            lat: row.number(),
            lon: row.number(),
        })
        .collect();
    let text = embedded!("links_links");
    rows(&text)
        .map(|mut row| Link {
            a: ends[row.required::<usize>()].clone(),
            b: ends[row.required::<usize>()].clone(),
            sources: row
                .cell()
                .chars()
                .filter_map(|letter| {
                    let place = (letter as usize).checked_sub('a' as usize)?;
                    sources().get(place).map(|source| source.code.to_owned())
                })
                .collect(),
            quality: row.cell().chars().next().unwrap_or('C'),
            club: row.number(),
        })
        .collect()
}

/// The collections the links come from, in the order of their letters.
pub fn sources() -> &'static [Source] {
    static SOURCES: OnceLock<Vec<Source>> = OnceLock::new();
    SOURCES.get_or_init(|| {
        rows(keep(embedded!("links_sources")))
            .map(|mut row| Source {
                code: row.cell(),
                name_fr: row.cell(),
                name_en: row.cell(),
                licence: row.cell(),
                url: row.cell(),
                read_on: row.cell(),
            })
            .collect()
    })
}

/// The multilateral clubs found in the links, by number.
pub fn clubs() -> &'static [Club] {
    static CLUBS: OnceLock<Vec<Club>> = OnceLock::new();
    CLUBS.get_or_init(|| {
        rows(keep(embedded!("links_clubs"))).map(|mut row| Club { id: row.required(), name: row.optional() }).collect()
    })
}
