//! Entering with an account elsewhere: an OpenID Connect provider, by the profile of ProConnect.
//!
//! The rules: an identity is what one provider (issuer) calls one person (subject), and belongs to one account. It is never
//! recognised by a mail address: when it is new, either it is joined from the account's own session, or a letter to the
//! address opens the account. The provider's word is believed when it is signed by a key of its own with the algorithm
//! agreed on, is for us, of now, and answers the question that this browser asked (state, nonce, PKCE).
//!
//! Where the provider says for which establishment somebody works (SIRET), the account offers to represent the authority of that
//! legal unit. It is an offer: nothing is claimed by it, and the number lasts as long as the session.

mod actions;
mod asker;
mod jwt;
mod model;
mod offers;
mod provider;
mod store;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;

pub use actions::{Back, Beginning, Finished, begin, finish, join, unlink};
pub use model::Identity;
pub use provider::Gate;
pub use store::{employer_of, of_person, token_of, wait_holds};
