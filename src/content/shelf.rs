//! Where what was read of the content stands, replaced as a whole under those who read it.

use std::sync::Arc;

use arc_swap::ArcSwap;

/// A part of the content, read; cheap to clone, the same behind every clone.
pub struct Shelf<T>(Arc<ArcSwap<T>>);

impl<T> Clone for Shelf<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Shelf<T> {
    /// A shelf with its first content.
    pub fn new(content: T) -> Self {
        Self(Arc::new(ArcSwap::from_pointee(content)))
    }

    /// What stands there now; a request keeps what it began with.
    pub fn now(&self) -> Arc<T> {
        self.0.load_full()
    }

    /// Puts another content in its place.
    pub fn put(&self, content: T) {
        self.0.store(Arc::new(content));
    }
}
