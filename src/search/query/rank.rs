//! From documents that fit to answers in order.

use std::cmp::Reverse;

use fixedbitset::FixedBitSet;

use super::asked::Asked;
use super::fit::{Fit, Tier};
use crate::search::index::{LOWEST, Reader, Segment, letters};
use crate::search::kind::Kind;

/// With an answer this good nobody has misspelt anything.
const CLEARLY: i32 = 1_800;
/// With an answer this good one misspelling is enough.
const PERHAPS: i32 = 1_050;

/// A document that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// How well and how likely, in tenths; the largest first.
    pub score: i32,
    /// How well it fits.
    pub weight: i32,
    /// Its segment.
    pub segment: usize,
    /// Its place there.
    pub document: u32,
    /// What it is.
    pub kind: Kind,
    /// The two letters of its country as a number.
    pub country: u64,
    /// Whether it has links.
    pub linked: bool,
}

/// What answers must be.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// One of these; anything when there is none.
    pub kinds: Vec<Kind>,
    /// In this country.
    pub country: Option<&'static str>,
    /// With links.
    pub linked: bool,
}

/// Everything that fits, in no order.
pub struct Ranked {
    /// The documents.
    pub found: Vec<Found>,
}

/// Looks for what was asked.
pub fn find(reader: &Reader, asked: &Asked) -> Ranked {
    let mut found = Vec::new();
    if asked.is_empty() {
        return Ranked { found };
    }
    let fits: Vec<Fit> = reader.segments.iter().map(|segment| Fit::new(segment, &reader.fields, asked)).collect();
    let mut tiers: Vec<Vec<Tier>> = fits.iter().map(Fit::exactly).collect();
    extend(&mut tiers, &fits, Fit::partly);
    if best(reader, &tiers) < CLEARLY && !asked.is_number() {
        extend(&mut tiers, &fits, Fit::nearly);
        if best(reader, &tiers) < PERHAPS {
            extend(&mut tiers, &fits, Fit::roughly);
        }
    }
    for (number, (segment, tiers)) in reader.segments.iter().zip(tiers).enumerate() {
        gather(segment, number, tiers, &mut found);
    }
    Ranked { found }
}

fn extend<'a>(tiers: &mut [Vec<Tier>], fits: &[Fit<'a>], more: impl Fn(&Fit<'a>) -> Vec<Tier>) {
    for (tiers, fit) in tiers.iter_mut().zip(fits) {
        tiers.extend(more(fit));
    }
}

/// How well and how likely the best of them fits.
fn best(reader: &Reader, tiers: &[Vec<Tier>]) -> i32 {
    let mut best = i32::MIN;
    for (segment, tiers) in reader.segments.iter().zip(tiers) {
        for (weight, documents) in tiers {
            let ranks = documents.ones().filter_map(|place| segment.rank.first(place as u32));
            best = best.max(ranks.max().map_or(i32::MIN, |rank| score(*weight, rank)));
        }
    }
    best
}

/// How well and how likely, in tenths.
fn score(weight: i32, rank: u64) -> i32 {
    weight * 10 + rank as i32 - (LOWEST * 10.0) as i32
}

/// Each document once, as well as it fits best.
fn gather(segment: &Segment, number: usize, mut tiers: Vec<Tier>, found: &mut Vec<Found>) {
    tiers.sort_by_key(|(weight, _)| Reverse(*weight));
    let mut seen = FixedBitSet::with_capacity(segment.documents());
    for (weight, documents) in tiers {
        for place in documents.difference(&seen) {
            let document = place as u32;
            if !segment.alive(document) {
                continue;
            }
            let value = |column: &tantivy::columnar::Column<u64>| column.first(document).unwrap_or_default();
            let Some(kind) = Kind::numbered(value(&segment.kind)) else { continue };
            found.push(Found {
                score: score(weight, value(&segment.rank)),
                weight,
                segment: number,
                document,
                kind,
                country: value(&segment.country),
                linked: value(&segment.linked) > 0,
            });
        }
        seen.union_with(&documents);
    }
}

impl Limits {
    /// Whether an answer is one that is wanted.
    pub fn let_pass(&self, found: &Found) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(&found.kind))
            && self.country.is_none_or(|country| found.country == letters(country))
            && (!self.linked || found.linked)
    }

    /// The same without a condition on the kind, or on the country.
    pub fn without(&self, facet: &str) -> Self {
        match facet {
            "kind" => Self { kinds: Vec::new(), ..self.clone() },
            "country" => Self { country: None, ..self.clone() },
            _ => Self { linked: false, ..self.clone() },
        }
    }
}

impl Ranked {
    /// How many answers pass, and those of one page, the best first.
    pub fn page(&self, limits: &Limits, from: usize, most: usize) -> (usize, Vec<Found>) {
        let mut wanted: Vec<Found> = self.found.iter().filter(|found| limits.let_pass(found)).copied().collect();
        let total = wanted.len();
        let order = |found: &Found| (Reverse(found.score), found.segment, found.document);
        let end = (from + most).min(total);
        if end < total {
            wanted.select_nth_unstable_by_key(end, order);
            wanted.truncate(end);
        }
        wanted.sort_unstable_by_key(order);
        (total, wanted.split_off(from.min(end)))
    }

    /// How many answers there would be of each kind, the other conditions kept.
    pub fn kinds(&self, limits: &Limits) -> Vec<(Kind, usize)> {
        let rest = limits.without("kind");
        let passing: Vec<Kind> =
            self.found.iter().filter(|found| rest.let_pass(found)).map(|found| found.kind).collect();
        let count = |kind: Kind| (kind, passing.iter().filter(|other| **other == kind).count());
        Kind::ALL.into_iter().map(count).filter(|(_, count)| *count > 0).collect()
    }

    /// How many answers there would be in each country, the other conditions kept, the most first.
    pub fn countries(&self, limits: &Limits) -> Vec<(u64, usize)> {
        let rest = limits.without("country");
        let mut counts: std::collections::BTreeMap<u64, usize> = std::collections::BTreeMap::new();
        for found in self.found.iter().filter(|found| found.country > 0 && rest.let_pass(found)) {
            *counts.entry(found.country).or_insert(0) += 1;
        }
        let mut counts: Vec<(u64, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(country, count)| (Reverse(*count), *country));
        counts
    }

    /// How many answers with links there would be, the other conditions kept.
    pub fn linked(&self, limits: &Limits) -> usize {
        let rest = limits.without("linked");
        self.found.iter().filter(|found| found.linked && rest.let_pass(found)).count()
    }
}
