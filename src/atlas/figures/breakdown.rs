//! The links between France and abroad, broken down: by country, region, department, class of population, decade…

use std::collections::BTreeMap;

use reference::countries::{self, Country};

use super::{abroad, subject::Subject};
use crate::atlas::filter::{Decade, LinkFilter, size_of};
use crate::atlas::snapshot::{AuthorityIx, Link, Perimeter, Snapshot};
use crate::authorities::Kind;

/// A way to break the links down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breakdown {
    /// By partner country.
    Country,
    /// By continent of the partner.
    Continent,
    /// By French region or overseas collectivity.
    Region,
    /// By French department or overseas collectivity.
    Department,
    /// By class of population of the French commune.
    Size,
    /// By kind.
    Kind,
    /// By decade of beginning.
    Decade,
    /// By source; a link may have several.
    Source,
}

/// One row of a breakdown.
pub struct Row {
    /// What it is about.
    pub subject: Subject,
    /// How many links.
    pub links: usize,
    /// The list that has as many rows.
    pub recount: LinkFilter,
}

/// A breakdown of the links between France and abroad.
pub struct Broken {
    /// The rows: the most links first, classes and decades in their own order; none without a link.
    pub rows: Vec<Row>,
    /// How many links there are.
    pub total: usize,
    /// How many of them a party confirmed within twelve months.
    pub fresh: usize,
    /// How many of them stand in no row: their French side has no region, or is no commune.
    pub outside: usize,
}

impl Breakdown {
    /// The links, broken down in one walk over them.
    pub fn of(self, atlas: &Snapshot) -> Broken {
        let (mut total, mut outside, mut fresh) = (0, 0, 0);
        let mut counts: BTreeMap<Subject, usize> = BTreeMap::new();
        for link in atlas.shown_links().filter(|link| link.perimeter == Perimeter::FranceAbroad) {
            let subjects = self.subjects(atlas, link);
            total += 1;
            fresh += usize::from(link.is_fresh());
            outside += usize::from(subjects.is_empty());
            for subject in subjects {
                *counts.entry(subject).or_default() += 1;
            }
        }
        let row = |(subject, links): (Subject, usize)| Row { subject, links, recount: subject.filter(atlas) };
        let mut rows: Vec<Row> = counts.into_iter().map(row).collect();
        if !matches!(self, Self::Size | Self::Decade) {
            rows.sort_by_key(|row| std::cmp::Reverse(row.links));
        }
        Broken { rows, total, fresh, outside }
    }

    /// What a link is about, each once: a link with partners in two countries counts in both.
    fn subjects(self, atlas: &Snapshot, link: &Link) -> Vec<Subject> {
        let parties = || link.parties.iter().map(|(ix, _)| *ix);
        let of = |ix: AuthorityIx| atlas.authority(ix);
        let abroad = || parties().filter(|ix| !of(*ix).is_french());
        let mut found: Vec<Subject> = match self {
            Self::Country => abroad().map(|ix| Subject::Country(of(ix).country.iso2)).collect(),
            Self::Continent => abroad().map(|ix| Subject::Continent(of(ix).country.continent)).collect(),
            Self::Region => parties().flat_map(|ix| territories(atlas, ix, Kind::Region)).collect(),
            Self::Department => parties().flat_map(|ix| territories(atlas, ix, Kind::Departement)).collect(),
            Self::Size => parties().filter_map(|ix| size_of(atlas, ix)).map(Subject::Size).collect(),
            Self::Kind => vec![Subject::Kind(link.kind)],
            Self::Decade => vec![Subject::Decade(Decade::of(link.since))],
            Self::Source => link.sources.iter().map(|one| Subject::Source(one.source)).collect(),
        };
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The territories of a kind, or the overseas collectivity, that an authority is or belongs to.
fn territories(atlas: &Snapshot, ix: AuthorityIx, kind: Kind) -> impl Iterator<Item = Subject> {
    let all = std::iter::once(ix).chain(atlas.authority(ix).parents.iter().copied());
    let wanted = all.filter(move |ix| {
        let found = atlas.authority(*ix).kind;
        found == kind || found == Kind::Collectivite
    });
    wanted.map(Subject::Territory)
}

/// Links by partner country, the most first.
pub fn by_country(atlas: &Snapshot) -> Vec<Row> {
    Breakdown::Country.of(atlas).rows
}

impl Row {
    /// The country of a row of [`by_country`].
    pub fn country(&self) -> Option<&'static Country> {
        match self.subject {
            Subject::Country(code) => countries::by_iso2(code),
            _ => None,
        }
    }
}

impl Subject {
    /// The links that are about it.
    fn filter(self, atlas: &Snapshot) -> LinkFilter {
        match self {
            Self::Country(code) => LinkFilter { country: countries::by_iso2(code), ..abroad() },
            Self::Continent(continent) => LinkFilter { continent: Some(continent), ..abroad() },
            Self::Territory(ix) => LinkFilter::within(atlas, ix),
            Self::Size(size) => LinkFilter { size: Some(size), ..abroad() },
            Self::Kind(kind) => LinkFilter { kind: Some(kind), ..abroad() },
            Self::Decade(decade) => LinkFilter { decade: Some(decade), ..abroad() },
            Self::Source(source) => LinkFilter { source: Some(source), ..abroad() },
        }
    }
}
