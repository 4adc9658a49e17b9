//! Compiles the packages and the shared data into the tables of `data/`.
//!
//! Same inputs, same bytes: every table is sorted, and nothing depends on the
//! day, the machine or the order of a hash map.

mod antimeridian;
mod areas;
mod articles;
mod clubs;
mod codes;
mod countries;
mod french;
mod geojson;
mod io;
mod links;
mod memberships;
mod mo;
mod outlines;
mod places;
mod simplify;
mod topology;
mod world;

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;

/// Where the inputs are and where the tables go.
#[derive(Parser)]
#[command(about = "Compiles packages and shared data into the reference tables")]
struct Options {
    /// Folder of the packages: `node_modules/…` from npm, `w/…` unpacked wheels.
    #[arg(long)]
    packages: PathBuf,
    /// Folder of the shared data (geo_fr, iati, legal, partnerships, places).
    #[arg(long)]
    shared: PathBuf,
    /// Folder of the locales (`<lang>/LC_MESSAGES/geonames.mo`); by default
    /// `locale` below the packages.
    #[arg(long)]
    locale: Option<PathBuf>,
    /// Folder the tables are written to.
    #[arg(long)]
    out: PathBuf,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let locale = options.locale.unwrap_or_else(|| options.packages.join("locale"));
    let inputs = io::Inputs { packages: options.packages, shared: options.shared, locale };
    let out = io::Output::new(&options.out)?;
    french::compile(&inputs, &out)?;
    codes::compile(&inputs, &out)?;
    articles::compile(&inputs, &out)?;
    let countries = countries::compile(&inputs, &out)?;
    memberships::compile(&inputs, &out)?;
    let wanted = links::compile(&inputs, &out)?;
    places::compile(&inputs, &out, &wanted)?;
    world::compile(&inputs, &out, &countries)?;
    outlines::compile(&inputs, &out)
}
