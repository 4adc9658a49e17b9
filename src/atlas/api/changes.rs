//! What changed since a place in the journal, for other platforms and for feeds.

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::filter::{Problem, Query};
use super::super::keeper::Atlas;
use super::super::snapshot::Snapshot;
use crate::db::{Db, Entry};
use crate::kernel::PublicId;
use crate::web::Error;

/// Changes after a place in the journal.
#[derive(Serialize, ToSchema)]
pub struct ChangesJson {
    /// At most `limit` changes, oldest first.
    pub results: Vec<ChangeJson>,
    /// Where to go on; null when there is nothing more now.
    pub next: Option<String>,
}

/// One change.
#[derive(Serialize, ToSchema)]
pub struct ChangeJson {
    /// Its place in the journal.
    pub seq: i64,
    /// When (RFC 3339, UTC).
    pub at: String,
    /// The verb: add, revise, merge …
    pub action: String,
    /// authority or partnership.
    pub entity: String,
    /// Which one.
    pub id: String,
    /// What, in a few words.
    pub summary: String,
}

/// `GET /api/v1/changes?since=SEQ`
#[utoipa::path(get, path = "/api/v1/changes", params(("since" = Option<i64>, Query, description = "The last place already seen")),
    responses((status = 200, description = "What was asked for", body = ChangesJson), (status = 400, description = "A filter, a value or a page that does not exist (problem details)")))]
pub async fn changes(
    State(db): State<Db>,
    State(atlas): State<Atlas>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let bad = |problem: Problem| Error::BadRequest(problem.told(), Vec::new());
    let atlas = atlas.now();
    let query = Query::read(query.as_deref().unwrap_or_default()).map_err(bad)?;
    let mut since = 0;
    for (name, value) in &query.pairs {
        match (name.as_str(), value.parse::<i64>()) {
            ("since", Ok(seq)) if seq >= 0 => since = seq,
            ("since", _) => return Err(bad(Problem::value("since", value, ["0", "1", "…"]))),
            _ => return Err(bad(Problem::UnknownName(name.clone()))),
        }
    }
    let entries = feed_entries(&db, since, query.limit as u64).await?;
    let next = (entries.len() == query.limit).then(|| entries.last().map(|entry| entry.seq)).flatten();
    let next = next.map(|seq| format!("/api/v1/changes?since={seq}&limit={}", query.limit));
    Ok(Json(ChangesJson { results: entries.into_iter().map(|entry| change(&atlas, entry)).collect(), next })
        .into_response())
}

/// Entries of the journal after a place that are about a record, which has a page; what is about people is not told.
pub async fn feed_entries(db: &Db, since: i64, limit: u64) -> Result<Vec<Entry>, Error> {
    Entry::since_about(db.read(), ["authority", "partnership"], (since, limit))
        .await
        .map_err(|why| Error::Internal(why.into()))
}

fn change(atlas: &Snapshot, entry: Entry) -> ChangeJson {
    let name = name(atlas, &entry).unwrap_or_else(|| entry.entity_id.clone());
    ChangeJson {
        summary: format!("{} {} {name}", entry.action, entry.entity),
        seq: entry.seq,
        at: entry.at.rfc3339(),
        action: entry.action,
        entity: entry.entity,
        id: entry.entity_id,
    }
}

/// The name of what changed, as the atlas has it now.
fn name(atlas: &Snapshot, entry: &Entry) -> Option<String> {
    let id = PublicId::parse(&entry.entity_id)?;
    if entry.entity == "authority" {
        return Some(atlas.authority(atlas.find(&id)?).name.to_string());
    }
    let parties = atlas.link(atlas.find_link(&id)?).parties.iter();
    Some(parties.map(|(ix, _)| &*atlas.authority(*ix).name).collect::<Vec<_>>().join(" – "))
}
