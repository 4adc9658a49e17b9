//! Multilateral clubs: groups of towns that are all linked with one another.
//!
//! Wikipedia states a club as a link between each pair of its members, which
//! would show one signature as hundreds of links. A club is looked for as a
//! clique of at least six towns of five countries, two per country at most.
//! Capitals twin with one another two by two and make such cliques by chance: a
//! group is kept only when it makes up a fair part of its members' links.

use std::collections::{BTreeMap, BTreeSet};

use crate::links::End;

const MIN_TOWNS: usize = 6;
const MIN_COUNTRIES: usize = 5;
const MAX_PER_COUNTRY: usize = 2;

/// Median share of a member's links that stay inside the group, in percent.
const MIN_SHARE: usize = 40;

/// Share of a club a late member must be linked with, in percent.
const NEAR: usize = 75;

/// Names known for certain, by a member's code.
const NAMES: [(&str, &str); 2] =
    [("insee:50218", "Douzelage"), ("insee:86076", "Charter of European Rural Communities")];

/// A group of towns.
pub struct Club {
    pub id: u16,
    members: BTreeSet<usize>,
}

impl Club {
    /// Whether both sides of a link are members.
    pub fn holds(&self, edge: [usize; 2]) -> bool {
        edge.iter().all(|end| self.members.contains(end))
    }

    /// The row of the table of clubs.
    pub fn row(&self, ends: &[&End]) -> Vec<String> {
        let members: Vec<String> = self.members.iter().map(|m| format!("{} ({})", ends[*m][2], ends[*m][0])).collect();
        let name = NAMES.iter().find(|(code, _)| self.members.iter().any(|m| ends[*m][1] == *code));
        vec![
            self.id.to_string(),
            name.map_or("", |name| name.1).to_owned(),
            members.len().to_string(),
            members.join("; "),
        ]
    }
}

type Neighbours = Vec<BTreeSet<usize>>;

/// Clubs, the largest first; a link belongs to the first that holds it.
pub fn find(ends: &[&End], edges: &[[usize; 2]]) -> Vec<Club> {
    let mut neighbours: Neighbours = vec![BTreeSet::new(); ends.len()];
    for [a, b] in edges {
        neighbours[*a].insert(*b);
        neighbours[*b].insert(*a);
    }
    let mut groups: BTreeSet<BTreeSet<usize>> = BTreeSet::new();
    for start in 0..ends.len() {
        let mut group = clique(start, &neighbours);
        if group.len() >= MIN_TOWNS {
            extend(&mut group, &neighbours);
            if spread(&group, ends) && share(&group, &neighbours) >= MIN_SHARE {
                groups.insert(group);
            }
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let mut kept: Vec<BTreeSet<usize>> = Vec::new();
    for group in groups {
        let overlaps = |other: &BTreeSet<usize>| other.intersection(&group).count() * 2 >= group.len();
        if !kept.iter().any(overlaps) {
            kept.push(group);
        }
    }
    (1..).zip(kept).map(|(id, members)| Club { id, members }).collect()
}

/// A maximal clique around a town, the best connected candidate first.
fn clique(start: usize, neighbours: &Neighbours) -> BTreeSet<usize> {
    let mut clique = BTreeSet::from([start]);
    let mut candidates = neighbours[start].clone();
    while let Some(best) =
        candidates.iter().rev().max_by_key(|c| neighbours[**c].intersection(&candidates).count()).copied()
    {
        clique.insert(best);
        candidates = neighbours[best].intersection(&candidates).copied().collect();
    }
    clique
}

/// Adds the towns linked with nearly all of the clique: lists have gaps.
fn extend(group: &mut BTreeSet<usize>, neighbours: &Neighbours) {
    let near: BTreeSet<usize> = group.iter().flat_map(|m| &neighbours[*m]).copied().collect();
    let core = group.clone();
    for town in near {
        let links = neighbours[town].intersection(&core).count();
        if links * 100 >= core.len() * NEAR {
            group.insert(town);
        }
    }
}

fn spread(group: &BTreeSet<usize>, ends: &[&End]) -> bool {
    let mut countries: BTreeMap<&str, usize> = BTreeMap::new();
    for member in group {
        *countries.entry(&ends[*member][0]).or_default() += 1;
    }
    countries.len() >= MIN_COUNTRIES && countries.values().all(|n| *n <= MAX_PER_COUNTRY)
}

fn share(group: &BTreeSet<usize>, neighbours: &Neighbours) -> usize {
    let mut shares: Vec<usize> =
        group.iter().map(|m| 100 * neighbours[*m].intersection(group).count() / neighbours[*m].len()).collect();
    shares.sort_unstable();
    shares[shares.len() / 2]
}
