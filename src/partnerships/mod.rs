//! Partnerships: links between two or more local authorities, who are peers in them.
//!
//! The rules:
//! - A link has two or more parties. Its kind is one of the four of the German municipal base (partnership: by treaty and
//!   open-ended; friendship: limited in time or scope; contact: informal; project), or cross-border, or unknown; its form
//!   is the word that the source or French law uses for it (twinning, decentralised cooperation …).
//! - Nothing unconfirmed is shown as certain. What a source does not say stays unknown: no kind, status or year is
//!   guessed. A link is confirmed only by one of its parties, with a date.
//! - Every link says where it comes from: one or more sources with their licence and the date they were read, and for a
//!   single field when that field has another source.
//! - An import never overwrites what is known with something else: a contradiction is reported, not applied. The same file
//!   twice changes nothing. A refused line leaves the whole file unapplied unless told otherwise.
//! - Parties are peers. Each may confirm a link or say something else of it; what they disagree on is kept as two dated
//!   statements ([`statement`]), and an import never changes a field of which a party has spoken.
//! - What may be recorded twice is found and told; a person merges it, and may part it again (`duplicates`).
//! - Some sources list clubs of many towns as every pair of their members: such a link bears the number of its club and a
//!   doubt, until a person says what it is.

mod brochure;
mod declare;
mod duplicates;
pub mod entity;
mod facts;
mod import;
mod model;
mod parties;
mod seed;
mod statements;
mod store;
mod suggestions;
mod themes;
mod web;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use import::{Import, Read, read_csv, report};
pub use model::{Kind, Role, Status};
pub use seed::{seed, seed_within};
pub use statements::model as statement;
pub use store::{Batch, batches};
#[cfg(test)]
pub use testing::{Answer, Site, World};
pub use themes::themes;
pub use web::routes;
