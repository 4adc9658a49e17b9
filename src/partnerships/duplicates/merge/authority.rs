//! Two authorities that become one.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::tables::OF_AUTHORITY;
use super::{Two, leads, never, newer, rows_in};
use crate::kernel::Timestamp;
use crate::partnerships::duplicates::choice::{OF_AUTHORITY as FIELDS, Pick};
use crate::partnerships::duplicates::store::rows::{Row, Rows};

/// The columns that a field takes.
fn columns(field: &str) -> &'static [&'static str] {
    match field {
        "name" => &["name"],
        "admin" => &["admin"],
        "position" => &["lat", "lon", "precision"],
        "population" => &["population", "population_year", "population_source"],
        _ => &["note"],
    }
}

/// The rows once the two are one; `goes` names the fields of which the value of the one that goes is kept, `theirs` says that
/// people represent that one.
pub fn merged(rows: &Rows, two: Two<'_>, (goes, theirs): (&BTreeSet<&str>, bool), at: Timestamp) -> Rows {
    let mut after = Rows::new();
    for table in OF_AUTHORITY {
        let known = rows_in(rows, table.name);
        let new = match table.name {
            "authorities" => main(known, two, goes, at),
            "authority_parents" => {
                let mut all = two.moved(table, known, never);
                all.retain(|row| row["child"] != row["parent"]);
                all
            }
            "organisations" => organisations(known, two, theirs),
            "campaign_answers" => two.moved(table, known, newer),
            "moved_ids" => {
                let mut moved = two.moved(table, known, never);
                moved.push(leads(two, at.0));
                moved
            }
            _ => two.moved(table, known, never),
        };
        after.insert(table.name.to_owned(), new);
    }
    let links = rows_in(rows, "partnerships").iter().map(|row| renamed(row, two, at));
    after.insert("partnerships".to_owned(), links.collect());
    after
}

/// The key of a link in which an authority bears another identifier now.
pub fn key_with(key: &str, from: &str, to: &str) -> String {
    let ids: BTreeSet<&str> = key.split(' ').map(|id| if id == from { to } else { id }).collect();
    ids.into_iter().collect::<Vec<_>>().join(" ")
}

fn renamed(row: &Row, two: Two<'_>, at: Timestamp) -> Row {
    let mut row = row.clone();
    let key = row["parties_key"].as_str().unwrap_or_default();
    let key = key_with(key, &two.goes.id, &two.stays.id);
    row.insert("parties_key".to_owned(), json!(key));
    row.insert("version".to_owned(), json!(row["version"].as_i64().unwrap_or_default() + 1));
    row.insert("updated_at".to_owned(), json!(at.0));
    row
}

/// The organisation of the one that goes is that of the one that stays, unless that has one. Of two, `theirs` says which
/// people stand behind; the other, behind which nobody does, is no authority any more.
fn organisations(known: &[Row], two: Two<'_>, theirs: bool) -> Vec<Row> {
    let (stays, goes) = (json!(two.stays.id), json!(two.goes.id));
    let has = |id: &Value| known.iter().any(|row| row["authority"] == *id);
    let left = if has(&stays) && has(&goes) { Some(if theirs { &stays } else { &goes }) } else { None };
    let mut rows = known.to_vec();
    for row in &mut rows {
        if left.is_some_and(|left| row["authority"] == *left) {
            row.insert("authority".to_owned(), Value::Null);
            row.insert("place".to_owned(), stays.clone());
        }
        for column in ["authority", "place"] {
            if row[column] == goes {
                row.insert(column.to_owned(), stays.clone());
            }
        }
    }
    rows
}

fn main(known: &[Row], two: Two<'_>, goes: &BTreeSet<&str>, at: Timestamp) -> Vec<Row> {
    let [stays, gone] = [two.stays, two.goes].map(|key| Two::own(key, known).cloned().unwrap_or_default());
    let mut row = stays.clone();
    for field in FIELDS.iter().filter(|field| goes.contains(*field)) {
        for column in columns(field) {
            row.insert((*column).to_owned(), gone.get(*column).cloned().unwrap_or_default());
        }
    }
    if stays["geonames"].is_null() {
        row.insert("geonames".to_owned(), gone["geonames"].clone());
    }
    let [mine, theirs] = [&stays, &gone].map(localized);
    let names: BTreeMap<String, String> = theirs.into_iter().chain(mine).collect();
    let aliases = other_names(&row, &names, [&stays, &gone]);
    row.insert("names".to_owned(), json!(json!(names).to_string()));
    row.insert("aliases".to_owned(), json!(aliases.join("\n")));
    row.insert("version".to_owned(), json!(stays["version"].as_i64().unwrap_or_default() + 1));
    row.insert("updated_at".to_owned(), json!(at.0));
    vec![row]
}

fn localized(row: &Row) -> BTreeMap<String, String> {
    row["names"].as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// Every name of the two that is not the name of the one in some language: so that each still finds it.
fn other_names(row: &Row, names: &BTreeMap<String, String>, both: [&Row; 2]) -> Vec<String> {
    let text = |row: &Row, column: &str| row[column].as_str().unwrap_or_default().to_owned();
    let own = text(row, "name");
    let mut all = Vec::new();
    for one in both {
        all.push(text(one, "name"));
        all.extend(localized(one).into_values());
        all.extend(text(one, "aliases").lines().map(str::to_owned));
    }
    let mut kept: Vec<String> = Vec::new();
    for name in all {
        if !name.is_empty() && name != own && !names.values().any(|known| *known == name) && !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}

/// The fields of which the value of the one that goes is kept.
pub fn of_the_other<'f>(picks: impl Iterator<Item = (&'f str, Pick)>, goes: Pick) -> BTreeSet<&'f str> {
    picks.filter(|(_, pick)| *pick == goes).map(|(field, _)| field).collect()
}
