//! The parts of the file, put into their container.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::body::Body;
use super::frame;
use crate::doc::Doc;

/// A document could not be put into its container.
#[derive(Debug, thiserror::Error)]
#[error("the text document could not be written: {0}")]
pub struct DocxError(#[from] zip::result::ZipError);

impl From<std::io::Error> for DocxError {
    fn from(error: std::io::Error) -> Self {
        Self(error.into())
    }
}

/// Writes a document as DOCX.
pub fn docx(doc: &Doc) -> Result<Vec<u8>, DocxError> {
    let body = Body::of(doc);
    let draft = doc.meta().draft;
    let mut parts = vec![
        ("[Content_Types].xml", frame::content_types(draft)),
        ("_rels/.rels", include_str!("parts/package.rels").to_owned()),
        ("docProps/core.xml", frame::core(doc.meta())),
        ("docProps/app.xml", frame::app(doc.meta())),
        ("word/_rels/document.xml.rels", frame::relations(draft, &body.links)),
        ("word/settings.xml", frame::settings(doc.meta())),
        ("word/styles.xml", frame::styles(doc.meta())),
        ("word/numbering.xml", body.numbering.xml()),
        ("word/footer1.xml", frame::footer(doc.meta())),
        ("word/document.xml", body.xml(draft)),
    ];
    if draft {
        parts.push(("word/header1.xml", frame::header(doc.meta())));
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // A fixed time, so that the same document makes the same bytes.
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, xml) in parts {
        zip.start_file(name, options)?;
        zip.write_all(xml.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
