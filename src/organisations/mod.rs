//! Organisations and the persons who act for them.
//!
//! The rules:
//! - Organisations own things, persons act for them. Today an organisation is a local authority, French or foreign: both are
//!   asked the same and may do the same.
//! - A person asks to represent an authority. An address on the domain that is known to be its own opens the door at once; a
//!   domain where anybody can have a mailbox never does. Otherwise an owner of the organisation, or an administrator of the
//!   installation, decides. Whoever asked is told by mail, whatever the answer.
//! - The first person accepted is its owner; those after are editors. An owner decides and edits, an editor edits, a reader reads.
//! - Anybody may ask for an authority that somebody represents already: that is how a claim is contested.
//! - What another organisation keeps for itself answers « not found ».

mod actions;
mod model;
mod recipients;
mod store;
#[cfg(test)]
mod tests;
mod web;

pub use actions::{held, speaker};
pub use recipients::{OfficialAddress, Recipient, reached_at, record_official_address};
pub use web::routes;
