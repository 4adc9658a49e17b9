//! Countries as calls speak of them: their class on a day, groups, and subdivisions that a call names.

use reference::countries::{Membership, by_iso2, memberships};

use super::model::Class;
use crate::content::{Source, Status, Words};
use crate::kernel::{Day, Locale};

/// The class of a country between two days.
#[derive(Debug)]
pub struct Classed {
    /// The country.
    pub country: String,
    /// Its class.
    pub class: Class,
    /// The first and the last day.
    pub period: [Option<Day>; 2],
    /// Whether it was compared with its source.
    pub status: Status,
    /// Its source.
    pub source: Source,
    /// When that was read.
    pub checked_on: Day,
}

/// A group of countries between two days.
#[derive(Debug)]
pub struct Group {
    /// `eu`.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// Its countries.
    pub countries: Vec<String>,
    /// The first and the last day.
    pub period: [Option<Day>; 2],
    /// Whether it was compared with its source.
    pub status: Status,
}

/// What is known of countries.
#[derive(Debug, Default)]
pub struct Countries {
    /// Classes that win over the embedded tables.
    pub classes: Vec<Classed>,
    /// The groups.
    pub groups: Vec<Group>,
}

/// A class, and where it comes from.
pub struct ClassOn {
    /// The class.
    pub class: Class,
    /// Where that stands, when it is known.
    pub source: String,
    /// A person must compare it with the list in force.
    pub to_verify: bool,
}

fn holds([from, to]: [Option<Day>; 2], on: Day) -> bool {
    from.is_none_or(|from| from <= on) && to.is_none_or(|to| on <= to)
}

impl Countries {
    /// The class of a country on a day.
    pub fn class(&self, country: &str, on: Day) -> ClassOn {
        let entered = self.classes.iter().find(|one| one.country == country && holds(one.period, on));
        if let Some(one) = entered {
            let source = format!("{}, {}", one.source.name, one.checked_on);
            return ClassOn { class: one.class, source, to_verify: one.status == Status::ToVerify };
        }
        let is = |one: &&&Membership| {
            let day = |text: Option<&str>| text.and_then(Day::parse);
            let left = day(one.valid_to).is_some_and(|first_outside| first_outside <= on);
            one.group == "dac" && !left && day(one.valid_from).is_none_or(|from| from <= on)
        };
        let all = memberships(country);
        match all.iter().find(is) {
            None => ClassOn { class: Class::NonOda, source: String::new(), to_verify: true },
            Some(one) => ClassOn {
                class: if one.class == "ldc" { Class::Ldc } else { Class::Oda },
                source: format!("{}, {}", one.source, one.checked_on),
                to_verify: one.status != "verified",
            },
        }
    }

    /// A group as it stands on a day.
    pub fn group(&self, id: &str, on: Day) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id && holds(group.period, on))
    }
}

/// Whether a place is a country that exists, or names a part of one: `CA-QC`.
pub fn exists(place: &str) -> bool {
    let (country, part) = place.split_once('-').unwrap_or((place, "X"));
    by_iso2(country).is_some() && !part.is_empty() && part.len() <= 3
}

/// The name of a country, or of the country that a place is part of, with the part.
pub fn name(place: &str, locale: Locale) -> String {
    let (country, part) = place.split_once('-').unwrap_or((place, ""));
    let country = by_iso2(country).map_or(country, |found| found.name(locale.code()));
    if part.is_empty() { country.to_owned() } else { format!("{country} ({part})") }
}

/// The names of places, one after the other.
pub fn names(places: &[String], locale: Locale) -> String {
    places.iter().map(|place| name(place, locale)).collect::<Vec<_>>().join(", ")
}
