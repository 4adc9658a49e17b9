//! Keeps the index beside the atlas it was made from.

use std::sync::Arc;

use arc_swap::ArcSwap;

use super::index::Index;
use crate::atlas::Snapshot;

/// The index of the present atlas; cheap to clone.
#[derive(Clone)]
pub struct Search {
    current: Arc<ArcSwap<Index>>,
}

impl Search {
    /// An index of the atlas.
    pub fn of(atlas: Arc<Snapshot>) -> Self {
        Self { current: Arc::new(ArcSwap::from_pointee(Index::of(atlas))) }
    }

    /// Makes the index again from a newer atlas.
    pub fn refresh(&self, atlas: Arc<Snapshot>) {
        self.current.store(Arc::new(Index::of(atlas)));
    }

    /// The index of this moment.
    pub fn now(&self) -> Arc<Index> {
        self.current.load_full()
    }
}
