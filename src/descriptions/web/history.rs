//! The history of an authority: when, by whom, what stood before and after; never a person's name or address.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::Value;

use super::{authority, frame, in_place, own_page, path};
use crate::accounts::broken;
use crate::authorities::Named;
use crate::db::{Db, Entry};
use crate::descriptions::actions::{UNDOABLE, side};
use crate::descriptions::store;
use crate::kernel::{Clock, Locale, Timestamp};
use crate::web::{Error, Layout, Texts, html};

struct Row {
    field: String,
    before: String,
    after: String,
}

struct Told {
    what: String,
    by: String,
    rows: Vec<Row>,
    reason: Option<String>,
    undo: Option<String>,
}

#[derive(Template)]
#[template(path = "descriptions/pages/history.html")]
struct HistoryPage {
    page: Layout,
    back: String,
    entries: Vec<Told>,
    refused: bool,
}

/// `GET /fr/collectivites/{id}/historique`
pub async fn show(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let about = in_place(authority(&db, &id).await?, locale, (&id, "history"))?;
    drawn(&db, locale, &about, (clock.now(), false)).await
}

/// The page, with a word when something could not be taken back.
pub async fn drawn(
    db: &Db,
    locale: Locale,
    about: &Named,
    (now, refused): (Timestamp, bool),
) -> Result<Response, Error> {
    let id = about.id.as_str();
    let mut entries = Entry::about(db.read(), "authority", id).await.map_err(broken)?;
    // What was told of an authority that was merged into this one is told here.
    for former in store::merged_into(db.read(), id).await.map_err(broken)? {
        entries.extend(Entry::about(db.read(), "authority", &former).await.map_err(broken)?);
    }
    entries.sort_by_key(|entry| entry.seq);
    let page = frame(locale, about, "history", "authority-history-title");
    let mut told: Vec<Told> = entries.iter().map(|one| entry(page.t, locale, one)).collect();
    for (told, entry) in told.iter_mut().zip(&entries) {
        let ours = matches!(entry.action.as_str(), "describe" | "undo")
            && entry.entity_id == id
            && now.0 - entry.at.0 <= UNDOABLE;
        told.undo = ours.then(|| format!("{}/{}", path(locale, id, "undo"), entry.seq));
    }
    told.reverse();
    html(&HistoryPage { back: own_page(locale, about), entries: told, refused, page })
}

fn entry(t: Texts, locale: Locale, entry: &Entry) -> Told {
    let (before, after) = (side(entry.before.as_deref()), side(entry.after.as_deref()));
    let by = after.get("by").and_then(Value::as_str).filter(|_| entry.on_behalf_of.is_some());
    let who = match (by, entry.actor.as_str()) {
        (Some(name), _) => name.to_owned(),
        (None, "command:reference" | "command:seed") => t.s("history-by-open"),
        (None, "system:confirmations") => t.s("history-by-confirmations"),
        (None, actor) if actor.starts_with("person:") => t.s("history-by-person"),
        (None, _) => t.s("history-by-import"),
    };
    let shown = ["name", "website", "email", "official_address", "summary"];
    let row = |field: &&str| {
        let value = after.get(*field)?;
        let words = |value: Option<&Value>| said(t, locale, field, value);
        Some(Row {
            field: t.s(format!("describe-field-{field}")),
            before: words(before.get(*field)),
            after: words(Some(value)),
        })
    };
    let key = format!("authority-did-{}", entry.action);
    Told {
        what: if t.has(&key) { t.s(&key) } else { t.s("history-did-other") },
        by: format!("{} · {who}", t.day(entry.at)),
        rows: shown.iter().filter_map(row).collect(),
        reason: entry.reason.clone(),
        undo: None,
    }
}

/// A value in words. A mailbox is only said to be one: what is generic today was perhaps a person's yesterday.
fn said(t: Texts, locale: Locale, field: &str, value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => t.s("unknown"),
        Some(_) if matches!(field, "email" | "official_address") => t.s("describe-some-address"),
        Some(Value::Object(texts)) => {
            let text = texts.get(locale.code()).or_else(|| texts.values().next());
            text.and_then(Value::as_str).unwrap_or_default().to_owned()
        }
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}
