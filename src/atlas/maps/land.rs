//! The ground of a map: land, borders, disputed borders, one territory shown.

use std::fmt::Write as _;

use reference::shapes::{self, World};

use super::projection::Projection;

/// The paths of the ground inside the window.
pub fn ground(map: Projection, country: Option<&str>) -> String {
    let world = if map.is_world() { shapes::world_small() } else { shapes::world() };
    let mut out = String::with_capacity(32_000);
    let mut land = Path::new(map);
    let mut here = Path::new(map);
    for shape in &world.countries {
        for ring in &shape.rings {
            let points = ring.iter().flat_map(|arc| arc_points(world, *arc));
            let shown = country == Some(shape.code.as_str());
            if shown { here.ring(points) } else { land.ring(points) }
        }
    }
    let (mut borders, mut disputed) = (Path::new(map), Path::new(map));
    for border in &world.borders {
        let points = world.arcs[border.arc].iter().copied();
        if border.disputed { disputed.line(points) } else { borders.line(points) }
    }
    for (class, path) in [("land", land), ("here", here), ("border", borders), ("border disputed", disputed)] {
        if !path.text.is_empty() {
            let _ = write!(out, "<path class=\"{class}\" d=\"{}\"/>", path.text);
        }
    }
    out
}

/// The outline of a French department or region, inside the window.
pub fn outline(map: Projection, shape: &shapes::Outline) -> String {
    let mut path = Path::new(map);
    for ring in &shape.rings {
        path.ring(ring.iter().copied());
    }
    format!("<path class=\"here\" d=\"{}\"/>", path.text)
}

/// The points of an arc; a negative number is the arc backwards, as TopoJSON counts.
fn arc_points(world: &World, arc: i32) -> Box<dyn Iterator<Item = [f32; 2]> + '_> {
    match usize::try_from(arc) {
        Ok(forward) => Box::new(world.arcs[forward].iter().copied()),
        Err(_) => Box::new(world.arcs[!arc as usize].iter().rev().copied()),
    }
}

/// A path in whole units, relative, without the points that fall together or outside the window.
struct Path {
    map: Projection,
    text: String,
}

/// How far outside the window a line is still followed.
const MARGIN: f32 = 20.0;

impl Path {
    fn new(map: Projection) -> Self {
        Self { map, text: String::new() }
    }

    fn place(&self, [lon, lat]: [f32; 2]) -> (i32, i32) {
        let (x, y) = self.map.place(lon, lat);
        let clamp = |value: f32, most: f32| value.clamp(-MARGIN, most + MARGIN).round() as i32;
        (clamp(x, self.map.width), clamp(y, self.map.height))
    }

    /// Adds a closed ring, unless it is smaller than a speck or outside the window.
    fn ring(&mut self, points: impl Iterator<Item = [f32; 2]>) {
        let placed = straightened(points.map(|point| self.place(point)));
        if placed.len() >= 4 && self.shows(&placed) {
            self.write(&placed);
            self.text.push('z');
        }
    }

    fn line(&mut self, points: impl Iterator<Item = [f32; 2]>) {
        let placed = straightened(points.map(|point| self.place(point)));
        if placed.len() >= 2 && self.shows(&placed) {
            self.write(&placed);
        }
    }

    fn shows(&self, placed: &[(i32, i32)]) -> bool {
        let (width, height) = (self.map.width as i32, self.map.height as i32);
        let spans = |pick: fn(&(i32, i32)) -> i32, most: i32| {
            let (low, high) =
                placed.iter().map(pick).fold((i32::MAX, i32::MIN), |(low, high), v| (low.min(v), high.max(v)));
            high > 0 && low < most
        };
        spans(|point| point.0, width) && spans(|point| point.1, height)
    }

    fn write(&mut self, placed: &[(i32, i32)]) {
        let Some(first) = placed.first() else { return };
        let _ = write!(self.text, "M{} {}l", first.0, first.1);
        let mut at = *first;
        for point in &placed[1..] {
            let (x, y) = (point.0 - at.0, point.1 - at.1);
            let space = if self.text.ends_with('l') || x < 0 { "" } else { " " };
            let between = if y < 0 { "" } else { " " };
            let _ = write!(self.text, "{space}{x}{between}{y}");
            at = *point;
        }
    }
}

/// Leaves out points that repeat and points on a straight line between their neighbours.
fn straightened(points: impl Iterator<Item = (i32, i32)>) -> Vec<(i32, i32)> {
    let mut kept: Vec<(i32, i32)> = Vec::new();
    for point in points {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., a, b] = kept.as_slice() {
            let cross = (b.0 - a.0) * (point.1 - b.1) - (b.1 - a.1) * (point.0 - b.0);
            let onward = (b.0 - a.0) * (point.0 - b.0) + (b.1 - a.1) * (point.1 - b.1);
            if cross == 0 && onward >= 0 {
                kept.pop();
            }
        }
        kept.push(point);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::straightened;

    #[test]
    fn points_on_a_straight_line_are_left_out() {
        let line = [(0, 0), (1, 1), (1, 1), (2, 2), (2, 5), (2, 3)];
        assert_eq!(straightened(line.into_iter()), [(0, 0), (2, 2), (2, 5), (2, 3)]);
    }
}
