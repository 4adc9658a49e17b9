//! French departments, regions and overseas collectivities.

use std::collections::{BTreeMap, HashMap};

use anyhow::Result;
use serde::Deserialize;

use crate::{
    french::{PACKAGE, Weighted, centre},
    io::{Inputs, Output, degrees, optional},
};

/// Collectivities without a council of their own: no local authorities.
const NO_COUNCIL: [&str; 2] = ["984", "989"];

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Area {
    code: String,
    nom: String,
    chef_lieu: String,
    zone: String,
    region: Option<String>,
}

#[derive(Deserialize)]
struct Siren {
    echelon: String,
    code: String,
    siren: String,
    personne_morale: String,
}

/// What the tables are made from.
struct Sources<'a> {
    sirens: Vec<Siren>,
    weighted: &'a BTreeMap<String, Weighted>,
}

impl Sources<'_> {
    /// SIREN and legal person of an area, empty when there is none.
    fn legal(&self, level: &str, code: &str) -> [String; 2] {
        let found = self.sirens.iter().find(|s| s.echelon == level && s.code == code);
        found.map_or_else(Default::default, |s| [s.siren.clone(), s.personne_morale.clone()])
    }

    /// Inhabitants and centre of the departments told by `within`.
    fn sum(&self, within: impl Fn(&str) -> bool) -> [String; 3] {
        let inside = self.weighted.values().filter(|w| within(&w.department));
        let (population, lat, lon) = centre(inside);
        [population.to_string(), degrees(lat), degrees(lon)]
    }
}

/// Writes departments, regions and collectivities.
pub fn compile(inputs: &Inputs, out: &Output, weighted: &BTreeMap<String, Weighted>) -> Result<()> {
    let departments: Vec<Area> = inputs.npm(&format!("{PACKAGE}/departements.json"))?;
    let regions: Vec<Area> = inputs.npm(&format!("{PACKAGE}/regions.json"))?;
    let sirens = inputs.shared_csv("geo_fr/departements_regions_siren.csv")?;
    let sources = Sources { sirens, weighted };
    write_departments(out, &sources, &departments)?;
    write_collectivities(out, &sources, &departments)?;
    write_regions(out, &sources, &departments, &regions)
}

fn write_departments(out: &Output, sources: &Sources<'_>, departments: &[Area]) -> Result<()> {
    let own = departments.iter().filter(|d| d.zone != "com");
    let row = |d: &Area| {
        let [siren, legal] = sources.legal("departement", &d.code);
        let [population, lat, lon] = sources.sum(|code| code == d.code);
        let (code, name, seat) = (d.code.clone(), d.nom.clone(), d.chef_lieu.clone());
        let region = optional(d.region.as_deref());
        vec![code, name, region, siren, seat, population, legal, lat, lon]
    };
    let mut rows: Vec<Vec<String>> = own.map(row).collect();
    rows.sort();
    let header = "code name region siren seat population legal_name lat lon";
    out.table("departments", &header.split(' ').collect::<Vec<_>>(), &rows)
}

fn write_collectivities(out: &Output, sources: &Sources<'_>, departments: &[Area]) -> Result<()> {
    let own = departments.iter().filter(|d| d.zone == "com" && !NO_COUNCIL.contains(&d.code.as_str()));
    let row = |d: &Area| {
        let [population, lat, lon] = sources.sum(|code| code == d.code);
        vec![d.code.clone(), d.nom.clone(), d.chef_lieu.clone(), population, lat, lon]
    };
    let mut rows: Vec<Vec<String>> = own.map(row).collect();
    rows.sort();
    out.table("collectivities", &["code", "name", "seat", "population", "lat", "lon"], &rows)
}

fn write_regions(out: &Output, sources: &Sources<'_>, departments: &[Area], regions: &[Area]) -> Result<()> {
    let region_of: HashMap<&str, &str> =
        departments.iter().filter_map(|d| Some((d.code.as_str(), d.region.as_deref()?))).collect();
    let row = |r: &Area| {
        let [siren, legal] = sources.legal("region", &r.code);
        let [population, lat, lon] = sources.sum(|code| region_of.get(code) == Some(&r.code.as_str()));
        let (code, name, seat) = (r.code.clone(), r.nom.clone(), r.chef_lieu.clone());
        vec![code, name, siren, seat, population, legal, lat, lon]
    };
    let mut rows: Vec<Vec<String>> = regions.iter().filter(|r| r.zone != "com").map(row).collect();
    rows.sort();
    let header = "code name siren seat population legal_name lat lon";
    out.table("regions", &header.split(' ').collect::<Vec<_>>(), &rows)
}
