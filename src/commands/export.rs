//! `jumelles export`

use std::io::Write as _;

use anyhow::Context as _;
use clap::{Args, ValueEnum};

use super::{End, migrate};
use crate::atlas::{self, Atlas, AuthorityFilter, Format, LinkFilter};
use crate::config::{Config, Options};
use crate::kernel::Clock;

/// Writes a list.
#[derive(Args)]
pub struct Export {
    /// The list
    list: List,
    /// The format
    #[arg(long, default_value = "csv", value_parser = ["csv", "json", "geojson", "xlsx"])]
    format: String,
    /// Filters as on the page: country=BF region=32 perimeter=france-abroad …
    #[arg(value_name = "FILTER=VALUE")]
    filters: Vec<String>,
}

/// The lists there are.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum List {
    /// Local authorities.
    Authorities,
    /// Links between them.
    Partnerships,
}

impl Export {
    pub async fn run(self, options: &Options, clock: Clock) -> anyhow::Result<End> {
        let config = Config::of(options, None)?;
        let pairs: Option<Vec<(String, String)>> = self
            .filters
            .iter()
            .map(|filter| filter.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned())))
            .collect();
        let Some(pairs) = pairs else {
            eprintln!("jumelles: a filter is written NAME=VALUE, for instance country=BF");
            return Ok(End::Usage);
        };
        let db = migrate::open_filled(&config.database, clock).await?;
        let atlas = Atlas::load(&db, clock.now()).await?.now();
        let format = Format::parse(&self.format).context("clap knows the formats")?;
        let site = config.public_url.as_str();
        let written = match self.list {
            List::Partnerships => {
                LinkFilter::read(&pairs, &atlas).map(|filter| atlas::export_links(&atlas, &filter, format, site))
            }
            List::Authorities => AuthorityFilter::read(&pairs, &atlas)
                .map(|filter| atlas::export_authorities(&atlas, &filter, format, site)),
        };
        db.close().await?;
        match written {
            Ok(bytes) => {
                match std::io::stdout().write_all(&bytes?) {
                    // Whoever reads has read enough.
                    Err(why) if why.kind() == std::io::ErrorKind::BrokenPipe => Ok(End::Done),
                    written => written.context("standard output cannot be written").map(|()| End::Done),
                }
            }
            Err(problem) => {
                eprintln!("jumelles: {problem}");
                Ok(End::Usage)
            }
        }
    }
}
