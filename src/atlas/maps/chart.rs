//! What a window shows of a selection: places gathered in clusters, and arcs between the clusters.
//!
//! Nothing is lost: the places of the clusters add up to the places in the window, and what is not drawn is counted.

use super::super::snapshot::{LinkIx, Packed};
use super::gather::{Cluster, gather, gather_afar};
use super::window::{DEEPEST, Window};

/// Arcs drawn at most, the heaviest first.
const MOST_ARCS: usize = 400;
/// Places named in the list beside the map.
const MOST_NAMED: usize = 20;
/// Places named where many stand at one point.
const MOST_AT_A_POINT: usize = 12;
/// No place, or no cluster.
const NONE: u32 = u32::MAX;

/// A selection seen through a window.
#[derive(Debug, Default)]
pub struct Chart {
    /// Links of the selection.
    pub total: usize,
    /// Those of which no party has a known position.
    pub unplaced: usize,
    /// Those with a party in the window.
    pub in_view: usize,
    /// The zoom at which places were gathered.
    pub zoom: u8,
    /// Clusters in the window, then those outside at which an arc ends.
    pub clusters: Vec<Cluster>,
    /// How many clusters lie in the window.
    pub near: usize,
    /// From a cluster to another, how many links.
    pub arcs: Vec<(u32, u32, u32)>,
    /// How many arcs there are in all.
    pub arcs_in_all: usize,
    /// Links whose parties all stand in one cluster.
    pub inner: usize,
    /// The places in the window with the most links of the selection, and how many.
    pub heaviest: Vec<(u32, u32)>,
}

/// Draws up a chart; `arcs` says whether links are drawn or only places.
pub fn chart(packed: &Packed, links: &[LinkIx], window: Window, arcs: bool) -> Chart {
    let mut chart = Chart { total: links.len(), ..Chart::default() };
    let counts = counts(packed, links, window, &mut chart);
    let near = |party: usize| counts[party] > 0 && packed.spots[party].is_some_and(|spot| window.has(spot));
    let grid = window.grid();
    chart.zoom = grid.zoom;
    let mut of = vec![NONE; packed.parties.len()];
    chart.clusters = gather(packed, grid, near, &mut of);
    chart.near = chart.clusters.len();
    chart.heaviest = heaviest(&counts, (0..counts.len()).filter(|party| near(*party)), MOST_NAMED);
    if arcs {
        let far = |party: usize| counts[party] > 0 && packed.spots[party].is_some_and(|spot| !window.has(spot));
        chart.clusters.extend(gather_afar(packed, grid, far, &mut of, chart.near as u32));
    }
    let pairs = join(packed, links, &of, &mut chart);
    if arcs {
        draw_arcs(pairs, &mut chart);
    }
    name(&counts, &of, &mut chart, window);
    leave_out_unmet(&mut chart);
    chart
}

/// How many links of the selection each place has; counts what has no place and what is in view on the way.
fn counts(packed: &Packed, links: &[LinkIx], window: Window, chart: &mut Chart) -> Vec<u32> {
    let mut counts = vec![0_u32; packed.parties.len()];
    for ix in links {
        let (mut placed, mut seen) = (false, false);
        for end in packed.ends(*ix) {
            let Some(spot) = packed.spots[*end as usize] else { continue };
            counts[*end as usize] += 1;
            placed = true;
            seen |= window.has(spot);
        }
        chart.unplaced += usize::from(!placed);
        chart.in_view += usize::from(seen);
    }
    counts
}

/// Counts the links of each cluster, each link once; gives the pairs of clusters that they join, one of them in view.
fn join(packed: &Packed, links: &[LinkIx], of: &[u32], chart: &mut Chart) -> Vec<u64> {
    let near = chart.near as u32;
    let mut pairs: Vec<u64> = Vec::new();
    let mut met: Vec<u32> = Vec::new();
    for ix in links {
        met.clear();
        let mut again = false;
        for cluster in packed.ends(*ix).iter().map(|end| of[*end as usize]).filter(|cluster| *cluster != NONE) {
            if met.contains(&cluster) { again = true } else { met.push(cluster) }
        }
        for cluster in &met {
            chart.clusters[*cluster as usize].links += 1;
        }
        let Some((first, others)) = met.split_first() else { continue };
        chart.inner += usize::from(again && others.is_empty() && *first < near);
        // The lower number is the nearer cluster: those in view come first.
        let pair = |other: &u32| (*first.min(other), *first.max(other));
        let shown = others.iter().map(pair).filter(|(nearer, _)| *nearer < near);
        pairs.extend(shown.map(|(from, to)| u64::from(from) << 32 | u64::from(to)));
    }
    pairs
}

/// The heaviest arcs of all.
fn draw_arcs(mut pairs: Vec<u64>, chart: &mut Chart) {
    pairs.sort_unstable();
    let arc = |same: &[u64]| ((same[0] >> 32) as u32, same[0] as u32, same.len() as u32);
    let mut arcs: Vec<(u32, u32, u32)> = pairs.chunk_by(|a, b| a == b).map(arc).collect();
    arcs.sort_unstable_by_key(|(from, to, links)| (std::cmp::Reverse(*links), *from, *to));
    chart.arcs_in_all = arcs.len();
    arcs.truncate(MOST_ARCS);
    chart.arcs = arcs;
}

/// The places with the most links; equal ones in their own order.
fn heaviest(counts: &[u32], among: impl Iterator<Item = usize>, most: usize) -> Vec<(u32, u32)> {
    let rank = |party: &(u32, u32)| (std::cmp::Reverse(party.1), party.0);
    let mut found: Vec<(u32, u32)> = among.map(|party| (party as u32, counts[party])).collect();
    if found.len() > most {
        found.select_nth_unstable_by_key(most, rank);
        found.truncate(most);
    }
    found.sort_unstable_by_key(rank);
    found
}

/// Names the places of a cluster where coming nearer would not part them.
fn name(counts: &[u32], of: &[u32], chart: &mut Chart, window: Window) {
    let deepest = window.zoom >= DEEPEST;
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); chart.near];
    for (party, cluster) in of.iter().enumerate().filter(|(_, cluster)| (**cluster as usize) < chart.near) {
        if deepest || chart.clusters[*cluster as usize].one_point {
            members[*cluster as usize].push(party);
        }
    }
    for (cluster, members) in chart.clusters.iter_mut().zip(members) {
        cluster.named = heaviest(counts, members.into_iter(), MOST_AT_A_POINT);
    }
}

/// Leaves out the clusters outside the window at which no arc that is drawn ends.
fn leave_out_unmet(chart: &mut Chart) {
    let mut place = vec![NONE; chart.clusters.len()];
    for at in &mut place[..chart.near] {
        *at = 0;
    }
    for (from, to, _) in &chart.arcs {
        place[*from as usize] = 0;
        place[*to as usize] = 0;
    }
    let kept: Vec<bool> = place.iter().map(|at| *at != NONE).collect();
    for (number, at) in (0..).zip(place.iter_mut().filter(|at| **at != NONE)) {
        *at = number;
    }
    let mut keep = kept.iter();
    chart.clusters.retain(|_| *keep.next().unwrap_or(&true));
    for (from, to, _) in &mut chart.arcs {
        (*from, *to) = (place[*from as usize], place[*to as usize]);
    }
}
