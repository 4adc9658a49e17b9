//! A topology read from TopoJSON: arcs shared by the areas they part.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Deserialize;

use crate::simplify::Point;

#[derive(Deserialize)]
pub struct TopoJson {
    transform: Transform,
    objects: Objects,
    arcs: Vec<Vec<[f64; 2]>>,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Objects {
    countries: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    id: String,
    properties: Properties,
    #[serde(flatten)]
    shape: Shape,
}

#[derive(Deserialize)]
struct Properties {
    a3: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Shape {
    Polygon(Vec<Vec<i32>>),
    MultiPolygon(Vec<Vec<Vec<i32>>>),
}

/// A ring: arcs in order, `!i` for arc `i` read backwards.
pub type Ring = Vec<i32>;

/// Arcs, and rings by code of area.
pub struct Topology {
    pub arcs: Vec<Vec<Point>>,
    pub areas: BTreeMap<String, Vec<Ring>>,
}

/// The index behind a reference to an arc.
pub fn index(arc: i32) -> usize {
    usize::try_from(if arc < 0 { !arc } else { arc }).expect("both are positive")
}

/// A reference to an arc.
pub fn reference(index: usize) -> i32 {
    i32::try_from(index).expect("a few thousand arcs")
}

impl Topology {
    /// Decodes the relative coordinates; `code` names an area from its ISO number
    /// or own id and its three letters. Areas of one code are put together.
    pub fn read(file: TopoJson, code: impl Fn(&str, &str) -> Result<String>) -> Result<Self> {
        let Transform { scale, translate } = file.transform;
        let decode = |arc: &Vec<[f64; 2]>| {
            let mut at = [0.0, 0.0];
            let step = |d: &[f64; 2]| {
                at = [at[0] + d[0], at[1] + d[1]];
                [at[0] * scale[0] + translate[0], at[1] * scale[1] + translate[1]]
            };
            arc.iter().map(step).collect()
        };
        let mut areas: BTreeMap<String, Vec<Ring>> = BTreeMap::new();
        for geometry in file.objects.countries.geometries {
            let code = code(&geometry.id, &geometry.properties.a3)?;
            areas.entry(code).or_default().extend(match geometry.shape {
                Shape::Polygon(rings) => rings,
                Shape::MultiPolygon(polygons) => polygons.concat(),
            });
        }
        Ok(Self { arcs: file.arcs.iter().map(decode).collect(), areas })
    }

    /// The points of an arc in the direction of the reference.
    pub fn points(&self, arc: i32) -> Vec<Point> {
        let mut points = self.arcs[index(arc)].clone();
        if arc < 0 {
            points.reverse();
        }
        points
    }

    /// The areas on the sides of each arc, each once, in order.
    pub fn sides(&self) -> Vec<Vec<&str>> {
        let mut sides = vec![Vec::new(); self.arcs.len()];
        for (code, rings) in &self.areas {
            for arc in rings.iter().flatten() {
                let side: &mut Vec<&str> = &mut sides[index(*arc)];
                if side.last() != Some(&code.as_str()) {
                    side.push(code);
                }
            }
        }
        sides
    }

    /// Replaces each arc by the pieces `cut` makes of it.
    pub fn split(&mut self, cut: impl Fn(usize, &[Point]) -> Vec<Vec<Point>>) {
        let mut pieces = Vec::new();
        let mut places = Vec::new();
        for (i, arc) in self.arcs.iter().enumerate() {
            let cut = cut(i, arc);
            places.push((reference(pieces.len()), reference(pieces.len() + cut.len())));
            pieces.extend(cut);
        }
        self.arcs = pieces;
        for ring in self.areas.values_mut().flatten() {
            *ring = ring
                .iter()
                .flat_map(|arc| {
                    let (from, to) = places[index(*arc)];
                    let forward: Vec<i32> = (from..to).collect();
                    if *arc < 0 { forward.iter().rev().map(|i| !i).collect() } else { forward }
                })
                .collect();
        }
    }

    /// Drops arcs that no ring uses and numbers the others anew.
    pub fn compact(&mut self) {
        let mut numbers = BTreeMap::new();
        for arc in self.areas.values().flatten().flatten() {
            numbers.insert(index(*arc), 0);
        }
        for (new, number) in numbers.values_mut().enumerate() {
            *number = new;
        }
        self.arcs = numbers.keys().map(|old| self.arcs[*old].clone()).collect();
        for arc in self.areas.values_mut().flatten().flatten() {
            let new = reference(numbers[&index(*arc)]);
            *arc = if *arc < 0 { !new } else { new };
        }
    }
}
