//! What a rule says, as a page shows it.

use askama::Template;

use super::asks::{Ask, Asks, plain};
use super::{Page, path};
use crate::kernel::{Day, Locale, PartialDate};
use crate::law::model::{Finding, Severity, Source, Status, Verdict};
use crate::law::rule::Rule;
use crate::web::{Texts, key};

/// What one rule says, with where it comes from.
struct Told {
    href: String,
    question: String,
    /// Its sentences, each with the way to put it right.
    said: Vec<(String, Option<String>)>,
    missing: Vec<String>,
    source: Sourced,
}

/// Where a sentence of law comes from, and when it was checked.
pub struct Sourced {
    pub reference: String,
    pub name: String,
    pub url: Option<String>,
    /// When it was verified, or only read.
    pub checked: String,
    pub to_verify: bool,
    /// Nobody read a source: there is neither a name nor a day to show.
    pub unread: bool,
}

impl Sourced {
    /// The source of a rule, a finding or an action in the words of a language.
    pub fn of(t: Texts, reference: &str, source: &Source, (checked_on, status): (&str, Status)) -> Self {
        let to_verify = status == Status::ToVerify;
        let checked = if to_verify { "law-read" } else { "law-checked" };
        Self {
            reference: reference.to_owned(),
            name: source.name.clone(),
            url: source.url.clone(),
            checked: t.with(checked, &[("date", &day(t, checked_on))]),
            to_verify,
            unread: source.is_unread(),
        }
    }

    /// The source of a rule.
    pub fn of_rule(t: Texts, rule: &Rule) -> Self {
        Self::of(t, &rule.reference, &rule.source, (&rule.checked_on.to_string(), rule.status))
    }
}

/// A part of the verdict: the rules that say the same, under a heading.
struct Part {
    heading: String,
    id: &'static str,
    open: bool,
    /// What to know of the part before reading it.
    lead: Option<String>,
    /// The questions that were not answered.
    asks: Vec<Ask>,
    told: Vec<Told>,
}

/// What the law says of a situation, a piece of a page: what blocks first, each sentence with its source.
#[derive(Template)]
#[template(path = "law/pages/findings.html")]
pub struct Findings {
    t: Texts,
    /// The key of the words before what a rule misses.
    lacks: &'static str,
    parts: Vec<Part>,
}

impl Findings {
    /// Findings in the words of a language.
    pub fn of(locale: Locale, results: &[Finding]) -> Self {
        let t = Texts::of(locale);
        Self { t, lacks: "law-tell", parts: parts(t, results, None) }
    }

    /// Findings of answers to questions: what the questions ask is asked once more, what they do not ask stands apart.
    pub fn answered(locale: Locale, results: &[Finding], asks: &Asks) -> Self {
        let t = Texts::of(locale);
        Self { t, lacks: "law-lacks", parts: parts(t, results, Some(asks)) }
    }
}

/// A day in words.
pub fn day(t: Texts, day: &str) -> String {
    PartialDate::parse(day).map_or_else(|| day.to_owned(), |date| t.date(date))
}

/// Between which days something holds: « En vigueur depuis le 1er janvier 2027 ».
pub fn period(t: Texts, period: [Option<Day>; 2]) -> String {
    match period.map(|at| at.map(|at| t.on(at))) {
        [None, None] => t.s("law-period-always"),
        [Some(from), None] => t.with("law-period-from", &[("from", &from)]),
        [None, Some(to)] => t.with("law-period-to", &[("to", &to)]),
        [Some(from), Some(to)] => t.with("law-period-between", &[("from", &from), ("to", &to)]),
    }
}

/// The name of a field of the situation: « la population de la collectivité ».
fn field(t: Texts, path: &str) -> String {
    let named = key("law-field-", &plain(path).replace(['.', '_'], "-"));
    if t.has(&named) { t.s(named) } else { path.to_owned() }
}

/// Adds what is not there yet.
fn add<T: PartialEq>(all: &mut Vec<T>, one: T) {
    if !all.contains(&one) {
        all.push(one);
    }
}

/// What a rule says of a situation, in the words of a page: each sentence once, and once what it misses.
fn told(t: Texts, found: &[&Finding]) -> Option<Told> {
    let one = found.first()?;
    let (mut said, mut missing) = (Vec::new(), Vec::new());
    for found in found {
        if found.missing.is_empty() && !found.because.is_empty() {
            add(&mut said, (found.because.clone(), found.repair.clone()));
        }
        for path in &found.missing {
            add(&mut missing, field(t, path));
        }
    }
    Some(Told {
        href: format!("{}/{}", path(t.locale(), Page::Rules), one.rule),
        question: one.question.clone(),
        said,
        missing,
        source: Sourced::of(
            t,
            &one.reference,
            &one.source,
            (one.checked_on.as_deref().unwrap_or_default(), one.status),
        ),
    })
}

/// The ends of the keys of the headings, in their order, and whether what stands below is shown at once.
const PARTS: [(&str, bool); 7] = [
    ("blocks", true),
    ("warns", true),
    ("unknown", true),
    ("person", true),
    ("informs", true),
    ("further", false),
    ("holds", false),
];

/// The one part in which a rule stands: that of the most demanding of its checks.
fn place(found: &[&Finding], asks: Option<&Asks>) -> &'static str {
    let any = |is: fn(&Finding) -> bool| found.iter().any(|one| is(one));
    if any(Finding::blocks) {
        "blocks"
    } else if any(|one| one.verdict == Verdict::No) {
        "warns"
    } else if any(Finding::asks_a_person) {
        "person"
    } else if any(|one| one.verdict == Verdict::Unknown) {
        if asks.is_none_or(|asks| asks.ask(found)) { "unknown" } else { "further" }
    } else if any(|one| one.severity == Severity::Informs) {
        "informs"
    } else {
        "holds"
    }
}

/// The rules under their headings, what blocks first; a heading without any is left out.
fn parts(t: Texts, results: &[Finding], asks: Option<&Asks>) -> Vec<Part> {
    let rules = by_rule(results);
    let part = |(id, open): (&'static str, bool)| {
        let here: Vec<_> = rules.iter().filter(|found| place(found, asks) == id).cloned().collect();
        let asked = match asks {
            Some(asks) if id == "unknown" => asks.list(t, &here),
            _ => Vec::new(),
        };
        let mut told: Vec<Told> = here.iter().filter_map(|found| told(t, found)).collect();
        if !asked.is_empty() {
            // What such a rule misses stands with the questions; what it says already is said.
            told.retain(|one| !one.said.is_empty());
            told.iter_mut().for_each(|one| one.missing.clear());
        }
        let count = if asked.is_empty() { told.len() } else { asked.len() };
        let lead = (id == "further").then(|| t.s("law-further-text"));
        let heading = t.n(&key("law-part-", id), count);
        (count > 0).then_some(Part { heading, id, open, lead, asks: asked, told })
    };
    PARTS.into_iter().filter_map(part).collect()
}

/// The findings of each rule together, in the order in which they weigh.
fn by_rule(results: &[Finding]) -> Vec<Vec<&Finding>> {
    let mut rules: Vec<Vec<&Finding>> = Vec::new();
    for found in results {
        match rules.iter_mut().find(|known| known.iter().any(|one| one.rule == found.rule)) {
            Some(known) => known.push(found),
            None => rules.push(vec![found]),
        }
    }
    rules
}
