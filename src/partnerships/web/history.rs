//! The history of a link: every change, with what stood before and after.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use reference::fold::fold;

use super::words::Words;
use crate::authorities;
use crate::db::{Db, DbError};
use crate::kernel::{Clock, Locale, PublicId, slug};
use crate::partnerships::statements::model::{Field, Version};
use crate::partnerships::statements::{self, Told, Who};
use crate::partnerships::store::present_id;
use crate::web::{Crumb, Error, Layout, Section, Texts, WayOut, html};

/// One field before and after.
pub struct Row {
    /// Its name.
    pub field: String,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

/// One entry in words.
pub struct Entry {
    id: usize,
    seq: i64,
    chosen: (bool, bool),
    undo: Option<String>,
    /// What was done.
    pub what: String,
    /// When and by whom.
    pub by: String,
    /// The fields of the record that changed.
    pub rows: Vec<Row>,
    /// What was said that the record did not follow.
    pub said: Vec<String>,
    /// The record that it is about, when that was merged into this one.
    of: Option<String>,
    reason: Option<String>,
}

#[derive(Template)]
#[template(path = "partnerships/pages/history.html")]
struct HistoryPage {
    page: Layout,
    back: String,
    entries: Vec<Entry>,
    action: String,
    compared: Vec<Compared>,
    heads: (String, String),
}

/// One field of two versions beside one another.
struct Compared {
    field: String,
    one: String,
    other: String,
    differs: bool,
}

/// `GET /fr/partenariats/{id}/historique`: `from` and `to` are the places of two versions to be compared.
pub async fn show(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let not_found = || Error::NotFound(vec![WayOut::links()]);
    let failed = |why: DbError| Error::Internal(why.into());
    let id = PublicId::parse(&id).ok_or_else(not_found)?;
    let Some(link) = Version::read(db.read(), &id).await.map_err(failed)? else {
        let present = present_id(db.read(), &id).await.map_err(failed)?.ok_or_else(not_found)?;
        return Ok((StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, path(locale, &present))]).into_response());
    };
    let told = statements::history(&db, &id, clock.now()).await.map_err(failed)?;
    let mut sources = statements::source_names(db.read()).await.map_err(failed)?;
    name_parties(&db, &told, &mut sources).await.map_err(failed)?;
    let places = ["from", "to"].map(|name| place(query.as_deref(), name));
    html(&draw(&Words { t: Texts::of(locale), locale, sources }, &link, &told, places))
}

/// Adds the names of the authorities that came to the link or left it.
async fn name_parties(
    db: &Db,
    told: &[Told],
    names: &mut HashMap<String, BTreeMap<String, String>>,
) -> Result<(), DbError> {
    let parties = told.iter().flat_map(|one| &one.changes).filter(|changed| changed.field == "parties");
    let sides = parties.flat_map(|changed| [&changed.before, &changed.after]);
    let ids: Vec<&str> = sides.filter_map(|side| side.as_array()).flatten().filter_map(|id| id.as_str()).collect();
    for named in authorities::named(db.read(), &ids).await? {
        let in_both = Locale::ALL.map(|locale| (locale.code().to_owned(), named.name_in(locale).to_owned()));
        names.insert(named.id.to_string(), in_both.into());
    }
    Ok(())
}

fn place(query: Option<&str>, name: &str) -> Option<i64> {
    let mut pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    pairs.find(|(key, _)| key == name).and_then(|(_, value)| value.parse().ok())
}

fn draw(words: &Words, link: &Version, told: &[Told], places: [Option<i64>; 2]) -> HistoryPage {
    let (t, locale) = (words.t, words.locale);
    let names: Vec<&str> = link.parties.iter().map(|party| party.name_in(locale)).collect();
    let names = names.join(" – ");
    let paths = [locale, locale.other()].map(|locale| path(locale, &link.public_id));
    let action = paths[0].clone();
    let mut page = Layout::new(locale, t.with("history-title", &[("names", &names)]), paths);
    let back = record(locale, link);
    page.section = Section::Atlas;
    page.noindex = true;
    page.crumbs = vec![Crumb { name: names, href: back.clone() }];
    let at = |place: Option<i64>| told.iter().find(|one| Some(one.seq) == place);
    let pair = at(places[0]).zip(at(places[1]));
    let mut entries: Vec<Entry> = told.iter().enumerate().map(|(id, told)| entry(words, id, told)).collect();
    for entry in &mut entries {
        entry.undo = entry.undo.take().map(|seq| super::undo::path(locale, &link.public_id, seq));
        let id = entry.id;
        // Without a choice: the newest and the one before.
        entry.chosen = match pair {
            Some(_) => (Some(entry.seq) == places[0], Some(entry.seq) == places[1]),
            None => (id == 1, id == 0),
        };
    }
    let head = |one: &Told| format!("{} · {}", words.t.day(one.at), by(words.t, one));
    HistoryPage {
        compared: pair.map(|(one, other)| compared(words, one, other)).unwrap_or_default(),
        heads: pair.map(|(one, other)| (head(one), head(other))).unwrap_or_default(),
        action,
        page,
        back,
        entries,
    }
}

/// Two versions of the record, field by field.
fn compared(words: &Words, one: &Told, other: &Told) -> Vec<Compared> {
    let value = |told: &Told, field: &Field| {
        let value = told.record.get(field.code()).unwrap_or(&serde_json::Value::Null);
        words.value(field.code(), value)
    };
    let row = |field: &Field| Compared {
        field: words.field(field.code()),
        one: value(one, field),
        other: value(other, field),
        differs: one.record.get(field.code()).filter(|value| !value.is_null())
            != other.record.get(field.code()).filter(|value| !value.is_null()),
    };
    Field::ALL.iter().map(row).collect()
}

fn by(t: Texts, told: &Told) -> String {
    match &told.who {
        Who::Organisation(name) => name.clone(),
        Who::OpenData => t.s("history-by-open"),
        Who::Import => t.s("history-by-import"),
        Who::Confirmations => t.s("history-by-confirmations"),
        Who::Person => t.s("history-by-person"),
    }
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

/// One entry as the page of the history shows it.
pub fn entry(words: &Words, id: usize, told: &Told) -> Entry {
    let t = words.t;
    let who = by(t, told);
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
    let by = if told.by_letter { t.with("history-by-letter", &[("who", &who)]) } else { who.clone() };
    Entry {
        id,
        seq: told.seq,
        chosen: (false, false),
        undo: told.undoable.then(|| told.seq.to_string()),
        what: if t.has(&key) { t.s(&key) } else { t.s("history-did-other") },
        rows: rows.collect(),
        said: told.said.iter().map(said).collect(),
        of: told.of.as_ref().map(|id| t.with("duplicates-history-of", &[("id", id)])),
        by: format!("{} · {by}", t.day(told.at)),
        reason: told.reason.clone(),
    }
}
