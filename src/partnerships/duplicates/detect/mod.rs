//! Finding what may be the same: candidates by keys, never all pairs, then a judgement of each; pure.

mod bonds;
pub mod names;
mod places;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};

use super::model::{Bond, Class, Entity, Pair, Place, Reason, ordered};
use crate::kernel::PublicId;

/// What was found of two, by their places in a list.
pub struct Found {
    /// The two, the first first.
    pub at: (usize, usize),
    /// How likely.
    pub class: Class,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// Every pair that may be the same, the likeliest first, links before authorities.
pub fn pairs(places: &[Place], bonds: &[Bond]) -> Vec<Pair> {
    let authorities = places::find(places);
    let links = bonds::find(places, bonds, &authorities);
    let mut of: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, bond) in bonds.iter().enumerate() {
        bond.parties.iter().for_each(|party| of.entry(*party).or_default().push(at));
    }
    let linked = |place: usize| of.get(&place).into_iter().flatten().copied();
    let mut all: Vec<Pair> = Vec::with_capacity(links.len() + authorities.len());
    for found in links {
        let (one, other) = found.at;
        all.push(pair(places, bonds, (Entity::Partnership, &[one, other]), found, [&bonds[one].id, &bonds[other].id]));
    }
    for found in authorities {
        let (one, other) = found.at;
        let around: Vec<usize> = linked(one).chain(linked(other)).collect();
        let mut pair = pair(places, bonds, (Entity::Authority, &around), found, [&places[one].id, &places[other].id]);
        pair.countries = [places[one].country.clone()].into();
        all.push(pair);
    }
    all.sort_by(|a, b| (a.class, a.entity, &a.ids).cmp(&(b.class, b.entity, &b.ids)));
    all
}

fn pair(
    places: &[Place],
    bonds: &[Bond],
    (entity, around): (Entity, &[usize]),
    found: Found,
    [one, other]: [&PublicId; 2],
) -> Pair {
    let parties = around.iter().flat_map(|at| &bonds[*at].parties);
    let involved: BTreeSet<usize> = parties.copied().collect();
    let is_french = |at: &&usize| places[**at].country == "FR";
    let countries: BTreeSet<String> =
        involved.iter().filter(|at| !is_french(at)).map(|at| places[*at].country.clone()).collect();
    let ids = ordered(one, other);
    let of = |id: &PublicId| -> BTreeSet<PublicId> {
        let bond = around.iter().map(|at| &bonds[*at]).find(|bond| bond.id == *id);
        bond.map_or_else(|| [id.clone()].into(), |bond| bond.parties.iter().map(|at| places[*at].id.clone()).collect())
    };
    let without = |at: &usize| bonds[*at].parties.iter().all(|party| places[*party].country != "FR");
    Pair {
        entity,
        parties: [of(&ids[0]), of(&ids[1])],
        ids,
        class: found.class,
        reasons: found.reasons,
        countries: if countries.is_empty() { ["FR".to_owned()].into() } else { countries },
        french: involved.iter().filter(is_french).map(|at| places[*at].id.clone()).collect(),
        beyond: around.is_empty() || around.iter().any(without),
    }
}
