//! `jumelles import partnerships FILE`

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::End;
use super::progress::Progress;
use crate::config::{Config, Options};
use crate::db::{Author, Db};
use crate::kernel::Clock;
use crate::partnerships;
use crate::partnerships::report::{Contradiction, Report};

/// What can be imported.
#[derive(Subcommand)]
pub enum Import {
    /// Links between local authorities, from a CSV
    ///
    /// Columns, found by name without case, in any order: city_a, country_a, city_b, country_b (required); code_a, code_b
    /// (insee:62667, dep:62, reg:32, siren:246200729, geonames:2355548, or id: and an identifier of the atlas), lat_a, lon_a,
    /// lat_b, lon_b, region_a, region_b (the province, for a village that no gazetteer knows), source, since, until, kind,
    /// form, status, themes, source_url, licence, read_on. The separator is a comma or a semicolon, the text UTF-8.
    ///
    /// A refused line leaves the whole file unapplied (exit 1), unless --skip-refused. What is recorded is never replaced: a
    /// contradiction is reported. The same file twice changes nothing.
    Partnerships(Partnerships),
}

/// A file of links.
#[derive(Args)]
pub struct Partnerships {
    /// The file
    file: PathBuf,
    /// Show what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// Apply the other lines when some are refused
    #[arg(long)]
    skip_refused: bool,
    /// A TOML file that renames columns: "their name" = "our name"
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// How to report
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    format: ReportFormat,
}

/// How a command reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

impl Import {
    pub async fn run(self, options: &Options, clock: Clock) -> anyhow::Result<End> {
        match self {
            Self::Partnerships(partnerships) => partnerships.run(options, clock).await,
        }
    }
}

impl Partnerships {
    async fn run(self, options: &Options, clock: Clock) -> anyhow::Result<End> {
        let config = Config::of(options, None)?;
        let mut progress = Progress::default();
        let read = partnerships::read_csv(&self.file, self.mapping.as_deref(), &mut |line| {
            progress.show("lines", usize::try_from(line).unwrap_or_default(), 0);
        });
        progress.finish();
        let read = match read {
            Ok(read) => read,
            Err(why) => {
                eprintln!("jumelles: {}: {why}", self.file.display());
                return Ok(End::No);
            }
        };
        let db = Db::open(&config.database).await?;
        let (report, refused) = self.work(&db, read, clock).await?;
        db.close().await?;
        self.tell(&report)?;
        Ok(if refused { End::No } else { End::Done })
    }

    /// Plans, and applies the plan unless told otherwise; one transaction, left behind when nothing is to be kept.
    async fn work(&self, db: &Db, read: partnerships::Read, clock: Clock) -> anyhow::Result<(Report, bool)> {
        let mut progress = Progress::default();
        let write = db.write().await?;
        let mut show = |part, done, total| progress.show(part, done, total);
        partnerships::seed_within(&write, clock.now(), &mut show).await?;
        let mut import = partnerships::Import::open(&write).await?;
        let plan = import.plan(read);
        let refused = plan.report.counts.refused > 0;
        if self.dry_run || (refused && !self.skip_refused) {
            return Ok((plan.report, refused));
        }
        let name = self.file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let total = plan.report.counts.new;
        let who = (Author::command("import"), name.as_str(), clock.now());
        let report = import.apply(&write, plan, who, &mut |done| show("links", done, total)).await?;
        write.commit().await?;
        progress.finish();
        Ok((report, refused))
    }

    fn tell(&self, report: &Report) -> anyhow::Result<()> {
        let text = match self.format {
            ReportFormat::Json => format!("{}\n", serde_json::to_string_pretty(report)?),
            ReportFormat::Text => words(report, self.dry_run),
        };
        std::io::stdout().write_all(text.as_bytes())?;
        Ok(())
    }
}

/// Lines of one kind shown to a person; the JSON report has them all.
const SHOWN: usize = 20;

fn words(report: &Report, dry_run: bool) -> String {
    let counts = &report.counts;
    let mut out = format!(
        "{} lines: {} new, {} changed, {} same, {} repeated, {} doubtful, {} contradictory, {} refused; {} new authorities\n",
        counts.lines,
        counts.new,
        counts.changed,
        counts.same,
        counts.repeated,
        counts.doubtful,
        counts.contradictory,
        counts.refused,
        counts.new_authorities
    );
    let refused = report.refused.iter().map(|one| format!("line {}: {}", one.line, one.reason));
    let against = report.contradictory.iter().map(contradiction);
    let doubtful = report.doubtful.iter().map(|one| format!("line {}: {}", one.line, one.because));
    section(&mut out, "Refused", refused.collect());
    section(&mut out, "Contradictory, left aside", against.collect());
    section(&mut out, "Doubtful, to be looked at", doubtful.collect());
    out.push_str(match (report.applied, dry_run, counts.refused) {
        (true, _, _) if counts.new + counts.changed == 0 => "\nNothing was to be changed.\n",
        (true, _, _) => "\nApplied.\n",
        (false, true, _) => "\nNothing was written (--dry-run).\n",
        _ => {
            "\nNothing was written, because lines are refused: correct them, or apply the others with --skip-refused.\n"
        }
    });
    out
}

fn contradiction(one: &Contradiction) -> String {
    format!(
        "line {}: {} of {}: « {} » is recorded and stays, the file says « {} »",
        one.line, one.field, one.partnership, one.recorded, one.proposed
    )
}

fn section(out: &mut String, heading: &str, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{heading}:");
    for line in lines.iter().take(SHOWN) {
        let _ = writeln!(out, "  {line}");
    }
    if lines.len() > SHOWN {
        let _ = writeln!(out, "  … and {} more (--format json shows all)", lines.len() - SHOWN);
    }
}
