//! Every column that points to a link or an authority is moved by a merge, or left alone on purpose.

use std::collections::BTreeSet;

use crate::db::all;
use crate::db::testing::TestDb;
use crate::partnerships::duplicates::tables::{LEFT, OF_AUTHORITY, OF_LINK};

/// The names under which a column names a record.
const NAMES: [&str; 9] =
    ["authority", "partnership", "entity", "entity_id", "place", "old_id", "new_id", "parties_key", "perimeter"];

#[tokio::test]
async fn a_merge_knows_every_column_that_points_to_a_record() {
    let db = TestDb::sqlite().await;
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
    let known: BTreeSet<(String, String)> = OF_LINK
        .iter()
        .chain(OF_AUTHORITY)
        .flat_map(|table| table.points.iter().map(|(column, _)| (table.name.to_owned(), (*column).to_owned())))
        .chain(LEFT.iter().map(|(table, column, _)| ((*table).to_owned(), (*column).to_owned())))
        .collect();
    let mut seen = BTreeSet::new();
    for row in all(db.db.read(), tables, []).await.expect("tables") {
        let table: String = row.try_get_by_index(0).expect("a name");
        let mut columns: BTreeSet<String> = BTreeSet::new();
        for row in
            all(db.db.read(), &format!("SELECT name FROM pragma_table_info('{table}')"), []).await.expect("columns")
        {
            columns.insert(row.try_get_by_index(0).expect("a name"));
        }
        let sql = format!("SELECT \"from\", \"table\" FROM pragma_foreign_key_list('{table}')");
        for row in all(db.db.read(), &sql, []).await.expect("references") {
            let [from, to]: [String; 2] =
                [row.try_get_by_index(0).expect("text"), row.try_get_by_index(1).expect("text")];
            if matches!(to.as_str(), "authorities" | "partnerships") {
                seen.insert((table.clone(), from));
            }
        }
        seen.extend(
            columns.iter().filter(|name| NAMES.contains(&name.as_str())).map(|name| (table.clone(), name.clone())),
        );
        for one in OF_LINK.iter().chain(OF_AUTHORITY).filter(|one| one.name == table) {
            let kept: BTreeSet<String> = one.typed().map(|(name, _)| name.to_owned()).collect();
            assert!(kept.is_subset(&columns), "{table} has no such column: {:?}", kept.difference(&columns));
            // Of these only the column that points is kept: their rows never go.
            let narrow = ["suggestions", "organisations", "campaign_links", "acts", "act_steps"].contains(&one.name);
            assert!(narrow || kept == columns, "{table} would lose {:?}", columns.difference(&kept));
        }
    }
    let own: BTreeSet<(String, String)> = seen.difference(&known).cloned().collect();
    assert!(own.is_empty(), "say in tables.rs what a merge does with {own:?}");
}
