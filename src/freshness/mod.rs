//! How fresh what is recorded of links is, and the campaigns that keep it fresh.
//!
//! The rules of freshness stand in `rule`. Those of campaigns:
//! - A campaign asks authorities whether their links are still true: the whole base, a region, the territory of a regional
//!   network, or a list. Both sides of a link are asked, in France and abroad, each in its own language.
//! - The administration starts campaigns and sees all of them. Whoever speaks for a network, in a strong session, starts and ends
//!   those of its territory, and sees these alone; a campaign that is not theirs is not there.
//! - Nobody is asked about the same record twice in a year: whom another campaign asks, or wrote to within a year, is left out
//!   of one that begins, and the number is told. A letter that went to a wrong address asked nobody.
//! - Each authority gets one letter about all its links, with a link that needs no account and no password. It opens a page
//!   as long as the campaign lasts; looking at it changes nothing (mail filters look), a button does. What is said there is
//!   said in the name of the authority, as if one of its people had said it, and said twice is written once.
//! - Two reminders at most, after two and five weeks. None after an answer by any way, a refusal, a wrong address or the end
//!   of the campaign. Never two letters to one mailbox within a day, whatever the campaigns; never more than a few a minute.
//! - What a mailing goes through is one table of states and events (`model`), moved in the transaction that writes the letter.
//! - Letters are no entries of the journal, or each would make every page anew; the start and the end of a campaign, what is
//!   said, and being turned away are.

mod actions;
mod addresses;
mod letters;
mod model;
mod rule;
mod store;
#[cfg(test)]
mod tests;
mod web;
mod words;

pub use actions::{preview, start};
pub use addresses::{ImportedAddresses, import_addresses};
pub use letters::tick;
pub use model::Perimeter;
pub use rule::{Freshness, Rule, Standing};
pub use web::{routes, status};
