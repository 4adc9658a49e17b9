//! The money as it is shipped: worked cases, days around the dates of a call, what is refused, what no sketch can break.

mod cases;
mod examples;
mod files;
mod limits;
mod pages;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::check::{Asked, check};
use super::model::{Catalogue, When};
use super::report::FundingReport;
use super::sketch::Sketch;
use crate::content::Files;
use crate::kernel::{Day, Locale};

/// The catalogue that the program ships.
pub fn shipped() -> &'static Catalogue {
    static ALL: LazyLock<Catalogue> = LazyLock::new(|| {
        Catalogue::read(&Files::shipped()).unwrap_or_else(|refused| {
            let lines: Vec<String> = refused.iter().map(ToString::to_string).collect();
            panic!("the shipped programmes are refused:\n{}", lines.join("\n"))
        })
    });
    &ALL
}

/// A catalogue of one file of programmes and one of countries.
pub fn of(programmes: &str, countries: &str) -> Result<Catalogue, Vec<String>> {
    let texts = BTreeMap::from([
        ("funding/countries.toml".to_owned(), countries.to_owned()),
        ("funding/programmes/10-test.toml".to_owned(), programmes.to_owned()),
    ]);
    Catalogue::read(&Files::of(texts)).map_err(|refused| refused.iter().map(ToString::to_string).collect())
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap_or_else(|| panic!("{text} is no day"))
}

pub fn sketch(text: &str) -> Sketch {
    Sketch::parse(text).unwrap_or_else(|why| panic!("{why}: {text}"))
}

/// What a call says of a sketch on a day.
pub fn asked(catalogue: &Catalogue, call: &str, (on, text): (&str, &str)) -> FundingReport {
    let asked = Asked { when: When::Day(day(on)), locale: Locale::Fr, call: Some(call) };
    check(catalogue, &sketch(text), asked)
}
