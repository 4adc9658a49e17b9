//! Simplification of lines: Douglas–Peucker, then rounding to whole steps.

/// A point: longitude and latitude in degrees.
pub type Point = [f64; 2];

/// A point in whole steps.
pub type Step = [i32; 2];

/// Simplifies an arc and rounds it; ends stay where they are, so that arcs keep
/// meeting. A closed arc keeps at least a triangle.
pub fn arc(points: &[Point], tolerance: f64, steps: f64) -> Vec<Step> {
    let closed = points.len() > 3 && points.first() == points.last();
    let kept = if closed { closed_line(points, tolerance) } else { line(points, tolerance) };
    let mut rounded: Vec<Step> = kept.iter().map(|p| round(*p, steps)).collect();
    rounded.dedup();
    if closed && rounded.len() < 4 {
        return diamond(points, steps);
    }
    if rounded.len() == 1 {
        rounded.push(rounded[0]);
    }
    rounded
}

fn round(point: Point, steps: f64) -> Step {
    #[expect(clippy::cast_possible_truncation, reason = "180 degrees are 90,000 steps")]
    point.map(|degrees| (degrees * steps).round() as i32)
}

/// Relative whole steps, "x,y x,y …", the first from the origin.
pub fn deltas(points: &[Step]) -> String {
    let mut at = [0, 0];
    let mut pairs = Vec::with_capacity(points.len());
    for point in points {
        pairs.push(format!("{},{}", point[0] - at[0], point[1] - at[1]));
        at = *point;
    }
    pairs.join(" ")
}

/// Twice the area a ring covers, in square units of its points.
pub fn double_area(points: &[Point]) -> f64 {
    let ends = points.iter().zip(points.iter().cycle().skip(1));
    ends.map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f64>().abs()
}

/// A state smaller than the steps still has to be seen: four points around it.
fn diamond(points: &[Point], steps: f64) -> Vec<Step> {
    #[expect(clippy::cast_precision_loss, reason = "a ring has few points")]
    let count = points.len() as f64;
    let sum = points.iter().fold([0.0, 0.0], |s, p| [s[0] + p[0], s[1] + p[1]]);
    let [x, y] = round(sum.map(|s| s / count), steps);
    vec![[x - 1, y], [x, y + 1], [x + 1, y], [x, y - 1], [x - 1, y]]
}

/// A closed line has no ends to hold on to: it is cut at its farthest point.
fn closed_line(points: &[Point], tolerance: f64) -> Vec<Point> {
    let start = points[0];
    let far = (0..points.len()).max_by(|a, b| distance(points[*a], start).total_cmp(&distance(points[*b], start)));
    let far = far.unwrap_or(0);
    let mut kept = line(&points[..=far], tolerance);
    kept.pop();
    kept.extend(line(&points[far..], tolerance));
    kept
}

fn line(points: &[Point], tolerance: f64) -> Vec<Point> {
    let mut keep = vec![false; points.len()];
    let mut spans = vec![(0, points.len().saturating_sub(1))];
    while let Some((from, to)) = spans.pop() {
        keep[from] = true;
        keep[to] = true;
        let inner = (from + 1..to).map(|i| (i, offset(points[i], points[from], points[to])));
        let far = inner.max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((at, _)) = far.filter(|far| far.1 > tolerance) {
            spans.push((from, at));
            spans.push((at, to));
        }
    }
    let pairs = points.iter().zip(keep);
    pairs.filter_map(|(point, keep)| keep.then_some(*point)).collect()
}

fn distance(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// Distance from a point to a segment.
fn offset(p: Point, a: Point, b: Point) -> f64 {
    let [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    let length = dx * dx + dy * dy;
    if length == 0.0 {
        return distance(p, a);
    }
    let t = (((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length).clamp(0.0, 1.0);
    distance(p, [a[0] + t * dx, a[1] + t * dy])
}
