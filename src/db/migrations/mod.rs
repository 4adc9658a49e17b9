//! The schema's history, written once for both engines, forward only.
//!
//! A migration is SQL in which `{uuid}`, `{text}`, `{int}` and `{real}` stand for the engine's own type, and
//! `{strict}` for SQLite's `STRICT`. Expand first, contract later: the old program must survive the new schema.

mod m0001_atlas;
mod m0002_people;
mod m0003_statements;
mod m0004_addresses;
mod m0005_factors;
mod m0006_identities;
mod m0007_networks;
mod m0008_freshness;
mod m0009_edits;
mod m0010_merges;
mod m0011_content;
mod m0012_acts;
mod m0013_act_files;
mod m0014_content_edits;
mod m0015_campaigns_of_networks;
mod m0016_act_forms;
mod m0017_siren_and_handovers;

use std::time::Duration;

use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, DbErr, Statement, TransactionTrait as _};
use sea_orm_migration::prelude::{MigrationName, MigrationTrait, MigratorTrait, SchemaManager, async_trait};

use super::DbError;

struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            script("m0001_atlas", m0001_atlas::SCRIPT),
            script("m0002_people", m0002_people::SCRIPT),
            script("m0003_statements", m0003_statements::SCRIPT),
            script("m0004_addresses", m0004_addresses::SCRIPT),
            script("m0005_factors", m0005_factors::SCRIPT),
            script("m0006_identities", m0006_identities::SCRIPT),
            Box::new(Script {
                name: "m0007_networks",
                of_engine: Some([m0007_networks::SQLITE, m0007_networks::POSTGRES]),
                of_both: m0007_networks::SCRIPT,
            }),
            script("m0008_freshness", m0008_freshness::SCRIPT),
            script("m0009_edits", m0009_edits::SCRIPT),
            script("m0010_merges", m0010_merges::SCRIPT),
            script("m0011_content", m0011_content::SCRIPT),
            script("m0012_acts", m0012_acts::SCRIPT),
            script("m0013_act_files", m0013_act_files::SCRIPT),
            script("m0014_content_edits", m0014_content_edits::SCRIPT),
            script("m0015_campaigns_of_networks", m0015_campaigns_of_networks::SCRIPT),
            script("m0016_act_forms", m0016_act_forms::SCRIPT),
            Box::new(Script {
                name: "m0017_siren_and_handovers",
                of_engine: Some([m0017_siren_and_handovers::SQLITE, m0017_siren_and_handovers::POSTGRES]),
                of_both: m0017_siren_and_handovers::SCRIPT,
            }),
        ]
    }
}

/// A migration: its name, by which a database knows that it was applied, and its SQL.
struct Script {
    name: &'static str,
    /// What comes first and differs: for SQLite, for PostgreSQL.
    of_engine: Option<[&'static str; 2]>,
    of_both: &'static str,
}

fn script(name: &'static str, of_both: &'static str) -> Box<dyn MigrationTrait> {
    Box::new(Script { name, of_engine: None, of_both })
}

impl MigrationName for Script {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Script {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = usize::from(manager.get_database_backend() == DbBackend::Postgres);
        if let Some(own) = self.of_engine {
            run_script(manager, own[postgres]).await?;
        }
        run_script(manager, self.of_both).await
    }
}

/// Any number, the same in every program that migrates this database.
const MIGRATION_LOCK: i64 = 0x4a55_4d46;

/// Applies the migrations that the database has not seen; on PostgreSQL one program at a time.
pub async fn bring_up_to_date(db: &DatabaseConnection) -> Result<(), DbError> {
    if db.get_database_backend() != DbBackend::Postgres {
        return one_after_the_other(db).await;
    }
    // The lock lives as long as its transaction; the migrations run beside it, on another connection of the pool.
    let guard = db.begin().await?;
    let lock = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT pg_advisory_xact_lock($1)",
        [MIGRATION_LOCK.into()],
    );
    guard.query_one_raw(lock).await?;
    refuse_newer(db).await?;
    Migrator::up(db, None).await?;
    Ok(guard.commit().await?)
}

/// SQLite refuses the second of two programs that migrate at once; it finds the work done a moment later.
async fn one_after_the_other(db: &DatabaseConnection) -> Result<(), DbError> {
    const TRIES: u32 = 50;
    for _ in 1..TRIES {
        refuse_newer(db).await?;
        match Migrator::up(db, None).await {
            Ok(()) => return Ok(()),
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
    Ok(Migrator::up(db, None).await?)
}

/// A migration that this program does not know means that a later one was here.
async fn refuse_newer(db: &DatabaseConnection) -> Result<(), DbError> {
    let schema = SchemaManager::new(db);
    if !schema.has_table("seaql_migrations").await? {
        return Ok(());
    }
    let known: Vec<String> = Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect();
    let sql =
        Statement::from_string(db.get_database_backend(), "SELECT version FROM seaql_migrations ORDER BY version");
    for row in db.query_all_raw(sql).await? {
        let version: String = row.try_get_by_index(0)?;
        if !known.contains(&version) {
            return Err(DbError::Newer(version));
        }
    }
    Ok(())
}

/// Runs each statement of a script, with the engine's own types put in.
async fn run_script(manager: &SchemaManager<'_>, script: &str) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let types = match connection.get_database_backend() {
        DbBackend::Sqlite => {
            [("{uuid}", "BLOB"), ("{text}", "TEXT"), ("{int}", "INTEGER"), ("{real}", "REAL"), ("{strict}", "STRICT")]
        }
        _ => [
            ("{uuid}", "UUID"),
            ("{text}", "TEXT"),
            ("{int}", "BIGINT"),
            ("{real}", "DOUBLE PRECISION"),
            ("{strict}", ""),
        ],
    };
    for statement in script.split(';').map(str::trim).filter(|statement| !statement.is_empty()) {
        let sql = types.iter().fold(statement.to_owned(), |sql, (name, own)| sql.replace(name, own));
        connection.execute_unprepared(&sql).await?;
    }
    Ok(())
}
