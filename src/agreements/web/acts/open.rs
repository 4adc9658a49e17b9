//! An act on the desk of somebody who speaks for a party.

use super::{Desk, acts_path};
use crate::accounts::broken;
use crate::agreements::acts::{Kept, Life, Version};
use crate::agreements::draft::Draft;
use crate::agreements::facts::Facts;
use crate::agreements::model::Model;
use crate::agreements::sheet::fingerprint;
use crate::db::Write;
use crate::kernel::PublicId;
use crate::web::Error;

/// The act, and who looks at it.
pub struct Open {
    pub desk: Desk,
    pub kept: Kept,
    parties: Vec<(PublicId, String)>,
}

impl Open {
    /// To be looked at.
    pub async fn read(desk: Desk) -> Result<Self, Error> {
        let kept = Kept::read(desk.db.read(), &named(&desk)?).await.map_err(broken)?;
        Self::of(desk, kept)
    }

    /// To be written: nobody else writes it until the transaction ends.
    pub async fn held(write: &Write, desk: Desk) -> Result<Self, Error> {
        let kept = Kept::held(write, &named(&desk)?).await.map_err(broken)?;
        Self::of(desk, kept)
    }

    /// Nothing is there when it is no act of this partnership.
    fn of(desk: Desk, kept: Option<Kept>) -> Result<Self, Error> {
        let kept = kept.filter(|kept| kept.act.partnership == desk.link.public_id).ok_or_else(Error::nothing_here)?;
        Ok(Self { parties: desk.parties(), desk, kept })
    }

    /// The address of its page.
    pub fn path(&self) -> String {
        format!("{}/{}", acts_path(self.desk.locale, &self.kept.act.partnership), self.kept.act.id)
    }

    /// The present version as its paper has it.
    pub fn draft(&self, model: &Model) -> Draft {
        self.present(model, |version| &version.draft)
    }

    /// The fingerprint of the present version, which is that of its text as it was kept.
    pub fn fingerprint(&self, model: &Model) -> String {
        fingerprint(model.kind, &self.present(model, |version| &version.kept))
    }

    fn present(&self, model: &Model, which: impl Fn(&Version) -> &Draft) -> Draft {
        let mut draft = self.kept.versions.first().map(|version| which(version).clone()).unwrap_or_default();
        draft.second = draft.second.filter(|_| model.bilingual);
        draft
    }

    /// What it has been through.
    pub fn life<'l>(&'l self, model: &'l Model, facts: &'l Facts) -> Life<'l> {
        let (steps, answered) = (&self.kept.steps, &self.kept.decisions);
        Life { model, facts, version: self.kept.act.version, parties: &self.parties, steps, answered }
    }
}

fn named(desk: &Desk) -> Result<PublicId, Error> {
    desk.named.get("act").and_then(|act| PublicId::parse(act)).ok_or_else(Error::nothing_here)
}
