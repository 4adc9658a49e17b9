//! Two records that were made one, and how they are parted again.

use askama::Template;
use axum::extract::{Form, Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::who::{Decider, Who};
use super::{frame, paths, rows, see};
use crate::accounts::{SignedIn, broken};
use crate::db::Db;
use crate::kernel::{Clock, Locale, PublicId, Timestamp};
use crate::partnerships::duplicates::model::ordered;
use crate::partnerships::duplicates::{self, Merge, Record, Separated, What};
use crate::partnerships::web::form::plain;
use crate::partnerships::web::suggest;
use crate::web::{Error, Layout, Site, html};

/// The longest reason that is kept.
const LONGEST_REASON: usize = 500;

#[derive(Template)]
#[template(path = "partnerships/pages/merge.html")]
struct MergePage {
    page: Layout,
    action: String,
    record: String,
    names: [String; 2],
    ids: [String; 2],
    on: String,
    done: bool,
    parted: Option<String>,
    since: bool,
    undoable: bool,
    /// Links that have the same parties now: they are laid side by side next.
    double: Vec<(String, String)>,
    later: Vec<(String, String)>,
    reason: String,
}

/// What the form says.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    reason: String,
}

async fn open(db: &Db, (locale, id): (Locale, &str), signed_in: SignedIn) -> Result<(Merge, Record, Decider), Error> {
    let id = PublicId::parse(id).ok_or_else(Error::nothing_here)?;
    let who = Who::asks(db, signed_in, (locale, &paths(locale, &format!("/{id}"))[0])).await?;
    let merge = duplicates::merged(db.read(), id.as_str()).await.map_err(broken)?.ok_or_else(Error::nothing_here)?;
    let record = Record::read(db.read(), &merge.stays).await.map_err(broken)?.ok_or_else(Error::nothing_here)?;
    let decider = who.decides_of(&record).ok_or_else(Error::nothing_here)?;
    Ok((merge, record, decider))
}

/// `GET /fr/compte/doublons/{merge}`
pub async fn show(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    Path(id): Path<String>,
    signed_in: SignedIn,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let (merge, record, _) = open(&db, (locale, &id), signed_in).await?;
    let mut page = draw(locale, (&merge, &record), clock.now());
    page.double = double(&db, locale, &record).await?;
    page.done = query.as_deref() == Some("done=yes");
    page.since = query.as_deref() == Some("since=yes");
    html(&page)
}

/// `POST /fr/compte/doublons/{merge}`: parts them.
pub async fn act(
    (State(db), State(clock), State(site)): (State<Db>, State<Clock>, State<Site>),
    locale: Locale,
    Path(id): Path<String>,
    signed_in: SignedIn,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let (merge, record, decider) = open(&db, (locale, &id), signed_in).await?;
    let reason = plain(&typed.reason, LONGEST_REASON);
    let when = (clock.now(), &*site.base);
    let write = db.write().await.map_err(broken)?;
    let who = (&decider.author, decider.by.as_deref());
    let outcome = duplicates::separate(&write, &merge, who, &reason, when).await.map_err(broken)?;
    if let Separated::Done(since) = outcome {
        write.commit().await.map_err(broken)?;
        let address = &paths(locale, &format!("/{}", merge.id))[0];
        return Ok(see(format!("{address}{}", if since { "?since=yes" } else { "" })));
    }
    draw(locale, (&merge, &record), when.0).refuse(&outcome, reason)
}

impl MergePage {
    /// The page again, with why nothing was undone and the reason that was typed.
    fn refuse(mut self, outcome: &Separated, reason: String) -> Result<Response, Error> {
        match outcome {
            Separated::Overtaken(later) => self.later = later.iter().map(|one| told(self.page.locale, one)).collect(),
            _ => self.undoable = false,
        }
        self.reason = reason;
        Ok((StatusCode::CONFLICT, html(&self)?).into_response())
    }
}

/// Another merge, with its page.
fn told(locale: Locale, merge: &Merge) -> (String, String) {
    let names = format!("{} · {}", merge.names[0], merge.names[1]);
    (names, paths(locale, &format!("/{}", merge.id))[0].clone())
}

fn draw(locale: Locale, (merge, record): (&Merge, &Record), now: Timestamp) -> MergePage {
    let mut page = frame(locale, &format!("/{}", merge.id), String::new());
    let t = page.t;
    page.title = t.s(format!("duplicates-merge-{}", merge.entity.code()));
    MergePage {
        action: page.path.clone(),
        record: suggest::path(locale, (record.entity(), record.id().as_str()), ""),
        names: merge.names.clone(),
        ids: [merge.stays.to_string(), merge.goes.to_string()],
        on: t.with("duplicates-merged-on", &[("on", &t.day(merge.at))]),
        done: false,
        parted: merge.parted_at.map(|at| t.with("duplicates-parted-on", &[("on", &t.day(at))])),
        since: false,
        undoable: merge.undoable(now),
        double: Vec::new(),
        later: Vec::new(),
        reason: String::new(),
        page,
    }
}

/// The links of an authority that have the same parties, two by two.
async fn double(db: &Db, locale: Locale, record: &Record) -> Result<Vec<(String, String)>, Error> {
    let What::Authority(authority) = &record.what else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for (place, (one, parties)) in authority.links.iter().enumerate() {
        let twin = authority.links[..place].iter().find(|(_, others)| others == parties);
        if let Some((other, _)) = twin {
            let link = Record::read(db.read(), one).await.map_err(broken)?.ok_or_else(Error::nothing_here)?;
            let name = rows::called(db, locale, &link).await?;
            found.push((name, rows::href(locale, &ordered(one, other))));
        }
    }
    Ok(found)
}
