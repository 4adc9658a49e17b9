//! Local authorities: French communes, intercommunal bodies, departments and regions, and authorities abroad.
//!
//! The rules:
//! - Every French authority of the official geographic code is a record, whether or not it does anything abroad; an
//!   authority abroad becomes one when a link or an owner needs it.
//! - An identifier is for ever. A commune that was merged into another keeps its old identifier, which leads to the
//!   present commune; former names keep finding it (official geographic code, INSEE).
//! - An authority abroad takes the identifier of its place in GeoNames when that is certain. When no gazetteer knows the
//!   place it is an authority of our own, with what is known of where it lies and how exactly.
//! - A place is recognised by its code; without a code by its name, near its position when it has one; never when
//!   two places could be meant. What is not certain is said, never dropped.

mod actions;
mod distance;
pub mod entity;
mod finder;
mod gazetteer;
mod model;
mod needed;
mod resolve;
mod store;
#[cfg(test)]
mod tests;

pub use actions::{load_reference, reference_is_current};
pub use distance::kilometres;
pub use finder::Finder;
pub use model::{Kind, Named, NewAuthority, Precision};
pub use resolve::{Doubt, Place, Resolver, Unresolved};
pub use store::{add_all, named};
#[cfg(test)]
pub use tests::load_small_world;
