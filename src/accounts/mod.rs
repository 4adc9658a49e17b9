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
//! - Beside the link a person may have a password, an application of codes with recovery codes, and passkeys (`factors`). A
//!   session knows by what it was opened (`Means`); a mailbox and a password are weak, each of the others is strong. Powers over
//!   others, an administrator's first, count in a strong session alone (`SignedIn::strong`).
//! - A session gets a new secret whenever something is proved in it. Adding and removing a factor, taking one's data away and
//!   erasing oneself ask for a proof of the last five minutes, a strong one from who has one.
//! - Whether nobody has an address, there is no password or another one, the answer and the work are the same. Five tries in a
//!   quarter of an hour, more and more slowly; the link stays open to who is shut out.
//! - One may enter by an identity provider too, when one is set (`identities`). Its word about a mail address joins nothing to an account.
//! - A person is told at once what they must act upon, and the rest in a digest as often as they wish (`notices`).
//! - What is personal has an end (`retention`), and is gone at once when the person says so.
//! - No account exists from the start: the first administrator enters by an invitation, and adds a strong factor first.
//! - The journal knows a person by an identifier that says nothing; a mail address or a name stands in it only as a
//!   commitment, so that an account can be erased and the chain stays whole.

mod actions;
mod factors;
mod held;
mod identities;
mod means;
mod model;
mod notices;
mod retention;
mod store;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod tries;
mod web;

pub use actions::invite;
pub use factors::Factors;
pub use identities::Gate;
pub use model::Person;
pub use notices::Notice;
pub use retention::Retention;
pub use store::{administrators, by_row};
#[cfg(test)]
pub use testing::Browser;
pub use web::{SignedIn, Visitor, broken, path, routes};
