//! What the site exports, an import reads back.

use std::collections::BTreeSet;

use paper::{Cell, Dialect, Table};
use proptest::prelude::*;

use super::read_text;
use crate::db::testing::{TestDb, on_both_engines};
use crate::partnerships::{Site, World};

/// Some columns of the exported list, row by row.
async fn columns(site: &Site, names: &[&str]) -> BTreeSet<Vec<String>> {
    let text = site.page("/fr/partenariats.csv").await;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let place = |name: &&str| header.iter().position(|known| known == *name).expect("a column");
    let places: Vec<usize> = names.iter().map(place).collect();
    reader
        .records()
        .map(|row| row.expect("a row"))
        .map(|row| places.iter().map(|place| row[*place].to_owned()).collect())
        .collect()
}

on_both_engines!(an_export_for_french_spreadsheets_is_read_back_unchanged, |test| {
    let world = World::with_links(test).await;
    let exported = world.site().await.get("/fr/partenariats.csv?format=fr").await.body;
    let report = world.plan(&exported).await;
    assert_eq!((report.counts.lines, report.counts.same), (13, 13), "{report:?}");
});

#[tokio::test]
async fn an_export_makes_the_same_links_in_another_database() {
    let (one, other) = (TestDb::sqlite().await, TestDb::postgres().await);
    let first = World::with_links(one).await.site().await;
    let second = World::of_authorities(other).await;
    let report = second.import(first.page("/fr/partenariats.csv").await).await;
    assert_eq!((report.counts.new, report.counts.refused), (13, 0), "{report:?}");
    let names = ["id", "city_a", "city_b", "kind", "form", "status", "since", "until", "themes", "source", "parties"];
    assert_eq!(columns(&second.site().await, &names).await, columns(&first, &names).await);
}

#[tokio::test]
async fn a_source_keeps_its_own_licence_through_an_export() {
    let (one, other) = (TestDb::sqlite().await, TestDb::sqlite().await);
    let first = World::with_links(one).await.site().await;
    let second = World::of_authorities(other).await;
    let portel = "authority=fr-commune-62667";
    second.import(first.page(&format!("/fr/partenariats.csv?{portel}")).await).await;
    let licences = |list: serde_json::Value| -> BTreeSet<String> {
        let links = list["results"].as_array().expect("links").clone();
        let sources = links.iter().flat_map(|link| link["sources"].as_array().expect("sources").clone());
        sources.map(|source| format!("{} {}", source["name"], source["licence"])).collect()
    };
    let links = format!("/api/v1/partnerships?{portel}");
    let expected = licences(first.json(&links).await);
    assert!(expected.len() > 1, "{expected:?}");
    assert_eq!(licences(second.site().await.json(&links).await), expected);
}

/// A file of one link whose French side has that name.
fn written(name: &str, dialect: Dialect) -> Vec<u8> {
    let row = [name, "FR", "Köln", "DE"].map(Cell::from).into();
    let columns = vec!["city_a", "country_a", "city_b", "country_b"];
    paper::csv(&Table { title: String::new(), columns, rows: vec![row] }, dialect)
}

fn read_back(bytes: &[u8]) -> Option<String> {
    let read = read_text(bytes).expect("a file of links");
    read.declarations.first().map(|declared| declared.parties[0].0.name.clone())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_name_that_is_accepted_survives_its_export(name in "['=+@\\-;,\"’ a-zéœÅ東\u{a0}\u{feff}]{1,8}|\\PC{1,20}") {
        for dialect in [Dialect::Plain, Dialect::French] {
            if let Some(accepted) = read_back(&written(&name, Dialect::Plain)) {
                prop_assert_eq!(read_back(&written(&accepted, dialect)), Some(accepted));
            }
        }
    }

    #[test]
    fn no_cell_of_an_export_begins_a_formula(name in "[=+@\\-\t\r]\\PC{0,8}") {
        let text = String::from_utf8(written(&name, Dialect::Plain)).expect("UTF-8");
        let line = text.split("\r\n").nth(1).expect("a line").trim_start_matches('"');
        prop_assert!(line.starts_with('\''), "{}", line);
    }
}

#[test]
fn names_that_look_like_formulas_or_hold_quotes_are_read_back() {
    for name in ["-Hop", "'s-Hertogenbosch", "L’Haÿ, dite \"les Roses\"", "a;b", "Åland ; 東京", "''", "'"] {
        for dialect in [Dialect::Plain, Dialect::French] {
            assert_eq!(read_back(&written(name, dialect)).as_deref(), Some(name));
        }
    }
}
