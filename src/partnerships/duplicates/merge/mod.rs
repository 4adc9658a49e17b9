//! What the rows of two records are once they are one, and once they are parted again; pure.

mod authority;
mod link;
mod parted;
pub mod tables;
#[cfg(test)]
mod tests;

use serde_json::{Value, json};

pub use authority::{merged as merged_authorities, of_the_other};
pub use link::{Joined, merged as merged_links};
pub use parted::parted;
use tables::{By, Table};

use super::store::rows::{Key, Row, Rows, key_of};

/// The record that stays and the one that goes.
#[derive(Clone, Copy, Debug)]
pub struct Two<'k> {
    /// Stays.
    pub stays: &'k Key,
    /// Goes.
    pub goes: &'k Key,
}

impl Two<'_> {
    fn value(key: &Key, by: By) -> Value {
        match by {
            By::Row => json!(key.row.to_string()),
            By::Id => json!(key.id),
        }
    }

    /// The rows of a table with what pointed to the one that goes pointing to the one that stays. Where a row stands there
    /// already, `later` says whether the one that comes takes its place.
    fn moved(self, table: &Table, rows: &[Row], later: impl Fn(&Row, &Row) -> bool) -> Vec<Row> {
        let goes = |row: &Row| table.points.iter().any(|(column, by)| row[*column] == Self::value(self.goes, *by));
        let (coming, mut there): (Vec<Row>, Vec<Row>) = rows.iter().cloned().partition(goes);
        for mut row in coming {
            for (column, by) in table.points {
                if row[*column] == Self::value(self.goes, *by) {
                    row.insert((*column).to_owned(), Self::value(self.stays, *by));
                }
            }
            match there.iter_mut().find(|known| key_of(table, known) == key_of(table, &row)) {
                Some(known) if later(&row, known) => *known = row,
                Some(_) => {}
                None => there.push(row),
            }
        }
        there
    }

    /// The row of the record that stays.
    fn own<'r>(key: &Key, rows: &'r [Row]) -> Option<&'r Row> {
        rows.iter().find(|row| row["id"] == Self::value(key, By::Row))
    }
}

/// Whether a row was written later than another.
fn newer(row: &Row, known: &Row) -> bool {
    row["at"].as_i64() > known["at"].as_i64()
}

/// What was there stays.
fn never(_: &Row, _: &Row) -> bool {
    false
}

fn rows_in<'r>(rows: &'r Rows, table: &str) -> &'r [Row] {
    rows.get(table).map_or(&[], Vec::as_slice)
}

/// The identifier that goes leads to the one that stays.
fn leads(two: Two<'_>, at: i64) -> Row {
    let row = [
        ("old_id", json!(two.goes.id)),
        ("new_id", json!(two.stays.id)),
        ("reason", json!("merged")),
        ("moved_at", json!(at)),
    ];
    row.into_iter().map(|(column, value)| (column.to_owned(), value)).collect()
}
