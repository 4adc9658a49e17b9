#![doc = include_str!("../README.md")]

mod data;
mod fonts;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};

use paper::doc::{Doc, Meta};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// A document could not be written as PDF. It is a defect of the program, not of the document.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// What lays out pages refused the template or the data.
    #[error("the PDF could not be made: {0}")]
    Refused(String),
    /// What lays out pages gave up.
    #[error("the PDF could not be made: its layout was abandoned")]
    Abandoned,
}

/// Writes a document as PDF/UA-1 and PDF/A-2a; the same document makes the same bytes.
///
/// It computes and nothing else, and cannot be interrupted: a quarter to half a second of one core and some 50 MiB for twelve
/// pages, four seconds and 300 MiB for a hundred and thirty. So it never runs on a thread that answers requests
/// (`tokio::task::spawn_blocking`), and few run at once. What the first call reads, the faces and the template, stays; what a
/// document needed is given back when it is written.
pub fn pdf(doc: &Doc) -> Result<Vec<u8>, PdfError> {
    // The library is large and lays out what strangers typed: should it ever give up, one document fails and nothing else.
    let made = catch_unwind(AssertUnwindSafe(|| compile(doc)));
    // What was kept to lay this document out again faster is forgotten: it never shrinks by itself, and holds what was written.
    typst::comemo::evict(0);
    made.unwrap_or(Err(PdfError::Abandoned))
}

fn compile(doc: &Doc) -> Result<Vec<u8>, PdfError> {
    // Our faces are all there is: what they do not draw gives its place to a mark, in the title and the bookmarks too.
    let doc = &doc.drawn();
    let world = world::World::new(data::json(doc).into_bytes());
    let pages = typst::compile::<PagedDocument>(&world).output.map_err(refused)?;
    typst_pdf::pdf(&pages, &options(doc.meta())?).map_err(refused)
}

fn options(meta: &Meta) -> Result<PdfOptions, PdfError> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]);
    let day = Datetime::from_ymd_hms(meta.date.year().into(), meta.date.month(), meta.date.day(), 0, 0, 0);
    Ok(PdfOptions {
        ident: Smart::Custom(format!("{} {}", meta.reference, meta.title)),
        creator: Smart::Custom(Some("Jumelles".to_owned())),
        timestamp: day.map(Timestamp::new_utc),
        standards: standards.map_err(|error| PdfError::Refused(error.message().to_string()))?,
        ..PdfOptions::default()
    })
}

fn refused(all: impl IntoIterator<Item = SourceDiagnostic>) -> PdfError {
    let messages: Vec<_> = all.into_iter().map(|one| one.message.to_string()).collect();
    PdfError::Refused(messages.join("; "))
}
