//! The links between France and abroad, broken down: by country, continent, region, source, kind.

use std::collections::BTreeMap;

use reference::countries::{Continent, Country};

use super::abroad;
use crate::atlas::filter::LinkFilter;
use crate::atlas::snapshot::{AuthorityIx, Perimeter, Snapshot};
use crate::authorities;
use crate::partnerships::Kind;

/// A way to break the links down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breakdown {
    /// By partner country.
    Country,
    /// By continent of the partner.
    Continent,
    /// By French region or overseas collectivity.
    Region,
    /// By source; a link may have several.
    Source,
    /// By kind.
    Kind,
}

/// What a row is about.
#[derive(Clone, Copy, Debug)]
pub enum Subject {
    /// A partner country.
    Country(&'static Country),
    /// A continent.
    Continent(Continent),
    /// A region or overseas collectivity.
    Region(AuthorityIx),
    /// A source.
    Source(u16),
    /// A kind of link.
    Kind(Kind),
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

impl Breakdown {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Country, Self::Continent, Self::Region, Self::Source, Self::Kind];

    /// The word in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Continent => "continent",
            Self::Region => "region",
            Self::Source => "source",
            Self::Kind => "kind",
        }
    }

    /// Its rows, the most links first; none without a link.
    pub fn rows(self, atlas: &Snapshot) -> Vec<Row> {
        let subjects: Vec<Subject> = match self {
            Self::Country => return by_country(atlas),
            Self::Continent => Continent::ALL.map(Subject::Continent).into(),
            Self::Region => regions(atlas),
            Self::Source => (0..atlas.sources.len() as u16).map(Subject::Source).collect(),
            Self::Kind => Kind::ALL.iter().copied().map(Subject::Kind).collect(),
        };
        let counted = |subject: Subject| {
            let recount = subject.filter(atlas);
            Row { subject, links: recount.apply(atlas).len(), recount }
        };
        let mut rows: Vec<Row> = subjects.into_iter().map(counted).filter(|row| row.links > 0).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.links));
        rows
    }
}

impl Subject {
    /// The links that are about it.
    fn filter(self, atlas: &Snapshot) -> LinkFilter {
        match self {
            Self::Country(country) => LinkFilter { country: Some(country), ..abroad() },
            Self::Continent(continent) => LinkFilter { continent: Some(continent), ..abroad() },
            Self::Region(ix) if atlas.authority(ix).kind == authorities::Kind::Region => {
                LinkFilter { region: Some(ix), ..abroad() }
            }
            Self::Region(ix) => LinkFilter { department: Some(ix), ..abroad() },
            Self::Source(source) => LinkFilter { source: Some(source), ..abroad() },
            Self::Kind(kind) => LinkFilter { kind: Some(kind), ..abroad() },
        }
    }

    /// The word for programs.
    pub fn code(self, atlas: &Snapshot) -> String {
        match self {
            Self::Country(country) => country.iso2.to_owned(),
            Self::Continent(continent) => continent.code().to_owned(),
            Self::Region(ix) => atlas.authority(ix).id.to_string(),
            Self::Source(source) => atlas.sources[usize::from(source)].id.to_string(),
            Self::Kind(kind) => kind.code().to_owned(),
        }
    }
}

fn regions(atlas: &Snapshot) -> Vec<Subject> {
    let top = |kind| matches!(kind, authorities::Kind::Region | authorities::Kind::Collectivite);
    let all = (0..).zip(&atlas.authorities).filter(|(_, authority)| top(authority.kind));
    all.map(|(ix, _)| Subject::Region(ix)).collect()
}

/// Links by partner country, the most first; a link with partners in two countries counts in both.
pub fn by_country(atlas: &Snapshot) -> Vec<Row> {
    let mut counts: BTreeMap<&str, (&'static Country, usize)> = BTreeMap::new();
    for link in atlas.links.iter().filter(|link| link.perimeter == Perimeter::FranceAbroad) {
        let partners = link.parties.iter().map(|(ix, _)| atlas.authority(*ix).country);
        let there: BTreeMap<&str, &'static Country> =
            partners.filter(|country| country.iso2 != "FR").map(|country| (country.iso2, country)).collect();
        for (code, country) in there {
            counts.entry(code).or_insert((country, 0)).1 += 1;
        }
    }
    let row = |(country, links)| {
        let subject = Subject::Country(country);
        Row { subject, links, recount: subject.filter(atlas) }
    };
    let mut rows: Vec<Row> = counts.into_values().map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.links));
    rows
}

impl Row {
    /// The country of a row of [`by_country`].
    pub fn country(&self) -> Option<&'static Country> {
        match self.subject {
            Subject::Country(country) => Some(country),
            _ => None,
        }
    }
}
