//! Keeps the snapshot and replaces it when the journal has moved.

use std::sync::Arc;

use arc_swap::ArcSwap;

use super::snapshot::Snapshot;
use super::store;
use crate::db::{Db, DbError, Entry};

/// The atlas as it stands; cheap to clone, never blocks a reader.
#[derive(Clone)]
pub struct Atlas {
    current: Arc<ArcSwap<Snapshot>>,
}

impl Atlas {
    /// Reads the whole database.
    pub async fn load(db: &Db) -> Result<Self, DbError> {
        Ok(Self { current: Arc::new(ArcSwap::from_pointee(store::load(db).await?)) })
    }

    /// The snapshot of this moment.
    pub fn now(&self) -> Arc<Snapshot> {
        self.current.load_full()
    }

    /// The last entry of the journal that the snapshot shows.
    pub fn seq(&self) -> i64 {
        self.current.load().seq
    }

    /// Reads the database again when the journal has moved; answers whether it had.
    pub async fn refresh(&self, db: &Db) -> Result<bool, DbError> {
        if Entry::last_seq(db.read()).await? == self.current.load().seq {
            return Ok(false);
        }
        self.current.store(Arc::new(store::load(db).await?));
        Ok(true)
    }
}
