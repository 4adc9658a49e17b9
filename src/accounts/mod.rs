//! Persons and how they enter.
//!
//! The rules:
//! - Reading needs no account. A person has one to act for an organisation; the account holds a mail address, a name if the
//!   person gives one, a language, and nothing else.
//! - One enters by a link that is sent to the address, holds for ten minutes and opens once. Looking at the link opens nothing
//!   (mail filters look); a button does. An invitation from the command line holds for seven days. At most three links an
//!   hour are sent to one address, and the answer never says whether there is an account.
//! - A session is a secret of which a seal is kept. It ends after two hours without a request (thirty minutes for an
//!   administrator) and after twelve hours in any case; the server checks both. Every session can be seen and ended.
//! - One may enter by an identity provider too, when one is set (`identities`). Its word about a mail address joins nothing to an account.
//! - A person is told at once what they must act upon, and the rest in a digest as often as they wish (`notices`).
//! - What is personal has an end (`retention`), and is gone at once when the person says so.
//! - There is no password and no account that exists from the start: the first administrator enters by an invitation.
//! - The journal knows a person by an identifier that says nothing; a mail address or a name stands in it only as a
//!   commitment, so that an account can be erased and the chain stays whole.

mod actions;
mod identities;
mod model;
mod notices;
mod retention;
mod store;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod web;

pub use actions::{address_of, invite};
pub use identities::Gate;
pub use model::Person;
pub use notices::{Notice, notify};
pub use retention::Retention;
pub use store::{administrators, by_row};
#[cfg(test)]
pub use testing::Browser;
pub use web::{SignedIn, broken, path, routes};
