//! From longitude and latitude to the surface of a drawing.

/// How a map is projected, and the window of the surface that it shows.
#[derive(Clone, Copy, Debug)]
pub struct Projection {
    world: bool,
    left: f32,
    top: f32,
    scale: f32,
    /// Width of the drawing.
    pub width: f32,
    /// Height of the drawing.
    pub height: f32,
}

/// The width of a drawing, and its least and greatest height as a part of it: in a column, and as wide as a page.
const COLUMN: [f32; 3] = [640.0, 0.62, 1.2];
const PAGE: [f32; 3] = [900.0, 0.42, 0.62];
/// The width of a drawing of the world.
const WORLD_WIDTH: f32 = 1200.0;

impl Projection {
    /// The inhabited world, in the Equal Earth projection, which keeps areas.
    pub fn world() -> Self {
        let (right, top) = (equal_earth(180.0, 0.0).0, equal_earth(0.0, 79.0).1);
        let bottom = equal_earth(0.0, -56.5).1;
        let scale = WORLD_WIDTH / (2.0 * right);
        Self { world: true, left: -right, top, scale, width: WORLD_WIDTH, height: ((bottom - top) * scale).round() }
    }

    /// A window around some places in the Mercator projection, which keeps shapes; the world when they lie too far apart.
    pub fn around(places: &[(f32, f32)], page: bool) -> Self {
        let [width, least, greatest] = if page { PAGE } else { COLUMN };
        let (mut west, mut east, mut south, mut north) = (f32::MAX, f32::MIN, f32::MAX, f32::MIN);
        for (lat, lon) in places {
            (west, east) = (west.min(*lon), east.max(*lon));
            (south, north) = (south.min(*lat), north.max(*lat));
        }
        if places.is_empty() || east - west > 120.0 || north > 78.0 || south < -60.0 {
            return Self::world();
        }
        let (left, top) = mercator(west, north);
        let (right, bottom) = mercator(east, south);
        // At least some six degrees wide, with room for names around.
        let wide = (right - left).max(0.10) * 1.45;
        let high = (bottom - top).max(0.08) * 1.35;
        let ratio = (high / wide).clamp(least, greatest);
        let wide = wide.max(high / ratio);
        let scale = width / wide;
        let (centre_x, centre_y) = ((left + right) / 2.0, (top + bottom) / 2.0);
        let height = (width * ratio).round();
        Self { world: false, left: centre_x - wide / 2.0, top: centre_y - height / scale / 2.0, scale, width, height }
    }

    /// Whether the whole world is shown.
    pub fn is_world(self) -> bool {
        self.world
    }

    /// Where a place stands on the drawing.
    pub fn place(self, lon: f32, lat: f32) -> (f32, f32) {
        let (x, y) = if self.world { equal_earth(lon, lat) } else { mercator(lon, lat) };
        ((x - self.left) * self.scale, (y - self.top) * self.scale)
    }
}

fn mercator(lon: f32, lat: f32) -> (f32, f32) {
    let lat = lat.clamp(-84.0, 84.0).to_radians();
    (lon.to_radians(), -(std::f32::consts::FRAC_PI_4 + lat / 2.0).tan().ln())
}

/// Šavrič, Patterson and Jenny (2018): the polynomial of the Equal Earth projection.
fn equal_earth(lon: f32, lat: f32) -> (f32, f32) {
    const A: [f32; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
    let half_root_3 = 3.0_f32.sqrt() / 2.0;
    let theta = (half_root_3 * lat.to_radians().sin()).asin();
    let (two, six) = (theta.powi(2), theta.powi(6));
    let slope = A[0] + 3.0 * A[1] * two + six * (7.0 * A[2] + 9.0 * A[3] * two);
    let x = lon.to_radians() * theta.cos() / (half_root_3 * slope);
    let y = theta * (A[0] + A[1] * two + six * (A[2] + A[3] * two));
    (x, -y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stand_inside_the_window_around_them() {
        let places = [(50.71, 1.57), (10.67, -5.17), (53.89, 10.65)];
        let map = Projection::around(&places, false);
        assert!(!map.is_world());
        for (lat, lon) in places {
            let (x, y) = map.place(lon, lat);
            assert!((10.0..map.width - 10.0).contains(&x) && (10.0..map.height - 10.0).contains(&y), "{x} {y}");
        }
    }

    #[test]
    fn places_across_the_world_get_the_world() {
        assert!(Projection::around(&[(48.9, 2.4), (35.7, 139.7)], true).is_world());
        let (x, y) = Projection::world().place(0.0, 0.0);
        assert!((x - 600.0).abs() < 0.5 && y > 0.0);
    }
}
