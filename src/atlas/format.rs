//! The formats that a page or a list has, told by the end of its address.

/// A format of a page or list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The page for people.
    Html,
    /// Comma-separated values; semicolons with `?format=fr`.
    Csv,
    /// JSON as the API gives it.
    Json,
    /// GeoJSON points or lines.
    Geojson,
    /// A spreadsheet.
    Xlsx,
}

impl Format {
    /// Every format besides the page.
    pub const FILES: [Self; 4] = [Self::Csv, Self::Json, Self::Geojson, Self::Xlsx];

    /// The end of the address, without its dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Geojson => "geojson",
            Self::Xlsx => "xlsx",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
            Self::Geojson => "application/geo+json",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The format with that name, for the command line.
    pub fn parse(name: &str) -> Option<Self> {
        Self::FILES.into_iter().find(|format| format.extension() == name)
    }

    /// Splits the end of an address into what stands before the dot and the format after it.
    pub fn split(last: &str) -> (&str, Self) {
        match last.rsplit_once('.').and_then(|(stem, end)| Some((stem, Self::parse(end)?))) {
            Some(split) => split,
            None => (last, Self::Html),
        }
    }
}
