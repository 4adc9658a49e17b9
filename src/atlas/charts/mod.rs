//! Charts drawn on the server: horizontal bars as SVG, and the same drawing as PNG for those who cannot place an SVG.
//!
//! A drawing stands on its own in a report: the finding as its title, what is counted, the date, the source and the address
//! are inside it. It carries its own style, with a dark one for screens that ask for it. Its layout guesses the width of
//! words, because a drawing is shown in whatever letters its reader has.

mod bars;
mod raster;
mod words;

pub use bars::{Drawing, WIDTH, draw};
pub use raster::png;
pub use words::escape;
