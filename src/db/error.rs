//! What can go wrong with a database, in sentences a person can act on.

use sea_orm::DbErr;

/// A database could not be opened, brought up to date, read or written.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The address names no engine we have.
    #[error(
        "the database address « {0} » is not understood: write sqlite:PATH (for instance sqlite:var/jumelles.db) or postgres://…"
    )]
    Address(String),
    /// What stands at that path cannot be opened as a database.
    #[error(
        "{path} cannot be opened as a database ({why}): is it another file, a folder, or one without the right to write it?"
    )]
    Unopened {
        /// The path.
        path: String,
        /// What the engine said.
        why: String,
    },
    /// There is no database at that path.
    #[error("there is no database at {0}: make it with jumelles migrate, or name another with --database")]
    Missing(String),
    /// The folder of the SQLite file cannot be made or written.
    #[error(
        "the folder {folder} cannot be written ({why}): choose another with --database sqlite:PATH or change its rights"
    )]
    Folder {
        /// The folder.
        folder: String,
        /// What the system said.
        why: String,
    },
    /// The database was last used by a later version of the program.
    #[error(
        "this database was last used by a newer Jumelles (it knows the migration « {0} », this program does not): start the newer program; nothing was changed"
    )]
    Newer(String),
    /// The linked SQLite lacks the fix of the WAL-reset bug.
    #[error("the SQLite in this program is {0}, older than 3.51.3, which may damage a database: rebuild the program")]
    OldSqlite(String),
    /// The engine refused.
    #[error("the database refused: {0}")]
    Engine(#[from] DbErr),
    /// The journal's chain is broken.
    #[error("the journal is broken at entry {0}: what stands there is not what was written")]
    Journal(i64),
    /// A stored value is not one this program writes.
    #[error("the database holds a value that this program does not understand: {0}")]
    Value(String),
}
