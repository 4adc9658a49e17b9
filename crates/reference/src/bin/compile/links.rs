//! Links between local authorities: the table under CC BY-SA 4.0.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::{
    clubs,
    io::{Inputs, Output, optional},
};

/// Columns of the source; numbers stay text so that they come back as they were.
#[derive(Deserialize)]
struct Source {
    city_a: String,
    country_a: String,
    code_a: String,
    lat_a: String,
    lon_a: String,
    city_b: String,
    country_b: String,
    code_b: String,
    lat_b: String,
    lon_b: String,
    source: String,
    quality: String,
}

/// One side of a link: country, code, name, latitude, longitude.
pub type End = [String; 5];

impl Source {
    fn ends(&self) -> [End; 2] {
        let own = |cells: [&String; 5]| cells.map(String::clone);
        [
            own([&self.country_a, &self.code_a, &self.city_a, &self.lat_a, &self.lon_a]),
            own([&self.country_b, &self.code_b, &self.city_b, &self.lat_b, &self.lon_b]),
        ]
    }
}

/// Collections: code, names, licence, where, when. The letter of a collection in
/// the table of links is its place here: a, b, c…
const SOURCES: [[&str; 6]; 6] = [
    [
        "enwiki2026",
        "Wikipédia en anglais, listes de villes jumelées",
        "English Wikipedia, lists of twin towns",
        "CC BY-SA 4.0",
        "https://en.wikipedia.org/wiki/Lists_of_twin_towns_and_sister_cities",
        "2026-02-08",
    ],
    [
        "itwiki2025",
        "Wikipédia en italien, jumelages des communes",
        "Italian Wikipedia, twinnings of municipalities",
        "CC BY-SA 4.0",
        "https://it.wikipedia.org/",
        "2025-10-01",
    ],
    [
        "uk2014",
        "Wikipédia en anglais, villes jumelées du Royaume-Uni",
        "English Wikipedia, twin towns of the United Kingdom",
        "CC BY-SA 4.0",
        "https://en.wikipedia.org/wiki/List_of_twin_towns_and_sister_cities_in_the_United_Kingdom",
        "2014-11",
    ],
    [
        "wikidata2016",
        "Wikidata, propriété P190 (2016)",
        "Wikidata, property P190 (2016)",
        "CC0 1.0",
        "https://www.wikidata.org/wiki/Property:P190",
        "2016-09-12",
    ],
    [
        "wikidata2017",
        "Wikidata, propriété P190, Union européenne (2017)",
        "Wikidata, property P190, European Union (2017)",
        "CC0 1.0",
        "https://www.wikidata.org/wiki/Property:P190",
        "2017-07",
    ],
    [
        "wikidata2022",
        "Wikidata, propriété P190, grandes villes (2022)",
        "Wikidata, property P190, larger cities (2022)",
        "CC0 1.0",
        "https://www.wikidata.org/wiki/Property:P190",
        "2022-01-09",
    ],
];

/// Writes ends, links, clubs and sources; returns the GeoNames numbers referred to.
pub fn compile(inputs: &Inputs, out: &Output) -> Result<BTreeSet<u32>> {
    let source: Vec<Source> = inputs.shared_csv("partnerships/partnerships_open.csv")?;
    let pairs: Vec<[End; 2]> = source.iter().map(Source::ends).collect();
    let unique: BTreeSet<&End> = pairs.iter().flatten().collect();
    let ends: Vec<&End> = unique.into_iter().collect();
    let numbers: BTreeMap<&End, usize> = ends.iter().enumerate().map(|(i, e)| (*e, i)).collect();
    let edges: Vec<[usize; 2]> = pairs.iter().map(|[a, b]| [numbers[a], numbers[b]]).collect();
    let clubs = clubs::find(&ends, &edges);
    let mut rows = Vec::new();
    for (link, edge) in source.iter().zip(&edges) {
        rows.push(vec![
            edge[0].to_string(),
            edge[1].to_string(),
            letters(&link.source)?,
            link.quality.clone(),
            optional(clubs.iter().find(|c| c.holds(*edge)).map(|c| c.id)),
        ]);
    }
    let cells: Vec<Vec<String>> = ends.iter().map(|end| end.to_vec()).collect();
    out.table("links/ends", &["country", "code", "name", "lat", "lon"], &cells)?;
    out.table("links/links", &["a", "b", "sources", "quality", "club"], &rows)?;
    let rows: Vec<_> = clubs.iter().map(|club| club.row(&ends)).collect();
    out.table("links/clubs", &["id", "name", "towns", "members"], &rows)?;
    let rows: Vec<Vec<String>> = SOURCES.iter().map(|s| s.map(str::to_owned).to_vec()).collect();
    let header = ["code", "name_fr", "name_en", "licence", "url", "read_on"];
    out.table("links/sources", &header, &rows)?;
    Ok(ends.iter().filter_map(|end| end[1].strip_prefix("geonames:")?.parse().ok()).collect())
}

fn letters(codes: &str) -> Result<String> {
    codes
        .split(';')
        .map(|code| {
            let place = SOURCES.iter().position(|source| source[0] == code);
            let place = place.with_context(|| format!("unknown source {code}"))?;
            Ok(char::from(b'a' + u8::try_from(place)?))
        })
        .collect()
}
