//! The papers of a partnership, for those who speak for one of its parties: which there are, and each with its life.

mod calendar;
mod list;
mod show;

pub use calendar::{calendar, calendar_path};
pub use list::{keep, list};
pub use show::{act, show};

use crate::accounts::{SignedIn, broken};
use crate::agreements::acts::Stage;
use crate::db::Db;
use crate::kernel::{Locale, PublicId};
use crate::organisations;
use crate::partnerships::statement::{Speaker, Version};
use crate::web::{Crumb, Error, Layout, Section, Texts, key};

/// The address of the papers of a partnership.
pub fn acts_path(locale: Locale, partnership: impl std::fmt::Display) -> String {
    match locale {
        Locale::Fr => format!("/fr/partenariats/{partnership}/papiers"),
        Locale::En => format!("/en/partnerships/{partnership}/papers"),
    }
}

/// A partnership and who speaks for one of its parties. Nobody else may know whether there are papers.
struct Desk {
    locale: Locale,
    link: Version,
    speaker: Speaker,
}

impl Desk {
    async fn open(db: &Db, locale: Locale, id: &str, signed_in: &SignedIn) -> Result<Self, Error> {
        let id = PublicId::parse(id).ok_or_else(Error::nothing_here)?;
        let link = Version::read(db.read(), &id).await.map_err(broken)?.ok_or_else(Error::nothing_here)?;
        let parties: Vec<PublicId> = link.parties.iter().map(|party| party.id.clone()).collect();
        let voice = organisations::voice(db, signed_in, &parties).await.map_err(broken)?;
        let voice = voice.ok_or_else(Error::nothing_here)?;
        let speaker = Speaker {
            author: signed_in.person.author(None),
            organisation: voice.id.to_string(),
            organisation_name: voice.name,
            authority: voice.authority,
        };
        Ok(Self { locale, link, speaker })
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
