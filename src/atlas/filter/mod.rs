//! Filters of lists: read from an address, written back into one, applied to the snapshot.

mod authorities;
mod decade;
mod fresh;
mod links;
mod problem;
mod query;
mod size;

pub use authorities::{AuthorityFilter, AuthoritySort, Linked};
pub use decade::Decade;
pub use fresh::Fresh;
pub use links::{LinkFilter, LinkSort, size_of};
pub use problem::Problem;
pub use query::{Query, write as write_query};
pub use size::Size;
