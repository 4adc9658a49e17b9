//! A place that only the gazetteer knows, as the index carries it.

use reference::countries::{self, Country};
use reference::places::Place;
use serde::{Deserialize, Serialize};

use crate::kernel::Locale;

/// What is told of a place of the gazetteer (GeoNames, CC BY 4.0).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Card {
    /// Its GeoNames number.
    #[serde(rename = "g")]
    pub geonames: u32,
    /// Its name.
    #[serde(rename = "n")]
    pub name: String,
    /// Its name in French and in English, where they differ.
    #[serde(rename = "t", default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<(String, String)>,
    /// Its country.
    #[serde(rename = "c")]
    country: String,
    /// The first-level division.
    #[serde(rename = "a", default, skip_serializing_if = "Option::is_none")]
    pub admin: Option<String>,
    /// Degrees north and east.
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    pub position: Option<(f32, f32)>,
    /// Inhabitants, as GeoNames states them.
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    pub inhabitants: Option<u32>,
}

impl Card {
    /// The card of a place with a number.
    pub fn of(place: &Place, country: &Country) -> Self {
        let told = place.localized.iter().filter(|(language, _)| matches!(language.as_str(), "fr" | "en"));
        Self {
            geonames: place.geonames.unwrap_or_default(),
            name: place.name.clone(),
            names: told.cloned().collect(),
            country: country.iso2.to_owned(),
            admin: place.admin1.clone(),
            position: place.lat.zip(place.lon).map(|(lat, lon)| (lat as f32, lon as f32)),
            inhabitants: place.population,
        }
    }

    /// Its name in a language.
    pub fn name_in(&self, locale: Locale) -> &str {
        let told = self.names.iter().find(|(language, _)| language == locale.code());
        told.map_or(&self.name, |(_, name)| name)
    }

    /// Its country.
    pub fn country(&self) -> Option<&'static Country> {
        countries::by_iso2(&self.country)
    }
}
