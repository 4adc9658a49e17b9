//! Databases for tests: one of each engine, empty, up to date, and gone afterwards.

use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::{ConnectionTrait as _, Database};

use super::Db;
pub use super::query::asked;

/// A database of one engine for one test.
pub struct TestDb {
    /// The database, migrated and empty.
    pub db: Db,
    /// Its address, for commands.
    pub address: String,
    folder: Option<tempfile::TempDir>,
}

static COUNT: AtomicU32 = AtomicU32::new(0);

impl TestDb {
    /// A SQLite file in a folder that disappears with the test.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let address = format!("sqlite:{}", folder.path().join("jumelles.db").display());
        Self { db: Db::open(&address).await.expect("an SQLite database"), address, folder: Some(folder) }
    }

    /// A new database in the PostgreSQL that `make test` starts.
    #[expect(clippy::disallowed_methods, reason = "the test command tells where its PostgreSQL is by the environment")]
    pub async fn postgres() -> Self {
        let server = std::env::var("JUMELLES_TEST_POSTGRES")
            .expect("JUMELLES_TEST_POSTGRES is not set: run `make test`, which starts a PostgreSQL for the tests");
        let name = format!("test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let maintenance = Database::connect(&server).await.expect("the test server");
        maintenance.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a new database");
        maintenance.close().await.expect("closed");
        let (root, _) = server.rsplit_once('/').expect("an address that ends with a database");
        let address = format!("{root}/{name}");
        Self { db: Db::open(&address).await.expect("a PostgreSQL database"), address, folder: None }
    }

    /// Whether this is the file engine.
    pub fn is_sqlite(&self) -> bool {
        self.folder.is_some()
    }
}

/// Runs one test on both engines: `on_both_engines!(name, |test| { … })` makes `name::sqlite` and `name::postgres`.
macro_rules! on_both_engines {
    ($(#[$meta:meta])* $name:ident, |$test:ident| $body:expr) => {
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn case($test: $crate::db::testing::TestDb) {
                $body
            }

            #[tokio::test]
            async fn sqlite() {
                case($crate::db::testing::TestDb::sqlite().await).await;
            }

            #[tokio::test]
            async fn postgres() {
                case($crate::db::testing::TestDb::postgres().await).await;
            }
        }
    };
}
pub(crate) use on_both_engines;
