//! `jumelles funding`

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::End;
use super::import::ReportFormat;
use super::law::Language;
use crate::app::Content;
use crate::config::{Config, Options};
use crate::funding::{self, Asked, CallReport, Catalogue, Criterion, FundingReport, Sketch, When};
use crate::kernel::{Clock, Day, Locale, Verdict};

/// What the funding calls can be asked.
#[derive(Subcommand)]
pub enum Funding {
    /// What the calls say of a sketch of a project; ends with 1 when all of them say no
    Check {
        /// The sketch as JSON (its schema: `jumelles funding schema`); `-` reads it from standard input
        file: PathBuf,
        /// The day, YYYY-MM-DD, in the zone of each call [default: now]
        #[arg(long, value_name = "DATE", value_parser = day)]
        on: Option<Day>,
        /// One call (`F01-2025`), or every call of a programme (`F01`) [default: all]
        #[arg(long, value_name = "ID")]
        call: Option<String>,
        /// How to report
        #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
        format: ReportFormat,
        /// The language of the reasons
        #[arg(long, value_enum, default_value_t = Language::Fr)]
        language: Language,
    },
    /// The JSON Schema of a sketch
    Schema,
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "a day is written YYYY-MM-DD".to_owned())
}

impl Funding {
    pub fn run(self, options: &Options, clock: Clock) -> anyhow::Result<End> {
        let Self::Check { file, on, call, format, language } = self else {
            writeln!(std::io::stdout(), "{}", serde_json::to_string_pretty(&funding::schema())?)?;
            return Ok(End::Done);
        };
        let Some(sketch) = sketch(&file) else { return Ok(End::Usage) };
        let content = match Content::of(Config::of(options, None)?.content.as_deref()) {
            Ok((_, content)) => content,
            Err(refused) => {
                refused.iter().for_each(|one| eprintln!("jumelles: {one}"));
                return Ok(End::No);
            }
        };
        let when = on.map_or_else(|| When::Now(clock.now()), When::Day);
        let locale = if matches!(language, Language::Fr) { Locale::Fr } else { Locale::En };
        let report = asked(&content.funding, &sketch, Asked { when, locale, call: call.as_deref() });
        let Some(report) = report else { return Ok(End::Usage) };
        let text = match format {
            ReportFormat::Json => serde_json::to_string_pretty(&report)?,
            ReportFormat::Text => told(&report),
        };
        writeln!(std::io::stdout(), "{text}")?;
        Ok(if report.overall == Verdict::No { End::No } else { End::Done })
    }
}

/// What the calls say; nothing, with a word on the error output, when there is no such call.
fn asked(catalogue: &Catalogue, sketch: &Sketch, asked: Asked) -> Option<FundingReport> {
    let report = funding::check(catalogue, sketch, asked);
    if report.calls.is_empty() {
        eprintln!("jumelles: there is no call “{}”", asked.call.unwrap_or_default());
        return None;
    }
    Some(report)
}

/// The sketch of a file; why not on the error output.
fn sketch(file: &Path) -> Option<Sketch> {
    let mut text = String::new();
    let read = if file.as_os_str() == "-" {
        std::io::stdin().read_to_string(&mut text).map(drop)
    } else {
        std::fs::read_to_string(file).map(|read| text = read)
    };
    let sketch = read.map_err(|why| why.to_string()).and_then(|()| Sketch::parse(&text));
    sketch.inspect_err(|why| eprintln!("jumelles: {}: {why}", file.display())).ok()
}

fn told(report: &FundingReport) -> String {
    let mut lines = vec![format!("{}: {}", report.on, report.overall.code())];
    for call in &report.calls {
        lines.push(heading(call));
        lines.extend(report.results.iter().filter(|found| found.call == call.call).map(line));
    }
    lines.join("\n")
}

fn heading(call: &CallReport) -> String {
    let days = [("opens", &call.opens), ("closes", &call.closes)];
    let days: String = days.into_iter().filter_map(|(name, day)| Some(format!(", {name} {}", day.as_ref()?))).collect();
    let most = call.grant.as_ref().map(|grant| format!(", at most {}", Locale::En.euros(grant.most)));
    let (state, fits) = (call.state.code(), call.fits.code());
    let most = most.unwrap_or_default();
    format!("\n{} {} ({state}{days}): {}; whatever the day: {fits}{most}", call.call, call.name, call.overall.code())
}

fn line(found: &Criterion) -> String {
    let repair = found.repair.as_deref().map(|repair| format!("\n      → {repair}")).unwrap_or_default();
    format!(
        "  {:14} {} ({}): {}{repair}\n      {} · {}",
        found.rule,
        found.verdict.code(),
        found.severity.code(),
        found.because,
        found.source.name,
        found.checked_on.as_deref().unwrap_or("source not read")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Files;

    #[test]
    fn a_call_that_does_not_exist_is_wrong_usage_and_every_other_has_its_lines() {
        let all = Catalogue::read(&Files::shipped()).unwrap_or_else(|_| panic!("the programmes are refused"));
        let asks =
            |call| Asked { when: When::Day(day("2025-05-01").expect("a day")), locale: Locale::En, call: Some(call) };
        assert!(asked(&all, &Sketch::default(), asks("F99")).is_none());
        let report = asked(&all, &Sketch::default(), asks("F01")).expect("the calls of a programme");
        let text = told(&report);
        assert!(
            text.contains("F01-2024")
                && text.contains("F01-2025 General call for projects 2025 (open, opens 2025-04-07"),
            "{text}"
        );
        assert!(text.contains(" · 2026-11-24"), "{text}");
    }
}
