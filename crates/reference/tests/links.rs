//! The embedded links, against the table they were compiled from.

use std::{collections::HashSet, fmt::Write as _, path::Path};

use reference::links::{self, End, Link};
use sha2::{Digest, Sha256};

/// SHA-256 of the canonical rows below; changes only with the source table.
const CANONICAL: &str = "62a4157cb56a19c9e51ea2a166f3f239525988f9e0f3bca670ad5d6324c30a97";

fn number(value: Option<f64>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

fn end(end: &End) -> [String; 5] {
    let End { name, country, code, lat, lon } = end;
    [name.clone(), country.clone(), code.clone(), number(*lat), number(*lon)]
}

fn row(link: &Link) -> Vec<String> {
    let mut row: Vec<String> = [end(&link.a), end(&link.b)].concat();
    row.push(link.sources.join(";"));
    row.push(link.sources.len().to_string());
    row.push(link.quality.to_string());
    row
}

#[test]
fn the_links_are_the_canonical_rows() {
    let links = links::open();
    assert_eq!(links.len(), 35_505);
    let mut hash = Sha256::new();
    for link in &links {
        hash.update(row(link).join("\t"));
        hash.update("\n");
    }
    let text = hash.finalize().iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes it");
        text
    });
    assert_eq!(text, CANONICAL);
}

#[test]
fn every_field_comes_back_when_the_source_is_at_hand() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/partnerships/partnerships_open.csv");
    let Ok(mut source) = csv::Reader::from_path(path) else {
        return;
    };
    let mut links = links::open().into_iter();
    for record in source.records() {
        let record = record.expect("RFC 4180");
        let link = links.next().expect("as many links as rows");
        let numbers = [3, 4, 8, 9];
        let expected: Vec<String> = record
            .iter()
            .enumerate()
            .map(|(i, cell)| if numbers.contains(&i) { number(cell.parse().ok()) } else { cell.to_owned() })
            .collect();
        assert_eq!(row(&link), expected);
    }
    assert!(links.next().is_none());
}

#[test]
fn sources_and_clubs_are_known() {
    let known: HashSet<&str> = links::sources().iter().map(|s| s.code).collect();
    assert_eq!(known.len(), 6);
    let clubs: HashSet<u16> = links::clubs().iter().map(|c| c.id).collect();
    for link in links::open() {
        assert!(!link.sources.is_empty());
        assert!(link.sources.iter().all(|s| known.contains(s.as_str())));
        assert!(link.club.is_none_or(|club| clubs.contains(&club)));
    }
}

#[test]
fn the_two_named_clubs_are_found() {
    let links = links::open();
    for (code, name) in [("insee:50218", "Douzelage"), ("insee:86076", "Charter of European Rural Communities")] {
        let club = links::clubs().iter().find(|c| c.name == Some(name)).expect(name);
        let own = links.iter().filter(|l| l.a.code == code && l.club == Some(club.id));
        assert!(own.count() >= 20, "{name}");
    }
}

#[test]
fn every_place_referred_to_is_in_the_gazetteer() {
    let places: HashSet<u32> = reference::places::all().into_iter().filter_map(|p| p.geonames).collect();
    for link in links::open() {
        for end in [&link.a, &link.b] {
            if let Some(id) = end.code.strip_prefix("geonames:") {
                let id = id.parse().expect("a number");
                assert!(places.contains(&id), "{end:?}");
            }
        }
    }
}
