//! Maps drawn on the server: small SVG files of their own, kept by browsers, readable in print and in the dark.
//!
//! A map shows a selection, never all links at once: the links of an authority, of a territory, of a country; or, for the
//! whole of France, one arc a country and one dot a place. The table beside it says the same in words.

mod chart;
mod gather;
mod ground;
mod land;
mod projection;
mod scene;
mod select;
mod selection;
mod svg;
mod window;

pub use chart::{Chart, chart};
pub use gather::{Cluster, Side};
pub use ground::Ground;
pub use scene::{Scene, of_authority, of_country, of_link, of_the_world};
pub use select::{extent, select, unplaced};
pub use selection::of_selection;
pub use svg::{draw, size};
pub use window::Window;
