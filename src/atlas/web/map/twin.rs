//! The table beside the map: the same links, counted by country or by department, and the first of them.

use std::collections::HashMap;
use std::hash::Hash;

use super::super::super::filter::LinkFilter;
use super::super::super::snapshot::{AuthorityIx, LinkIx, Snapshot};
use super::super::super::view::{self, address};
use super::super::form;
use crate::authorities::Kind;
use crate::kernel::Locale;

/// Rows of counts.
const COUNTS: usize = 20;
/// Links told one by one.
const LINKS: usize = 10;

/// How many of the links lead to one country, or touch one department.
pub struct CountView {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// How many.
    pub links: String,
    /// The list of just these.
    pub list: String,
    /// The map of just these.
    pub map: String,
}

/// One link, with both its ends.
pub struct LinkView {
    /// The parties, each with its page.
    pub parties: Vec<(String, String)>,
    /// Where they lie.
    pub places: String,
    /// Their names.
    pub names: String,
    /// The link's page.
    pub href: String,
}

/// By what the links are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// By the country of a party abroad.
    Country,
    /// By the department of a French party.
    Department,
    /// Not at all: the filter names both already.
    Nothing,
}

impl By {
    /// What the filter leaves to be counted.
    pub fn left_by(filter: &LinkFilter) -> Self {
        match (filter.country, filter.department) {
            (None, _) => Self::Country,
            (Some(_), None) => Self::Department,
            (Some(_), Some(_)) => Self::Nothing,
        }
    }
}

/// The links that are counted, and where their rows lead.
pub struct Counting<'a> {
    /// The language of names and addresses.
    pub locale: Locale,
    /// Rows lead to interactive maps.
    pub interactive: bool,
    /// Where the links are.
    pub atlas: &'a Snapshot,
    /// What they have passed.
    pub filter: &'a LinkFilter,
}

impl Counting<'_> {
    /// The rows, the most links first; the list behind a row has as many links as the row says.
    pub fn rows(&self, by: By, links: &[LinkIx]) -> Vec<CountView> {
        let (locale, atlas) = (self.locale, self.atlas);
        match by {
            By::Nothing => Vec::new(),
            By::Country => {
                let abroad = |ix| Some(atlas.authority(ix).country.iso2).filter(|code| *code != "FR");
                let rows = counted(atlas, links, |ix| abroad(ix).into_iter().collect()).into_iter();
                let row = |(code, count): (&str, usize)| {
                    let country = reference::countries::by_iso2(code)?;
                    let narrowed = LinkFilter { country: Some(country), ..self.filter.clone() };
                    let named = (country.name(locale.code()), address::country(locale, country));
                    Some(self.row(named, count, &narrowed))
                };
                rows.filter_map(row).collect()
            }
            By::Department => {
                let rows = counted(atlas, links, |ix| departments(atlas, ix)).into_iter();
                let row = |(ix, count): (AuthorityIx, usize)| {
                    let department = atlas.authority(ix);
                    let narrowed = LinkFilter { department: Some(ix), ..self.filter.clone() };
                    let named = (department.name_in(locale), address::authority(locale, department));
                    self.row(named, count, &narrowed)
                };
                rows.map(row).collect()
            }
        }
    }

    fn row(&self, (name, href): (&str, String), count: usize, narrowed: &LinkFilter) -> CountView {
        let view = self.interactive.then(|| ("view", "interactive".to_owned()));
        let here = form::write(narrowed.pairs(self.atlas).into_iter().chain(view));
        CountView {
            name: name.to_owned(),
            href,
            links: self.locale.number(count as u64),
            list: format!("{}{}", address::links(self.locale), narrowed.query(self.atlas)),
            map: format!("{}{here}", address::map(self.locale)),
        }
    }
}

/// The departments an authority is or lies in: an intercommunal body may reach over several.
fn departments(atlas: &Snapshot, ix: AuthorityIx) -> Vec<AuthorityIx> {
    let all = atlas.authority(ix).parents.iter().copied().chain([ix]);
    all.filter(|above| matches!(atlas.authority(*above).kind, Kind::Departement | Kind::Collectivite)).collect()
}

/// How many links each key has, the most first; a link counts once for a key.
fn counted<K: Copy + Eq + Hash + Ord>(
    atlas: &Snapshot,
    links: &[LinkIx],
    keys: impl Fn(AuthorityIx) -> Vec<K>,
) -> Vec<(K, usize)> {
    let mut counts: HashMap<K, usize> = HashMap::new();
    for ix in links {
        let mut of: Vec<K> = atlas.link(*ix).parties.iter().flat_map(|(party, _)| keys(*party)).collect();
        of.sort_unstable();
        of.dedup();
        for key in of {
            *counts.entry(key).or_default() += 1;
        }
    }
    let mut counts: Vec<(K, usize)> = counts.into_iter().collect();
    counts.sort_unstable_by_key(|(key, count)| (std::cmp::Reverse(*count), *key));
    counts.truncate(COUNTS);
    counts
}

/// The first links of the list.
pub fn first_links(locale: Locale, atlas: &Snapshot, links: &[LinkIx]) -> Vec<LinkView> {
    let view = |ix: &LinkIx| {
        let link = atlas.link(*ix);
        let parties: Vec<AuthorityIx> = link.parties.iter().map(|(party, _)| *party).collect();
        let name = |party: &AuthorityIx| atlas.authority(*party).name_in(locale).to_owned();
        let places: Vec<String> = parties.iter().map(|party| view::place_line(locale, atlas, *party)).collect();
        LinkView {
            names: parties.iter().map(name).collect::<Vec<_>>().join(" – "),
            parties: parties
                .iter()
                .map(|party| (name(party), address::authority(locale, atlas.authority(*party))))
                .collect(),
            places: places.join(" – "),
            href: address::link(locale, atlas, link),
        }
    };
    links.iter().take(LINKS).map(view).collect()
}
