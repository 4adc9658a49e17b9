//! The index: one document for each thing that has a page, in memory, with a copy beside the database.
//!
//! Nothing is read from the copy after the start, so that a damaged file never reaches a reader.

mod content;
mod disk;
mod entry;
mod make;
mod prefixes;
mod reader;
mod schema;

pub use disk::{Copy, Refused};
pub use entry::{LOWEST, hashed, letters};
pub use make::{Extent, Made};
pub use reader::{Facts, Near, Reader, Segment};
pub use schema::Fields;

/// Changes with whatever the index holds; a copy of another version is made again.
pub const VERSION: u32 = 3;
