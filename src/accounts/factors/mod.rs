//! What a person proves who they are with, beside the link in a letter: a password, an application of codes, recovery codes,
//! passkeys. Nothing here speaks to a browser.

pub mod actions;
mod ceremony;
mod code;
mod hasher;
mod key;
mod letters;
pub mod passkeys;
pub mod proofs;
pub mod store;
mod strength;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

use ceremony::Ceremony;
pub use code::otpauth;
use hasher::{Cost, Hasher};
use key::Key;
pub use strength::{LONGEST, SHORTEST, Weak};

use crate::db::{Db, DbError};

/// What checks the factors of persons: the key of this installation, the work of passwords, the origin of passkeys. Cheap to
/// clone.
#[derive(Clone)]
pub struct Factors {
    hasher: Arc<Hasher>,
    key: Arc<Key>,
    ceremony: Option<Arc<Ceremony>>,
}

impl Factors {
    /// Opens the key, which is made the first time.
    ///
    /// Errors: the file of the key cannot be read, made or understood.
    pub fn open(key: Option<&Path>, base: &str) -> anyhow::Result<Self> {
        let cost = if cfg!(test) { Cost::LIGHT } else { Cost::FULL };
        let key = key.map_or_else(|| Ok(Key::draw()), Key::open)?;
        let ceremony = Ceremony::of(base).map(Arc::new);
        if ceremony.is_none() {
            tracing::warn!("Passkeys need a public address with a name: they are not offered.");
        }
        Ok(Self { hasher: Arc::new(Hasher::new(cost)), key: Arc::new(key), ceremony })
    }

    /// Where the key is, whether it can be read and by whom; none is made. Without its file, whether something was sealed with it.
    ///
    /// What is wrong comes back with what to do, in one sentence. Errors: the database.
    pub async fn check_key(db: Option<&Db>, path: &Path) -> Result<Result<String, String>, DbError> {
        let found = match Key::look(path) {
            Ok(Some(found)) => return Ok(Ok(found)),
            Err(why) => return Ok(Err(why)),
            Ok(None) => format!("{} is not there", path.display()),
        };
        let sealed = match db {
            Some(db) => store::sealed(db.read()).await?,
            None => 0,
        };
        Ok(match sealed {
            0 => Ok(format!("{found} yet: the site makes it when it starts")),
            count => Err(format!(
                "{found}, and {count} applications of codes were sealed with it: bring it back from its copy; \
                 without one, people enter by link, password or passkey and add their application again"
            )),
        })
    }

    /// Whether passkeys can be used at the address of this site.
    pub fn passkeys(&self) -> bool {
        self.ceremony.is_some()
    }
}
