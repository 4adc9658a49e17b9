//! What the parties of a link say of it. Both sides are peers: each may correct, neither overwrites the other.
//!
//! - A party speaks through an organisation. Of one field, what a party says is what was last said in its name.
//! - The record takes what a party says unless another party says something else; then it keeps its value, and both
//!   statements stand with their dates until one of them agrees with the other.
//! - Every act is one journal entry in the transaction of the caller: what the record said before and after, and what
//!   was stated. Nothing is written when the record changed since the speaker saw it.

mod actions;
mod history;
mod letters;
pub mod model;
mod settle;
mod store;
mod undo;

pub use history::{Told, Who, history};
pub use letters::{News, tell_others};
pub use settle::{Settlement, settle};
pub use store::{source_names, state};
pub use undo::{Undoer, Undone};
