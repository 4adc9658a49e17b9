//! Links that may be the same.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::model::{Bond, Class, Place, Reason};
use super::Found;
use crate::authorities::kilometres;

/// Two places of different names this near, one of them only approximately, may be one.
const ONE_SPOT_KM: f64 = 10.0;

/// Pairs of links with what speaks for them, in their order.
type Pairs = BTreeMap<(usize, usize), (Class, Vec<Reason>)>;

/// Every pair that may be the same; `authorities` are the pairs of parties that may be.
pub fn find(places: &[Place], bonds: &[Bond], authorities: &[Found]) -> Vec<Found> {
    let mut of: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, bond) in bonds.iter().enumerate() {
        bond.parties.iter().for_each(|party| of.entry(*party).or_default().push(at));
    }
    let mut pairs = Pairs::new();
    same_parties(bonds, &mut pairs);
    one_party(bonds, (&of, authorities), &mut pairs);
    one_spot(places, bonds, (&of, authorities), &mut pairs);
    more_parties(bonds, &of, &mut pairs);
    let found = pairs.into_iter().filter_map(|(at, (class, mut reasons))| {
        let (one, other) = (&bonds[at.0], &bonds[at.1]);
        let class = compatible(one, other, class, &mut reasons)?;
        Some(Found { at, class, reasons })
    });
    found.collect()
}

/// Nothing when their kinds differ or one ended before the other began.
fn compatible(one: &Bond, other: &Bond, class: Class, reasons: &mut Vec<Reason>) -> Option<Class> {
    let differ = one.kind.zip(other.kind).is_some_and(|(one, other)| one != other);
    let over = |one: &Bond, other: &Bond| one.until.zip(other.since).is_some_and(|(end, start)| start.is_after(end));
    if differ || over(one, other) || over(other, one) {
        return None;
    }
    let mut class = class;
    match one.since.zip(other.since) {
        Some((one, other)) if one.is_after(other) || other.is_after(one) => {
            reasons.push(Reason::OtherSince);
            class = class.less();
        }
        Some(_) => reasons.push(Reason::SameSince),
        None => {}
    }
    if one.written || other.written {
        reasons.push(Reason::Written);
        class = Class::Look;
    }
    Some(class)
}

fn add(pairs: &mut Pairs, (one, other): (usize, usize), class: Class, reasons: Vec<Reason>) {
    if one != other {
        pairs.entry((one.min(other), one.max(other))).or_insert((class, reasons));
    }
}

fn same_parties(bonds: &[Bond], pairs: &mut Pairs) {
    let mut by_parties: HashMap<&[usize], Vec<usize>> = HashMap::new();
    for (at, bond) in bonds.iter().enumerate() {
        by_parties.entry(&bond.parties).or_default().push(at);
    }
    for group in by_parties.values().filter(|group| group.len() > 1) {
        for (place, one) in group.iter().enumerate() {
            group[..place].iter().for_each(|other| {
                add(pairs, (*one, *other), Class::Sure, vec![Reason::SameParties]);
            });
        }
    }
}

/// Whether two links have the same parties but for these two.
fn same_but(one: &Bond, other: &Bond, (a, b): (usize, usize)) -> bool {
    let rest = |bond: &Bond, gone: usize| bond.parties.iter().copied().filter(|at| *at != gone).collect::<Vec<_>>();
    one.parties.len() == other.parties.len() && rest(one, a) == rest(other, b)
}

type Of = HashMap<usize, Vec<usize>>;

fn one_party(bonds: &[Bond], (of, authorities): (&Of, &[Found]), pairs: &mut Pairs) {
    for found in authorities {
        let (a, b) = found.at;
        for one in of.get(&a).into_iter().flatten() {
            let others = of.get(&b).into_iter().flatten();
            for other in others.filter(|other| same_but(&bonds[*one], &bonds[**other], (a, b))) {
                let reasons = std::iter::once(Reason::OneParty).chain(found.reasons.iter().cloned()).collect();
                add(pairs, (*one, *other), found.class, reasons);
            }
        }
    }
}

/// A party of another name that stands on the same spot, one of the two only approximately.
fn one_spot(places: &[Place], bonds: &[Bond], (of, authorities): (&Of, &[Found]), pairs: &mut Pairs) {
    let known: HashSet<(usize, usize)> = authorities.iter().map(|found| found.at).collect();
    let vague = |at: &usize| !places[*at].exact && places[*at].position.is_some();
    for (one, bond) in bonds.iter().enumerate() {
        for a in bond.parties.iter().filter(|at| vague(at)) {
            let anchors = bond.parties.iter().filter(|at| *at != a);
            for other in anchors.filter_map(|anchor| of.get(anchor)).flatten() {
                for b in bonds[*other].parties.iter().filter(|b| !known.contains(&(*a.min(b), *a.max(b)))) {
                    let (here, there) = (&places[*a], &places[*b]);
                    let apart = here.position.zip(there.position).map(|(here, there)| kilometres(here, there));
                    let spot = apart.filter(|km| *km <= ONE_SPOT_KM && here.country == there.country && a != b);
                    if let Some(km) = spot.filter(|_| same_but(bond, &bonds[*other], (*a, *b))) {
                        let reasons = vec![Reason::SamePlace, Reason::Approximate, Reason::Apart(km.round() as u32)];
                        add(pairs, (one, *other), Class::Look, reasons);
                    }
                }
            }
        }
    }
}

fn more_parties(bonds: &[Bond], of: &Of, pairs: &mut Pairs) {
    for (one, bond) in bonds.iter().enumerate().filter(|(_, bond)| bond.parties.len() > 2) {
        for other in bond.parties.iter().filter_map(|party| of.get(party)).flatten() {
            let few = &bonds[*other].parties;
            if few.len() < bond.parties.len() && few.iter().all(|party| bond.parties.contains(party)) {
                add(pairs, (one, *other), Class::Look, vec![Reason::MoreParties]);
            }
        }
    }
}
