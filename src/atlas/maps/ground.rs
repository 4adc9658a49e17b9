//! The ground of the interactive map: outlines as a compact text that a script unpacks.
//!
//! A line is its points, each the way from the one before, west–east then south–north, in steps of the table. A number is
//! written in base 32, lowest digit first, its sign in the lowest bit; a digit that is not the last has 32 added. The
//! signs are those of base 64, which JSON needs not escape.

use std::fmt::Write as _;

use reference::countries;
use reference::shapes::{self, Outline, World};
use serde_json::json;

use crate::kernel::Locale;

/// Steps of the world and of the French outlines, a degree.
const STEPS: [f32; 2] = [50.0, 500.0];
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A layer of the ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The world from afar.
    WorldSmall,
    /// The world from near, with the names of countries.
    World,
    /// The French departments.
    Departments,
}

impl Ground {
    /// Every layer.
    pub const ALL: [Self; 3] = [Self::WorldSmall, Self::World, Self::Departments];

    /// The word in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::WorldSmall => "world-small",
            Self::World => "world",
            Self::Departments => "departments",
        }
    }

    /// The layer with that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.code() == word)
    }

    /// The layer as JSON; countries are named in a language.
    pub fn text(self, locale: Locale) -> String {
        match self {
            Self::WorldSmall => world(shapes::world_small(), None),
            Self::World => world(shapes::world(), Some(locale)),
            Self::Departments => departments(shapes::departments()),
        }
    }
}

/// Arcs that countries share; a ring is a list of arcs, `!i` being arc `i` backwards; a border is the number of its arc.
fn world(world: &World, named: Option<Locale>) -> String {
    let lines: Vec<String> = world.arcs.iter().map(|arc| line(arc, STEPS[0])).collect();
    let rings: Vec<&Vec<Vec<i32>>> = world.countries.iter().map(|country| &country.rings).collect();
    let of = |disputed: bool| -> Vec<usize> {
        world.borders.iter().filter(|border| border.disputed == disputed).map(|border| border.arc).collect()
    };
    let name = |code: &str, locale: Locale| countries::by_iso2(code).map_or("", |country| country.name(locale.code()));
    let names: Vec<&str> = named
        .map(|locale| world.countries.iter().map(|country| name(&country.code, locale)).collect())
        .unwrap_or_default();
    json!({ "steps": STEPS[0], "lines": lines.join(" "), "areas": rings, "borders": of(false), "disputed": of(true), "names": names })
        .to_string()
}

/// Rings of departments; neighbours have the same points, so that their common border is drawn twice in one place.
fn departments(outlines: &[Outline]) -> String {
    let rings = outlines.iter().flat_map(|outline| outline.rings.iter());
    let lines: Vec<String> = rings.map(|ring| line(ring, STEPS[1])).collect();
    json!({ "steps": STEPS[1], "lines": lines.join(" ") }).to_string()
}

fn line(points: &[[f32; 2]], steps: f32) -> String {
    let mut out = String::with_capacity(points.len() * 3);
    let mut at = [0_i32; 2];
    for point in points {
        for axis in [0, 1] {
            let step = (point[axis] * steps).round() as i32;
            number(&mut out, step - at[axis]);
            at[axis] = step;
        }
    }
    out
}

fn number(out: &mut String, value: i32) {
    let mut rest = ((value << 1) ^ (value >> 31)) as u32;
    loop {
        let more = if rest >= 32 { 32 } else { 0 };
        let _ = out.write_char(DIGITS[(rest % 32 + more) as usize] as char);
        rest /= 32;
        if rest == 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the script does with a line.
    fn unpack(text: &str) -> Vec<[i32; 2]> {
        let (mut numbers, mut value, mut shift) = (Vec::new(), 0_u32, 0);
        for sign in text.bytes() {
            let digit = DIGITS.iter().position(|known| *known == sign).expect("a digit") as u32;
            value |= (digit & 31) << shift;
            shift += 5;
            if digit < 32 {
                numbers.push((value >> 1) as i32 ^ -((value & 1) as i32));
                (value, shift) = (0, 0);
            }
        }
        let step = |at: &mut [i32; 2], pair: &[i32]| {
            *at = [at[0] + pair[0], at[1] + pair[1]];
            Some(*at)
        };
        numbers.chunks(2).scan([0, 0], step).collect()
    }

    #[test]
    fn a_line_is_unpacked_to_the_points_it_was_made_of() {
        let points = [[-180.0, 90.0], [179.98, -0.02], [0.0, 0.0], [2.34, 48.86]];
        assert_eq!(unpack(&line(&points, 50.0)), [[-9000, 4500], [8999, -1], [0, 0], [117, 2443]]);
        for arc in &shapes::world_small().arcs {
            let back = unpack(&line(arc, STEPS[0]));
            let same = back
                .iter()
                .zip(arc)
                .all(|(a, b)| (a[0] as f32 / 50.0 - b[0]).abs() < 1e-3 && (a[1] as f32 / 50.0 - b[1]).abs() < 1e-3);
            assert!(same && back.len() == arc.len());
        }
    }

    #[test]
    fn every_layer_is_json_and_its_rings_name_lines_that_exist() {
        for ground in Ground::ALL {
            let value: serde_json::Value = serde_json::from_str(&ground.text(Locale::Fr)).expect("JSON");
            let lines = value["lines"].as_str().expect("lines").split(' ').count() as i64;
            let arcs = value["areas"].as_array().into_iter().flatten().flat_map(|area| area.as_array()).flatten();
            let mut arcs = arcs.flat_map(|ring| ring.as_array()).flatten().filter_map(serde_json::Value::as_i64);
            assert!(arcs.all(|arc| (-lines..lines).contains(&arc)), "{ground:?}");
            assert_eq!(Ground::parse(ground.code()), Some(ground));
        }
    }
}
