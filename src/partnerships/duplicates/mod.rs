//! Two records of one thing: found, compared by a person, made one, and parted again.
//!
//! - Nothing is merged by itself. What looks like the same is a list with its reasons in words; a person compares, chooses which
//!   record stays and which value of each field is kept, or says that they are two, which is remembered.
//! - Two authorities are never the same when both have an official French code, or lie in two countries. Two links are never the
//!   same when their kinds differ or one ended before the other began.
//! - A merge is one transaction. Everything that pointed to the record that goes points to the one that stays ([`tables`] names
//!   every column of the schema that does); the identifier that goes leads there; both records have an entry in the journal.
//! - What a party said is not chosen away: where all that spoke of a field say the same, that is its value.
//! - For thirty days a merge is undone by whoever may merge: both records come back as they were, and what was changed since
//!   stays on the one that stayed. What is kept of it goes after its term (`content/retention.toml`), never before that.

mod actions;
mod apart;
pub mod choice;
pub mod detect;
mod letters;
mod merge;
pub mod model;
mod separate;
mod store;

pub use actions::{Merging, Outcome, merge};
pub use apart::{Apart, bring_together, keep_apart};
#[cfg(test)]
pub use merge::tables;
pub use separate::{Separated, separate};
pub use store::cards::{find, stamp};
pub use store::merges::{Merge, apart, merged, merges};
pub use store::record::{Authority, Link, Record, What};
