//! Keeps the index in memory, current with the journal, and its copy beside the database.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use arc_swap::ArcSwapOption;
use tokio::sync::Mutex;
use tokio::task::{JoinError, JoinHandle, spawn_blocking};

use super::answer::Index;
use super::index::{Copy, Extent, Made, Refused};
use crate::atlas::Snapshot;
use crate::db::{Db, DbError, Entry};

/// More changes than this, and the whole is made again.
const MOST_CHANGES: u64 = 2_000;
/// Small changes are written to the copy no more often than this; a start catches up from the journal.
const BETWEEN_COPIES: Duration = Duration::from_secs(300);

/// The index of the present atlas; cheap to clone, never blocks a reader.
#[derive(Clone)]
pub struct Search {
    shared: Arc<Shared>,
}

struct Shared {
    current: ArcSwapOption<Index>,
    copy: Option<Copy>,
    extent: Extent,
    /// Held by whoever makes or changes the index; when the copy was last written.
    writing: Mutex<Option<Instant>>,
}

/// An index whose copy is being read.
pub struct Opening {
    db: Db,
    copy: Option<Copy>,
    extent: Extent,
    reading: Option<JoinHandle<Result<Result<Made, Refused>, DbError>>>,
}

impl Opening {
    /// The index: its copy, brought up to date; without a copy, made now; with a copy that cannot be used, made beside the
    /// running site. Without a folder, what the atlas holds, in memory alone.
    ///
    /// Errors: the database.
    pub async fn finish(self, atlas: Arc<Snapshot>) -> Result<Search, DbError> {
        let Self { db, copy, extent, reading } = self;
        let shared = Shared { current: ArcSwapOption::empty(), copy, extent, writing: Mutex::new(None) };
        let search = Search { shared: Arc::new(shared) };
        let read = match reading.map(|reading| async { reading.await.map_err(|why| damaged(&why)) }) {
            None => Err(Refused::Absent),
            Some(reading) => reading.await.unwrap_or_else(|why| Ok(Err(why)))?,
        };
        match search.take(&db, &atlas, read).await? {
            None => {}
            Some(Refused::Absent) => search.make(&db, atlas).await,
            Some(why) => {
                tracing::warn!(%why, "The search index is made again; the site is open meanwhile.");
                let making = search.clone();
                tokio::spawn(async move { making.make(&db, atlas).await });
            }
        }
        Ok(search)
    }
}

fn damaged(why: &JoinError) -> Refused {
    Refused::Damaged(why.to_string())
}

/// The copy of a folder as it was written.
async fn read_copy(db: Db, copy: Copy) -> Result<Result<Made, Refused>, DbError> {
    let seq = match copy.seq() {
        Ok(seq) => seq,
        Err(why) => return Ok(Err(why)),
    };
    let Some(journal) = Entry::hash_at(db.read(), seq).await? else {
        return Ok(Err(Refused::Other("database")));
    };
    Ok(spawn_blocking(move || copy.load(&journal)).await.unwrap_or_else(|why| Err(damaged(&why))))
}

/// What a rebuild made.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Rebuilt {
    /// Documents in the index.
    pub documents: u64,
    /// Bytes of the copy on disk.
    pub bytes: u64,
    /// Seconds it took, without reading the database.
    pub seconds: f64,
    /// The last entry of the journal that it shows.
    pub seq: i64,
    /// Where the copy stands.
    pub folder: String,
}

impl Search {
    /// Begins to open the index: reads the copy of a folder, beside whatever else is read. Without a folder there is none.
    pub fn begin(db: &Db, folder: Option<&Path>) -> Opening {
        let extent = if folder.is_some() { Extent::Gazetteer } else { Extent::Atlas };
        let (db, copy) = (db.clone(), folder.map(Copy::at));
        let reading = copy.clone().map(|copy| tokio::spawn(read_copy(db.clone(), copy)));
        Opening { db, copy, extent, reading }
    }

    /// The index of this moment; nothing while the first is being made.
    pub fn now(&self) -> Option<Arc<Index>> {
        self.shared.current.load_full()
    }

    /// Whether the index shows an older place in the journal, or another day, than the atlas.
    pub fn behind(&self, atlas: &Snapshot) -> bool {
        self.shared
            .current
            .load()
            .as_ref()
            .is_some_and(|index| (index.atlas.seq, index.atlas.today) != (atlas.seq, atlas.today))
    }

    /// Brings the index up to a newer atlas; waits for whoever is making it.
    ///
    /// Errors: the database.
    pub async fn refresh(&self, db: &Db, atlas: Arc<Snapshot>) -> Result<(), DbError> {
        let Some(before) = self.now() else { return Ok(()) };
        if let Some(made) = self.changed(db, before.made(), &atlas).await? {
            self.show(made, atlas);
            return Ok(());
        }
        self.make(db, atlas).await;
        Ok(())
    }

    /// Writes the copy again when somebody has damaged it, or when it is old.
    ///
    /// Errors: the database.
    pub async fn tend(&self, db: &Db) -> Result<(), DbError> {
        let (Some(copy), Some(index)) = (&self.shared.copy, self.now()) else { return Ok(()) };
        let mut written = self.shared.writing.lock().await;
        let old = written.is_none_or(|at| at.elapsed() > BETWEEN_COPIES) && copy.seq().ok() != Some(index.atlas.seq);
        if copy.stands() && !old {
            return Ok(());
        }
        *written = Some(Instant::now());
        self.save(db, index.made()).await
    }

    /// Makes the whole index and its copy, whatever stood there.
    ///
    /// Errors: the database, the folder.
    pub async fn rebuild(db: &Db, atlas: Arc<Snapshot>, folder: &Path) -> anyhow::Result<Rebuilt> {
        let since = Instant::now();
        let seq = atlas.seq;
        let copy = Copy::at(folder);
        let journal = Entry::hash_at(db.read(), seq).await?.unwrap_or_default();
        let made = spawn_blocking(move || Made::whole(&atlas, Extent::Gazetteer)).await??;
        let documents = made.engine.reader()?.searcher().num_docs();
        let saving = copy.clone();
        let why =
            |why| anyhow::anyhow!("the copy of the search index cannot be written to {}: {why}", folder.display());
        spawn_blocking(move || saving.save(&made, &journal)).await?.map_err(why)?;
        let seconds = since.elapsed().as_secs_f64();
        Ok(Rebuilt { documents, bytes: copy.bytes(), seconds, seq, folder: folder.display().to_string() })
    }

    /// What is wrong with the copy of a folder, in words.
    ///
    /// Errors: the database.
    pub async fn check(db: &Db, folder: &Path) -> Result<Result<String, String>, DbError> {
        let copy = Copy::at(folder);
        let seq = match copy.seq() {
            Ok(seq) => seq,
            Err(why) => return Ok(Err(why.to_string())),
        };
        let journal = Entry::hash_at(db.read(), seq).await?.unwrap_or_default();
        let told = |bytes: u64| format!("{}: {:.1} MB, up to entry {seq}", folder.display(), bytes as f64 / 1e6);
        Ok(copy.load(&journal).map(|_| told(copy.bytes())).map_err(|why| why.to_string()))
    }

    /// Answers from a copy, brought up to the present.
    async fn take(
        &self,
        db: &Db,
        atlas: &Arc<Snapshot>,
        read: Result<Made, Refused>,
    ) -> Result<Option<Refused>, DbError> {
        let made = match read {
            // What has faded since the copy was written is taken out.
            Ok(made) if made.seq == atlas.seq && atlas.shown_links().count() == atlas.links.len() => Some(made),
            Ok(made) => self.changed(db, &made, atlas).await?,
            Err(why) => return Ok(Some(why)),
        };
        let Some(made) = made else { return Ok(Some(Refused::Other("time"))) };
        Ok((!self.show(made, atlas.clone())).then(|| Refused::Damaged("it cannot be read".to_owned())))
    }

    /// The index with what the journal says has changed; nothing when it had better be made whole.
    async fn changed(&self, db: &Db, before: &Made, atlas: &Arc<Snapshot>) -> Result<Option<Made>, DbError> {
        let _writing = self.shared.writing.lock().await;
        let entries = Entry::since(db.read(), before.seq, MOST_CHANGES + 1).await?;
        if entries.len() as u64 > MOST_CHANGES {
            return Ok(None);
        }
        let mut changed: Vec<String> = entries.into_iter().map(|entry| entry.entity_id).collect();
        // A link that nobody confirmed for too long leaves without an entry of the journal.
        let faded = atlas.links.iter().filter(|link| link.standing.faded);
        changed.extend(faded.map(|link| link.id.to_string()));
        changed.sort_unstable();
        changed.dedup();
        let (before, atlas) = (before.clone(), atlas.clone());
        let made = spawn_blocking(move || before.with(&atlas, &changed)).await;
        match made {
            Ok(Ok(made)) => Ok(made),
            Ok(Err(why)) => {
                tracing::warn!(%why, "The search index cannot be changed; it is made again.");
                Ok(None)
            }
            Err(why) => {
                tracing::warn!(%why, "The search index cannot be changed; it is made again.");
                Ok(None)
            }
        }
    }

    async fn make(&self, db: &Db, atlas: Arc<Snapshot>) {
        let mut written = self.shared.writing.lock().await;
        let (source, extent) = (atlas.clone(), self.shared.extent);
        match spawn_blocking(move || Made::whole(&source, extent)).await {
            Ok(Ok(made)) => {
                *written = Some(Instant::now());
                self.show(made.clone(), atlas);
                if let Err(why) = self.save(db, &made).await {
                    tracing::warn!(%why, "The copy of the search index cannot be written.");
                }
            }
            Ok(Err(why)) => tracing::error!(%why, "The search index cannot be made."),
            Err(why) => tracing::error!(%why, "The search index cannot be made."),
        }
    }

    async fn save(&self, db: &Db, made: &Made) -> Result<(), DbError> {
        let Some(copy) = self.shared.copy.clone() else { return Ok(()) };
        let journal = Entry::hash_at(db.read(), made.seq).await?.unwrap_or_default();
        let (made, folder) = (made.clone(), copy.folder().to_owned());
        let saved = spawn_blocking(move || copy.save(&made, &journal)).await;
        if let Ok(Err(why)) = saved {
            let folder = folder.display();
            tracing::warn!(%why, %folder, "The copy of the search index cannot be written; the one in memory serves.");
        }
        Ok(())
    }

    /// Answers from this index from now on; whether it can be read.
    pub fn show(&self, made: Made, atlas: Arc<Snapshot>) -> bool {
        match Index::of(made, atlas) {
            Ok(index) => {
                let index = Arc::new(index);
                self.shared.current.store(Some(index.clone()));
                // Nobody waits for it.
                drop(spawn_blocking(move || index.warm()));
                true
            }
            Err(why) => {
                tracing::error!(%why, "The search index cannot be read.");
                false
            }
        }
    }
}
