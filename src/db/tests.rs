//! The journal, the schema and what is refused, on both engines.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use super::testing::{TestDb, on_both_engines};
use super::{Author, Change, Db, DbError, Entry, Journal};
use crate::kernel::{RowIds, Timestamp};

const AT: Timestamp = Timestamp(1_795_512_600_000_000);

/// Appends entries about the things with these identifiers, in one transaction that is kept.
async fn record(db: &Db, things: &[&str]) {
    let write = db.write().await.expect("a transaction");
    let author = Author { on_behalf_of: Some("or-0000000000".to_owned()), ..Author::command("test") };
    let batch = Some(RowIds::at(AT).next());
    let mut journal = Journal::open(&write, author, AT, batch).await.expect("the end of the chain");
    for thing in things {
        let change = Change {
            action: "revise",
            entity: "authority",
            entity_id: (*thing).to_owned(),
            before: Some(json!({ "name": "Lille" })),
            after: Some(json!({ "name": thing })),
            reason: Some("essai".to_owned()),
        };
        journal.record(change).await.expect("recorded");
    }
    journal.close().await.expect("written");
    write.commit().await.expect("kept");
}

async fn text(connection: &impl ConnectionTrait, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let rows = connection.query_all_raw(statement).await.expect("an answer");
    rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}

async fn number(connection: &impl ConnectionTrait, sql: &str) -> i64 {
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let row = connection.query_one_raw(statement).await.expect("an answer").expect("a row");
    row.try_get_by_index(0).expect("a number")
}

on_both_engines!(a_chain_of_several_transactions_verifies, |test| {
    let empty = Entry::verify(test.db.read()).await.expect("an empty chain holds");
    assert_eq!((empty.entries, empty.head.as_str()), (0, ""));
    record(&test.db, &["au-1", "au-2"]).await;
    record(&test.db, &["au-3"]).await;
    let verified = Entry::verify(test.db.read()).await.expect("the chain holds");
    assert_eq!(verified.entries, 3);
    assert_eq!(text(test.db.read(), "SELECT hash FROM journal WHERE seq = 3").await, [verified.head]);
});

on_both_engines!(the_first_entry_of_a_transaction_bears_the_hash_of_the_last_of_the_one_before, |test| {
    record(&test.db, &["au-1", "au-2"]).await;
    record(&test.db, &["au-3"]).await;
    let hashes = text(test.db.read(), "SELECT hash FROM journal ORDER BY seq").await;
    let before = text(test.db.read(), "SELECT prev_hash FROM journal ORDER BY seq").await;
    assert_eq!(before, [String::new(), hashes[0].clone(), hashes[1].clone()]);
    assert_eq!(hashes.iter().collect::<BTreeSet<_>>().len(), 3, "{hashes:?}");
});

/// One change to each column, small enough to go unnoticed; what is nothing and what is empty are not the same.
const FORGERIES: [(&str, &str); 18] = [
    ("seq", "seq + 10"),
    ("at", "at + 1"),
    ("actor", "'command:tesT'"),
    ("on_behalf_of", "'or-0000000001'"),
    ("on_behalf_of", "NULL"),
    ("action", "'revisE'"),
    ("entity", "'authoritY'"),
    ("entity_id", "'au-20'"),
    ("before", "'{\"name\":\"lille\"}'"),
    ("before", "NULL"),
    ("after", "'{\"name\":\"au-2\"} '"),
    ("after", "''"),
    ("reason", "'essais'"),
    ("reason", "NULL"),
    ("batch", "NULL"),
    ("prev_hash", "''"),
    ("prev_hash", "hash"),
    ("hash", "prev_hash"),
];

on_both_engines!(a_change_to_any_column_is_found_and_its_entry_named, |test| {
    record(&test.db, &["au-1", "au-2", "au-3"]).await;
    for (column, value) in FORGERIES {
        let write = test.db.write().await.expect("a transaction");
        let sql = format!("UPDATE journal SET {column} = {value} WHERE seq = 2");
        write.connection().execute_unprepared(&sql).await.expect("forged");
        let found = Entry::verify(write.connection()).await;
        assert!(matches!(found, Err(DbError::Journal(2))), "{column} = {value}: {found:?}");
    }
    assert_eq!(Entry::verify(test.db.read()).await.expect("nothing was kept of the forgeries").entries, 3);
});

on_both_engines!(an_entry_taken_out_of_the_chain_is_missed, |test| {
    record(&test.db, &["au-1", "au-2", "au-3"]).await;
    let write = test.db.write().await.expect("a transaction");
    write.connection().execute_unprepared("DELETE FROM journal WHERE seq = 2").await.expect("taken out");
    let found = Entry::verify(write.connection()).await;
    assert!(matches!(found, Err(DbError::Journal(2))), "{found:?}");
    let sentence = found.expect_err("broken").to_string();
    assert_eq!(sentence, "the journal is broken at entry 2: what stands there is not what was written");
});

on_both_engines!(entries_are_read_from_a_place_on_oldest_first, |test| {
    record(&test.db, &["au-1", "au-2", "au-3"]).await;
    assert_eq!(Entry::last_seq(test.db.read()).await.expect("a place"), 3);
    let read = Entry::since(test.db.read(), 1, 10).await.expect("entries");
    let told: Vec<_> = read.iter().map(|entry| (entry.seq, entry.entity_id.as_str(), entry.at)).collect();
    assert_eq!(told, [(2, "au-2", AT), (3, "au-3", AT)]);
    assert_eq!(Entry::since(test.db.read(), 0, 2).await.expect("entries").len(), 2);
});

on_both_engines!(more_entries_than_one_statement_holds_are_all_written, |test| {
    let things: Vec<String> = (0..1234).map(|n| format!("au-{n}")).collect();
    record(&test.db, &things.iter().map(String::as_str).collect::<Vec<_>>()).await;
    assert_eq!(Entry::verify(test.db.read()).await.expect("the chain holds").entries, 1234);
});

on_both_engines!(a_dropped_transaction_leaves_neither_rows_nor_entries, |test| {
    {
        let write = test.db.write().await.expect("a transaction");
        let sql = "INSERT INTO meta (key, value) VALUES ('a', 'b')";
        write.connection().execute_unprepared(sql).await.expect("inserted");
        let mut journal = Journal::open(&write, Author::command("test"), AT, None).await.expect("the end of the chain");
        let change =
            Change { action: "add", entity: "x", entity_id: "au-1".into(), before: None, after: None, reason: None };
        journal.record(change).await.expect("recorded");
        journal.close().await.expect("written");
    }
    record(&test.db, &["au-2"]).await;
    assert_eq!(number(test.db.read(), "SELECT COUNT(*) FROM meta").await, 0);
    let kept = Entry::since(test.db.read(), 0, 10).await.expect("entries");
    assert_eq!(kept.iter().map(|entry| (entry.seq, entry.entity_id.as_str())).collect::<Vec<_>>(), [(1, "au-2")]);
});

on_both_engines!(the_connections_that_read_refuse_to_write, |test| {
    let attempts = [
        "INSERT INTO meta (key, value) VALUES ('a', 'b')",
        "DELETE FROM journal",
        "CREATE TABLE own (a INTEGER)",
        "DROP TABLE journal",
    ];
    for sql in attempts {
        assert!(test.db.read().execute_unprepared(sql).await.is_err(), "{sql}");
    }
    assert_eq!(number(test.db.read(), "SELECT COUNT(*) FROM meta").await, 0);
});

on_both_engines!(a_party_without_its_authority_is_refused, |test| {
    let write = test.db.write().await.expect("a transaction");
    let id = RowIds::at(AT).next();
    let backend = write.connection().get_database_backend();
    let sql = "INSERT INTO parties (partnership, authority, position, role) VALUES ($1, $1, 0, 'partner')";
    let statement = Statement::from_sql_and_values(backend, sql, [id.into()]);
    assert!(write.connection().execute_raw(statement).await.is_err());
});

on_both_engines!(a_newer_database_is_refused_and_left_as_it_is, |test| {
    let write = test.db.write().await.expect("a transaction");
    let sql = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m0999_future', 0)";
    write.connection().execute_unprepared(sql).await.expect("inserted");
    write.commit().await.expect("kept");
    let Err(refused) = Db::open(&test.address).await else { panic!("opened") };
    assert!(matches!(&refused, DbError::Newer(version) if version == "m0999_future"), "{refused}");
    for words in ["newer Jumelles", "m0999_future", "nothing was changed"] {
        assert!(refused.to_string().contains(words), "{refused}");
    }
    assert_eq!(number(test.db.read(), "SELECT COUNT(*) FROM seaql_migrations WHERE applied_at = 0").await, 1);
});

on_both_engines!(opening_again_changes_nothing, |test| {
    record(&test.db, &["au-1"]).await;
    let before = text(test.db.read(), "SELECT version FROM seaql_migrations ORDER BY version").await;
    let again = Db::open(&test.address).await.expect("opened again");
    assert_eq!(text(again.read(), "SELECT version FROM seaql_migrations ORDER BY version").await, before);
    assert_eq!(Entry::last_seq(again.read()).await.expect("a place"), 1);
});

on_both_engines!(several_programs_may_open_an_empty_database_at_once, |test| {
    let address = if test.is_sqlite() {
        format!("{}.other", test.address)
    } else {
        let write = test.db.write().await.expect("a transaction");
        write.connection().execute_unprepared("DROP SCHEMA public CASCADE; CREATE SCHEMA public").await.expect("empty");
        write.commit().await.expect("kept");
        test.address.clone()
    };
    let open = || Db::open(&address);
    let (one, other, third, last) = tokio::join!(open(), open(), open(), open());
    let (one, other) = (one.expect("the first"), other.expect("the second"));
    assert!(third.is_ok() && last.is_ok(), "the third and the fourth");
    record(&one, &["au-1"]).await;
    assert_eq!(Entry::last_seq(other.read()).await.expect("a place"), 1);
});

#[tokio::test]
async fn an_address_that_names_no_engine_is_refused_with_the_two_that_do() {
    for address in ["", "jumelles.db", "mysql://a/b", "sqlite:", "sqlite::memory:", "sqlite://", "POSTGRES"] {
        let Err(refused) = Db::open(address).await else { panic!("{address} opened") };
        assert!(matches!(&refused, DbError::Address(told) if told == address), "{address}: {refused}");
        assert!(refused.to_string().contains("write sqlite:PATH"), "{refused}");
    }
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("taken");
    std::fs::write(&file, "not a folder").expect("a file");
    let Err(refused) = Db::open(&format!("sqlite:{}", file.join("jumelles.db").display())).await else {
        panic!("opened")
    };
    assert!(matches!(&refused, DbError::Folder { folder, .. } if *folder == file.display().to_string()), "{refused}");
    assert!(refused.to_string().contains("cannot be written"), "{refused}");
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), "not a folder");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("jumelles.db");
    let words = "Ceci n’est pas une base de données. ".repeat(200);
    std::fs::write(&file, &words).expect("a file");
    let Err(refused) = Db::open(&format!("sqlite:{}", file.display())).await else { panic!("opened") };
    assert!(refused.to_string().contains("not a database"), "{refused}");
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), words);
}

#[tokio::test]
async fn sqlite_is_strict_durable_and_new_enough() {
    let test = TestDb::sqlite().await;
    let loose = "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 \
                 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'seaql_migrations'";
    assert_eq!(text(test.db.read(), loose).await, Vec::<String>::new());
    let write = test.db.write().await.expect("a transaction");
    let connection = write.connection();
    assert_eq!(text(connection, "PRAGMA journal_mode").await, ["wal"]);
    assert_eq!(number(connection, "PRAGMA synchronous").await, 2, "FULL");
    assert_eq!(number(connection, "PRAGMA foreign_keys").await, 1);
    assert_eq!(number(test.db.read(), "PRAGMA foreign_keys").await, 1);
    assert_eq!(number(test.db.read(), "PRAGMA query_only").await, 1);
    let version = text(connection, "SELECT sqlite_version()").await.remove(0);
    let parts: Vec<u32> = version.split('.').map(|part| part.parse().expect("a number")).collect();
    assert!(parts >= vec![3, 51, 3], "{version}");
    assert_eq!(test.db.engine().await.expect("a name"), format!("SQLite {version}"));
}

const SQLITE_COLUMNS: &str = "SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" \
    FROM pragma_table_list t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.schema = 'main' \
    AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND t.name <> 'seaql_migrations'";
const POSTGRES_COLUMNS: &str = "SELECT table_name || '.' || column_name || ' ' || CASE data_type WHEN 'uuid' THEN 'BLOB' \
    WHEN 'text' THEN 'TEXT' WHEN 'bigint' THEN 'INTEGER' WHEN 'double precision' THEN 'REAL' ELSE data_type END \
    || ' ' || CASE is_nullable WHEN 'NO' THEN '1' ELSE '0' END \
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'seaql_migrations'";
const SQLITE_INDEXES: &str = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
const POSTGRES_INDEXES: &str =
    "SELECT indexname::text FROM pg_indexes WHERE schemaname = 'public' AND indexdef NOT LIKE '% UNIQUE %'";

#[tokio::test]
async fn both_engines_have_the_same_tables_columns_and_indexes() {
    let (sqlite, postgres) = (TestDb::sqlite().await, TestDb::postgres().await);
    let sorted = |all: Vec<String>| all.into_iter().collect::<BTreeSet<_>>();
    let columns = sorted(text(sqlite.db.read(), SQLITE_COLUMNS).await);
    assert!(columns.contains("journal.hash TEXT 1") && columns.contains("authorities.lat REAL 0"), "{columns:?}");
    assert_eq!(columns, sorted(text(postgres.db.read(), POSTGRES_COLUMNS).await));
    let indexes = sorted(text(sqlite.db.read(), SQLITE_INDEXES).await);
    assert!(indexes.contains("journal_entity"), "{indexes:?}");
    assert_eq!(indexes, sorted(text(postgres.db.read(), POSTGRES_INDEXES).await));
}
