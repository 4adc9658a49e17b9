//! The history of a link: every change, with what stood before and after.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use reference::fold::fold;

use super::words::Words;
use crate::db::{Db, DbError};
use crate::kernel::{Locale, PublicId, slug};
use crate::partnerships::statements::model::Version;
use crate::partnerships::statements::{self, Told, Who};
use crate::web::{Crumb, Error, Layout, Section, Texts, WayOut, html};

struct Row {
    field: String,
    before: String,
    after: String,
}

struct Entry {
    id: usize,
    what: String,
    by: String,
    rows: Vec<Row>,
    said: Vec<String>,
    reason: Option<String>,
}

#[derive(Template)]
#[template(path = "partnerships/pages/history.html")]
struct HistoryPage {
    page: Layout,
    back: String,
    entries: Vec<Entry>,
}

/// `GET /fr/partenariats/{id}/historique`
pub async fn show(State(db): State<Db>, locale: Locale, Path(id): Path<String>) -> Result<Response, Error> {
    let not_found = || Error::NotFound(vec![WayOut::links()]);
    let failed = |why: DbError| Error::Internal(why.into());
    let id = PublicId::parse(&id).ok_or_else(not_found)?;
    let link = Version::read(db.read(), &id).await.map_err(failed)?.ok_or_else(not_found)?;
    let told = statements::history(&db, &id).await.map_err(failed)?;
    let sources = statements::source_names(db.read()).await.map_err(failed)?;
    html(&draw(&Words { t: Texts::of(locale), locale, sources }, &link, &told))
}

fn draw(words: &Words, link: &Version, told: &[Told]) -> HistoryPage {
    let (t, locale) = (words.t, words.locale);
    let names: Vec<&str> = link.parties.iter().map(|party| party.name_in(locale)).collect();
    let names = names.join(" – ");
    let paths = [locale, locale.other()].map(|locale| path(locale, &link.public_id));
    let mut page = Layout::new(locale, t.with("history-title", &[("names", &names)]), paths);
    let back = record(locale, link);
    page.section = Section::Atlas;
    page.noindex = true;
    page.crumbs = vec![Crumb { name: names, href: back.clone() }];
    let entries = told.iter().enumerate().map(|(id, told)| entry(words, id, told)).collect();
    HistoryPage { page, back, entries }
}

/// The address of this page for a link.
pub fn path(locale: Locale, id: &PublicId) -> String {
    match locale {
        Locale::Fr => format!("/fr/partenariats/{id}/historique"),
        Locale::En => format!("/en/partnerships/{id}/history"),
    }
}

/// The address of the link's own page, with the names that the atlas writes in it.
pub fn record(locale: Locale, link: &Version) -> String {
    let own = path(locale, &link.public_id);
    let base = own.rsplit_once('/').map_or(own.as_str(), |(base, _)| base);
    let names: Vec<String> = link.parties.iter().map(|party| slug(&fold(&party.name))).collect();
    let readable: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    if readable.is_empty() { base.to_owned() } else { format!("{base}/{}", readable.join("-")) }
}

fn entry(words: &Words, id: usize, told: &Told) -> Entry {
    let t = words.t;
    let who = match &told.who {
        Who::Organisation(name) => name.clone(),
        Who::OpenData => t.s("history-by-open"),
        Who::Import => t.s("history-by-import"),
        Who::Person => t.s("history-by-person"),
    };
    let key = format!("history-did-{}", told.action);
    let rows = told.changes.iter().map(|changed| Row {
        field: words.field(&changed.field),
        before: words.value(&changed.field, &changed.before),
        after: words.value(&changed.field, &changed.after),
    });
    let said = |(field, value, unsettled): &(String, serde_json::Value, bool)| {
        let (name, value) = (words.field(field), words.value(field, value));
        let said = t.with("history-said", &[("field", &name), ("who", &who), ("value", &value)]);
        if *unsettled { format!("{said} {}", t.s("history-unsettled")) } else { said }
    };
    Entry {
        id,
        what: if t.has(&key) { t.s(&key) } else { t.s("history-did-other") },
        rows: rows.collect(),
        said: told.said.iter().map(said).collect(),
        by: format!("{} · {who}", t.day(told.at)),
        reason: told.reason.clone(),
    }
}
