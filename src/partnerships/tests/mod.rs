//! Files of links on both engines, from their first byte to the journal.

mod again;
mod at_once;
mod declaring;
mod files;
mod history;
mod lines;
mod merging;
mod places;
mod pointing;
mod round_trip;
mod shipped;
mod statements;
mod suggesting;
mod undoing;

use sea_orm::{ConnectionTrait as _, Statement};

use super::testing::read_text;
use crate::db::Db;

/// A line that can be used: two authorities of the small world that have no link with each other.
const GOOD: [(&str, &str); 6] = [
    ("city_a", "Halluin"),
    ("country_a", "FR"),
    ("code_a", "insee:59279"),
    ("city_b", "Köln"),
    ("country_b", "DE"),
    ("code_b", "id:gn-2886242"),
];
/// The version that a form was filled from.
pub fn version_of(page: &str) -> &str {
    page.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a version")
}

const COLUMNS: [&str; 19] = [
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
    "source_url",
    "read_on",
];

/// A file whose lines are the good one, each with some cells that differ.
fn file(lines: &[&[(&str, &str)]]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).expect("a header");
    for line in lines {
        let cell =
            |name: &&str| line.iter().chain(&GOOD).find(|(known, _)| known == name).map_or("", |(_, text)| *text);
        writer.write_record(COLUMNS.iter().map(cell)).expect("a line");
    }
    String::from_utf8(writer.into_inner().expect("all of it")).expect("UTF-8")
}

/// How many rows a table has.
async fn count(db: &Db, table: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) FROM {table}");
    let row = db.read().query_one_raw(Statement::from_string(db.read().get_database_backend(), sql)).await;
    row.expect("an answer").expect("a row").try_get_by_index(0).expect("a number")
}

/// How many rows every table has that an import may write.
async fn counts(db: &Db) -> Vec<(&'static str, i64)> {
    let tables = [
        "authorities",
        "partnerships",
        "parties",
        "partnership_themes",
        "partnership_sources",
        "sources",
        "batches",
        "journal",
    ];
    let mut all = Vec::new();
    for table in tables {
        all.push((table, count(db, table).await));
    }
    all
}
