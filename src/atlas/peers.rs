//! Towns to compare with: the nearest that have a link abroad, and the most alike.

use rstar::PointDistance as _;

use super::snapshot::{AuthorityIx, Snapshot, on_sphere};
use crate::authorities::{Kind, kilometres};

/// A town farther away than this, in kilometres, is no neighbour and no example: overseas there may be none.
const FARTHEST: u32 = 1200;

/// A town to compare with.
pub struct Peer {
    /// The town.
    pub authority: AuthorityIx,
    /// How far it is, in kilometres.
    pub distance: u32,
}

/// The nearest communes with a link abroad, the town itself left out.
pub fn nearest(atlas: &Snapshot, ix: AuthorityIx, count: usize) -> Vec<Peer> {
    let Some(here) = atlas.authority(ix).position else { return Vec::new() };
    let by_distance = atlas.linked_communes.nearest_neighbor_iter(on_sphere(here));
    let near = by_distance.map(|node| node.data).filter(|other| *other != ix).take(count);
    near.map(|other| peer(atlas, here, other)).filter(|peer| peer.distance <= FARTHEST).collect()
}

/// The communes with a link abroad that are most alike: of a near population, then near on the map.
///
/// Two towns are as unlike as the ratio of their populations (a factor of two counts one) plus their distance (300 km
/// counts one); only towns of half to twice the population are looked at.
pub fn alike(atlas: &Snapshot, ix: AuthorityIx, count: usize, without: &[Peer]) -> Vec<Peer> {
    let authority = atlas.authority(ix);
    let (Some(here), Some(population)) = (authority.position, authority.population.as_ref()) else {
        return Vec::new();
    };
    let population = f64::from(population.value.max(1));
    let centre = on_sphere(here);
    let unlike = |node: &super::snapshot::Node| {
        let other = atlas.authority(node.data).population.as_ref()?;
        let factor = (f64::from(other.value.max(1)) / population).log2().abs();
        let apart = f64::from(node.distance_2(&centre)).sqrt() * 6371.0 / 300.0;
        (factor <= 1.0).then_some((factor + apart, node.data))
    };
    let skipped = |other: AuthorityIx| other == ix || without.iter().any(|peer| peer.authority == other);
    let mut all: Vec<(f64, AuthorityIx)> =
        atlas.linked_communes.iter().filter(|node| !skipped(node.data)).filter_map(unlike).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let near = all.into_iter().map(|(_, other)| peer(atlas, here, other)).filter(|peer| peer.distance <= FARTHEST);
    near.take(count).collect()
}

fn peer(atlas: &Snapshot, here: (f32, f32), other: AuthorityIx) -> Peer {
    let wide = |(lat, lon): (f32, f32)| (f64::from(lat), f64::from(lon));
    let there = atlas.authority(other).position.unwrap_or(here);
    Peer { authority: other, distance: kilometres(wide(here), wide(there)).round() as u32 }
}

/// The members of a territory that have a link abroad, those with the most links first.
pub fn linked_members(atlas: &Snapshot, ix: AuthorityIx) -> Vec<AuthorityIx> {
    let mut found: Vec<AuthorityIx> =
        communes_of(atlas, ix).into_iter().filter(|ix| atlas.links_abroad(*ix) > 0).collect();
    found.sort_by_key(|ix| std::cmp::Reverse(atlas.links_abroad(*ix)));
    found
}

/// The communes of a territory, however far down.
pub fn communes_of(atlas: &Snapshot, ix: AuthorityIx) -> Vec<AuthorityIx> {
    let mut found: Vec<AuthorityIx> = Vec::new();
    let mut below: Vec<AuthorityIx> = atlas.authority(ix).members.to_vec();
    while let Some(next) = below.pop() {
        match atlas.authority(next).kind {
            Kind::Commune => found.push(next),
            Kind::Epci => {}
            _ => below.extend(atlas.authority(next).members.iter().copied()),
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
