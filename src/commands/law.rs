//! `jumelles law`

use std::io::{Read as _, Write as _};
use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::End;
use super::import::ReportFormat;
use crate::app::Content;
use crate::config::{Config, Options};
use crate::kernel::{Clock, Day, Locale};
use crate::law::{self, Finding, Report, Situation, Verdict};

/// What the law can be asked.
#[derive(Subcommand)]
pub enum Law {
    /// What the law of a day says of a situation; ends with 1 when it says no
    Check {
        /// The situation as JSON (its schema: `jumelles law schema`); `-` reads it from standard input
        file: PathBuf,
        /// The day whose law is asked, YYYY-MM-DD [default: today]
        #[arg(long, value_name = "DATE", value_parser = day)]
        on: Option<Day>,
        /// How to report
        #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
        format: ReportFormat,
        /// The language of the reasons
        #[arg(long, value_enum, default_value_t = Language::Fr)]
        language: Language,
    },
    /// The JSON Schema of a situation
    Schema,
}

/// A language of the reasons.
#[derive(Clone, Copy, ValueEnum)]
pub enum Language {
    /// French
    Fr,
    /// English
    En,
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "a day is written YYYY-MM-DD".to_owned())
}

impl Law {
    pub fn run(self, options: &Options, clock: Clock) -> anyhow::Result<End> {
        match self {
            Self::Schema => {
                writeln!(std::io::stdout(), "{}", serde_json::to_string_pretty(&law::schema())?)?;
                Ok(End::Done)
            }
            Self::Check { file, on, format, language } => {
                let Some(situation) = situation(&file) else { return Ok(End::Usage) };
                let content = match Content::of(Config::of(options, None)?.content.as_deref()) {
                    Ok((_, content)) => content,
                    Err(refused) => {
                        refused.iter().for_each(|one| eprintln!("jumelles: {one}"));
                        return Ok(End::No);
                    }
                };
                let locale = if matches!(language, Language::Fr) { Locale::Fr } else { Locale::En };
                let on = on.unwrap_or_else(|| Day::of(clock.now()));
                let report = law::check(&content.law, &situation, on, locale);
                let text = match format {
                    ReportFormat::Json => serde_json::to_string_pretty(&report)?,
                    ReportFormat::Text => told(&report),
                };
                writeln!(std::io::stdout(), "{text}")?;
                Ok(if report.overall == Verdict::No { End::No } else { End::Done })
            }
        }
    }
}

/// The situation of a file; why not on the error output.
fn situation(file: &std::path::Path) -> Option<Situation> {
    let mut text = String::new();
    let read = if file.as_os_str() == "-" {
        std::io::stdin().read_to_string(&mut text).map(drop)
    } else {
        std::fs::read_to_string(file).map(|read| text = read)
    };
    if let Err(why) = read {
        eprintln!("jumelles: {}: {why}", file.display());
        return None;
    }
    match Situation::parse(&text) {
        Ok(situation) => Some(situation),
        Err(why) => {
            eprintln!("jumelles: {}: {why}", file.display());
            None
        }
    }
}

fn told(report: &Report) -> String {
    let mut lines = vec![format!("{}: {}", report.on, report.overall.code())];
    lines.extend(report.results.iter().map(line));
    if !report.not_concerned.is_empty() {
        lines.push(format!("not concerned: {}", report.not_concerned.join(", ")));
    }
    lines.join("\n")
}

fn line(found: &Finding) -> String {
    let about = found.about.as_deref().map(|about| format!(" {about}")).unwrap_or_default();
    let repair = found.repair.as_deref().map(|repair| format!("\n      → {repair}")).unwrap_or_default();
    format!(
        "{:5}{about} {} ({}): {}{repair}\n      {} · {} · {}",
        found.rule,
        found.verdict.code(),
        found.severity.code(),
        found.because,
        found.reference,
        found.source.name,
        found.checked_on.as_deref().unwrap_or("source not read")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Files;

    #[test]
    fn a_source_that_nobody_read_has_no_day() {
        let law = law::Law::read(&Files::shipped()).unwrap_or_else(|_| panic!("the law is refused"));
        let asked = r#"{"authority":{"kind":"commune"},"trips":[{"traveller":"elected","decided_by":"mayor"}]}"#;
        let asked = Situation::parse(asked).unwrap_or_else(|why| panic!("{why}"));
        let report = law::check(&law, &asked, Day::parse("2026-11-27").expect("a day"), Locale::Fr);
        let (unread, read): (Vec<&Finding>, Vec<&Finding>) =
            report.results.iter().partition(|one| one.source.is_unread());
        assert!(!unread.is_empty() && !read.is_empty(), "{}", told(&report));
        for found in unread {
            assert!(found.checked_on.is_none() && line(found).ends_with(" · source not read"), "{}", line(found));
            assert!(serde_json::to_value(found).expect("JSON")["checked_on"].is_null(), "{}", found.rule);
        }
        assert!(read.iter().all(|found| line(found).ends_with(" · 2026-11-24")), "{}", told(&report));
    }
}
