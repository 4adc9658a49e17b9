//! Lists as tables, for CSV and spreadsheets. The columns of links are those that an import reads back.

use paper::{Cell, Table};
use serde_json::Value;

use super::snapshot::{Authority, AuthorityIx, LinkIx, Snapshot};
use crate::authorities::Kind;
use crate::partnerships::statement::{Disagreement, Statement};
use crate::partnerships::themes;

/// Links, one a row.
pub fn link_table(atlas: &Snapshot, title: &str, links: &[LinkIx], site: &str) -> Table {
    let columns = vec![
        "id",
        "city_a",
        "country_a",
        "code_a",
        "lat_a",
        "lon_a",
        "city_b",
        "country_b",
        "code_b",
        "lat_b",
        "lon_b",
        "kind",
        "form",
        "status",
        "since",
        "until",
        "themes",
        "source",
        "licence",
        "read_on",
        "last_confirmed_on",
        "last_confirmed_by",
        "parties",
        "url",
        "freshness",
        "unsettled",
    ];
    let rows = links.iter().map(|ix| link_row(atlas, *ix, site)).collect();
    Table { title: title.to_owned(), columns, rows }
}

fn link_row(atlas: &Snapshot, ix: LinkIx, site: &str) -> Vec<Cell> {
    let link = atlas.link(ix);
    let mut row: Vec<Cell> = vec![link.id.as_str().into()];
    for place in 0..2 {
        match link.parties.get(place) {
            Some((party, _)) => row.extend(end(atlas.authority(*party))),
            None => row.extend([const { Cell::Empty }; 5]),
        }
    }
    let codes: Vec<&str> = link.themes.iter().map(|theme| themes()[usize::from(*theme)].code.as_str()).collect();
    let of = |provenance: &super::snapshot::Provenance| &atlas.sources[usize::from(provenance.source)];
    let each = |pick: &dyn Fn(&super::snapshot::Source) -> Option<&str>| {
        let all: Vec<&str> = link.sources.iter().filter_map(|provenance| pick(of(provenance))).collect();
        all.join(";")
    };
    let read_on = link.sources.iter().filter_map(|provenance| of(provenance).read_on.as_deref()).max();
    let (at, by) = link.confirmed.as_ref().map(|(at, by)| (at.day(), by.to_string())).unzip();
    let parties: Vec<&str> = link.parties.iter().map(|(party, _)| atlas.authority(*party).id.as_str()).collect();
    row.extend([
        link.kind.code().into(),
        Cell::from(link.form.as_deref()),
        link.status.code().into(),
        Cell::from(link.since.map(|date| date.to_string())),
        Cell::from(link.until.map(|date| date.to_string())),
        codes.join(";").into(),
        each(&|source| Some(&source.id)).into(),
        each(&|source| Some(source.licence.as_deref().unwrap_or_default())).into(),
        Cell::from(read_on),
        Cell::from(at),
        Cell::from(by),
        parties.join(" ").into(),
        format!("{site}/fr/partenariats/{}", link.id).into(),
        link.standing.freshness.code().into(),
        unsettled(&link.disagreements).into(),
    ]);
    row
}

/// What parties say otherwise, field by field: `since: 1994 (Le Portel, 2026-11-24) / 1995 (Sindou, 2026-11-25)`.
fn unsettled(all: &[Disagreement]) -> String {
    let said = |said: &Statement| {
        let value = match &said.value {
            Value::String(word) => word.clone(),
            Value::Array(words) => words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("+"),
            _ => "unknown".to_owned(),
        };
        format!("{value} ({}, {})", said.organisation_name, said.at.day())
    };
    let one = |one: &Disagreement| {
        let sides: Vec<String> = one.statements.iter().map(said).collect();
        format!("{}: {}", one.field.code(), sides.join(" / "))
    };
    all.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn end(authority: &Authority) -> [Cell; 5] {
    [
        (*authority.name).into(),
        authority.country.iso2.into(),
        code(authority).into(),
        Cell::from(authority.position.map(|(lat, _)| lat)),
        Cell::from(authority.position.map(|(_, lon)| lon)),
    ]
}

/// The code by which an import recognises an authority.
pub fn code(authority: &Authority) -> String {
    let official = |prefix: &str, code: &Option<Box<str>>| code.as_deref().map(|code| format!("{prefix}:{code}"));
    let known = match authority.kind {
        Kind::Commune => official("insee", &authority.insee),
        Kind::Departement | Kind::Collectivite => official("dep", &authority.insee),
        Kind::Region => official("reg", &authority.insee),
        Kind::Epci => official("siren", &authority.siren),
        Kind::Unidentified | Kind::Foreign => authority.geonames.map(|number| format!("geonames:{number}")),
    };
    known.unwrap_or_else(|| format!("id:{}", authority.id))
}

/// Authorities, one a row.
pub fn authority_table(atlas: &Snapshot, title: &str, authorities: &[AuthorityIx], site: &str) -> Table {
    let columns = vec![
        "id",
        "kind",
        "name",
        "country",
        "department",
        "region",
        "insee",
        "siren",
        "geonames",
        "postcodes",
        "population",
        "population_year",
        "population_source",
        "lat",
        "lon",
        "precision",
        "partnerships",
        "partnerships_abroad",
        "url",
    ];
    let rows = authorities.iter().map(|ix| authority_row(atlas, *ix, site)).collect();
    Table { title: title.to_owned(), columns, rows }
}

fn authority_row(atlas: &Snapshot, ix: AuthorityIx, site: &str) -> Vec<Cell> {
    let authority = atlas.authority(ix);
    let above = |kind: Kind| atlas.above(ix, kind).and_then(|above| atlas.authority(above).insee.as_deref());
    let count = authority.population.as_ref();
    vec![
        authority.id.as_str().into(),
        authority.kind.code().into(),
        (*authority.name).into(),
        authority.country.iso2.into(),
        Cell::from(above(Kind::Departement).or_else(|| above(Kind::Collectivite))),
        Cell::from(above(Kind::Region)),
        Cell::from(authority.insee.as_deref()),
        Cell::from(authority.siren.as_deref()),
        Cell::from(authority.geonames),
        (*authority.postcodes).into(),
        Cell::from(count.map(|count| count.value)),
        Cell::from(count.and_then(|count| count.year).map(|year| Cell::Integer(year.into()))),
        Cell::from(count.map(|count| count.source.to_string())),
        Cell::from(authority.position.map(|(lat, _)| lat)),
        Cell::from(authority.position.map(|(_, lon)| lon)),
        authority.precision.code().into(),
        authority.links.len().into(),
        atlas.links_abroad(ix).into(),
        format!("{site}/fr/collectivites/{}", authority.id).into(),
    ]
}
