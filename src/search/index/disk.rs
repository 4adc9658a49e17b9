//! The copy of the index beside the database: made again at will, checked before it is used.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tantivy::Index as Engine;
use tantivy::directory::{Directory as _, RamDirectory};
use thiserror::Error;

use super::VERSION;
use super::make::Made;
use super::prefixes::Prefixes;
use super::schema::schema;

/// The folder of the copy.
#[derive(Clone, Debug)]
pub struct Copy {
    folder: PathBuf,
}

/// Why a copy cannot be used.
#[derive(Debug, Error)]
pub enum Refused {
    /// There is none yet.
    #[error("there is no copy yet")]
    Absent,
    /// It was made by another version of the program, or of another database.
    #[error("the copy is of another {0}")]
    Other(&'static str),
    /// It cannot be read, or is not what was written.
    #[error("the copy is damaged: {0}")]
    Damaged(String),
}

/// What was written, so that a change by anyone else is seen.
#[derive(Serialize, Deserialize)]
struct Manifest {
    version: u32,
    seq: i64,
    /// The hash of that entry of the journal: it tells one database from another.
    journal: String,
    /// Bytes and SHA-256 of each file.
    files: BTreeMap<String, (u64, String)>,
}

const MANIFEST: &str = "manifest.json";

fn damaged(why: impl std::fmt::Display) -> Refused {
    Refused::Damaged(why.to_string())
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Copy {
    /// A copy in a folder, which need not exist.
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn manifest(&self) -> Result<Manifest, Refused> {
        let text = match fs::read(self.folder.join(MANIFEST)) {
            Ok(text) => text,
            Err(_) if !self.folder.exists() => return Err(Refused::Absent),
            Err(why) => return Err(damaged(why)),
        };
        serde_json::from_slice(&text).map_err(damaged)
    }

    /// Whether every file stands there with the size that was written. A look at names and sizes only.
    pub fn stands(&self) -> bool {
        let right = |(name, (bytes, _)): (&String, &(u64, String))| {
            fs::metadata(self.folder.join(name)).is_ok_and(|file| file.len() == *bytes)
        };
        self.manifest().is_ok_and(|manifest| manifest.files.iter().all(right))
    }

    /// Bytes on disk.
    pub fn bytes(&self) -> u64 {
        self.manifest().map_or(0, |manifest| manifest.files.values().map(|(bytes, _)| bytes).sum())
    }

    /// The last entry of the journal that the copy shows.
    ///
    /// Errors: none there, another version, damaged.
    pub fn seq(&self) -> Result<i64, Refused> {
        let manifest = self.manifest()?;
        if manifest.version == VERSION { Ok(manifest.seq) } else { Err(Refused::Other("version of the program")) }
    }

    /// Reads the copy into memory and checks every byte. `journal` is the hash of the last entry that it shows.
    ///
    /// Errors: none there, another version or database, damaged.
    pub fn load(&self, journal: &str) -> Result<Made, Refused> {
        let manifest = self.manifest()?;
        if manifest.journal != journal {
            return Err(Refused::Other("database"));
        }
        let files = RamDirectory::create();
        for (name, (_, expected)) in &manifest.files {
            let bytes = fs::read(self.folder.join(name)).map_err(damaged)?;
            if digest(&bytes) != *expected {
                return Err(damaged(format!("{name} is not what was written")));
            }
            files.atomic_write(Path::new(name), &bytes).map_err(damaged)?;
        }
        let engine = Engine::open(files.clone()).map_err(damaged)?;
        let (expected, fields) = schema();
        if engine.schema() != expected {
            return Err(Refused::Other("version of the program"));
        }
        Ok(Made { engine, files, fields, seq: manifest.seq, prefixes: Prefixes::default() })
    }

    /// Writes a copy, whole or not at all: beside the old one, then in its place.
    ///
    /// Errors: the disk; the copy before is then kept.
    pub fn save(&self, made: &Made, journal: &str) -> std::io::Result<()> {
        let [new, old] = ["new", "old"].map(|end| beside(&self.folder, end));
        let _ = fs::remove_dir_all(&new);
        fs::create_dir_all(&new)?;
        let written = self.write(made, journal, &new);
        if written.is_err() {
            let _ = fs::remove_dir_all(&new);
            return written;
        }
        let _ = fs::remove_dir_all(&old);
        if self.folder.exists() {
            fs::rename(&self.folder, &old)?;
        }
        fs::rename(&new, &self.folder)?;
        let _ = fs::remove_dir_all(&old);
        Ok(())
    }

    fn write(&self, made: &Made, journal: &str, folder: &Path) -> std::io::Result<()> {
        let mut files = BTreeMap::new();
        let managed = made.engine.directory().list_managed_files();
        let kept = [PathBuf::from("meta.json"), PathBuf::from(".managed.json")];
        for path in managed.into_iter().chain(kept) {
            let Ok(bytes) = made.files.atomic_read(&path) else { continue };
            let name = path.to_string_lossy().into_owned();
            put(&folder.join(&name), &bytes)?;
            files.insert(name, (bytes.len() as u64, digest(&bytes)));
        }
        let manifest = Manifest { version: VERSION, seq: made.seq, journal: journal.to_owned(), files };
        put(&folder.join(MANIFEST), &serde_json::to_vec_pretty(&manifest)?)
    }
}

fn put(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A folder beside another, of this process alone.
fn beside(folder: &Path, end: &str) -> PathBuf {
    let mut name = folder.as_os_str().to_owned();
    name.push(format!(".{end}-{}", std::process::id()));
    PathBuf::from(name)
}
