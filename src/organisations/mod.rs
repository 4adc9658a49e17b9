//! Organisations and the persons who act for them.
//!
//! The rules:
//! - Organisations own things, persons act for them. A local authority, French or foreign, is an organisation as soon as
//!   somebody asks to represent it; both sides of a link are asked the same and may do the same. Anything else (an association,
//!   a school, a hospital, a firm …) is registered by a person and waits until the network of the territory, or the
//!   administration, has looked at it.
//! - A person asks to represent an organisation. An address on the domain that is known to be its own opens the door at once; a
//!   domain where anybody can have a mailbox never does. A code sent to the official address of an authority opens it too
//!   (`claims`). Otherwise an owner of the organisation, the network of its territory, or the administration decides. Whoever
//!   asked is told by mail, whatever the answer.
//! - The first person accepted is its owner; those after are editors. An owner decides and edits, an editor edits, a reader reads.
//!   What changes about a membership counts from the member's next request on.
//! - The regional networks are data (`content/networks.toml`). Who speaks for one decides requests, registrations and contests in
//!   its territory, notes official addresses, and speaks there for the authorities that nobody represents, in the network's name;
//!   whatever it decides stands in the journal in that name too.
//!   Only the administration decides who represents a network. What somebody may do so is asked in one place ([`powers`]).
//! - Who represents an authority can be contested by whoever is in it, asks to be, or reads its official address; a contest
//!   suspends nothing, and is decided by somebody whom it does not concern.
//! - Leaving and handing over are one gesture; a sheet stays (`handover`).
//! - Everybody may know which organisations were accepted, where they lie and the functions that speak for them, never the persons
//!   (`registered`).
//! - What another organisation keeps for itself answers « not found ».

mod actions;
mod claims;
mod handover;
mod kind;
mod letters;
mod model;
mod networks;
mod offers;
mod powers;
mod recipients;
mod registered;
mod store;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod web;

pub use actions::held;
pub use handover::{HeldLink, KnownLinks, Links};
pub use model::Role;
pub use networks::found_networks;
pub use powers::{Voice, voice};
pub use recipients::{OfficialAddress, Recipient, reachable, reached_at, record_official_address};
pub use web::routes;
