//! Search: from half a name, a former name or a code to an authority or a country.
//!
//! A read model over the atlas, rebuilt when the atlas is. The rules: accents, case, hyphens and word order do not matter;
//! a whole name beats its beginning, which beats words in the middle; within each, a place with links comes before one
//! without, then the most inhabitants. One certain answer leads straight to its page.

mod index;
mod store;
mod web;

#[cfg(test)]
mod tests;

pub use store::Search;
pub use web::{ApiDoc, api_routes, routes};
