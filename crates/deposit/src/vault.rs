//! Where files are kept: a folder, or a bucket of S3.

use std::path::Path as FolderPath;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::TryStreamExt as _;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{ObjectStore, ObjectStoreExt as _, PutPayload};
use sha2::{Digest as _, Sha256};

/// Why a file cannot be kept or given back.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The place cannot be opened.
    #[error("files cannot be kept in {0}: {1}")]
    Place(String, String),
    /// There is no such file.
    #[error("the file {0} is not there")]
    Missing(String),
    /// The file is not the one that was put there.
    #[error("the file {0} is not what was kept")]
    Changed(String),
    /// The disk or the server failed.
    #[error("the place of files failed: {0}")]
    Failed(object_store::Error),
}

/// A file that was put away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its random name: 32 hexadecimal digits.
    pub key: String,
    /// The SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// How many bytes.
    pub size: u64,
}

/// Where files are kept; cheap to clone.
#[derive(Clone, Debug)]
pub struct Vault(Arc<dyn ObjectStore>);

impl Vault {
    /// Opens a place: the path of a folder, which is made when it is not there, or `s3://BUCKET/FOLDER`, with the rest of what S3 needs
    /// in the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, `AWS_ENDPOINT`).
    ///
    /// Errors: the place, and why.
    pub fn open(place: &str) -> Result<Self, VaultError> {
        let refused = |why: String| VaultError::Place(place.to_owned(), why);
        if let Some(rest) = place.strip_prefix("s3://") {
            let (bucket, folder) = rest.split_once('/').unwrap_or((rest, ""));
            // Whoever came first has installed the same one.
            let _ = rustls::crypto::ring::default_provider().install_default();
            let store =
                AmazonS3Builder::from_env().with_bucket_name(bucket).build().map_err(|why| refused(why.to_string()))?;
            return Ok(Self(Arc::new(PrefixStore::new(store, folder))));
        }
        let folder = FolderPath::new(place);
        private(folder).map_err(|why| refused(why.to_string()))?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(|why| refused(why.to_string()))?;
        Ok(Self(Arc::new(store.with_fsync(true))))
    }

    /// A place that lasts as long as the program.
    pub fn in_memory() -> Self {
        Self(Arc::new(InMemory::new()))
    }

    /// Puts bytes away under a new name; they are on the disk when this returns.
    ///
    /// Errors: the place failed, for instance because the disk is full; nothing was kept.
    pub async fn put(&self, bytes: Bytes) -> Result<Stored, VaultError> {
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(|why| VaultError::Place("random names".to_owned(), why.to_string()))?;
        let kept = Stored { key: hex(&random), sha256: hex(&Sha256::digest(&bytes)), size: bytes.len() as u64 };
        self.0.put(&place(&kept.key), PutPayload::from(bytes)).await.map_err(VaultError::Failed)?;
        Ok(kept)
    }

    /// Gives the bytes back, if they are those that were put away.
    ///
    /// Errors: they are not there, or others; the place failed.
    pub async fn get(&self, key: &str, sha256: &str) -> Result<Bytes, VaultError> {
        let failed = |why| match why {
            object_store::Error::NotFound { .. } => VaultError::Missing(key.to_owned()),
            why => VaultError::Failed(why),
        };
        let bytes = self.0.get(&place(key)).await.map_err(failed)?.bytes().await.map_err(failed)?;
        if hex(&Sha256::digest(&bytes)) == sha256 { Ok(bytes) } else { Err(VaultError::Changed(key.to_owned())) }
    }

    /// Takes a file away; one that is not there is no error.
    ///
    /// Errors: the place failed.
    pub async fn remove(&self, key: &str) -> Result<(), VaultError> {
        match self.0.delete(&place(key)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(why) => Err(VaultError::Failed(why)),
        }
    }

    /// The names of all files.
    ///
    /// Errors: the place failed.
    pub async fn keys(&self) -> Result<Vec<String>, VaultError> {
        let all: Vec<_> = self.0.list(None).try_collect().await.map_err(VaultError::Failed)?;
        Ok(all.iter().filter_map(|one| one.location.filename().map(str::to_owned)).collect())
    }
}

/// A folder for each first byte, so that none grows without end.
fn place(key: &str) -> Path {
    Path::from_iter([key.get(..2).unwrap_or("00"), key])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Makes a folder that its owner alone may open.
fn private(folder: &FolderPath) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
