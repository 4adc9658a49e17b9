//! A scene as SVG.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use super::land;
use super::projection::Projection;
use super::scene::{Place, Scene};
use crate::web::DRAWING_STYLE;

/// The width and the height of the drawing of a scene.
pub fn size(scene: &Scene) -> (f32, f32) {
    let map = projection(scene);
    (map.width, map.height)
}

fn projection(scene: &Scene) -> Projection {
    let places: Vec<Place> = scene.homes.iter().chain(&scene.partners).map(|(place, _)| *place).collect();
    if scene.world { Projection::world() } else { Projection::around(&places, scene.wide) }
}

/// Draws a scene: a few kilobytes of SVG with its own style and a title.
pub fn draw(scene: &Scene) -> String {
    let map = projection(scene);
    let mut out = String::with_capacity(48_000);
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" lang=\"{}\"><title>{}</title><style>{DRAWING_STYLE}</style>",
        map.width,
        map.height,
        scene.locale.code(),
        escape(&scene.title)
    );
    out.push_str(&land::ground(map, scene.country));
    if let Some(outline) = scene.outline {
        out.push_str(&land::outline(map, outline));
    }
    arcs(&mut out, map, scene);
    if scene.partners.len() > 60 || scene.world {
        specks(&mut out, map, "dots", &scene.partners);
    } else {
        dots(&mut out, map, "dot", &scene.partners);
    }
    if scene.homes.len() <= 60 {
        dots(&mut out, map, "home", &scene.homes);
    } else if scene.wide {
        specks(&mut out, map, "dots from", &scene.homes);
    }
    names(&mut out, map, scene);
    out.push_str("</svg>");
    out
}

/// One curve a pair of points, as wide as it has links; pairs that fall on the same points are one.
fn arcs(out: &mut String, map: Projection, scene: &Scene) {
    let mut drawn: BTreeMap<(i32, i32, i32, i32), usize> = BTreeMap::new();
    for (from, to, count) in &scene.arcs {
        for (a, b) in pieces(*from, *to) {
            let ((x1, y1), (x2, y2)) = (map.place(a.1, a.0), map.place(b.1, b.0));
            let key = (x1.round() as i32, y1.round() as i32, x2.round() as i32, y2.round() as i32);
            *drawn.entry(key).or_default() += count;
        }
    }
    let mut by_width: BTreeMap<u32, String> = BTreeMap::new();
    let many = drawn.len() > 40;
    for ((x1, y1, x2, y2), count) in drawn {
        let magnitude = (count as f32).sqrt().log2().max(0.0);
        let tenths = if scene.world {
            6.0 + magnitude * 7.0
        } else if scene.gathered {
            5.0 + magnitude * 3.5
        } else if many {
            8.0
        } else {
            16.0
        };
        let path = by_width.entry(tenths.round() as u32).or_default();
        // The curve bends to one side by a fifth of its length, upwards where it runs level.
        let (dx, dy) = (x2 - x1, y2 - y1);
        let side = if dx >= 0 { 1 } else { -1 };
        let (bend_x, bend_y) = (dx / 2 + side * dy / 6, dy / 2 - side * dx / 6);
        let _ = write!(path, "M{x1} {y1}q{bend_x} {bend_y} {dx} {dy}");
    }
    for (tenths, path) in by_width {
        let _ = write!(out, "<path class=\"arc\" stroke-width=\"{:.1}\" d=\"{path}\"/>", tenths as f32 / 10.0);
    }
}

/// The way between two places; across the antimeridian it is two pieces, one for each edge of the map.
fn pieces(from: Place, to: Place) -> Vec<(Place, Place)> {
    let apart = to.1 - from.1;
    if apart.abs() <= 180.0 {
        return vec![(from, to)];
    }
    let turn = if apart > 0.0 { -360.0 } else { 360.0 };
    vec![(from, (to.0, to.1 + turn)), ((from.0, from.1 - turn), to)]
}

/// Many places: dots of one size on a grid, as one path.
fn specks(out: &mut String, map: Projection, class: &str, places: &[(Place, Option<String>)]) {
    let mut seen = HashSet::new();
    let mut path = String::new();
    for ((lat, lon), _) in places {
        let (x, y) = map.place(*lon, *lat);
        let (x, y) = ((x / 2.0).round() as i32 * 2, (y / 2.0).round() as i32 * 2);
        if seen.insert((x, y)) {
            let _ = write!(path, "M{x} {y}h0");
        }
    }
    let _ = write!(out, "<path class=\"{class}\" stroke-width=\"2.6\" d=\"{path}\"/>");
}

fn dots(out: &mut String, map: Projection, class: &str, places: &[(Place, Option<String>)]) {
    for ((lat, lon), _) in places {
        let (x, y) = map.place(*lon, *lat);
        let _ = write!(out, "<circle class=\"{class}\" cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"5\"/>");
    }
}

/// Names beside their dots; one that would cover another is left out, the table has it.
fn names(out: &mut String, map: Projection, scene: &Scene) {
    let mut taken: Vec<[f32; 4]> = Vec::new();
    for ((lat, lon), name) in scene.homes.iter().chain(&scene.partners) {
        let Some(name) = name else { continue };
        let (x, y) = map.place(*lon, *lat);
        let wide = name.chars().count() as f32 * 8.8;
        let fits = |area: &[f32; 4]| {
            let clear =
                |other: &[f32; 4]| area[0] > other[2] || area[2] < other[0] || area[1] > other[3] || area[3] < other[1];
            area[0] > 0.0 && area[2] < map.width && taken.iter().all(clear)
        };
        let right = [x + 9.0, y - 9.0, x + 9.0 + wide, y + 7.0];
        let left = [x - 9.0 - wide, y - 9.0, x - 9.0, y + 7.0];
        let (area, anchor, at) = match (fits(&right), fits(&left)) {
            (true, _) => (right, "start", x + 9.0),
            (_, true) => (left, "end", x - 9.0),
            _ => continue,
        };
        taken.push(area);
        let name = escape(name);
        let _ = write!(out, "<text x=\"{at:.0}\" y=\"{:.0}\" text-anchor=\"{anchor}\">{name}</text>", y + 5.0);
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_across_the_antimeridian_is_two_pieces() {
        let tahiti = (-17.5, -149.6);
        assert_eq!(pieces(tahiti, (22.3, 114.2)).len(), 2);
        assert_eq!(pieces((48.9, 2.4), tahiti).len(), 1);
    }

    #[test]
    fn a_name_cannot_leave_its_element() {
        assert_eq!(escape("<script>&\"x\""), "&lt;script&gt;&amp;&quot;x&quot;");
    }
}
