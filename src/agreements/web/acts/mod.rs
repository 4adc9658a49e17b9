//! The papers of a partnership, for those who speak for one of its parties: which there are, and each with its life.

mod calendar;
mod files;
mod list;
mod open;
mod sheet;
mod show;
mod words;

pub use calendar::{calendar, calendar_path};
pub use files::{attach, detach, give, to_act};
pub use list::{keep, list};
pub use sheet::{sheet, sheet_word};
pub use show::{act, show};

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};

use crate::accounts::{SignedIn, broken};
use crate::agreements::acts::{Stage, Writing};
use crate::db::{Db, Write};
use crate::kernel::{Clock, Locale, PublicId, Timestamp};
use crate::organisations;
use crate::partnerships::statement::{Speaker, Version};
use crate::web::{Crumb, Error, Layout, Section, Site, Texts, key};

/// The address of the papers of a partnership.
pub fn acts_path(locale: Locale, partnership: impl std::fmt::Display) -> String {
    match locale {
        Locale::Fr => format!("/fr/partenariats/{partnership}/papiers"),
        Locale::En => format!("/en/partnerships/{partnership}/papers"),
    }
}

/// The word after the address of an act under which its files are.
pub fn files_word(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "pieces",
        Locale::En => "files",
    }
}

/// A partnership and who speaks for one of its parties. As an argument of a handler it is closed to everybody else: nobody else may know
/// whether there are papers.
pub struct Desk {
    db: Db,
    base: Arc<str>,
    now: Timestamp,
    locale: Locale,
    link: Version,
    speaker: Speaker,
    /// What the address names after the partnership.
    named: HashMap<String, String>,
}

impl<S> FromRequestParts<S> for Desk
where
    S: Send + Sync,
    Db: FromRef<S>,
    Site: FromRef<S>,
    Clock: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let signed_in = SignedIn::from_request_parts(parts, state).await?;
        let locale = Locale::from_request_parts(parts, state).await.map_err(|why| why.into_response())?;
        let Path(named) = Path::from_request_parts(parts, state).await.map_err(|why| why.into_response())?;
        let (db, now) = (Db::from_ref(state), Clock::from_ref(state).now());
        let open = Self::open((db, Site::from_ref(state).base, now), (locale, named), &signed_in).await;
        open.map_err(|why| why.into_response())
    }
}

impl Desk {
    async fn open(
        (db, base, now): (Db, Arc<str>, Timestamp),
        (locale, named): (Locale, HashMap<String, String>),
        signed_in: &SignedIn,
    ) -> Result<Self, Error> {
        let id = named.get("id").and_then(|id| PublicId::parse(id)).ok_or_else(Error::nothing_here)?;
        let link = Version::read(db.read(), &id).await.map_err(broken)?.ok_or_else(Error::nothing_here)?;
        let parties: Vec<PublicId> = link.parties.iter().map(|party| party.id.clone()).collect();
        let voice = organisations::voice(&db, signed_in, &parties).await.map_err(broken)?;
        let voice = voice.ok_or_else(Error::nothing_here)?;
        let speaker = Speaker {
            author: signed_in.person.author(None),
            organisation: voice.id.to_string(),
            organisation_name: voice.name,
            authority: voice.authority,
        };
        Ok(Self { db, base, now, locale, link, speaker, named })
    }

    /// Who speaks, in a transaction.
    fn writing<'w>(&'w self, write: &'w Write) -> Writing<'w> {
        Writing { write, speaker: &self.speaker, now: self.now, base: &self.base }
    }

    /// `Halluin – Nkong-Zem`
    fn names(&self) -> String {
        let names: Vec<&str> = self.link.parties.iter().map(|party| party.name_in(self.locale)).collect();
        names.join(" – ")
    }

    /// The frame of a page under the partnership; `rest` follows the address of its papers.
    fn frame(&self, rest: &str) -> Layout {
        let paths = [self.locale, self.locale.other()]
            .map(|locale| format!("{}{rest}", acts_path(locale, &self.link.public_id)));
        let mut page = Layout::new(self.locale, String::new(), paths);
        page.section = Section::Atlas;
        page.noindex = true;
        let links = match self.locale {
            Locale::Fr => "/fr/partenariats",
            Locale::En => "/en/partnerships",
        };
        page.crumbs = vec![Crumb { name: self.names(), href: format!("{links}/{}", self.link.public_id) }];
        page
    }

    /// The parties with their countries.
    fn parties(&self) -> Vec<(PublicId, String)> {
        self.link.parties.iter().map(|party| (party.id.clone(), party.country.clone())).collect()
    }
}

/// The words of a stage.
fn stage(t: Texts, stage: Stage) -> String {
    t.s(key("acts-stage-", &stage.code().replace('_', "-")))
}
