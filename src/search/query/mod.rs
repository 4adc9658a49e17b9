//! What was asked, what fits it, and how well.

mod asked;
mod errors;
mod fit;
mod rank;

pub use asked::{Asked, LONGEST};
pub use fit::weight;
pub use rank::{Found, Limits, Ranked, find, first};
