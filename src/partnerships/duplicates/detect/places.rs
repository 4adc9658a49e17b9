//! Authorities that may be the same.

use std::collections::{BTreeSet, HashMap};

use super::super::model::{Class, Place, Reason};
use super::{Found, names};
use crate::authorities::kilometres;

/// Two entries of the gazetteer this near may be the town and its municipality.
const ONE_SPOT_KM: f64 = 3.0;
const AT_KM: f64 = 5.0;
const CLOSE_KM: f64 = 25.0;
const FAR_KM: f64 = 60.0;

/// Every pair that may be the same.
pub fn find(places: &[Place]) -> Vec<Found> {
    let judged = candidates(places).into_iter().filter_map(|at| {
        let (class, reasons) = judge(&places[at.0], &places[at.1])?;
        Some(Found { at, class, reasons })
    });
    judged.collect()
}

type Names<'p> = HashMap<(&'p str, String), Vec<usize>>;

/// Pairs of one country that share a name, or nearly: never two with an official code.
fn candidates(places: &[Place]) -> BTreeSet<(usize, usize)> {
    let (mut own, mut bare, mut near) = (Names::new(), Names::new(), Names::new());
    for (at, place) in places.iter().enumerate() {
        let country = place.country.as_str();
        own.entry((country, place.name.clone())).or_default().push(at);
        if place.official {
            continue;
        }
        let without = names::bare(&place.name);
        if !without.is_empty() {
            bare.entry((country, without)).or_default().push(at);
        }
        for key in names::neighbours(&place.name) {
            near.entry((country, key)).or_default().push(at);
        }
    }
    let mut found = BTreeSet::new();
    let mut add = |one: usize, other: usize| {
        if one != other && !(places[one].official && places[other].official) {
            found.insert((one.min(other), one.max(other)));
        }
    };
    for (at, place) in places.iter().enumerate().filter(|(_, place)| !place.official) {
        let named = std::iter::once(&place.name).chain(&place.others);
        for name in named {
            own.get(&(place.country.as_str(), name.clone())).into_iter().flatten().for_each(|other| add(at, *other));
        }
    }
    for group in bare.values().chain(near.values()) {
        for (place, one) in group.iter().enumerate() {
            group[..place].iter().for_each(|other| add(*one, *other));
        }
    }
    found
}

/// How the names of two go together, the reason for it, and whether it is the very name of both.
fn likeness(one: &Place, other: &Place) -> Option<(Reason, bool)> {
    if one.name == other.name {
        return Some((Reason::SameName, true));
    }
    let among = |one: &Place, other: &Place| other.others.contains(&one.name).then(|| one.name.clone());
    if let Some(name) = among(one, other).or_else(|| among(other, one)) {
        return Some((Reason::OtherName(name), false));
    }
    let bare = [names::bare(&one.name), names::bare(&other.name)];
    if !bare[0].is_empty() && bare[0] == bare[1] {
        return Some((Reason::Category, false));
    }
    names::near(&one.name, &other.name).then_some((Reason::NearName, false))
}

/// Whether two are likely the same authority, and why; nothing when they are two.
pub fn judge(one: &Place, other: &Place) -> Option<(Class, Vec<Reason>)> {
    if one.country != other.country || (one.official && other.official) {
        return None;
    }
    let (named, very) = likeness(one, other)?;
    let apart = one.position.zip(other.position).map(|(here, there)| kilometres(here, there));
    let exact = one.exact && other.exact;
    let regions = one.region.as_ref().zip(other.region.as_ref()).map(|(one, other)| one == other);
    let (class, mut reasons) = by_distance((apart, exact, very), regions)?;
    reasons.insert(0, named);
    let mut class = class;
    match (one.gazetteer, other.gazetteer) {
        // Two entries of one gazetteer are two places, unless they stand on one spot.
        (true, true) if apart.is_none_or(|apart| apart > ONE_SPOT_KM) || !very => return None,
        (true, true) => {
            class = Class::Look;
            reasons.push(Reason::BothInGazetteer);
        }
        (true, false) | (false, true) => reasons.push(Reason::OneInGazetteer),
        (false, false) => {}
    }
    if reasons[0] == Reason::Category {
        // A county and its town are two.
        class = Class::Look;
    }
    match regions {
        Some(true) => reasons.push(Reason::SameRegion),
        Some(false) => {
            class = class.less();
            reasons.push(Reason::OtherRegion);
        }
        None => {}
    }
    Some((class, reasons))
}

/// What the distance says, `very` being whether both bear the very same name.
fn by_distance((apart, exact, very): (Option<f64>, bool, bool), regions: Option<bool>) -> Option<(Class, Vec<Reason>)> {
    let Some(km) = apart else {
        // A name alone is little: the same region makes it probable, another one makes them two.
        let class = if very && regions == Some(true) { Class::Probable } else { Class::Look };
        let weak = !very && regions != Some(true);
        return (regions != Some(false) && !weak).then(|| (class, vec![Reason::NoPosition]));
    };
    let class = match (km, very) {
        (..=AT_KM, true) => Class::Sure,
        (..=AT_KM, false) | (..=CLOSE_KM, true) => Class::Probable,
        (..=CLOSE_KM, false) | (..=FAR_KM, true) => Class::Look,
        _ => return None,
    };
    let far = Reason::Apart(km.round() as u32);
    Some(if exact { (class, vec![far]) } else { (class.less(), vec![Reason::Approximate, far]) })
}
