//! The rules, each with its question, the days between which it holds, its conditions and its source.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::edit::RULES;
use super::view::{self, Sourced, day};
use super::{Page, layout, path};
use crate::content::Shelf;
use crate::kernel::{Clock, Day, Locale};
use crate::law::check::statement;
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
    lists: &'static str,
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
    html(&ListPage { rows, day: day(t, &today.to_string()), lists: path(locale, Page::Lists), page })
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
    html(&RulePage { edit: RULES.edit_path(locale, &id), id, periods, file: shown.place.0.clone(), page })
}

fn period(t: Texts, (law, today): (&Law, Day), rule: &Rule, question: Option<String>) -> Period {
    let locale = t.locale();
    let kind = |kind: &crate::law::situation::AuthorityKind| {
        let code =
            serde_json::to_value(kind).ok().and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default();
        t.s(key("law-kind-", &code.replace('_', "-")))
    };
    Period {
        when: view::period(t, rule.period),
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
