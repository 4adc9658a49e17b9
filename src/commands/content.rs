//! `jumelles content`

use std::io::Write as _;
use std::path::PathBuf;

use clap::Subcommand;

use super::End;
use super::import::ReportFormat;
use crate::app::Content as Books;
use crate::config::{Config, Options};
use crate::content::{Files, Refusal};
use crate::db::{Author, Db};
use crate::kernel::Clock;

/// What can be done with the rules, clauses and programmes that are files.
#[derive(Subcommand)]
pub enum Content {
    /// Read every file of `--content` (without: those that the program ships) and say what is wrong, with file and line
    Check {
        /// How to report
        #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
        format: ReportFormat,
    },
    /// Put the set of `--content` (without: the one that the program ships) in the place of the one in use; an open site follows
    Reload {
        /// How to report
        #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
        format: ReportFormat,
    },
    /// Write the set in use as files into a folder that is empty or new
    Export {
        /// The folder
        folder: PathBuf,
    },
}

impl Content {
    pub async fn run(self, options: &Options, clock: Clock) -> anyhow::Result<End> {
        let config = Config::of(options, None)?;
        let read = || Books::of(config.content.as_deref());
        match self {
            Self::Check { format } => match read() {
                Ok((files, _)) => said(format, &format!("{} files, all understood", files.all().count()), &[]),
                Err(refused) => said(format, "", &refused),
            },
            Self::Reload { format } => match read() {
                Ok((files, _)) => said(format, reload(&config, &files, clock).await?, &[]),
                Err(refused) => said(format, "", &refused),
            },
            Self::Export { folder } => export(&config, &folder).await,
        }
    }
}

async fn reload(config: &Config, files: &Files, clock: Clock) -> anyhow::Result<&'static str> {
    let db = Db::open_existing(&config.database).await?;
    let write = db.write().await?;
    let another = files.keep(&write, Author::command("content"), clock.now()).await?;
    write.commit().await?;
    db.close().await?;
    Ok(if another { "in force; open sites follow within a second" } else { "in force already; nothing was changed" })
}

async fn export(config: &Config, folder: &std::path::Path) -> anyhow::Result<End> {
    let files = match Db::open_existing(&config.database).await {
        Ok(db) => {
            let kept = Files::in_use(db.read()).await?;
            db.close().await?;
            kept.map_or_else(Files::shipped, |(_, files)| files)
        }
        Err(_) => Files::shipped(),
    };
    if folder.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        eprintln!("jumelles: {} is not empty; nothing was written", folder.display());
        return Ok(End::No);
    }
    for (name, text) in files.all() {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, text)?;
    }
    writeln!(std::io::stdout(), "{} files in {}", files.all().count(), folder.display())?;
    Ok(End::Done)
}

/// Says what was done, or every file that is refused.
fn said(format: ReportFormat, done: &str, refused: &[Refusal]) -> anyhow::Result<End> {
    let text = match format {
        ReportFormat::Json => {
            let told = serde_json::json!({ "accepted": refused.is_empty(), "said": done, "refused": refused });
            serde_json::to_string_pretty(&told)?
        }
        ReportFormat::Text if refused.is_empty() => done.to_owned(),
        ReportFormat::Text => {
            let lines: Vec<String> = refused.iter().map(ToString::to_string).collect();
            format!("{}\nnothing was changed; the rules in force stay", lines.join("\n"))
        }
    };
    writeln!(std::io::stdout(), "{text}")?;
    Ok(if refused.is_empty() { End::Done } else { End::No })
}
