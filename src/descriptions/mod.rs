//! What an authority says of itself: its website, its generic address, a few sentences in its own words.
//!
//! - Who speaks for the authority writes it, under its name; a form that was filled from an older version is refused with
//!   both versions, and nothing typed is lost.
//! - The generic address is a mailbox of the authority, never that of a person: the address of whoever writes is refused. It
//!   becomes the official address that letters reach when nobody represents the authority.
//! - Each change is an entry of the journal of the authority, told in its history without naming a person, and may be undone
//!   for thirty days by the organisation that made it, as long as nothing later was written.

mod actions;
pub mod entity;
mod model;
mod store;
#[cfg(test)]
mod tests;
mod web;

pub use actions::{Describer, describe};
pub use model::Description;
pub use store::read;
pub use web::routes;
