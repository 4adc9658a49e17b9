//! From documents that fit to answers in order.

use std::cmp::Reverse;

use fixedbitset::FixedBitSet;

use super::asked::Asked;
use super::errors::Nearby;
use super::fit::{Fit, Tier};
use crate::search::index::{Facts, LOWEST, Reader, Segment, letters};
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

/// Documents of one segment that fit equally well.
struct Group {
    segment: usize,
    weight: i32,
    documents: FixedBitSet,
}

/// Everything that fits a text, in no order.
pub fn find(reader: &Reader, asked: &Asked) -> Ranked {
    let mut found = Vec::new();
    let groups = groups(reader, asked);
    for (number, segment) in reader.segments.iter().enumerate() {
        let mut seen = FixedBitSet::with_capacity(segment.documents());
        for group in groups.iter().filter(|group| group.segment == number) {
            let new = group.documents.difference(&seen).filter(|place| segment.alive(*place as u32));
            found.extend(new.filter_map(|place| told(segment, group, place)));
            seen.union_with(&group.documents);
        }
    }
    Ranked { found }
}

/// The best of what fits a text and passes, the best first, without looking at what cannot be among them.
pub fn first(reader: &Reader, asked: &Asked, limits: &Limits, most: usize) -> Vec<Found> {
    let mut best: Vec<Found> = Vec::with_capacity(most + 1);
    for group in groups(reader, asked) {
        let Some(segment) = reader.segments.get(group.segment) else { continue };
        let least = |best: &Vec<Found>| {
            if best.len() < most { i32::MIN } else { best.last().map_or(i32::MIN, |found| found.score) }
        };
        if score(group.weight, segment.likeliest) < least(&best) {
            continue;
        }
        for place in group.documents.ones() {
            if segment.facts(place).is_none_or(|facts| score(group.weight, facts.rank) < least(&best)) {
                continue;
            }
            let known = |found: &Found| (found.segment, found.document) == (group.segment, place as u32);
            let Some(found) = told(segment, &group, place) else { continue };
            if limits.let_pass(&found) && segment.alive(found.document) && !best.iter().any(known) {
                best.push(found);
                best.sort_unstable_by_key(order);
                best.truncate(most);
            }
        }
    }
    best
}

/// What fits, each way of fitting by itself, the best ways first. Errors are looked for when nothing fits well without.
fn groups(reader: &Reader, asked: &Asked) -> Vec<Group> {
    let mut groups = Vec::new();
    if asked.is_empty() {
        return groups;
    }
    let known = |word: &str| reader.segments.iter().any(|segment| segment.has_term(reader.fields.words, word));
    let nearby = Nearby::of(asked, &known);
    let fits: Vec<Fit> = reader.segments.iter().map(|one| Fit::new(one, &reader.fields, asked, &nearby)).collect();
    let mut best = i32::MIN;
    let mut add = |tiers: &dyn Fn(&Fit<'_>) -> Vec<Tier>| {
        for ((number, segment), fit) in reader.segments.iter().enumerate().zip(&fits) {
            for (weight, documents) in tiers(fit) {
                let group = Group { segment: number, weight, documents };
                best = best.max(group.best(segment, best));
                groups.push(group);
            }
        }
        best
    };
    add(&|fit| fit.exactly());
    let without_errors = add(&|fit| fit.partly());
    if without_errors < CLEARLY && !asked.is_number() {
        let enough = add(&|fit| fit.nearly()) >= PERHAPS || add(&|fit| fit.roughly()) >= PERHAPS;
        if !enough {
            add(&|fit| fit.with_two_errors());
        }
    }
    groups.sort_by_key(|group| Reverse(group.weight));
    groups
}

impl Group {
    /// How well and how likely its best document fits; not looked for when it cannot be better than what there is.
    fn best(&self, segment: &Segment, so_far: i32) -> i32 {
        if score(self.weight, segment.likeliest) <= so_far {
            return so_far;
        }
        let ranks = self.documents.ones().filter_map(|place| segment.facts(place)).map(|facts| facts.rank);
        ranks.max().map_or(so_far, |rank| score(self.weight, rank))
    }
}

/// How well and how likely, in tenths.
fn score(weight: i32, rank: u16) -> i32 {
    weight * 10 + i32::from(rank) - (LOWEST * 10.0) as i32
}

/// The best first; of equals the one that stands first.
fn order(found: &Found) -> (Reverse<i32>, usize, u32) {
    (Reverse(found.score), found.segment, found.document)
}

fn told(segment: &Segment, group: &Group, place: usize) -> Option<Found> {
    let Facts { rank, country, kind, linked } = segment.facts(place)?;
    Some(Found {
        score: score(group.weight, rank),
        weight: group.weight,
        segment: group.segment,
        document: place as u32,
        kind: Kind::numbered(kind.into())?,
        country: country.into(),
        linked,
    })
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
