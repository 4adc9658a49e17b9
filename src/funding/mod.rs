//! The money: programmes and calls that are data, and whether a project may ask for them.
//!
//! The rules of this slice:
//! - No rate, limit, date or list of countries stands in code. `content/funding/` holds each programme and each call of a year
//!   with its source, the day it was read and whether it was compared with it. What no source says is left out and said to be so.
//! - A call says what differs from its programme; all else is the programme's. A programme without a known call is asked as itself.
//! - A verdict is `yes`, `no`, `unknown` (and what is missing) or `needs_person`, criterion by criterion, as the law's are; what is
//!   not said is never guessed, and no call is called « eligible » without its criteria.
//! - A call is open, announced, closed or « to be confirmed » by the day in its own zone. One past its term is never open; one whose
//!   opening or closing is not known is never open either.
//! - Amounts are cents. A ceiling is rounded down to the cent, a floor up; of several countries each part is rounded by itself.
//! - The class of a country is that of the day asked about: what `content/funding/countries.toml` says, else the embedded tables.
//! - A call whose sketch it covers by country is to be asked instead of the general one; by theme alone, a person must check.
//!
//! Source: `content/funding/`, from what each programme and call names.

mod check;
mod countries;
mod model;
mod read;
mod report;
mod sketch;
mod sound;
#[cfg(test)]
mod tests;
mod web;

pub use check::{Asked, check};
pub use model::{Catalogue, When};
pub use report::{CallReport, Criterion, FundingReport};
pub use sketch::{Sketch, schema};
pub use web::{ApiDoc, api_routes, routes};
