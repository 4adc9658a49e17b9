//! Rows that become those of one record, and come back.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use uuid::Uuid;

use super::tables::{OF_AUTHORITY, OF_LINK, Table};
use super::{Joined, Two, merged_authorities, merged_links, parted};
use crate::kernel::Timestamp;
use crate::partnerships::duplicates::store::rows::{Key, Row, Rows};
use crate::partnerships::statements::model::{Facts, Field};

const AT: Timestamp = Timestamp(1_000);

fn row(value: Value) -> Row {
    serde_json::from_value(value).expect("a row")
}

fn keys() -> [Key; 2] {
    [1, 2].map(|n| Key { row: Uuid::from_u128(n), id: format!("pa-{n}") })
}

fn link(key: &Key, parties: &str) -> Row {
    row(json!({
        "id": key.row.to_string(), "public_id": key.id, "parties_key": parties, "kind": "unknown", "form": null,
        "status": "unknown", "since": null, "until": null, "summary": null, "doubt": null, "club": null,
        "last_confirmed_at": null, "last_confirmed_by": null, "version": 3, "created_at": 5, "updated_at": 6,
    }))
}

fn statement(key: &Key, organisation: &str, value: &str, at: i64) -> Row {
    row(json!({
        "partnership": key.row.to_string(), "organisation": organisation, "organisation_name": organisation,
        "authority": "fr-a", "field": "since", "value": value, "at": at,
    }))
}

fn two_links() -> ([Key; 2], Rows) {
    let [stays, goes] = keys();
    let party = |key: &Key, n: u128| {
        let authority = Uuid::from_u128(n).to_string();
        row(json!({ "partnership": key.row.to_string(), "authority": authority, "position": 0, "role": "partner" }))
    };
    let source = |key: &Key, source: &str| {
        let link = key.row.to_string();
        row(json!({ "partnership": link, "source": source, "field": "", "url": null, "says": null }))
    };
    let rows: Rows = [
        ("partnerships", vec![link(&stays, "fr-a gn-b"), link(&goes, "au-c fr-a")]),
        ("parties", vec![party(&stays, 11), party(&stays, 12), party(&goes, 11), party(&goes, 13)]),
        ("partnership_themes", vec![row(json!({ "partnership": goes.row.to_string(), "theme": "water" }))]),
        ("partnership_sources", vec![source(&stays, "x"), source(&goes, "x"), source(&goes, "y")]),
        ("statements", vec![statement(&stays, "or-1", "1994", 10), statement(&goes, "or-1", "1995", 20)]),
        ("suggestions", vec![row(json!({ "public_id": "su-1", "entity_id": goes.id }))]),
        ("moved_ids", vec![row(json!({ "old_id": "pa-0", "new_id": goes.id, "reason": "merged", "moved_at": 1 }))]),
    ]
    .into_iter()
    .map(|(table, rows)| (table.to_owned(), rows))
    .collect();
    ([stays, goes], rows)
}

fn joined() -> Joined {
    let mut facts = Facts::default();
    facts.set(Field::Since, &json!("1995"));
    facts.set(Field::Themes, &json!(["water"]));
    let parties = [(11, "fr-a"), (12, "gn-b")].map(|(n, id)| (Uuid::from_u128(n).to_string(), id.to_owned()));
    Joined { facts, parties: parties.into(), doubts: Vec::new(), confirmed: None }
}

/// The rows of a table by two of their columns.
fn of(rows: &Rows, table: &str, columns: [&str; 2]) -> BTreeSet<(String, String)> {
    let text = |row: &Row, column: &str| row[column].to_string().replace('"', "");
    rows[table].iter().map(|row| (text(row, columns[0]), text(row, columns[1]))).collect()
}

fn pairs(all: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    all.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect()
}

#[test]
fn everything_of_the_link_that_goes_is_found_on_the_one_that_stays() {
    let ([stays, goes], rows) = two_links();
    let two = Two { stays: &stays, goes: &goes };
    let after = merged_links(&rows, two, &joined(), AT);
    assert_eq!(of(&after, "partnerships", ["public_id", "since"]), pairs(&[("pa-1", "1995")]));
    assert_eq!(after["partnerships"][0]["version"], 4);
    assert_eq!(of(&after, "partnership_sources", ["source", "field"]), pairs(&[("x", ""), ("y", "")]));
    assert_eq!(of(&after, "statements", ["organisation", "value"]), pairs(&[("or-1", "1995")]), "the later word");
    assert_eq!(of(&after, "suggestions", ["public_id", "entity_id"]), pairs(&[("su-1", "pa-1")]));
    assert_eq!(of(&after, "moved_ids", ["old_id", "new_id"]), pairs(&[("pa-0", "pa-1"), ("pa-2", "pa-1")]));
    assert_eq!(after["parties"].len(), 2);
    let text = json!(after).to_string();
    assert!(!text.contains(&goes.row.to_string()), "no row points to the one that went: {text}");
}

fn all(tables: &'static [Table]) -> Vec<&'static Table> {
    tables.iter().collect()
}

/// Versions only grow; everything else is compared.
fn without_versions(rows: &Rows) -> BTreeMap<String, BTreeSet<String>> {
    let still = |row: &Row| {
        let kept = row.iter().filter(|(column, _)| !["version", "updated_at"].contains(&column.as_str()));
        kept.map(|(column, value)| format!("{column}={value}")).collect::<Vec<_>>().join(" ")
    };
    rows.iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(table, rows)| (table.clone(), rows.iter().map(still).collect()))
        .collect()
}

#[test]
fn what_nobody_touched_comes_back_as_it_was() {
    let ([stays, goes], rows) = two_links();
    let after = merged_links(&rows, Two { stays: &stays, goes: &goes }, &joined(), AT);
    let parted = parted(&all(OF_LINK), [&rows, &after, &after], AT);
    assert!(!parted.since);
    assert_eq!(without_versions(&parted.rows), without_versions(&rows));
    let versions = parted.rows["partnerships"].iter().map(|row| row["version"].as_i64().unwrap_or_default());
    assert!(versions.min() > Some(3), "nobody has seen them yet");
}

#[test]
fn what_was_written_since_stays_where_it_was_written() {
    let ([stays, goes], rows) = two_links();
    let after = merged_links(&rows, Two { stays: &stays, goes: &goes }, &joined(), AT);
    let mut now = after.clone();
    let main = now.get_mut("partnerships").and_then(|rows| rows.first_mut()).expect("the link");
    main.insert("status".to_owned(), json!("active"));
    now.insert("statements".to_owned(), vec![statement(&stays, "or-1", "1996", 30)]);
    let parted = parted(&all(OF_LINK), [&rows, &after, &now], AT);
    assert!(parted.since);
    let told = of(&parted.rows, "partnerships", ["public_id", "status"]);
    assert_eq!(told, pairs(&[("pa-1", "active"), ("pa-2", "unknown")]));
    let since = of(&parted.rows, "partnerships", ["public_id", "since"]);
    assert_eq!(since, pairs(&[("pa-1", "null"), ("pa-2", "null")]), "what the merge wrote goes with it");
    let said = of(&parted.rows, "statements", ["partnership", "value"]);
    let (one, other) = (stays.row.to_string(), goes.row.to_string());
    assert_eq!(said, pairs(&[(&one, "1996"), (&other, "1995")]));
}

#[test]
fn an_authority_takes_over_links_names_and_what_was_known_of_the_other() {
    let [stays, goes] = [(1, "gn-b"), (2, "au-c")].map(|(n, id)| Key { row: Uuid::from_u128(n), id: id.to_owned() });
    let place = |key: &Key, name: &str, aliases: &str, geonames: Value| {
        row(json!({
            "id": key.row.to_string(), "public_id": key.id, "name": name, "names": "{\"en\":\"Cologne\"}",
            "aliases": aliases, "admin": name, "geonames": geonames, "version": 1, "updated_at": 0,
        }))
    };
    let link = link(&Key { row: Uuid::from_u128(9), id: "pa-9".to_owned() }, "au-c fr-a");
    let party = json!({ "partnership": link["id"], "authority": goes.row.to_string(), "position": 1, "role": "lead" });
    let organisation = json!({ "public_id": "or-1", "authority": "au-c", "place": null });
    let rows: Rows = [
        ("authorities", vec![place(&stays, "Köln", "Koln", json!(7)), place(&goes, "Cöln", "", Value::Null)]),
        ("partnerships", vec![link]),
        ("parties", vec![row(party)]),
        ("organisations", vec![row(organisation)]),
        (
            "campaign_stops",
            vec![row(json!({ "authority": "au-c", "at": 1 })), row(json!({ "authority": "gn-b", "at": 2 }))],
        ),
    ]
    .into_iter()
    .map(|(table, rows)| (table.to_owned(), rows))
    .collect();
    let two = Two { stays: &stays, goes: &goes };
    let after = merged_authorities(&rows, two, (&["admin"].into(), false), AT);
    let one = &after["authorities"][0];
    assert_eq!((&one["name"], &one["admin"], &one["geonames"]), (&json!("Köln"), &json!("Cöln"), &json!(7)));
    assert_eq!(one["aliases"], "Koln\nCöln", "every name finds it, none twice");
    assert_eq!(after["partnerships"][0]["parties_key"], "fr-a gn-b");
    assert_eq!(of(&after, "organisations", ["public_id", "authority"]), pairs(&[("or-1", "gn-b")]));
    assert_eq!(of(&after, "campaign_stops", ["authority", "at"]), pairs(&[("gn-b", "2")]));
    assert_eq!(of(&after, "parties", ["role", "position"]), pairs(&[("lead", "1")]));
    let tables: Vec<&Table> = OF_AUTHORITY.iter().chain(&OF_LINK[..1]).collect();
    let back = parted(&tables, [&rows, &after, &after], AT);
    assert_eq!(without_versions(&back.rows), without_versions(&rows));
}
