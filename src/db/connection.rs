//! Opening the database: one writer and a read-only pool on SQLite, two pools on PostgreSQL.

use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait as _,
};

use super::{DbError, migrations};

/// The connections of one database: those that only read and those that write.
#[derive(Clone)]
pub struct Db {
    read: DatabaseConnection,
    write: DatabaseConnection,
}

/// One transaction that may write. Dropped without [`Write::commit`], it leaves nothing behind.
pub struct Write {
    transaction: DatabaseTransaction,
}

impl Write {
    /// The connection to pass to the functions of a `store`.
    pub fn connection(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    /// Keeps everything done in this transaction.
    pub async fn commit(self) -> Result<(), DbError> {
        Ok(self.transaction.commit().await?)
    }
}

/// How often something is tried again that another program is in the way of.
const TRIES: u32 = 20;

/// Any number, the same in every program that writes this journal.
const CHAIN_LOCK: i64 = 0x4a55_4d45;

impl Db {
    /// Opens the database, brings its schema up to date, and checks what the program relies on.
    ///
    /// Errors: an address that is not understood, a folder that cannot be written, a newer database.
    pub async fn open(address: &str) -> Result<Self, DbError> {
        let write = match address {
            _ if address.starts_with("sqlite:") => open_sqlite(address, false).await?,
            _ if address.starts_with("postgres://") || address.starts_with("postgresql://") => {
                open_postgres(address, false).await?
            }
            _ => return Err(DbError::Address(address.to_owned())),
        };
        migrations::bring_up_to_date(&write).await?;
        let read = match write.get_database_backend() {
            DbBackend::Sqlite => open_sqlite(address, true).await?,
            _ => open_postgres(address, true).await?,
        };
        Ok(Self { read, write })
    }

    /// Opens a database that is there already; a command that only looks must not make one.
    ///
    /// Errors: as [`Db::open`], and no file at that path.
    pub async fn open_existing(address: &str) -> Result<Self, DbError> {
        let missing = address.starts_with("sqlite:") && !Path::new(sqlite_path(address)).exists();
        if missing { Err(DbError::Missing(sqlite_path(address).to_owned())) } else { Self::open(address).await }
    }

    /// The connections that can only read.
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// Begins a transaction that may write and is alone in it: on SQLite it waits for the one writer, on PostgreSQL for
    /// the lock of the journal's chain.
    pub async fn write(&self) -> Result<Write, DbError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = self.write.begin_with_options(options).await?;
        if self.write.get_database_backend() == DbBackend::Postgres {
            let sql = "SELECT pg_advisory_xact_lock($1)";
            transaction
                .query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [CHAIN_LOCK.into()]))
                .await?;
        }
        Ok(Write { transaction })
    }

    /// The engine's name and version, for `doctor`.
    pub async fn engine(&self) -> Result<String, DbError> {
        let (name, sql) = match self.read.get_database_backend() {
            DbBackend::Sqlite => ("SQLite", "SELECT sqlite_version()"),
            _ => ("PostgreSQL", "SHOW server_version"),
        };
        let row = self.read.query_one_raw(Statement::from_string(self.read.get_database_backend(), sql)).await?;
        let version: String = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
        Ok(format!("{name} {version}"))
    }

    /// Overwrites what was erased: SQLite writes its file anew and empties its log, so that no page of either still holds a
    /// deleted row. PostgreSQL does the like by itself (autovacuum).
    pub async fn scrub(&self) -> Result<(), DbError> {
        if self.write.get_database_backend() != DbBackend::Sqlite {
            return Ok(());
        }
        self.write.execute_unprepared("VACUUM").await?;
        for _ in 0..TRIES {
            let sql = Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
            let row = self.write.query_one_raw(sql).await?;
            let busy: i64 = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0);
            if busy == 0 {
                return Ok(());
            }
            // Somebody still reads from the log: they are done in a moment.
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        tracing::warn!("The log of SQLite could not be emptied; it is when the site stops.");
        Ok(())
    }

    /// Closes every connection, writing what SQLite still keeps in its log back into the file.
    pub async fn close(self) -> Result<(), DbError> {
        self.read.close().await?;
        Ok(self.write.close().await?)
    }
}

/// The path of an address such as `sqlite:var/jumelles.db`.
fn sqlite_path(address: &str) -> &str {
    let path = address.trim_start_matches("sqlite:").trim_start_matches("//");
    path.split('?').next().unwrap_or(path)
}

async fn open_sqlite(address: &str, read_only: bool) -> Result<DatabaseConnection, DbError> {
    let path = sqlite_path(address);
    if path.is_empty() || path.starts_with(':') {
        return Err(DbError::Address(address.to_owned()));
    }
    if !read_only {
        ensure_folder(Path::new(path))?;
    }
    let mut options = ConnectOptions::new(format!("sqlite://{path}"));
    let connections = if read_only { 4 } else { 1 };
    options.max_connections(connections).min_connections(1).sqlx_logging(false);
    options.idle_timeout(None::<Duration>).max_lifetime(None::<Duration>);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        let sqlite = sqlite
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .pragma("trusted_schema", "OFF")
            .create_if_missing(!read_only);
        if read_only { sqlite.pragma("query_only", "ON") } else { sqlite.pragma("secure_delete", "ON") }
    });
    let opened = connect(options).await;
    let opened = opened.map_err(|why| DbError::Unopened { path: path.to_owned(), why: why.to_string() })?;
    check_version(&opened).await?;
    Ok(opened)
}

/// Connects; while another program gives a new file its log, SQLite refuses at once instead of waiting as it is told to.
async fn connect(options: ConnectOptions) -> Result<DatabaseConnection, DbErr> {
    for _ in 0..TRIES {
        match Database::connect(options.clone()).await {
            Err(why) if why.to_string().contains("database is locked") => {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            other => return other,
        }
    }
    Database::connect(options).await
}

/// Makes the folder of the file when it is missing and tries that a file can be written in it.
fn ensure_folder(path: &Path) -> Result<(), DbError> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let refuse = |why: std::io::Error| DbError::Folder { folder: folder.display().to_string(), why: why.to_string() };
    std::fs::create_dir_all(folder).map_err(refuse)?;
    let trial = folder.join(".jumelles-write-trial");
    std::fs::write(&trial, b"").map_err(refuse)?;
    std::fs::remove_file(&trial).map_err(refuse)
}

async fn check_version(db: &DatabaseConnection) -> Result<(), DbError> {
    let row = db.query_one_raw(Statement::from_string(DbBackend::Sqlite, "SELECT sqlite_version()")).await?;
    let version: String = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
    let parts: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    if parts < vec![3, 51, 3] { Err(DbError::OldSqlite(version)) } else { Ok(()) }
}

async fn open_postgres(address: &str, read_only: bool) -> Result<DatabaseConnection, DbError> {
    let mut options = ConnectOptions::new(address);
    options.max_connections(if read_only { 4 } else { 2 }).sqlx_logging(false);
    options.acquire_timeout(Duration::from_secs(10));
    if read_only {
        options.map_sqlx_postgres_opts(|postgres| postgres.options([("default_transaction_read_only", "on")]));
    }
    Ok(Database::connect(options).await?)
}
