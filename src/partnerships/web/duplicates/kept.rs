//! What was found, kept until an authority or a link changes: finding it again costs about a second.

use std::sync::Arc;

use tokio::sync::Mutex;

use crate::accounts::broken;
use crate::db::Db;
use crate::kernel::PublicId;
use crate::partnerships::duplicates::model::{Pair, ordered};
use crate::partnerships::duplicates::{find, stamp};
use crate::web::Error;

/// What was found, and what the tables were then.
type Found = ((i64, i64), Arc<Vec<Pair>>);

/// What was found last.
#[derive(Clone, Default)]
pub struct Kept(Arc<Mutex<Option<Found>>>);

impl Kept {
    /// Every pair that may be the same. Of two who ask at once, one waits for the other.
    pub async fn pairs(&self, db: &Db) -> Result<Arc<Vec<Pair>>, Error> {
        let mut kept = self.0.lock().await;
        let stamp = stamp(db.read()).await.map_err(broken)?;
        if let Some((then, pairs)) = kept.as_ref().filter(|(then, _)| *then == stamp) {
            debug_assert_eq!(*then, stamp);
            return Ok(pairs.clone());
        }
        let pairs = Arc::new(find(db.read()).await.map_err(broken)?);
        *kept = Some((stamp, pairs.clone()));
        Ok(pairs)
    }

    /// What was found of two.
    pub async fn pair(&self, db: &Db, one: &PublicId, other: &PublicId) -> Result<Option<Pair>, Error> {
        let ids = ordered(one, other);
        Ok(self.pairs(db).await?.iter().find(|pair| pair.ids == ids).cloned())
    }
}
