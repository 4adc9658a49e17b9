//! What every page shares: the layout, the words of each language, errors with a way out, headers, the page cache.
//!
//! The rules: the language stands first in the path; a page works without script, sets no cookie and asks no other
//! origin; every answer bears the security headers; an error says what happened, what was kept and where to go.

mod assets;
mod cache;
mod error;
mod headers;
mod layout;
mod limits;
mod pager;
mod request;
mod routes;
#[cfg(test)]
mod tests;
mod texts;
mod visitor;

#[cfg(test)]
pub use assets::style;
pub use assets::{Asset, asset};
pub use cache::{PageCache, cached};
pub use error::{Error, WayOut, problem_or_page};
pub use headers::{CHART_STYLE, DRAWING_STYLE, secured};
pub use layout::{Crumb, Layout, Section, html};
pub use limits::{Anonymous, AskedLinks, Documents, Hurried, Limits, Unhurried, WaysIn};
pub use pager::Pager;
pub use request::{AsOf, Site};
pub use routes::Router;
pub use texts::Texts;
pub use visitor::Proxies;

/// A key with its end: `home-why-` and `citizens`.
pub fn key(start: &str, end: &str) -> String {
    format!("{start}{end}")
}

/// The key of an entry of the navigation, or of its address.
pub fn nav_key(entry: &str, address: bool) -> String {
    if address { format!("nav-{entry}-href") } else { format!("nav-{entry}") }
}
