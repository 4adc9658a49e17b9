//! `jumelles addresses import FILE`

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Subcommand;

use super::End;
use super::import::ReportFormat;
use super::migrate;
use crate::config::{Config, Options};
use crate::freshness::{self, ImportedAddresses};
use crate::kernel::Clock;

/// What can be done about official addresses.
#[derive(Subcommand)]
pub enum Addresses {
    /// Record official addresses from a CSV with the columns authority, email, language (fr or en), source
    ///
    /// An address is a generic mailbox of an authority, never that of a person; the source says where it was found. An
    /// authority whose people have an account is written to at theirs. A refused line leaves the whole file unapplied
    /// (exit 1), unless --skip-refused. The same file twice changes nothing.
    Import {
        /// The file
        file: PathBuf,
        /// Show what would be done, and do nothing
        #[arg(long)]
        dry_run: bool,
        /// Apply the other lines when some are refused
        #[arg(long)]
        skip_refused: bool,
        /// How to report
        #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
        format: ReportFormat,
    },
}

impl Addresses {
    pub async fn run(self, options: &Options, clock: Clock) -> anyhow::Result<End> {
        let Self::Import { file, dry_run, skip_refused, format } = self;
        let config = Config::of(options, None)?;
        let db = migrate::open_filled(&config.database, clock).await?;
        let write = db.write().await?;
        let read = freshness::import_addresses(&write, &file, clock.now()).await;
        let report = match read {
            Ok(report) => report,
            Err(why) => {
                eprintln!("jumelles: {}: {why}", file.display());
                return Ok(End::No);
            }
        };
        let applied = !dry_run && (report.refused.is_empty() || skip_refused);
        if applied {
            write.commit().await?;
        } else {
            drop(write);
        }
        db.close().await?;
        let text = match format {
            ReportFormat::Json => serde_json::to_string_pretty(&report).context("a report is JSON")?,
            ReportFormat::Text => words(&report, applied, dry_run),
        };
        writeln!(std::io::stdout(), "{text}")?;
        Ok(if report.refused.is_empty() { End::Done } else { End::No })
    }
}

fn words(report: &ImportedAddresses, applied: bool, dry_run: bool) -> String {
    let refused = report.refused.len();
    let mut out =
        format!("{} lines: {} recorded, {} the same, {refused} refused\n", report.lines, report.recorded, report.same);
    for one in report.refused.iter().take(20) {
        out.push_str(&format!("  line {}: {}\n", one.line, one.reason));
    }
    out.push_str(match (applied, dry_run) {
        (true, _) => "Applied.",
        (false, true) => "Nothing was written (--dry-run).",
        (false, false) => {
            "Nothing was written, because lines are refused: correct them, or apply the others with --skip-refused."
        }
    });
    out
}
