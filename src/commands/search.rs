//! `jumelles search`

use std::io::Write as _;
use std::path::Path;

use clap::Subcommand;

use super::End;
use super::import::ReportFormat;
use crate::atlas::Atlas;
use crate::config::{Config, Options};
use crate::db::Db;
use crate::kernel::Clock;
use crate::search;

/// What can be done with the search index.
#[derive(Subcommand)]
pub enum Search {
    /// Make the index again from the database; a site that is open goes on meanwhile
    Rebuild {
        /// How to report
        #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
        format: ReportFormat,
    },
}

impl Search {
    pub async fn run(self, options: &Options, clock: Clock) -> anyhow::Result<End> {
        let Self::Rebuild { format } = self;
        let config = Config::of(options, None)?;
        let db = Db::open_existing(&config.database).await?;
        let atlas = Atlas::load(&db, clock.now()).await?.now();
        let folder = config.search_dir.as_deref().unwrap_or(Path::new("var/search"));
        let rebuilt = search::Search::rebuild(&db, atlas, folder).await?;
        db.close().await?;
        let text = match format {
            ReportFormat::Json => serde_json::to_string_pretty(&rebuilt)?,
            ReportFormat::Text => format!(
                "{} documents in {:.1} s, {:.1} MB in {}, up to entry {} of the journal",
                rebuilt.documents,
                rebuilt.seconds,
                rebuilt.bytes as f64 / 1e6,
                rebuilt.folder,
                rebuilt.seq
            ),
        };
        writeln!(std::io::stdout(), "{text}")?;
        Ok(End::Done)
    }
}
