//! What the content says, read by every slice that has a part of it, and followed when another node puts another in its place.

use std::path::Path;
use std::sync::Arc;

use arc_swap::ArcSwapOption;

use crate::agreements::Library;
use crate::content::{Files, Refusal, Shelf};
use crate::db::{Author, Db, DbError};
use crate::funding::Catalogue;
use crate::kernel::Timestamp;
use crate::law::Law;

/// Every part of the content, read.
pub struct Content {
    /// The law.
    pub law: Law,
    /// The papers.
    pub papers: Library,
    /// The money.
    pub funding: Catalogue,
}

impl Content {
    /// Reads a whole set.
    ///
    /// Errors: every file that is refused, with its line and why.
    pub fn read(files: &Files) -> Result<Self, Vec<Refusal>> {
        match (Law::read(files), Library::read(files), Catalogue::read(files)) {
            (Ok(law), Ok(papers), Ok(funding)) => Ok(Self { law, papers, funding }),
            (law, papers, funding) => {
                Err(law.err().into_iter().chain(papers.err()).chain(funding.err()).flatten().collect())
            }
        }
    }

    /// Reads the set of a folder, or the one that the program ships.
    ///
    /// Errors: every file that is refused.
    pub fn of(folder: Option<&Path>) -> Result<(Files, Self), Vec<Refusal>> {
        let files = folder.map_or_else(|| Ok(Files::shipped()), Files::read)?;
        let content = Self::read(&files)?;
        Ok((files, content))
    }
}

/// Where the content stands while the site is open.
#[derive(Clone)]
pub struct Shelves {
    /// The law.
    pub law: Shelf<Law>,
    /// The papers.
    pub papers: Shelf<Library>,
    /// The money.
    pub funding: Shelf<Catalogue>,
    /// The set of the database that was last looked at.
    seen: Arc<ArcSwapOption<String>>,
}

impl Shelves {
    /// Reads the content: the folder's, which the database then keeps, or the program's; when the folder's is refused, the last
    /// good one; what was edited in the browser is laid over it.
    ///
    /// Errors: the database.
    pub async fn open(folder: Option<&Path>, db: &Db, now: Timestamp) -> Result<Self, DbError> {
        match Content::of(folder) {
            // Without a folder a start begins with the program's own set, whatever was put in its place before.
            Ok((files, _)) if folder.is_some() || Files::in_use(db.read()).await?.is_some() => {
                let write = db.write().await?;
                files.keep(&write, Author::command("serve"), now).await?;
                write.commit().await?;
            }
            Ok(_) => {}
            Err(refused) => {
                for one in refused {
                    tracing::error!(reason = %one, "A content file is refused; the last good set stays in force.");
                }
            }
        }
        let content = last_good(db).await?;
        let seen = Files::digest_in_use(db.read()).await?.map(Arc::new);
        let (law, papers) = (Shelf::new(content.law), Shelf::new(content.papers));
        let (funding, seen) = (Shelf::new(content.funding), Arc::new(ArcSwapOption::new(seen)));
        Ok(Self { law, papers, funding, seen })
    }

    /// Takes the set that a command or another node has put into the database since; whether there was one.
    pub async fn follow(&self, db: &Db) -> Result<bool, DbError> {
        let there = Files::digest_in_use(db.read()).await?;
        if there.as_deref() == self.seen.load().as_deref().map(String::as_str) {
            return Ok(false);
        }
        if let Some((digest, files)) = Files::in_use(db.read()).await? {
            match Content::read(&files) {
                Ok(content) => {
                    self.law.put(content.law);
                    self.papers.put(content.papers);
                    self.funding.put(content.funding);
                }
                Err(refused) => {
                    for one in refused {
                        tracing::error!(reason = %one, "This program cannot read the content that the database keeps.");
                    }
                }
            }
            self.seen.store(Some(Arc::new(digest)));
        }
        Ok(true)
    }
}

/// The set in use; without the edits when it cannot be read with them, the program's when the database keeps none that can.
async fn last_good(db: &Db) -> Result<Content, DbError> {
    let in_use = Files::in_use(db.read()).await?.map(|(_, files)| files);
    let without = Files::without_edits(db.read()).await?;
    for files in in_use.into_iter().chain([without]) {
        match Content::read(&files) {
            Ok(content) => return Ok(content),
            Err(refused) => {
                for one in refused {
                    tracing::error!(reason = %one, "The content in use cannot be read; what is good without it stands.");
                }
            }
        }
    }
    Content::read(&Files::shipped()).map_err(|refused| {
        let first = refused.first().map(ToString::to_string).unwrap_or_default();
        DbError::Value(format!("the content that the program ships: {first}"))
    })
}
