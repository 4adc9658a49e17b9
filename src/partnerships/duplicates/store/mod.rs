//! The tables: what is compared, the rows of a record and of all that points to it, the merges, the pairs that are two.

pub mod cards;
pub mod merges;
pub mod record;
pub mod rows;
