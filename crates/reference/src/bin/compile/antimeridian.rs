//! Cutting of rings at ±180 degrees, so that no segment crosses a flat map.

use crate::{
    simplify::Point,
    topology::{Ring, Topology, reference},
};

/// A jump wider than this is a crossing of the antimeridian.
const JUMP: f64 = 180.0;

/// Where a run of arcs starts or ends on the antimeridian.
struct Contact {
    lat: f64,
    run: usize,
    start: bool,
}

/// Cuts every arc and every ring.
pub fn cut(topology: &mut Topology) {
    topology.split(|_, arc| pieces(arc));
    for (code, rings) in std::mem::take(&mut topology.areas) {
        let cut = rings.into_iter().flat_map(|ring| cut_ring(topology, ring));
        let cut = cut.collect();
        topology.areas.insert(code, cut);
    }
}

/// The pieces of an arc between its crossings, each ending at ±180.
fn pieces(arc: &[Point]) -> Vec<Vec<Point>> {
    let mut pieces = vec![vec![arc[0]]];
    for pair in arc.windows(2) {
        let [a, b] = [pair[0], pair[1]];
        if (a[0] - b[0]).abs() > JUMP {
            let edge = 180_f64.copysign(a[0]);
            let ahead = b[0] + 2.0 * edge;
            let t = if ahead == a[0] { 0.0 } else { (edge - a[0]) / (ahead - a[0]) };
            let lat = a[1] + t * (b[1] - a[1]);
            push(&mut pieces, [edge, lat]);
            pieces.push(vec![[-edge, lat]]);
        }
        push(&mut pieces, b);
    }
    if pieces.len() > 1 {
        pieces.retain(|piece| piece.len() > 1);
    }
    pieces
}

fn push(pieces: &mut [Vec<Point>], point: Point) {
    let piece = pieces.last_mut().expect("starts with one piece");
    if piece.last() != Some(&point) {
        piece.push(point);
    }
}

/// Cuts a ring into rings that stay on one side; the cut edges become arcs of
/// their own along ±180, round the pole when the ring goes round it.
fn cut_ring(topology: &mut Topology, ring: Ring) -> Vec<Ring> {
    let runs = runs(topology, ring);
    if runs.len() == 1 && !jumps(topology, &runs[0], &runs[0]) {
        return runs;
    }
    let next = join(topology, &runs);
    let mut done = vec![false; runs.len()];
    let mut rings = Vec::new();
    for first in 0..runs.len() {
        let mut ring = Ring::new();
        let mut at = first;
        while !done[at] {
            done[at] = true;
            ring.extend(&runs[at]);
            let (edge, to) = &next[at];
            if edge.first() != edge.last() {
                ring.push(reference(topology.arcs.len()));
                topology.arcs.push(edge.clone());
            }
            at = *to;
        }
        if !ring.is_empty() {
            rings.push(ring);
        }
    }
    rings
}

/// Whether the step from the end of one run to the start of another crosses.
fn jumps(topology: &Topology, from: &[i32], to: &[i32]) -> bool {
    (end(topology, from)[0] - start(topology, to)[0]).abs() > JUMP
}

fn start(topology: &Topology, run: &[i32]) -> Point {
    topology.points(run[0])[0]
}

fn end(topology: &Topology, run: &[i32]) -> Point {
    let points = topology.points(run[run.len() - 1]);
    points[points.len() - 1]
}

/// The longest parts of a ring without a crossing, starting after one.
fn runs(topology: &Topology, mut ring: Ring) -> Vec<Ring> {
    let crossing = |a: i32, b: i32| jumps(topology, &[a], &[b]);
    let cut = (0..ring.len()).find(|i| crossing(ring[*i], ring[(i + 1) % ring.len()]));
    if let Some(cut) = cut {
        let shift = (cut + 1) % ring.len();
        ring.rotate_left(shift);
    }
    ring.chunk_by(|a, b| !crossing(*a, *b)).map(<[i32]>::to_vec).collect()
}

/// For each run, the edge that leaves its end and the run that follows.
fn join(topology: &Topology, runs: &[Ring]) -> Vec<(Vec<Point>, usize)> {
    let mut sides = [Vec::new(), Vec::new()];
    for (run, arcs) in runs.iter().enumerate() {
        let (first, last) = (start(topology, arcs), end(topology, arcs));
        sides[usize::from(first[0] > 0.0)].push(Contact { lat: first[1], run, start: true });
        sides[usize::from(last[0] > 0.0)].push(Contact { lat: last[1], run, start: false });
    }
    let mut next = vec![(Vec::new(), 0); runs.len()];
    for (side, lon) in sides.iter_mut().zip([-180.0, 180.0]) {
        side.sort_by(|a, b| a.lat.total_cmp(&b.lat));
        let odd = side.len() % 2;
        for pair in side[odd..].chunks(2) {
            link(&mut next, &pair[0], &pair[1], |a, b| vec![[lon, a], [lon, b]]);
        }
    }
    if sides[0].len() % 2 == 1 {
        let (west, east) = (&sides[0][0], &sides[1][0]);
        let round = |lat_from: f64, lat_to: f64, from: f64| {
            vec![[from, lat_from], [from, -90.0], [-from, -90.0], [-from, lat_to]]
        };
        let from = if west.start { 180.0 } else { -180.0 };
        link(&mut next, west, east, |a, b| round(a, b, from));
    }
    next
}

fn link(next: &mut [(Vec<Point>, usize)], a: &Contact, b: &Contact, edge: impl Fn(f64, f64) -> Vec<Point>) {
    let (from, to) = if a.start { (b, a) } else { (a, b) };
    next[from.run] = (edge(from.lat, to.lat), to.run);
}
