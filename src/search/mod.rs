//! Search: from half a name, a former name, a code or a misspelling to a page.
//!
//! A read model over the atlas and the gazetteer, kept in memory, with a copy beside the database; it follows the journal and
//! can be made again at will. The rules: accents, case, hyphens, articles and the order of words do not matter; a code leads to
//! its owner; a whole name beats its beginning, which beats words in the middle, which beat a misspelling; within each, many
//! inhabitants, links and France weigh more, and the reader's language decides between equals. One certain answer leads straight
//! to its page. Whatever is typed, the page answers, and a damaged copy is made again while the site stays up.

mod answer;
mod finder;
mod index;
mod kind;
mod known_names;
mod names;
mod place;
mod query;
mod site;
mod store;
mod web;

#[cfg(test)]
mod growth;
#[cfg(test)]
mod tests;

pub use store::Search;
pub use web::{ApiDoc, api_routes, or_place, routes};
