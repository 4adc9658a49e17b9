//! An authority and its territory in numbers, to stand beside another.

use std::collections::BTreeMap;

use reference::countries::{self, Country};

use super::fresh;
use crate::atlas::filter::{AuthorityFilter, LinkFilter, Linked};
use crate::atlas::snapshot::{AuthorityIx, Snapshot};
use crate::authorities::Kind;

/// A territory in numbers: the links are its own and those of the authorities in it.
pub struct Profile {
    /// Which.
    pub ix: AuthorityIx,
    /// Its communes and those that have a link abroad; nothing for an authority that has none in it.
    pub communes: Option<[(usize, AuthorityFilter); 2]>,
    /// The links abroad.
    pub links: (usize, LinkFilter),
    /// Those that a party confirmed within twelve months.
    pub confirmed: (usize, LinkFilter),
    /// The partner countries with their links, the most first.
    pub countries: Vec<(&'static Country, usize, LinkFilter)>,
    /// Links for a million inhabitants, so that a tenth for 100,000 is a whole number; nothing when nobody is counted.
    pub per_million: Option<u64>,
}

impl Profile {
    /// The numbers of a French authority.
    pub fn of(atlas: &Snapshot, ix: AuthorityIx) -> Self {
        let filter = LinkFilter::within(atlas, ix);
        let links = filter.apply(atlas);
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for link in &links {
            let parties = atlas.link(*link).parties.iter().map(|(party, _)| atlas.authority(*party).country.iso2);
            let mut there: Vec<&'static str> = parties.filter(|code| *code != "FR").collect();
            there.sort_unstable();
            there.dedup();
            there.into_iter().for_each(|code| *counts.entry(code).or_default() += 1);
        }
        let row = |(code, count)| {
            let country = countries::by_iso2(code)?;
            Some((country, count, LinkFilter { country: Some(country), ..filter.clone() }))
        };
        let mut countries: Vec<_> = counts.into_iter().filter_map(row).collect();
        countries.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
        let confirmed = links.iter().filter(|link| atlas.link(**link).is_fresh()).count();
        let inhabitants = atlas.authority(ix).population.as_ref().map(|count| u64::from(count.value));
        let per_million = |people: u64| (links.len() as u64 * 1_000_000 + people / 2) / people;
        Self {
            ix,
            communes: communes(atlas, ix),
            per_million: inhabitants.filter(|people| *people > 0).map(per_million),
            countries,
            confirmed: (confirmed, fresh(filter.clone())),
            links: (links.len(), filter),
        }
    }
}

/// The communes of a territory, and those that have a link abroad.
fn communes(atlas: &Snapshot, ix: AuthorityIx) -> Option<[(usize, AuthorityFilter); 2]> {
    let all = AuthorityFilter { kind: Some(Kind::Commune), ..AuthorityFilter::default() };
    let all = match atlas.authority(ix).kind {
        Kind::Region => AuthorityFilter { region: Some(ix), ..all },
        Kind::Departement | Kind::Collectivite => AuthorityFilter { department: Some(ix), ..all },
        Kind::Epci => AuthorityFilter { epci: Some(ix), ..all },
        Kind::Commune | Kind::Unidentified | Kind::Foreign => return None,
    };
    let linked = AuthorityFilter { linked: Some(Linked::FranceAbroad), ..all.clone() };
    Some([(all.count(atlas), all), (linked.count(atlas), linked)])
}
