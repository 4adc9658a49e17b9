#![doc = include_str!("../README.md")]
#![warn(missing_docs)]

pub mod articles;
pub mod codes;
pub mod countries;
pub mod fold;
pub mod french;
pub mod links;
pub mod places;
pub mod shapes;
mod table;
