//! The slice on both engines: what is loaded, and how a place is recognised.

mod recognising;
mod small_world;

pub use small_world::load_small_world;
