//! All that the layout may ask for: one template, the data of one document, four faces. No disk, no network, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

use crate::fonts::{BOOK, FONTS};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::builder().build()));
static TEMPLATE: LazyLock<Source> =
    LazyLock::new(|| Source::new(id("/main.typ"), include_str!("paper.typ").to_owned()));
// Identifiers of files are never freed: two for all documents.
static DATA: LazyLock<FileId> = LazyLock::new(|| id("/data.json"));

fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a path without « .. »");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The world of one document.
pub struct World {
    data: Bytes,
}

impl World {
    /// A world in which this is the data.
    pub fn new(data: Vec<u8>) -> Self {
        Self { data: Bytes::new(data) }
    }
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() { Ok(TEMPLATE.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
