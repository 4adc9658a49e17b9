//! The links that a filter lets pass, found in the packed links, and where they lie.

use super::super::filter::LinkFilter;
use super::super::snapshot::{LinkIx, Packed, Snapshot, Spot};

/// The links of the list behind a filter, in the order of the snapshot.
pub fn select(atlas: &Snapshot, filter: &LinkFilter) -> Vec<LinkIx> {
    let packed = atlas.packed();
    let asked = filter.asked_of_parties();
    let met: Vec<u8> = match asked {
        0 => Vec::new(),
        _ => packed.parties.iter().zip(&packed.who).map(|(party, who)| filter.met_by(atlas, (*party, *who))).collect(),
    };
    let parties = |ix: LinkIx| {
        asked == 0 || packed.ends(ix).iter().fold(0, |together, end| together | met[*end as usize]) == asked
    };
    let alone = |ix: LinkIx| {
        let who = filter.perimeter.is_none_or(|perimeter| packed.perimeters[ix as usize] == perimeter);
        let whole = filter.looks_at_links();
        who && if whole { filter.alone(atlas.link(ix)) } else { !packed.faded[ix as usize] }
    };
    (0..packed.len() as LinkIx).filter(|ix| alone(*ix) && parties(*ix)).collect()
}

/// The smallest box around the places of links, as west, south, east and north; it lies across the antimeridian when
/// that is the shorter way. Nothing when no place is known.
pub fn extent(packed: &Packed, links: &[LinkIx]) -> Option<[f64; 4]> {
    let spots = || links.iter().flat_map(|ix| packed.ends(*ix)).filter_map(|end| packed.spots[*end as usize]);
    let (mut north, mut south) = (u32::MAX, 0);
    let mut met = [None::<(u32, u32)>; SLICES];
    for Spot { x, y } in spots() {
        (north, south) = (north.min(y), south.max(y));
        let slice = &mut met[(x >> SLICE_BITS) as usize];
        *slice = Some(slice.map_or((x, x), |(west, east)| (west.min(x), east.max(x))));
    }
    // Around the whole turn, the box is what the widest gap leaves.
    let filled: Vec<(u32, u32)> = met.into_iter().flatten().collect();
    let gaps = (0..filled.len()).map(|ix| (filled[(ix + 1) % filled.len()].0.wrapping_sub(filled[ix].1), ix));
    let (_, last) = gaps.max().filter(|_| south >= north)?;
    let (east, west) = (filled[last].1, filled[(last + 1) % filled.len()].0);
    let (top, left) = Spot { x: west, y: north }.degrees();
    let (bottom, right) = Spot { x: east, y: south }.degrees();
    Some([left, bottom, right, top])
}

/// How many links have no party whose position is known: no map can draw them.
pub fn unplaced(packed: &Packed, links: &[LinkIx]) -> usize {
    let nowhere = |ix: &&LinkIx| packed.ends(**ix).iter().all(|end| packed.spots[*end as usize].is_none());
    links.iter().filter(nowhere).count()
}

/// Slices of the turn in which places are gathered to find the gaps between them.
const SLICES: usize = 512;
const SLICE_BITS: u32 = 32 - SLICES.trailing_zeros();
