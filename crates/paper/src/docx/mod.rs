//! DOCX, for people who go on writing in their word processor.
//!
//! A small writer of our own: real styles, numbered articles, the language of each run, right-to-left paragraphs and tables, headings of
//! tables that are repeated. The same document makes the same bytes.

mod articles;
mod body;
mod frame;
mod numbering;
mod package;
mod paragraph;
mod signatures;
mod table;

pub use package::{DocxError, docx};
