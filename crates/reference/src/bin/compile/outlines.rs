//! Outlines of French departments and regions, simplified together.
//!
//! Neighbours share points in the source. A point where the lines of both layers
//! fork is a junction; between two junctions the line is simplified once and for
//! all, whoever uses it, so that no gap opens and a region is exactly the outer
//! line of its departments.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use crate::{
    geojson::{Area, Collection},
    io::{Inputs, Output},
    simplify::{self, Point, Step, double_area},
};

/// Steps per degree: 0.002°, as the library reads them.
const STEPS: f64 = 500.0;

/// Degrees a simplified line may stray: half a kilometre.
const TOLERANCE: f64 = 0.006;

/// Square degrees below which an island goes, unless it is all there is.
const ISLAND: f64 = 0.0004;

/// The source has three decimals: thousandths identify a point.
type Key = [i64; 2];

const LAYERS: [(&str, &str); 2] = [
    ("departments_outlines", "geo_fr/departements-1000m.geojson"),
    ("regions_outlines", "geo_fr/regions-1000m.geojson"),
];

/// Writes both layers.
pub fn compile(inputs: &Inputs, out: &Output) -> Result<()> {
    let mut layers = Vec::new();
    for (_, file) in LAYERS {
        layers.push(inputs.shared::<Collection>(file)?.areas());
    }
    let junctions = junctions(layers.iter().flatten().flat_map(|area| &area.1));
    for ((table, _), areas) in LAYERS.iter().zip(layers) {
        let rows: Vec<Vec<String>> = areas.iter().map(|area| row(area, &junctions)).collect();
        out.table(table, &["code", "rings"], &rows)?;
    }
    Ok(())
}

fn key(point: Point) -> Key {
    #[expect(clippy::cast_possible_truncation, reason = "degrees times a thousand")]
    point.map(|degrees| (degrees * 1000.0).round() as i64)
}

/// Points with more than two neighbours over all the rings of both layers.
fn junctions<'a>(rings: impl Iterator<Item = &'a Vec<Point>>) -> BTreeSet<Key> {
    let mut neighbours: BTreeMap<Key, BTreeSet<Key>> = BTreeMap::new();
    for ring in rings {
        for pair in ring.windows(2) {
            let (a, b) = (key(pair[0]), key(pair[1]));
            neighbours.entry(a).or_default().insert(b);
            neighbours.entry(b).or_default().insert(a);
        }
    }
    let forks = neighbours.into_iter().filter(|(_, near)| near.len() > 2);
    forks.map(|(point, _)| point).collect()
}

fn row(area: &Area, junctions: &BTreeSet<Key>) -> Vec<String> {
    let sizes: Vec<f64> = area.1.iter().map(|ring| double_area(ring) / 2.0).collect();
    let largest = sizes.iter().copied().fold(0.0, f64::max);
    let rings: Vec<String> = area
        .1
        .iter()
        .zip(&sizes)
        .filter(|(_, size)| **size >= ISLAND || **size == largest)
        .map(|(ring, _)| simplify::deltas(&simple(ring, junctions)))
        .collect();
    vec![area.0.clone(), rings.join(";")]
}

/// Simplifies a ring part by part between its junctions.
fn simple(ring: &[Point], junctions: &BTreeSet<Key>) -> Vec<Step> {
    let mut open = ring[..ring.len() - 1].to_vec();
    // A ring without a junction starts at its lowest point, whoever draws it.
    let first = open.iter().position(|p| junctions.contains(&key(*p)));
    let lowest = (0..open.len()).min_by_key(|i| key(open[*i]));
    open.rotate_left(first.or(lowest).unwrap_or(0));
    open.push(open[0]);
    let mut steps: Vec<Step> = Vec::new();
    let mut from = 0;
    for to in 1..open.len() {
        if to + 1 == open.len() || junctions.contains(&key(open[to])) {
            steps.extend(part(&open[from..=to]));
            from = to;
        }
    }
    steps.dedup();
    steps
}

/// Simplifies one part in its own direction, lowest end first, so that both
/// neighbours keep the same points.
fn part(points: &[Point]) -> Vec<Step> {
    let order = |points: &[Point]| points.iter().map(|p| key(*p)).collect::<Vec<_>>();
    let mut points = points.to_vec();
    let mut backwards = points.clone();
    backwards.reverse();
    let turned = order(&backwards) < order(&points);
    if turned {
        points = backwards;
    }
    let mut steps = simplify::arc(&points, TOLERANCE, STEPS);
    if turned {
        steps.reverse();
    }
    steps
}
