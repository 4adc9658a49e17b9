//! The numbers that stand side by side, each with the list that recounts it.

use super::super::super::super::figures::{Profile, Recount};
use super::super::super::super::filter::LinkFilter;
use super::super::super::super::snapshot::Snapshot;
use super::super::super::super::view::{self, address};
use crate::kernel::Locale;
use crate::web::Texts;

/// Partner countries shown at once; the others are a step away.
const FIRST: usize = 5;

/// A number beside another.
pub struct Measure {
    /// What it counts.
    pub label: String,
    /// How it is made.
    pub definition: String,
    /// One for each territory.
    pub cells: Vec<Cell>,
}

/// A number of one territory.
pub struct Cell {
    /// The number.
    pub shown: String,
    /// What it is a part of, or when it was counted.
    pub detail: String,
    /// Where it is recounted.
    pub list: Option<String>,
}

/// A territory, with its partner countries.
pub struct Column {
    /// `a` or `b`.
    pub id: &'static str,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: String,
    /// Its page.
    pub href: String,
    /// The heading of its countries.
    pub heading: String,
    /// The first countries: name, page, links, list.
    pub first: Vec<[String; 4]>,
    /// The others.
    pub others: Vec<[String; 4]>,
}

impl Column {
    /// A territory with its countries.
    pub fn of(t: Texts, locale: Locale, atlas: &Snapshot, (profile, id): (&Profile, &'static str)) -> Self {
        let authority = atlas.authority(profile.ix);
        let row = |(country, count, filter): &(&'static reference::countries::Country, usize, LinkFilter)| {
            let list = format!("{}{}", address::links(locale), filter.query(atlas));
            let name = country.name(locale.code()).to_owned();
            [name, address::country(locale, country), locale.number(*count as u64), list]
        };
        let mut first: Vec<[String; 4]> = profile.countries.iter().map(row).collect();
        let others = first.split_off(first.len().min(FIRST));
        let name = authority.name_in(locale).to_owned();
        Self {
            id,
            heading: t.with_count("compare-countries-of", profile.countries.len(), &[("name", &name)]),
            kind: view::kind_words(t, authority),
            href: address::authority(locale, authority),
            name,
            first,
            others,
        }
    }
}

/// The finding: how many links for as many inhabitants, or how many links.
pub fn finding(t: Texts, locale: Locale, atlas: &Snapshot, profiles: &[Profile]) -> String {
    let name = |profile: &Profile| atlas.authority(profile.ix).name_in(locale).to_owned();
    let rates: Vec<String> = profiles.iter().filter_map(|one| Some(rate(locale, one.per_million?))).collect();
    match profiles {
        [one] => t.with_count("compare-title-one", one.links.0, &[("a", &name(one))]),
        [one, other] if rates.len() == 2 => {
            let [a, b] = [name(one), name(other)];
            t.with("compare-title-two", &[("a", &a), ("b", &b), ("first", &rates[0]), ("second", &rates[1])])
        }
        [one, other] => t.with("compare-title-both", &[("a", &name(one)), ("b", &name(other))]),
        _ => t.s("compare-title"),
    }
}

/// Links for a million inhabitants, told for 100,000: `5,1`.
fn rate(locale: Locale, per_million: u64) -> String {
    let mark = if locale == Locale::Fr { ',' } else { '.' };
    format!("{}{mark}{}", locale.number(per_million / 10), per_million % 10)
}

/// Every number, in the order they are shown.
pub fn all(t: Texts, locale: Locale, atlas: &Snapshot, profiles: &[Profile]) -> Vec<Measure> {
    let measure = |code: &str, cell: &dyn Fn(&Profile) -> Cell| Measure {
        label: t.s(format!("compare-measure-{code}")),
        definition: t.s(format!("compare-definition-{code}")),
        cells: profiles.iter().map(cell).collect(),
    };
    let links = |(count, filter): &(usize, LinkFilter)| Cell {
        shown: locale.number(*count as u64),
        detail: String::new(),
        list: Some(format!("{}{}", address::links(locale), filter.query(atlas))),
    };
    let mut all = vec![measure("inhabitants", &|one| inhabitants(t, locale, atlas, one))];
    if profiles.iter().any(|one| one.communes.is_some()) {
        all.push(measure("communes", &|one| communes(locale, atlas, one, 0)));
        all.push(measure("linked", &|one| communes(locale, atlas, one, 1)));
    }
    all.push(measure("links", &|one| links(&one.links)));
    all.push(measure("rate", &|one| match one.per_million {
        Some(rate) => Cell::plain(self::rate(locale, rate)),
        None => Cell::plain(t.s("unknown")),
    }));
    all.push(measure("countries", &|one| {
        let place = profiles.iter().position(|other| other.ix == one.ix).map_or("a", |place| ["a", "b"][place.min(1)]);
        let list = Some(format!("#{place}"));
        Cell { list, ..Cell::plain(locale.number(one.countries.len() as u64)) }
    }));
    all.push(measure("confirmed", &|one| links(&one.confirmed)));
    all
}

impl Cell {
    fn plain(shown: String) -> Self {
        Self { shown, detail: String::new(), list: None }
    }
}

fn inhabitants(t: Texts, locale: Locale, atlas: &Snapshot, profile: &Profile) -> Cell {
    let authority = atlas.authority(profile.ix);
    let Some(count) = &authority.population else { return Cell::plain(t.s("unknown")) };
    let detail = count.year.map(|year| year.to_string()).unwrap_or_default();
    Cell { detail, list: Some(address::authority(locale, authority)), ..Cell::plain(locale.number(count.value.into())) }
}

/// The communes, or those with a link and their share.
fn communes(locale: Locale, atlas: &Snapshot, profile: &Profile, which: usize) -> Cell {
    let Some(both) = &profile.communes else { return Cell::plain("–".to_owned()) };
    let (count, filter) = &both[which];
    let share = locale.percent(*count as u64, both[0].0 as u64);
    Cell {
        detail: if which == 0 { String::new() } else { share },
        list: Some(Recount::Authorities(filter.clone()).address(locale, atlas)),
        shown: locale.number(*count as u64),
    }
}
