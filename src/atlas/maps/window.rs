//! What a screen shows of the square world, and the cells that places in it are gathered in.

use super::super::snapshot::Spot;

/// The deepest zoom: a commune fills the screen.
pub const DEEPEST: u8 = 12;
/// A window has no more cells than this; one that asks for more is gathered as from further away.
const MOST_CELLS: u64 = 4_500;

/// A part of the world at a zoom; it may lie across the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    west: u32,
    width: u32,
    north: u32,
    south: u32,
    /// The zoom, as web maps count it: the world is 256 × 2^zoom pixels wide.
    pub zoom: u8,
}

impl Window {
    /// The whole world at a zoom.
    pub fn world(zoom: u8) -> Self {
        Self { west: 0, width: u32::MAX, north: 0, south: u32::MAX, zoom }
    }

    /// A window by its edges « west,south,east,north » in degrees; one whose east is less than its west lies across the
    /// antimeridian, as in RFC 7946.
    pub fn parse(edges: &str, zoom: u8) -> Option<Self> {
        let numbers: Option<Vec<f64>> = edges.split(',').map(|number| number.trim().parse().ok()).collect();
        let [west, south, east, north] = numbers?.try_into().ok()?;
        let on_earth = |value: f64, most: f64| value.is_finite() && value.abs() <= most;
        let known = on_earth(west, 180.0) && on_earth(east, 180.0) && on_earth(south, 90.0) && on_earth(north, 90.0);
        (known && south < north).then(|| Self::of([west, south, east, north], zoom))
    }

    /// The window with these edges: west, south, east, north.
    pub fn of([west, south, east, north]: [f64; 4], zoom: u8) -> Self {
        let (corner, other) = (Spot::at(north, west), Spot::at(south, east));
        let whole = east - west >= 360.0;
        let width = if whole { u32::MAX } else { other.x.wrapping_sub(corner.x) };
        Self { west: corner.x, width, north: corner.y, south: other.y, zoom }
    }

    /// Whether a point lies in it.
    pub fn has(self, spot: Spot) -> bool {
        spot.x.wrapping_sub(self.west) <= self.width && (self.north..=self.south).contains(&spot.y)
    }

    /// Its cells.
    pub fn grid(self) -> Grid {
        let mut zoom = self.zoom.min(DEEPEST);
        loop {
            let grid = Grid::new(self, zoom);
            if zoom == 0 || u64::from(grid.columns) * u64::from(grid.rows) <= MOST_CELLS {
                return grid;
            }
            zoom -= 1;
        }
    }
}

/// Square cells of 64 pixels.
#[derive(Clone, Copy, Debug)]
pub struct Grid {
    /// The corner of the first cell.
    pub origin: Spot,
    /// Cells from west to east.
    pub columns: u32,
    /// Cells from north to south.
    pub rows: u32,
    /// The zoom at which the cells have their size.
    pub zoom: u8,
}

impl Grid {
    fn new(window: Window, zoom: u8) -> Self {
        let shift = 30 - u32::from(zoom);
        let origin = Spot { x: window.west >> shift << shift, y: window.north >> shift << shift };
        let columns = ((u64::from(window.west - origin.x) + u64::from(window.width)) >> shift) + 1;
        let rows = ((window.south - origin.y) >> shift) + 1;
        Self { origin, columns: columns.min(1 << (32 - shift)) as u32, rows, zoom }
    }

    /// The number of the cell in which a point of the window lies.
    pub fn cell(self, spot: Spot) -> usize {
        let shift = 30 - u32::from(self.zoom);
        let (column, row) = (spot.x.wrapping_sub(self.origin.x) >> shift, (spot.y - self.origin.y) >> shift);
        // In a window nearly as wide as the world, the last cell and the first are the same.
        (row * self.columns + column % self.columns) as usize
    }

    /// How many cells there are.
    pub fn len(self) -> usize {
        self.columns as usize * self.rows as usize
    }

    /// A number of pixels, in units of the world.
    pub fn pixels(self, count: u32) -> i64 {
        i64::from(count) << (24 - self.zoom)
    }

    /// The cells beside a cell and itself.
    pub fn around(self, cell: usize) -> impl Iterator<Item = usize> {
        let (columns, rows) = (i64::from(self.columns), i64::from(self.rows));
        let (column, row) = (cell as i64 % columns, cell as i64 / columns);
        let round = u64::from(self.columns) << (30 - u32::from(self.zoom)) > u64::from(u32::MAX);
        let steps = (-1..=1).flat_map(|down| (-1..=1).map(move |over| (over, down)));
        steps.filter_map(move |(over, down)| {
            let (column, row) = (column + over, row + down);
            let inside = (0..rows).contains(&row) && (round || (0..columns).contains(&column));
            inside.then(|| (row * columns + column.rem_euclid(columns)) as usize)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_across_the_antimeridian_has_what_lies_on_both_sides_and_nothing_else() {
        let pacific = Window::parse("170,-30,-140,10", 4).expect("a window");
        let inside = [(-17.5, -149.6), (-22.3, 175.0), (0.0, 180.0), (0.0, -180.0), (10.0, 170.0)];
        let outside = [(48.9, 2.4), (-17.5, -139.0), (-17.5, 169.0), (-31.0, 180.0)];
        for (lat, lon) in inside {
            assert!(pacific.has(Spot::at(lat, lon)), "{lat} {lon}");
        }
        for (lat, lon) in outside {
            assert!(!pacific.has(Spot::at(lat, lon)), "{lat} {lon}");
        }
    }

    #[test]
    fn only_edges_on_earth_make_a_window() {
        for edges in ["-180,-90,180,90", "1,2,3,4", " 1, 2 ,3.5,4e0", "179,-1,-179,1", "-5.2,41,9.6,51.1"] {
            assert!(Window::parse(edges, 3).is_some(), "{edges}");
        }
        for edges in [
            "",
            "1,2,3",
            "1,2,3,4,5",
            "a,b,c,d",
            "NaN,0,1,1",
            "0,0,inf,1",
            "0,1,1,0",
            "0,0,181,1",
            "0,-91,1,1",
            "0,0,1,0",
        ] {
            assert_eq!(Window::parse(edges, 3), None, "{edges}");
        }
    }

    #[test]
    fn every_point_of_a_window_has_a_cell_of_its_grid_and_the_grid_has_a_bound() {
        for edges in ["-180,-90,180,90", "170,-30,-140,10", "179.9,-90,179.8,90", "-5,41,10,51", "2.3,48.8,2.31,48.81"]
        {
            for zoom in 0..=20 {
                let window = Window::parse(edges, zoom).expect("a window");
                let grid = window.grid();
                assert!(grid.len() as u64 <= MOST_CELLS && grid.zoom <= zoom.min(DEEPEST), "{edges} {zoom}");
                let points = (-90..=90).step_by(5).flat_map(|lat| (-180..=180).step_by(5).map(move |lon| (lat, lon)));
                for spot in points.map(|(lat, lon)| Spot::at(f64::from(lat), f64::from(lon))) {
                    assert!(!window.has(spot) || grid.cell(spot) < grid.len(), "{edges} {zoom} {spot:?}");
                }
                assert!((0..grid.len()).all(|cell| grid.around(cell).all(|other| other < grid.len())));
            }
        }
    }
}
