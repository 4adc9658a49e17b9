//! Two records that were one come back: what was written since stays where it was written.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::rows_in;
use super::tables::Table;
use crate::kernel::Timestamp;
use crate::partnerships::duplicates::store::rows::{Row, Rows, key_of};

/// What the rows are to be.
#[derive(Debug, Default)]
pub struct Parted {
    /// The rows.
    pub rows: Rows,
    /// Whether something was written since the merge, which stays.
    pub since: bool,
}

/// Columns that move with each change, and say nothing of it.
const MOVING: [&str; 2] = ["version", "updated_at"];

fn same(one: Option<&Row>, other: Option<&Row>) -> bool {
    let still = |row: &Row| {
        row.iter()
            .filter(|(column, _)| !MOVING.contains(&column.as_str()))
            .map(|(_, value)| value.clone())
            .collect::<Vec<Value>>()
    };
    one.map(still) == other.map(still)
}

/// The rows as they should be: as before the merge, where nothing was written since; as now, where something was.
pub fn parted(tables: &[&Table], [before, after, now]: [&Rows; 3], at: Timestamp) -> Parted {
    let mut parted = Parted::default();
    for table in tables {
        let of = |rows: &Rows| -> BTreeMap<String, Row> {
            rows_in(rows, table.name).iter().map(|row| (key_of(table, row), row.clone())).collect()
        };
        let (then, merged, present) = (of(before), of(after), of(now));
        let keys: BTreeSet<&String> = then.keys().chain(merged.keys()).chain(present.keys()).collect();
        let mut rows = Vec::new();
        for key in keys {
            let (then, merged, present) = (then.get(key), merged.get(key), present.get(key));
            let untouched = same(merged, present);
            parted.since |= !untouched;
            let row = if untouched { then.cloned() } else { between(then, merged, present) };
            rows.extend(row);
        }
        parted.rows.insert(table.name.to_owned(), rows);
    }
    versions(&mut parted.rows, now, at);
    parted
}

/// A row that was changed since: column by column, what was changed since stays.
fn between(then: Option<&Row>, merged: Option<&Row>, present: Option<&Row>) -> Option<Row> {
    match (then, merged, present) {
        (Some(then), Some(merged), Some(present)) => {
            let value = |(column, now): (&String, &Value)| {
                let kept = if merged.get(column) == Some(now) { then.get(column) } else { Some(now) };
                (column.clone(), kept.cloned().unwrap_or_default())
            };
            Some(present.iter().map(value).collect())
        }
        (_, _, present) => present.cloned(),
    }
}

/// A record that comes back or changes has a version that nobody has seen yet.
fn versions(rows: &mut Rows, now: &Rows, at: Timestamp) {
    for table in ["partnerships", "authorities"] {
        for row in rows.get_mut(table).into_iter().flatten() {
            let present = rows_in(now, table).iter().find(|known| known["id"] == row["id"]);
            let seen = [present.and_then(|row| row["version"].as_i64()), row["version"].as_i64()];
            let last = seen.into_iter().flatten().max().unwrap_or_default();
            row.insert("version".to_owned(), json!(last + 1));
            row.insert("updated_at".to_owned(), json!(at.0));
        }
    }
}
