//! What anybody suggests to change of a link or an authority, and what becomes of it.
//!
//! - A suggestion is values of fields and where they come from; it changes nothing by itself. A file that says otherwise
//!   than a party is a suggestion too.
//! - Who speaks for the authority, or for a party of the link, accepts or refuses it with a word; so does the network
//!   of its territory, or an administrator, in a strong session.
//! - Two independent confirmations accept it as well, where no party has said otherwise: two voices that share neither a
//!   person nor an organisation nor a mail domain, with each other or with whoever suggested it ([`model::enough`]).
//! - That two records are one is suggested too; whoever may merge them decides it beside both (`duplicates`), never a voice.
//! - What is accepted is written like anything else that is said of a link, with the suggestion named as its origin.
//! - A mail address is kept for the answer alone, and erased with it, or after half a year.

mod actions;
pub mod model;
mod store;

pub use actions::{Decision, Voter, decide, suggest, vote, vote_by_mail};
pub use store::{confirmations, find, reported, waiting, waiting_from};
