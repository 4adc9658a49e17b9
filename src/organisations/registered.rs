//! The organisations that everybody may know, with where they lie and the functions, never the persons, that speak for them.

use std::collections::{BTreeMap, BTreeSet};

use reference::fold::fold;
use uuid::Uuid;

use super::model::Organisation;
use super::store;
use crate::db::{Db, DbError};
use crate::kernel::PublicId;

/// One of them.
#[derive(Clone, Debug)]
pub struct Registered {
    /// The organisation.
    pub organisation: Organisation,
    /// Where it lies: the authority that it is, the regions of a network, the place of any other.
    pub territory: Vec<PublicId>,
    /// The functions of those who speak for it, as they said them.
    pub functions: BTreeSet<String>,
}

impl Registered {
    /// Every organisation that was accepted, by name; an authority once somebody speaks for it.
    pub async fn all(db: &Db) -> Result<Vec<Self>, DbError> {
        let mut regions: BTreeMap<Uuid, Vec<PublicId>> = BTreeMap::new();
        for (row, region) in store::territories(db.read()).await? {
            regions.entry(row).or_default().push(region);
        }
        let mut functions: BTreeMap<Uuid, BTreeSet<String>> = BTreeMap::new();
        for (row, function) in store::functions(db.read()).await? {
            functions.entry(row).or_default().insert(function);
        }
        let one = |organisation: Organisation| {
            let own = regions.remove(&organisation.row);
            let territory = own.unwrap_or_else(|| organisation.lies_in().cloned().into_iter().collect());
            let functions = functions.remove(&organisation.row).unwrap_or_default();
            Self { organisation, territory, functions }
        };
        let mut all: Vec<Self> = store::registered(db.read()).await?.into_iter().map(one).collect();
        // The two engines order letters with accents in their own ways.
        all.sort_by_cached_key(|one| (fold(&one.organisation.name), one.organisation.id.clone()));
        Ok(all)
    }
}
