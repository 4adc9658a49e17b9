//! Two links that become one.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::tables::OF_LINK;
use super::{Two, leads, never, newer, rows_in};
use crate::kernel::{PartialDate, Timestamp};
use crate::partnerships::duplicates::store::rows::{Row, Rows};
use crate::partnerships::model::{Kind, Status};
use crate::partnerships::statements::model::Facts;

/// What the one link is.
#[derive(Clone, Debug)]
pub struct Joined {
    /// What it says.
    pub facts: Facts,
    /// Its parties: row as JSON writes it, and identifier.
    pub parties: BTreeMap<String, String>,
    /// Its doubts.
    pub doubts: Vec<Value>,
    /// When and by whom it was last confirmed.
    pub confirmed: Option<(Timestamp, String)>,
}

/// The rows once the two are one.
pub fn merged(rows: &Rows, two: Two<'_>, joined: &Joined, at: Timestamp) -> Rows {
    let mut after = Rows::new();
    for table in OF_LINK {
        let known = rows_in(rows, table.name);
        let new = match table.name {
            "partnerships" => main(known, two, joined, at),
            "parties" => parties(known, two, joined),
            "partnership_themes" => themes(two, joined),
            "statements" => {
                let ids: BTreeSet<&str> = joined.parties.values().map(String::as_str).collect();
                let mut said = two.moved(table, known, newer);
                // What somebody said who is no party any more stands in the journal alone.
                said.retain(|row| row["authority"].as_str().is_some_and(|id| ids.contains(id)));
                said
            }
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
    after
}

fn main(known: &[Row], two: Two<'_>, joined: &Joined, at: Timestamp) -> Vec<Row> {
    let [stays, goes] = [two.stays, two.goes].map(|key| Two::own(key, known).cloned().unwrap_or_default());
    let facts = &joined.facts;
    let date = |date: Option<PartialDate>| json!(date.map(|date| date.to_string()));
    let ids: BTreeSet<&str> = joined.parties.values().map(String::as_str).collect();
    let text = |empty: bool, value: &Value| if empty { Value::Null } else { json!(value.to_string()) };
    let first = |column: &str| {
        let own = stays.get(column).cloned().unwrap_or_default();
        if own.is_null() { goes.get(column).cloned().unwrap_or_default() } else { own }
    };
    let number = |row: &Row, column: &str| row.get(column).and_then(Value::as_i64).unwrap_or_default();
    let new = [
        ("parties_key", json!(ids.into_iter().collect::<Vec<_>>().join(" "))),
        ("kind", json!(facts.kind.unwrap_or(Kind::Unknown).code())),
        ("form", json!(facts.form)),
        ("status", json!(facts.status.unwrap_or(Status::Unknown).code())),
        ("since", date(facts.since)),
        ("until", date(facts.until)),
        ("summary", text(facts.summary.is_empty(), &json!(facts.summary))),
        ("doubt", text(joined.doubts.is_empty(), &json!(joined.doubts))),
        ("club", first("club")),
        ("last_confirmed_at", json!(joined.confirmed.as_ref().map(|(at, _)| at.0))),
        ("last_confirmed_by", json!(joined.confirmed.as_ref().map(|(_, by)| by))),
        ("version", json!(number(&stays, "version").max(number(&goes, "version")) + 1)),
        ("created_at", json!(number(&stays, "created_at").min(number(&goes, "created_at")))),
        ("updated_at", json!(at.0)),
    ];
    let mut row = stays.clone();
    row.extend(new.into_iter().map(|(column, value)| (column.to_owned(), value)));
    vec![row]
}

fn parties(known: &[Row], two: Two<'_>, joined: &Joined) -> Vec<Row> {
    let link = json!(two.stays.row.to_string());
    let role = |party: &str| known.iter().find(|row| row["authority"] == *party).map(|row| row["role"].clone());
    let of_stays = |party: &str| known.iter().find(|row| row["partnership"] == link && row["authority"] == *party);
    let last = known.iter().filter(|row| row["partnership"] == link).filter_map(|row| row["position"].as_i64()).max();
    let mut next = last.unwrap_or(-1);
    let mut rows = Vec::new();
    for party in joined.parties.keys() {
        if let Some(row) = of_stays(party) {
            rows.push(row.clone());
            continue;
        }
        next += 1;
        let row = [
            ("partnership", link.clone()),
            ("authority", json!(party)),
            ("position", json!(next)),
            ("role", role(party).unwrap_or_else(|| json!("partner"))),
        ];
        rows.push(row.into_iter().map(|(column, value)| (column.to_owned(), value)).collect());
    }
    rows
}

fn themes(two: Two<'_>, joined: &Joined) -> Vec<Row> {
    let row = |theme: &String| {
        let row = [("partnership", json!(two.stays.row.to_string())), ("theme", json!(theme))];
        row.into_iter().map(|(column, value)| (column.to_owned(), value)).collect()
    };
    joined.facts.themes.iter().map(row).collect()
}
