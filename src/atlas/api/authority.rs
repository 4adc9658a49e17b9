//! An authority as JSON.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::super::snapshot::{Authority, AuthorityIx, Snapshot};
use super::super::view::address;
use crate::kernel::Locale;

/// A local authority.
#[derive(Serialize, ToSchema)]
pub struct AuthorityJson {
    /// Its identifier, for ever.
    #[schema(example = "fr-commune-62667")]
    pub id: String,
    /// commune, epci, departement, region, collectivite, unidentified or foreign.
    pub kind: &'static str,
    /// Its name as its own country writes it.
    pub name: String,
    /// Its name by language, where it differs.
    pub names: BTreeMap<String, String>,
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    /// Inhabitants, when known.
    pub population: Option<PopulationJson>,
    /// Official codes.
    pub codes: CodesJson,
    /// Where it lies.
    pub position: Option<PositionJson>,
    /// What it belongs to, the smallest first.
    pub parents: Vec<ParentJson>,
    /// How many links it has.
    pub partnerships: usize,
    /// The last day on which one of its links was confirmed.
    pub last_confirmed_on: Option<String>,
    /// Its website, as it says itself.
    pub website: Option<String>,
    /// Its generic mail address, as it says itself.
    pub email: Option<String>,
    /// What it says of itself, by language.
    pub summary: BTreeMap<String, String>,
    /// How many suggestions about it wait.
    pub suggestions: usize,
    /// Its page.
    pub url: String,
}

/// A count of inhabitants.
#[derive(Serialize, ToSchema)]
pub struct PopulationJson {
    /// Inhabitants.
    pub value: u32,
    /// The year they were counted for; null when the source does not say it.
    pub year: Option<i16>,
    /// The source.
    pub source: String,
}

/// Official codes.
#[derive(Serialize, ToSchema)]
pub struct CodesJson {
    /// Official geographic code (INSEE).
    pub insee: Option<String>,
    /// SIREN.
    pub siren: Option<String>,
    /// GeoNames.
    pub geonames: Option<u32>,
}

/// A position in degrees (WGS 84).
#[derive(Serialize, ToSchema)]
pub struct PositionJson {
    /// Latitude.
    pub lat: f64,
    /// Longitude.
    pub lon: f64,
    /// centre, place or approximate.
    pub precision: &'static str,
}

/// What an authority belongs to.
#[derive(Serialize, ToSchema)]
pub struct ParentJson {
    /// Its identifier.
    pub id: String,
    /// Its kind.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
}

impl AuthorityJson {
    /// An authority of the atlas.
    pub fn of(atlas: &Snapshot, ix: AuthorityIx, site: &str) -> Self {
        let authority = atlas.authority(ix);
        let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
        let parent = |ix: &AuthorityIx| {
            let above = atlas.authority(*ix);
            ParentJson { id: above.id.to_string(), kind: above.kind.code(), name: above.name.to_string() }
        };
        let confirmed = authority.links.iter().filter_map(|link| atlas.link(*link).confirmed.as_ref());
        let population = authority.population.as_ref();
        let described = atlas.described(&authority.id);
        Self {
            id: authority.id.to_string(),
            kind: authority.kind.code(),
            name: authority.name.to_string(),
            names: names(authority),
            country: authority.country.iso2,
            population: population.map(|count| PopulationJson {
                value: count.value,
                year: count.year,
                source: count.source.to_string(),
            }),
            codes: CodesJson {
                insee: text(&authority.insee),
                siren: text(&authority.siren),
                geonames: authority.geonames,
            },
            position: position(authority),
            parents: authority.parents.iter().map(parent).collect(),
            partnerships: authority.links.len(),
            last_confirmed_on: confirmed.map(|(at, _)| at.day()).max(),
            website: described.and_then(|one| text(&one.website)),
            email: described.and_then(|one| text(&one.email)),
            summary: described.map(|one| texts(&one.summary)).unwrap_or_default(),
            suggestions: atlas.waiting(&authority.id),
            url: format!("{site}{}", address::authority(Locale::Fr, authority)),
        }
    }
}

fn position(authority: &Authority) -> Option<PositionJson> {
    let (lat, lon) = authority.position.map(|place| (degrees(place.0), degrees(place.1)))?;
    Some(PositionJson { lat, lon, precision: authority.precision.code() })
}

/// Texts by language.
pub fn texts(texts: &super::super::snapshot::Texts) -> BTreeMap<String, String> {
    texts.iter().map(|(language, text)| (language.to_string(), text.to_string())).collect()
}

/// Its name by language; a French authority has at least its French one.
fn names(authority: &Authority) -> BTreeMap<String, String> {
    let own = authority.is_french().then(|| ("fr".to_owned(), authority.name.to_string()));
    let others = authority.names.iter().map(|(language, name)| (language.to_string(), name.to_string()));
    own.into_iter().chain(others).collect()
}

/// A degree with the digits that a person would write: `50.7119`, not `50.71189880371094`.
pub fn degrees(value: f32) -> f64 {
    value.to_string().parse().unwrap_or_else(|_| value.into())
}
