//! The papers of a cooperation: agreements, charters, resolutions, mandates, as clauses that people assemble.
//!
//! The rules of this slice:
//! - No sentence of a paper stands in code: `content/agreements/` holds each clause in its languages, says why it is there
//!   (the law, funders, good practice), from where that is known, and who has read each translation over.
//! - A fact that is not known is a dotted line to fill in by hand; nothing is guessed.
//! - A clause that the law requires names its article, its source and the day on which it was checked.
//! - A set of clauses and models is taken whole or refused whole, with file, line and reason.
//!
//! Source: `content/agreements/`.

mod acts;
mod checks;
mod compose;
mod draft;
mod facts;
mod fields;
mod fill;
mod model;
mod read;
mod sheet;
#[cfg(test)]
mod tests;
mod web;

pub use acts::{entity, recorded, tend};
pub use model::Library;
pub use web::{routes, upload_routes, workshop_routes};
