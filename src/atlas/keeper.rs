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

    /// The database as it stands, when the journal has moved since the present snapshot.
    pub async fn newer(&self, db: &Db) -> Result<Option<Arc<Snapshot>>, DbError> {
        if Entry::last_seq(db.read()).await? == self.seq() {
            return Ok(None);
        }
        Ok(Some(Arc::new(store::load(db).await?)))
    }

    /// Shows this snapshot from now on.
    pub fn show(&self, snapshot: Arc<Snapshot>) {
        self.current.store(snapshot);
    }
}
