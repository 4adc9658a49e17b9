//! Places gathered in clusters: by the cells of a grid, then those that would still cover one another.

use super::super::snapshot::{Packed, Spot};
use super::window::{Grid, Window};

/// Marks of the same side nearer than this are one, in pixels.
const SAME: u32 = 42;
/// Marks of both sides nearer than this are one.
const BOTH: u32 = 30;
/// Clusters compared with one another at most.
const MOST_COMPARED: usize = 1_000;
/// Outside the window, places are gathered as from at most this zoom.
const AFAR: u8 = 3;
const NONE: u32 = u32::MAX;

/// On which side the places of a cluster are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// France.
    France,
    /// Abroad.
    Abroad,
    /// Some in France, some abroad.
    Both,
}

/// Places near one another.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// Their middle.
    pub spot: Spot,
    /// On which side they are.
    pub side: Side,
    /// How many.
    pub places: u32,
    /// Links of the selection in which one of them takes part.
    pub links: u32,
    /// They all stand at one point.
    pub one_point: bool,
    /// The heaviest of them and their links, where coming nearer would not part them.
    pub named: Vec<(u32, u32)>,
}

/// The places of one side in one cell; their middle is the sum of the ways from the corner of the grid.
#[derive(Clone, Copy, Default)]
struct Heap {
    x: u64,
    y: u64,
    places: u32,
    first: Spot,
    scattered: bool,
}

impl Heap {
    fn add(&mut self, grid: Grid, spot: Spot) {
        if self.places == 0 {
            self.first = spot;
        }
        self.scattered |= self.first != spot;
        self.x += u64::from(spot.x.wrapping_sub(grid.origin.x));
        self.y += u64::from(spot.y - grid.origin.y);
        self.places += 1;
    }

    fn take_in(&mut self, other: Self) {
        self.scattered |= other.scattered || self.first != other.first;
        self.x += other.x;
        self.y += other.y;
        self.places += other.places;
    }

    /// The way of its middle from the corner of the grid.
    fn middle(&self) -> (i64, i64) {
        let places = u64::from(self.places.max(1));
        ((self.x / places) as i64, (self.y / places) as i64)
    }

    fn cluster(&self, grid: Grid, side: Side) -> Cluster {
        let (x, y) = self.middle();
        let spot = Spot { x: grid.origin.x.wrapping_add(x as u32), y: grid.origin.y.wrapping_add(y as u32) };
        let spot = if self.scattered { spot } else { self.first };
        Cluster { spot, side, places: self.places, links: 0, one_point: !self.scattered, named: Vec::new() }
    }
}

/// Gathers the places that are wanted; `of` learns the cluster of each.
pub fn gather(packed: &Packed, grid: Grid, wanted: impl Fn(usize) -> bool, of: &mut [u32]) -> Vec<Cluster> {
    let (heaps, cell_of) = heap_up(packed, grid, wanted);
    let mut order: Vec<usize> = (0..heaps.len()).filter(|heap| heaps[*heap].places > 0).collect();
    order.sort_unstable_by_key(|heap| (std::cmp::Reverse(heaps[*heap].places), *heap));
    let mut taken = vec![NONE; heaps.len()];
    let mut wholes: Vec<(Heap, Side)> = Vec::new();
    for heap in order {
        if taken[heap] != NONE {
            continue;
        }
        taken[heap] = wholes.len() as u32;
        let (mut whole, mut side) = (heaps[heap], side(heap));
        for near in grid.around(heap / 2).flat_map(|cell| [cell * 2, cell * 2 + 1]) {
            let apart = grid.pixels(if near % 2 == heap % 2 { SAME } else { BOTH });
            if heaps[near].places > 0 && taken[near] == NONE && nearer(&heaps[heap], &heaps[near], apart) {
                taken[near] = taken[heap];
                whole.take_in(heaps[near]);
                side = if near % 2 == heap % 2 { side } else { Side::Both };
            }
        }
        wholes.push((whole, side));
    }
    let number = part(grid, &mut wholes);
    for (party, cell) in cell_of {
        of[party] = number[taken[cell] as usize];
    }
    wholes.into_iter().map(|(whole, side)| whole.cluster(grid, side)).collect()
}

/// Taking in a neighbour moves the middle: those that cover one another now are made one. Gives the new number of each.
fn part(grid: Grid, wholes: &mut Vec<(Heap, Side)>) -> Vec<u32> {
    let mut kept: Vec<(Heap, Side)> = Vec::with_capacity(wholes.len());
    let mut number = Vec::with_capacity(wholes.len());
    for (whole, side) in wholes.drain(..) {
        let covers = |(other, its): &(Heap, Side)| {
            let apart = if *its == side { SAME } else { BOTH };
            nearer(other, &whole, grid.pixels(apart))
        };
        // Where there are thousands, nobody looks at one: comparing each with each would take too long.
        let found = (kept.len() < MOST_COMPARED).then(|| kept.iter().position(covers)).flatten();
        match found {
            Some(place) => {
                number.push(place as u32);
                kept[place].0.take_in(whole);
                kept[place].1 = if kept[place].1 == side { side } else { Side::Both };
            }
            None => {
                number.push(kept.len() as u32);
                kept.push((whole, side));
            }
        }
    }
    *wholes = kept;
    number
}

/// Gathers places outside the window, coarsely: only arcs end there. Their clusters are numbered from `from`.
pub fn gather_afar(
    packed: &Packed,
    grid: Grid,
    wanted: impl Fn(usize) -> bool,
    of: &mut [u32],
    from: u32,
) -> Vec<Cluster> {
    let grid = Window::world(grid.zoom.min(AFAR)).grid();
    let (heaps, cell_of) = heap_up(packed, grid, wanted);
    let mut number = vec![NONE; heaps.len()];
    let mut clusters = Vec::new();
    for (heap, found) in heaps.iter().enumerate().filter(|(_, heap)| heap.places > 0) {
        number[heap] = from + clusters.len() as u32;
        clusters.push(found.cluster(grid, side(heap)));
    }
    for (party, cell) in cell_of {
        of[party] = number[cell];
    }
    clusters
}

/// Two heaps a cell, France and abroad, and the heap of each place that is wanted.
fn heap_up(packed: &Packed, grid: Grid, wanted: impl Fn(usize) -> bool) -> (Vec<Heap>, Vec<(usize, usize)>) {
    let mut heaps = vec![Heap::default(); grid.len() * 2];
    let mut of = Vec::new();
    for party in (0..packed.parties.len()).filter(|party| wanted(*party)) {
        let Some(spot) = packed.spots[party] else { continue };
        let heap = grid.cell(spot) * 2 + usize::from(!packed.french[party]);
        heaps[heap].add(grid, spot);
        of.push((party, heap));
    }
    (heaps, of)
}

fn side(heap: usize) -> Side {
    if heap.is_multiple_of(2) { Side::France } else { Side::Abroad }
}

/// Around the whole world, the way over the edge of the grid may be the shorter one.
fn nearer(a: &Heap, b: &Heap, apart: i64) -> bool {
    let ((ax, ay), (bx, by)) = (a.middle(), b.middle());
    let x = i64::from((ax as u32).wrapping_sub(bx as u32) as i32);
    let (x, y) = (x as f64, (ay - by) as f64);
    x * x + y * y < (apart as f64) * (apart as f64)
}
