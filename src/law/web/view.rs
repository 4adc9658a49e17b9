//! What a rule says, as a page shows it.

use askama::Template;

use crate::kernel::{Locale, PartialDate};
use crate::law::model::{Finding, Severity, Source, Status, Verdict};
use crate::law::rule::Rule;
use crate::web::Texts;

use super::{Page, path};

/// One sentence of law with where it comes from.
pub struct Told {
    pub href: String,
    pub question: String,
    pub because: String,
    pub missing: Vec<String>,
    pub repair: Option<String>,
    pub source: Sourced,
}

/// Where a sentence of law comes from, and when it was checked.
pub struct Sourced {
    pub reference: String,
    pub name: String,
    pub url: Option<String>,
    pub checked: String,
    pub to_verify: bool,
}

impl Sourced {
    /// The source of a rule, a finding or an action in the words of a language.
    pub fn of(t: Texts, reference: &str, source: &Source, (checked_on, status): (&str, Status)) -> Self {
        Self {
            reference: reference.to_owned(),
            name: source.name.clone(),
            url: source.url.clone(),
            checked: day(t, checked_on),
            to_verify: status == Status::ToVerify,
        }
    }

    /// The source of a rule.
    pub fn of_rule(t: Texts, rule: &Rule) -> Self {
        Self::of(t, &rule.reference, &rule.source, (&rule.checked_on.to_string(), rule.status))
    }
}

/// A part of the verdict: those that say the same, under a heading.
struct Part {
    heading: String,
    id: &'static str,
    open: bool,
    told: Vec<Told>,
}

/// What the law says of a situation, a piece of a page: what blocks first, each sentence with its source.
#[derive(Template)]
#[template(path = "law/pages/findings.html")]
pub struct Findings {
    t: Texts,
    parts: Vec<Part>,
}

impl Findings {
    /// Findings in the words of a language.
    pub fn of(locale: Locale, results: &[Finding]) -> Self {
        Self { t: Texts::of(locale), parts: parts(locale, results) }
    }
}

/// A day in words.
pub fn day(t: Texts, day: &str) -> String {
    PartialDate::parse(day).map_or_else(|| day.to_owned(), |date| t.date(date))
}

/// The name of a field of the situation: « la population de la collectivité ».
pub fn field(t: Texts, path: &str) -> String {
    let mut plain = String::from("law-field-");
    let mut inside = false;
    for sign in path.chars() {
        match sign {
            '[' => inside = true,
            ']' => inside = false,
            '.' | '_' => plain.push('-'),
            sign if !inside => plain.push(sign),
            _ => {}
        }
    }
    if t.has(&plain) { t.s(plain) } else { path.to_owned() }
}

/// A finding in the words of a page.
pub fn told(locale: Locale, found: &Finding) -> Told {
    let t = Texts::of(locale);
    Told {
        href: format!("{}/{}", path(locale, Page::Rules), found.rule),
        question: found.question.clone(),
        because: if found.missing.is_empty() { found.because.clone() } else { String::new() },
        missing: found.missing.iter().map(|path| field(t, path)).collect(),
        repair: found.repair.clone(),
        source: Sourced::of(t, &found.reference, &found.source, (&found.checked_on, found.status)),
    }
}

/// The end of the key of a heading, whether it stands open, which findings belong under it.
type Heading = (&'static str, bool, fn(&Finding) -> bool);

/// The findings under their headings, what blocks first; a heading without any is left out.
fn parts(locale: Locale, results: &[Finding]) -> Vec<Part> {
    let t = Texts::of(locale);
    let groups: [Heading; 6] = [
        ("blocks", true, |found| found.verdict == Verdict::No && found.severity == Severity::Blocks),
        ("warns", true, |found| found.verdict == Verdict::No && found.severity != Severity::Blocks),
        ("person", true, |found| found.verdict == Verdict::NeedsPerson),
        ("unknown", true, |found| found.verdict == Verdict::Unknown),
        ("holds", false, |found| found.verdict == Verdict::Yes && found.severity != Severity::Informs),
        ("informs", false, |found| found.verdict == Verdict::Yes && found.severity == Severity::Informs),
    ];
    let part = |(id, open, belongs): Heading| {
        let told = joined(results.iter().filter(|found| belongs(found)).map(|found| told(locale, found)));
        let heading = t.n(&crate::web::key("law-part-", id), told.len());
        (!told.is_empty()).then_some(Part { heading, id, open, told })
    };
    groups.into_iter().filter_map(part).collect()
}

/// What one rule misses in several places is asked once.
fn joined(all: impl Iterator<Item = Told>) -> Vec<Told> {
    let mut joined: Vec<Told> = Vec::new();
    for one in all {
        match joined.iter_mut().find(|known| known.href == one.href && !known.missing.is_empty()) {
            Some(known) if !one.missing.is_empty() => {
                let new: Vec<String> = one.missing.into_iter().filter(|path| !known.missing.contains(path)).collect();
                known.missing.extend(new);
            }
            _ => joined.push(one),
        }
    }
    joined
}
