//! Importing links from a file: read, plan, apply.
//!
//! [`read_csv`] turns a file into declarations and refusals; [`Import::plan`] recognises the parties and compares each
//! declaration with what is recorded; [`Import::apply`] writes a plan in the same transaction. A plan is a value that a
//! person can read: `--dry-run` shows it and stops there.

mod apply;
mod cells;
mod columns;
mod csv_file;
mod declaration;
mod line_index;
mod plan;
pub mod report;

pub use csv_file::read_csv;
pub use declaration::{Declaration, DeclaredSource, Read, SourceCard};
pub use plan::{Gain, Import, NewLink};
