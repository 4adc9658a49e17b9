//! Taking back one entry of the history of a link.

use std::fmt::Display;

use askama::Template;
use axum::extract::{Form, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::form::plain;
use super::history;
use super::words::Words;
use crate::accounts::{SignedIn, broken};
use crate::db::{Db, Write};
use crate::kernel::{Clock, Locale, PublicId, Timestamp};
use crate::organisations::Voice;
use crate::partnerships::statements::model::{Speaker, Version};
use crate::partnerships::statements::{self, Told, Undoer, Undone};
use crate::web::{Crumb, Error, Layout, Section, Site, Texts, WayOut, html};

/// The longest reason that is kept.
const LONGEST_REASON: usize = 500;

#[derive(Template)]
#[template(path = "partnerships/pages/undo.html")]
struct UndoPage {
    page: Layout,
    action: String,
    back: String,
    entry: history::Entry,
    later: Vec<history::Entry>,
    too_late: bool,
    reason: String,
}

/// What the form says.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    reason: String,
}

/// The address of this page for one entry.
pub fn path(locale: Locale, id: impl Display, seq: impl Display) -> String {
    match locale {
        Locale::Fr => format!("/fr/partenariats/{id}/annuler/{seq}"),
        Locale::En => format!("/en/partnerships/{id}/undo/{seq}"),
    }
}

fn not_found() -> Error {
    Error::NotFound(vec![WayOut::links()])
}

/// Who asks, and for which party they speak.
async fn undoer(db: &Db, link: &Version, signed_in: &SignedIn) -> Result<(Undoer, Option<Speaker>), Error> {
    let own = Voice::all_of(db, &signed_in.person).await.map_err(broken)?;
    let speaker = super::speaker(db, link, signed_in).await?;
    let mut voices: Vec<_> = own.into_iter().map(|one| (one.id.to_string(), one.name)).collect();
    voices.extend(speaker.iter().map(|one| (one.organisation.clone(), one.organisation_name.clone())));
    let administrator = Voice::decides_over(db, signed_in, &[]).await.map_err(broken)?;
    Ok((Undoer { author: signed_in.person.author(None), voices, administrator }, speaker))
}

async fn read(db: &Db, id: &str, now: Timestamp) -> Result<(Version, Vec<Told>), Error> {
    let id = PublicId::parse(id).ok_or_else(not_found)?;
    let link = Version::read(db.read(), &id).await.map_err(broken)?.ok_or_else(not_found)?;
    let told = statements::history(db, &id, now).await.map_err(broken)?;
    Ok((link, told))
}

/// `GET /fr/partenariats/{id}/annuler/{seq}`: asks once, and why.
pub async fn ask(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    Path((id, seq)): Path<(String, i64)>,
    signed_in: SignedIn,
) -> Result<Response, Error> {
    let (link, told) = read(&db, &id, clock.now()).await?;
    let (undoer, speaker) = undoer(&db, &link, &signed_in).await?;
    if !undoer.administrator && speaker.is_none() {
        return Err(not_found());
    }
    html(&draw(&db, locale, (&link, &told), seq).await?)
}

/// `POST /fr/partenariats/{id}/annuler/{seq}`
pub async fn act(
    (State(db), State(clock), State(site)): (State<Db>, State<Clock>, State<Site>),
    locale: Locale,
    Path((id, seq)): Path<(String, i64)>,
    signed_in: SignedIn,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let (link, told) = read(&db, &id, clock.now()).await?;
    let (undoer, speaker) = undoer(&db, &link, &signed_in).await?;
    let reason = plain(&typed.reason, LONGEST_REASON);
    let write = db.write().await.map_err(broken)?;
    let mut page = draw(&db, locale, (&link, &told), seq).await?;
    match undoer.undo(&write, (&link.public_id, seq), &reason, clock.now()).await.map_err(broken)? {
        Undone::Done => {
            let told = speaker.as_ref().map(|speaker| (&link, speaker));
            keep(write, told, &reason, (clock.now(), &site.base)).await?;
            return Ok(led_to(page.back));
        }
        Undone::Nothing => return Err(not_found()),
        Undone::TooLate => page.too_late = true,
        Undone::Overtaken(over) => page.later = shown(&db, locale, &told, &over).await?,
    }
    page.refused(reason)
}

/// Keeps what was taken back, and tells the other parties.
async fn keep(
    write: Write,
    told: Option<(&Version, &Speaker)>,
    reason: &str,
    when: (Timestamp, &str),
) -> Result<(), Error> {
    if let Some(told) = told {
        let (before, speaker) = told;
        speaker.tell_since(&write, before, ("undo", Some(reason)), when).await.map_err(broken)?;
    }
    write.commit().await.map_err(broken)
}

impl UndoPage {
    /// The page again, with why nothing was taken back and the reason that was typed.
    fn refused(mut self, reason: String) -> Result<Response, Error> {
        self.reason = reason;
        Ok((StatusCode::CONFLICT, html(&self)?).into_response())
    }
}

fn led_to(address: String) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response()
}

/// Entries in words.
async fn shown(db: &Db, locale: Locale, told: &[Told], places: &[i64]) -> Result<Vec<history::Entry>, Error> {
    let sources = statements::source_names(db.read()).await.map_err(broken)?;
    let words = Words { t: Texts::of(locale), locale, sources };
    let wanted = told.iter().enumerate().filter(|(_, one)| places.contains(&one.seq));
    Ok(wanted.map(|(id, one)| history::entry(&words, id, one)).collect())
}

async fn draw(db: &Db, locale: Locale, (link, told): (&Version, &[Told]), seq: i64) -> Result<UndoPage, Error> {
    let entry = shown(db, locale, told, &[seq]).await?.into_iter().next().ok_or_else(not_found)?;
    let names: Vec<&str> = link.parties.iter().map(|party| party.name_in(locale)).collect();
    let names = names.join(" – ");
    let paths = [locale, locale.other()].map(|locale| path(locale, &link.public_id, seq));
    let action = paths[0].clone();
    let mut page = Layout::new(locale, String::new(), paths);
    page.title = page.t.with("undo-title", &[("names", &names)]);
    page.section = Section::Atlas;
    page.noindex = true;
    page.crumbs = vec![Crumb { name: names, href: history::record(locale, link) }];
    let back = history::path(locale, &link.public_id);
    Ok(UndoPage { page, action, back, entry, later: Vec::new(), too_late: false, reason: String::new() })
}
