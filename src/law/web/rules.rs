//! The rules, each with its question, the days between which it holds, its conditions and its source.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::edit::edit_path;
use super::view::{Sourced, day};
use super::{Page, layout, path};
use crate::content::Shelf;
use crate::kernel::{Clock, Day, Locale};
use crate::law::check::statement;
use crate::law::lists::Entry;
use crate::law::model::Status;
use crate::law::rule::{Law, Rule};
use crate::web::{Crumb, Error, Layout, Texts, html, key};

struct Row {
    id: String,
    href: String,
    question: String,
    severity: &'static str,
    source: Sourced,
}

#[derive(Template)]
#[template(path = "law/pages/rules.html")]
struct ListPage {
    page: Layout,
    rows: Vec<Row>,
    day: String,
    lists: Vec<ListView>,
}

/// A dated list that rules look things up in.
struct ListView {
    title: String,
    owner: String,
    checked: String,
    to_verify: bool,
    entries: Vec<EntryView>,
}

struct EntryView {
    key: String,
    note: String,
    source: String,
    to_verify: bool,
}

/// A rule as it holds between two days.
struct Period {
    when: String,
    /// What it says in one sentence.
    statement: String,
    /// Its question then, when it was another than the one above.
    question: Option<String>,
    severity: &'static str,
    concerns: Vec<String>,
    conditions: Vec<Conditions>,
    source: Sourced,
    changed: Option<String>,
    excerpt: Option<Excerpt>,
}

/// An article as it stood on a day of the past.
struct Excerpt {
    title: String,
    paragraphs: &'static [&'static str],
}

/// What one check of a rule looks at, as it is written in the file.
struct Conditions {
    each: Option<&'static str>,
    lines: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "law/pages/rule.html")]
struct RulePage {
    page: Layout,
    id: String,
    periods: Vec<Period>,
    file: String,
    /// Where the administration edits it.
    edit: String,
}

/// `GET /fr/droit/regles`
pub async fn list(
    State(law): State<Shelf<Law>>,
    State(clock): State<Clock>,
    locale: Locale,
) -> Result<Response, Error> {
    let (law, today) = (law.now(), Day::of(clock.now()));
    let mut page = layout(locale, Page::Rules, "law-rules-title", "");
    page.description = page.t.s("law-rules-lead");
    let t = page.t;
    let row = |rule: &Rule| Row {
        href: format!("{}/{}", path(locale, Page::Rules), rule.id),
        id: rule.id.clone(),
        question: rule.question.of(locale).to_owned(),
        severity: rule.severity.code(),
        source: Sourced::of_rule(t, rule),
    };
    let rows = law.on(today).map(row).collect();
    html(&ListPage { rows, day: day(t, &today.to_string()), lists: lists(t, &law, today), page })
}

fn lists(t: Texts, law: &Law, today: Day) -> Vec<ListView> {
    let locale = t.locale();
    let entry = |entry: &Entry| EntryView {
        key: entry_name(&entry.key, locale),
        note: entry.note.as_ref().map(|note| note.of(locale).to_owned()).unwrap_or_default(),
        source: entry.source.name.clone(),
        to_verify: entry.status == Status::ToVerify,
    };
    let view = |list: &crate::law::lists::List| ListView {
        title: list.title.of(locale).to_owned(),
        owner: list.owner.clone(),
        checked: day(t, &list.checked_on.to_string()),
        to_verify: list.status == Status::ToVerify,
        entries: list.entries.iter().filter(|one| one.holds(today)).map(entry).collect(),
    };
    law.lists.0.values().map(view).collect()
}

/// A country by its name, anything else as the list has it.
fn entry_name(key: &str, locale: Locale) -> String {
    let country = reference::countries::by_iso2(key);
    country.map_or_else(|| key.to_owned(), |country| country.name(locale.code()).to_owned())
}

/// `GET /fr/droit/regles/{id}`
pub async fn show(
    State(law): State<Shelf<Law>>,
    State(clock): State<Clock>,
    locale: Locale,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let (law, today) = (law.now(), Day::of(clock.now()));
    let periods = law.periods(&id);
    let Some(last) = periods.last() else { return Err(Error::nothing_here()) };
    let shown = law.rule(&id, today).unwrap_or(last);
    let mut page = layout(locale, Page::Rules, "law-rules-title", &format!("/{id}"));
    page.title = shown.question.of(locale).to_owned();
    page.crumbs.push(Crumb { name: page.t.s("law-rules-title"), href: path(locale, Page::Rules).to_owned() });
    let asked = |rule: &Rule| {
        let question = rule.question.of(locale);
        (question != page.title).then(|| question.to_owned())
    };
    let periods = periods.iter().rev().map(|rule| period(page.t, (&law, today), rule, asked(rule))).collect();
    html(&RulePage { edit: edit_path(locale, &id), id, periods, file: shown.place.0.clone(), page })
}

fn period(t: Texts, (law, today): (&Law, Day), rule: &Rule, question: Option<String>) -> Period {
    let locale = t.locale();
    let [from, to] = rule.period.map(|at| at.map(|at| day(t, &at.to_string())));
    let when = match (&from, &to) {
        (None, None) => t.s("law-period-always"),
        (Some(from), None) => t.with("law-period-from", &[("from", from)]),
        (None, Some(to)) => t.with("law-period-to", &[("to", to)]),
        (Some(from), Some(to)) => t.with("law-period-between", &[("from", from), ("to", to)]),
    };
    let kind = |kind: &crate::law::situation::AuthorityKind| {
        let code =
            serde_json::to_value(kind).ok().and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default();
        t.s(key("law-kind-", &code.replace('_', "-")))
    };
    Period {
        when,
        statement: statement(law, rule, (today, locale)),
        question,
        severity: rule.severity.code(),
        concerns: rule.concerns.iter().map(kind).collect(),
        conditions: rule.checks.iter().map(conditions).collect(),
        source: Sourced::of_rule(t, rule),
        changed: rule.changed.as_ref().map(|words| words.of(locale).to_owned()),
        excerpt: rule.excerpt.as_deref().and_then(reference::articles::by_number).map(|article| Excerpt {
            title: t.with("law-excerpt", &[("article", article.number), ("date", &day(t, article.as_of))]),
            paragraphs: &article.paragraphs,
        }),
    }
}

fn conditions(check: &crate::law::rule::Check) -> Conditions {
    let mut lines = Vec::new();
    if let Some(applies) = &check.applies {
        lines.push(("law-condition-applies", applies.source().to_owned()));
    }
    if let Some((person, _)) = &check.person {
        lines.push(("law-condition-person", person.source().to_owned()));
    }
    if let Some(holds) = &check.holds {
        lines.push(("law-condition-holds", holds.condition.source().to_owned()));
    }
    Conditions { each: check.each, lines }
}
