//! The one registry of charts: what each counts, its rows, what is unknown, and whether it may be drawn.

use super::breakdown::{Breakdown, Broken, Row};
use super::subject::Subject;
use super::{Recount, by_size, linked};
use crate::atlas::snapshot::Snapshot;
use crate::authorities::Kind;

/// A chart, known by its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// The share of communes of each class of population that cooperate.
    Cooperating,
    /// Links between France and abroad, broken down.
    Links(Breakdown),
}

/// One bar of a chart, one row of its table.
pub struct Bar {
    /// What it is about.
    pub subject: Subject,
    /// How many.
    pub value: usize,
    /// Of how many.
    pub of: usize,
    /// The list that has as many rows.
    pub recount: Recount,
}

/// A chart with its numbers.
pub struct Counted {
    /// Which.
    pub chart: Chart,
    /// Its rows; the one that says « unknown » stands last.
    pub bars: Vec<Bar>,
    /// What it counts, altogether: links between France and abroad, or communes.
    pub total: usize,
    /// How many of them a party confirmed within twelve months; nothing for what are no links.
    pub fresh: Option<usize>,
    /// How many of them the source leaves unknown.
    pub unknown: usize,
    /// How many of them stand in no row, because they are of another nature.
    pub outside: usize,
}

impl Chart {
    /// Every one, in the order they are shown.
    pub const ALL: [Self; 9] = [
        Self::Cooperating,
        Self::Links(Breakdown::Country),
        Self::Links(Breakdown::Continent),
        Self::Links(Breakdown::Region),
        Self::Links(Breakdown::Department),
        Self::Links(Breakdown::Size),
        Self::Links(Breakdown::Source),
        Self::Links(Breakdown::Kind),
        Self::Links(Breakdown::Decade),
    ];

    /// The word in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Cooperating => "size",
            Self::Links(Breakdown::Country) => "country",
            Self::Links(Breakdown::Continent) => "continent",
            Self::Links(Breakdown::Region) => "region",
            Self::Links(Breakdown::Department) => "department",
            Self::Links(Breakdown::Size) => "links-size",
            Self::Links(Breakdown::Source) => "source",
            Self::Links(Breakdown::Kind) => "kind",
            Self::Links(Breakdown::Decade) => "decade",
        }
    }

    /// The chart with that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chart| chart.code() == word)
    }

    /// What its rows count, as the column of a file is called.
    pub fn measure(self) -> &'static str {
        match self {
            Self::Cooperating => "communes_linked",
            Self::Links(_) => "links",
        }
    }

    /// Its numbers.
    pub fn count(self, atlas: &Snapshot) -> Counted {
        match self {
            Self::Cooperating => cooperating(atlas),
            Self::Links(breakdown) => links(breakdown, atlas),
        }
    }
}

fn cooperating(atlas: &Snapshot) -> Counted {
    let bar = |row: super::SizeRow| Bar {
        subject: Subject::Size(row.size),
        value: row.linked,
        of: row.communes,
        recount: Recount::Authorities(linked(Kind::Commune, Some(row.size))),
    };
    let sizes = by_size(atlas);
    let total: usize = sizes.iter().map(|row| row.communes).sum();
    let communes = atlas.authorities.iter().filter(|authority| authority.kind == Kind::Commune).count();
    let bars = sizes.into_iter().filter(|row| row.communes > 0).map(bar).collect();
    Counted { chart: Chart::Cooperating, bars, total, fresh: None, unknown: 0, outside: communes - total }
}

fn links(breakdown: Breakdown, atlas: &Snapshot) -> Counted {
    let Broken { rows, total, fresh, outside } = breakdown.of(atlas);
    let bar =
        |row: Row| Bar { subject: row.subject, value: row.links, of: total, recount: Recount::Links(row.recount) };
    let (unknown, mut bars): (Vec<Bar>, Vec<Bar>) = rows.into_iter().map(bar).partition(|bar| bar.subject.is_unknown());
    let count = unknown.iter().map(|bar| bar.value).sum();
    bars.extend(unknown);
    Counted { chart: Chart::Links(breakdown), bars, total, fresh: Some(fresh), unknown: count, outside }
}

impl Counted {
    /// The rows that say something.
    pub fn known(&self) -> &[Bar] {
        let unknown = self.bars.iter().filter(|bar| bar.subject.is_unknown()).count();
        &self.bars[..self.bars.len() - unknown]
    }

    /// Whether there is enough to draw: no chart of what the sources give for under a fifth of the links.
    pub fn is_drawn(&self) -> bool {
        let known = self.total - self.unknown;
        self.known().iter().any(|bar| bar.value > 0) && known * 5 >= self.total
    }

    /// How long each bar is, from 0 to 1: against the longest, or against the whole where each row has its own.
    pub fn lengths(&self) -> Vec<f32> {
        let most = self.top().map_or(1, |top| top.value).max(1);
        let whole = |bar: &Bar| if self.chart == Chart::Cooperating { bar.of.max(1) } else { most };
        self.bars.iter().map(|bar| (bar.value as f32 / whole(bar) as f32).min(1.0)).collect()
    }

    /// The largest of the rows that say something.
    pub fn top(&self) -> Option<&Bar> {
        // Of two that are equal, the first.
        self.known().iter().rev().max_by_key(|bar| bar.value)
    }
}

/// A share from 0 to 1, to four decimals; nothing of nothing.
pub fn share(value: usize, of: usize) -> Option<f64> {
    (of > 0).then(|| (value as f64 / of as f64 * 10_000.0).round() / 10_000.0)
}
