//! A programme or a call, with everything that is known of it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::facts::{Fact, facts};
use super::view::{Badge, Row, SourceView, badge};
use super::{ask_path, layout, path};
use crate::content::{Shelf, Words};
use crate::funding::model::{Call, Catalogue, Paper, Programme, When, word};
use crate::kernel::{Clock, Day, Locale, Zone};
use crate::web::{Crumb, Error, Layout, Texts, html, key};

/// A list under a heading.
struct Part {
    heading: String,
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "funding/pages/show.html")]
struct ShowPage {
    page: Layout,
    summary: String,
    /// The state of a call; a programme whose calls are known has none of its own.
    badge: Option<Badge>,
    notes: Vec<String>,
    /// The call whose terms stand below, when it is not the one that was asked for.
    last: Option<(String, String)>,
    facts: Vec<Fact>,
    parts: Vec<Part>,
    apply_at: Option<String>,
    history: Vec<Row>,
    source: SourceView,
    ask: &'static str,
}

/// `GET /fr/financements/{id}`
pub async fn show(
    State(catalogue): State<Shelf<Catalogue>>,
    State(clock): State<Clock>,
    locale: Locale,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let (catalogue, when) = (catalogue.now(), When::Now(clock.now()));
    let today = when.day(Zone::default());
    let own = catalogue.call(&id, today);
    let programme = catalogue.programme(own.map_or(id.as_str(), |call| call.programme.as_str()), today);
    let Some(programme) = programme else { return Err(Error::nothing_here()) };
    html(&draw((&catalogue, when), locale, (programme, own)))
}

/// The calls of a programme, the latest first.
fn calls_of<'c>(catalogue: &'c Catalogue, programme: &Programme, today: Day) -> Vec<&'c Call> {
    let of = |call: &&Call| call.programme == programme.id && call.id != programme.id;
    let mut calls: Vec<&Call> = catalogue.on(today).filter(of).collect();
    calls.sort_by_key(|call| std::cmp::Reverse((call.dates.year, call.dates.closes, call.id.clone())));
    calls
}

fn draw(
    (catalogue, when): (&Catalogue, When),
    locale: Locale,
    (programme, own): (&Programme, Option<&Call>),
) -> ShowPage {
    let today = when.day(Zone::default());
    let calls = calls_of(catalogue, programme, today);
    let page = frame(locale, programme, own);
    let (t, home) = (page.t, path(locale));
    let shown = own.or(calls.first().copied());
    let last = shown.filter(|_| own.is_none());
    let others = calls.iter().filter(|call| own.is_none_or(|own| own.id != call.id));
    let notes = [own.map_or(&programme.note, |call| &call.note), &programme.note];
    let mut notes: Vec<String> = notes.into_iter().flatten().map(|words| words.of(locale).to_owned()).collect();
    notes.dedup();
    ShowPage {
        summary: programme.summary.of(locale).to_owned(),
        badge: own.map(|call| badge(t, call, when)),
        notes,
        last: last.map(|call| (call.name.of(locale).to_owned(), format!("{home}/{}", call.id))),
        facts: shown.map(|call| facts(t, (catalogue, today), call)).unwrap_or_default(),
        parts: shown.map(|call| parts(t, call)).unwrap_or_default(),
        apply_at: own.and_then(|call| call.apply_at.clone()),
        history: others.map(|call| Row::of(t, (catalogue, when), call)).collect(),
        source: SourceView::of(t, own.map_or(&programme.sourced, |call| &call.sourced)),
        ask: ask_path(locale),
        page,
    }
}

/// The frame of the page of a call, below its programme, or of a programme.
fn frame(locale: Locale, programme: &Programme, own: Option<&Call>) -> Layout {
    let (id, name) = own.map_or((&programme.id, &programme.name), |call| (&call.id, &call.name));
    let paths = [locale, locale.other()].map(|locale| format!("{}/{id}", path(locale)));
    let mut page = layout(locale, name.of(locale).to_owned(), paths);
    programme.summary.of(locale).clone_into(&mut page.description);
    if *id != programme.id {
        let href = format!("{}/{}", path(locale), programme.id);
        page.crumbs.push(Crumb { name: programme.name.of(locale).to_owned(), href });
    }
    page
}

/// What to prepare, what must be so before, what is judged.
fn parts(t: Texts, call: &Call) -> Vec<Part> {
    let locale = t.locale();
    let all = |words: &[Words]| words.iter().map(|words| words.of(locale).to_owned()).collect::<Vec<_>>();
    let label = |start: &str, code: String| t.s(key(start, &code.replace('_', "-")));
    let row = |row: &Vec<Paper>| {
        let papers: Vec<String> = row.iter().map(|paper| label("funding-paper-", word(paper))).collect();
        papers.join(&format!(", {} ", t.s("funding-or")))
    };
    let terms = &call.terms;
    let mut prepare = all(&terms.prepare);
    prepare.extend(terms.documents.iter().map(row));
    let before = terms.preconditions.iter().map(|one| label("funding-before-", word(one))).collect();
    let lists =
        [("prepare", prepare), ("before", before), ("person", all(&terms.person)), ("criteria", all(&terms.criteria))];
    let said = lists.into_iter().filter(|(_, lines)| !lines.is_empty());
    said.map(|(name, lines)| Part { heading: t.s(key("funding-part-", name)), lines }).collect()
}
