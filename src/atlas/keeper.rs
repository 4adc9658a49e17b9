//! Keeps the snapshot and replaces it when the journal has moved, or the day: what was confirmed grows old overnight.

use std::sync::Arc;

use arc_swap::ArcSwap;

use super::snapshot::Snapshot;
use super::store;
use crate::db::{Db, DbError, Entry};
use crate::kernel::{Day, Timestamp};

/// The atlas as it stands; cheap to clone, never blocks a reader.
#[derive(Clone)]
pub struct Atlas {
    current: Arc<ArcSwap<Snapshot>>,
}

impl Atlas {
    /// Reads the whole database.
    pub async fn load(db: &Db, now: Timestamp) -> Result<Self, DbError> {
        Ok(Self { current: Arc::new(ArcSwap::from_pointee(store::load(db, Day::of(now)).await?)) })
    }

    /// The snapshot of this moment.
    pub fn now(&self) -> Arc<Snapshot> {
        self.current.load_full()
    }

    /// What the snapshot shows: the last entry of the journal, and the day.
    pub fn version(&self) -> (i64, Day) {
        let present = self.current.load();
        (present.seq, present.today)
    }

    /// The database as it stands, when the journal or the day has moved since the present snapshot.
    pub async fn newer(&self, db: &Db, now: Timestamp) -> Result<Option<Arc<Snapshot>>, DbError> {
        let today = Day::of(now);
        if (Entry::last_seq(db.read()).await?, today) == self.version() {
            return Ok(None);
        }
        Ok(Some(Arc::new(store::load(db, today).await?)))
    }

    /// Shows this snapshot from now on.
    pub fn show(&self, snapshot: Arc<Snapshot>) {
        self.current.store(snapshot);
    }
}
