//! Content: rules, clauses and programmes as files that somebody edits who does not program.
//!
//! The rules:
//! - A set of files is read whole from a folder (`--content DIR`), or is the one compiled in.
//! - A slice reads its part; when one file is refused, with file, line and reason, the whole set is, and the last good one
//!   stays. That one lies in the database, so that every node and the next start have it.
//! - What is edited in the browser is laid over the set as dated versions that win over the file for the same entry; `jumelles content export`
//!   writes them back as files.
//! - `jumelles content reload` puts a folder's set in the place of the one in use; open sites follow within a second.

mod condition;
mod edits;
mod files;
mod reading;
mod shelf;
mod shipped;
mod sourced;
mod store;

pub use condition::{Answer, Condition, Scope, Vocabulary};
pub use edits::{Edit, Edition};
pub use files::{Files, Refusal};
pub use reading::Reading;
pub use shelf::Shelf;
pub use sourced::{Source, Status, Words};
pub use store::Edited;
