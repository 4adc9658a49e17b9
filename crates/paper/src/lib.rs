#![doc = include_str!("../README.md")]

mod csv_writer;
pub mod doc;
mod docx;
mod typo;
mod xlsx;

pub use csv_writer::{Dialect, csv};
pub use docx::{DocxError, docx};
pub use typo::typo_fr;
pub use xlsx::{XlsxError, xlsx};

/// One cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with decimals.
    Decimal(f64),
    /// Nothing is known.
    Empty,
}

/// A table with a title, named columns and rows as wide as the columns.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What it shows; the name of the sheet.
    pub title: String,
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        i64::try_from(number).map_or(Self::Empty, Self::Integer)
    }
}

impl From<f32> for Cell {
    /// Keeps the digits that a person would write: `50.7119`, not `50.71189880371094`.
    fn from(number: f32) -> Self {
        number.to_string().parse().map_or(Self::Empty, Self::Decimal)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}
