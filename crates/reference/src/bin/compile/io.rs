//! Reading of the inputs and writing of the tables.

use std::{
    fs,
    io::BufReader,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;

/// The folders the inputs lie in.
pub struct Inputs {
    pub packages: PathBuf,
    pub shared: PathBuf,
    pub locale: PathBuf,
}

impl Inputs {
    /// A JSON file of an npm package.
    pub fn npm<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        json(&self.packages.join("node_modules").join(path))
    }

    /// A JSON file of an unpacked Python wheel.
    pub fn wheel<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        json(&self.packages.join("w").join(path))
    }

    /// The rows of a CSV file of an unpacked Python wheel.
    pub fn wheel_csv<T: DeserializeOwned>(&self, path: &str) -> Result<Vec<T>> {
        csv_rows(&self.packages.join("w").join(path))
    }

    /// A JSON file of the shared data.
    pub fn shared<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        json(&self.shared.join(path))
    }

    /// The rows of a CSV file of the shared data.
    pub fn shared_csv<T: DeserializeOwned>(&self, path: &str) -> Result<Vec<T>> {
        csv_rows(&self.shared.join(path))
    }

    /// The bytes of the catalogue of place names of a language.
    pub fn catalogue(&self, lang: &str) -> Result<Vec<u8>> {
        let path = self.locale.join(lang).join("LC_MESSAGES/geonames.mo");
        fs::read(&path).with_context(|| path.display().to_string())
    }
}

fn json<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let file = fs::File::open(path).with_context(|| path.display().to_string())?;
    serde_json::from_reader(BufReader::with_capacity(1 << 20, file)).with_context(|| path.display().to_string())
}

fn csv_rows<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let mut reader = csv::Reader::from_path(path).with_context(|| path.display().to_string())?;
    reader.deserialize().collect::<Result<_, _>>().with_context(|| path.display().to_string())
}

/// The folder the tables go to.
pub struct Output {
    folder: PathBuf,
}

impl Output {
    /// Creates the folder and its `links` part.
    pub fn new(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder.join("links"))?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// Writes one table: a header, then the rows in the order given.
    pub fn table(&self, name: &str, header: &[&str], rows: &[Vec<String>]) -> Result<()> {
        let mut text = header.join("\t");
        text.push('\n');
        for row in rows {
            anyhow::ensure!(row.len() == header.len(), "{name}: a row has not {} cells", header.len());
            let cells: Vec<String> = row.iter().map(|cell| clean(cell)).collect();
            text.push_str(&cells.join("\t"));
            text.push('\n');
        }
        let path = self.folder.join(format!("{name}.tsv"));
        fs::write(&path, &text).with_context(|| path.display().to_string())?;
        eprintln!("{name}: {} rows, {} bytes", rows.len(), text.len());
        Ok(())
    }
}

/// One cell: no tab, no line break, no double or outer space.
fn clean(cell: &str) -> String {
    if cell.contains(|c: char| c.is_control()) || cell.contains("  ") || cell.trim() != cell {
        return cell
            .split(|c: char| c.is_control() || c == ' ')
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
    }
    cell.to_owned()
}

/// A number or nothing.
pub fn optional<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Degrees with four decimals at most (11 metres), no trailing zero.
pub fn degrees(value: f64) -> String {
    let text = format!("{value:.4}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0" } else { short }.to_owned()
}
