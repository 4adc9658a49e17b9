//! The cooperations that the brochure of 2009 tells (`data/brochure/cooperations.toml`).

use std::collections::BTreeMap;

use reference::places;
use serde::Deserialize;

use super::import::{Declaration, DeclaredSource, Read, SourceCard};
use super::model::Role;
use crate::authorities::Place;
use crate::kernel::PartialDate;

#[derive(Deserialize)]
struct File {
    source: Source,
    partnership: Vec<Told>,
}

#[derive(Deserialize)]
struct Source {
    id: String,
    read_on: String,
    fr: String,
    en: String,
    licence: String,
}

#[derive(Deserialize)]
struct Told {
    since: Option<String>,
    form: Option<String>,
    #[serde(default)]
    themes: Vec<String>,
    #[serde(default)]
    summary: BTreeMap<String, String>,
    party: Vec<Party>,
    #[serde(default)]
    doubt: Vec<BTreeMap<String, String>>,
}

#[derive(Deserialize)]
struct Party {
    name: String,
    country: String,
    #[serde(default)]
    code: String,
    region: Option<String>,
    near: Option<String>,
    #[serde(default)]
    note: BTreeMap<String, String>,
    #[serde(default)]
    remark: bool,
}

/// What the brochure declares; a remark on a link that another source declares brings its doubt and no source.
pub fn read(places: &[places::Place]) -> Result<Read, toml::de::Error> {
    let file: File = toml::from_str(include_str!("../../data/brochure/cooperations.toml"))?;
    let id = file.source.id;
    let source = DeclaredSource { id: id.clone(), field: String::new(), url: None, says: None };
    let declarations =
        (1..).zip(file.partnership).map(|(line, told)| declaration(line, told, &source, places)).collect();
    let names = BTreeMap::from([("fr".to_owned(), file.source.fr), ("en".to_owned(), file.source.en)]);
    let (licence, read_on) = (Some(file.source.licence), Some(file.source.read_on));
    let sources = vec![SourceCard { id, names, url: None, licence, read_on }];
    Ok(Read { declarations, refused: Vec::new(), sources })
}

fn declaration(line: u64, told: Told, source: &DeclaredSource, places: &[places::Place]) -> Declaration {
    let remark = told.party.iter().any(|party| party.remark);
    let party = |party: Party| {
        let near = party.near.as_deref().and_then(|code| position(code, places));
        let place = Place {
            name: party.name,
            country: party.country,
            code: party.code,
            position: near,
            approximate: near.is_some(),
            region: party.region,
            note: party.note,
        };
        (place, Role::Partner)
    };
    Declaration {
        line,
        parties: told.party.into_iter().map(party).collect(),
        kind: None,
        form: told.form,
        status: None,
        since: told.since.as_deref().and_then(PartialDate::parse),
        until: None,
        themes: told.themes,
        summary: told.summary,
        doubts: told.doubt,
        club: None,
        sources: if remark { Vec::new() } else { vec![source.clone()] },
    }
}

fn position(code: &str, places: &[places::Place]) -> Option<(f64, f64)> {
    let number: u32 = code.strip_prefix("geonames:")?.parse().ok()?;
    let place = places.iter().find(|place| place.geonames == Some(number))?;
    place.lat.zip(place.lon)
}
