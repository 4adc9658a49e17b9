//! The atlas: every authority and every link, ready to be read.
//!
//! A read model. It may read any table and writes none. An immutable [`Snapshot`] of the whole is kept in memory and
//! replaced when the journal has moved; pages, exports, maps and figures read it and never the database. It can be
//! rebuilt at will and is the same on both engines.
//!
//! The rules:
//! - Nothing unconfirmed is shown as certain; what no source says is shown as unknown, with how many records say it.
//! - A count has a definition, a perimeter, a date and a source, in one registry (`figures`), and a filter: the list behind
//!   the filter has as many rows as the count says.
//! - Links between French communes, and links in which no French authority takes part, are counted apart.
//! - A filter, a sort or a page that does not exist is refused with a way out; nothing is guessed.

mod api;
mod charts;
mod duties;
mod export;
mod figures;
mod filter;
mod format;
mod keeper;
mod maps;
mod peers;
mod snapshot;
mod store;
mod table;
mod view;
mod web;

#[cfg(test)]
mod tests;

pub use api::{ApiDoc, routes as api_routes};
pub use export::{export_authorities, export_links};
pub use filter::{AuthorityFilter, LinkFilter};
pub use format::Format;
pub use keeper::Atlas;
pub use snapshot::{Authority, Snapshot};
#[cfg(test)]
pub use tests::synthetic;
pub use view::{address, place_line};
pub use web::routes;
