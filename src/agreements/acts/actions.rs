//! Keeping papers with a partnership, saying something of them, recording the steps of their life.

use serde_json::json;
use uuid::Uuid;

use super::life::{Life, Refusal, Stage};
use super::store::{Act, Recorded};
use crate::agreements::draft::Draft;
use crate::agreements::model::Kind;
use crate::db::{Author, Change, DbError, Journal, Write};
use crate::kernel::{Day, Locale, PublicId, RowIds, Timestamp, own_id};
use crate::law::Law;
use crate::partnerships::statement::Speaker;

/// What became of what was asked.
#[derive(Debug)]
pub enum Outcome {
    /// It was done.
    Done,
    /// Somebody wrote another version meanwhile.
    Stale,
    /// It cannot be.
    Refused(Refusal),
    /// There was nothing to do.
    Nothing,
    /// It has more characters than are kept.
    TooLong,
}

/// Somebody who speaks for a party, in a transaction that holds the act ([`super::Kept::held`]).
pub struct Writing<'w> {
    /// The transaction.
    pub write: &'w Write,
    /// Who.
    pub speaker: &'w Speaker,
    /// When.
    pub now: Timestamp,
}

/// The longest comment that is kept, in characters.
const LONGEST_COMMENT: usize = 4000;

impl Writing<'_> {
    fn by(&self) -> (&str, &str) {
        (&self.speaker.organisation, &self.speaker.organisation_name)
    }

    /// A journal entry about an act: what a paper says stands in none, it may name people.
    async fn journal(&self, act: &Act, action: &'static str, after: serde_json::Value) -> Result<(), DbError> {
        let of = Some(self.speaker.organisation.clone());
        let author = Author { on_behalf_of: of, ..self.speaker.author.clone() };
        let mut journal = Journal::open(self.write, author, self.now, None).await?;
        let entity_id = act.id.to_string();
        journal
            .record(Change { action, entity: "act", entity_id, before: None, after: Some(after), reason: None })
            .await?;
        journal.close().await
    }

    /// Keeps a paper as the first version of an act of a partnership.
    pub async fn keep_new(
        &self,
        partnership: &PublicId,
        (kind, title): (Kind, String),
        draft: &Draft,
    ) -> Result<PublicId, DbError> {
        let row = RowIds::at(self.now).next();
        let act = Act {
            row,
            id: own_id("ac", &[partnership.as_str(), &row.to_string()]),
            partnership: partnership.clone(),
            kind,
            title,
            stage: Stage::Draft,
            version: 1,
            updated_at: self.now,
        };
        act.add(self.write).await?;
        act.add_version(self.write, draft, self.by()).await?;
        let after = json!({ "partnership": partnership.as_str(), "kind": kind.code(), "version": 1 });
        self.journal(&act, "keep", after).await?;
        Ok(act.id)
    }

    /// Keeps a paper as a new version of an act, unless somebody wrote one since `seen` or signed. What was agreed was agreed of
    /// the version before.
    pub async fn keep_version(
        &self,
        act: &Act,
        (seen, title): (i64, String),
        (draft, life): (&Draft, &Life<'_>),
    ) -> Result<Outcome, DbError> {
        if life.is_signed() {
            return Ok(Outcome::Refused(Refusal::TextStands));
        }
        let version = act.version + 1;
        if seen != act.version {
            return Ok(Outcome::Stale);
        }
        let stage = Life { version, ..*life }.stage();
        let next = Act { version, title, stage, updated_at: self.now, ..act.clone() };
        next.moved(self.write).await?;
        next.add_version(self.write, draft, self.by()).await?;
        self.journal(&next, "keep", json!({ "partnership": act.partnership.as_str(), "version": version })).await?;
        Ok(Outcome::Done)
    }

    /// Records a step, when nothing speaks against it.
    pub async fn record(
        &self,
        act: &Act,
        (life, new): (&Life<'_>, &Recorded),
        law: (&Law, Locale),
    ) -> Result<Outcome, DbError> {
        if let Err(refusal) = life.may(new, (&self.speaker.authority, Day::of(self.now)), law) {
            return Ok(Outcome::Refused(refusal));
        }
        act.add_step(self.write, new, &self.speaker.organisation).await?;
        let steps: Vec<Recorded> = life.steps.iter().chain([new]).cloned().collect();
        self.restage(act, &Life { steps: &steps, ..*life }).await?;
        let on = new.on.to_string();
        let after = json!({ "partnership": act.partnership.as_str(), "step": new.step.code(), "side": new.side.as_str(), "on": on });
        self.journal(act, "record", after).await?;
        Ok(Outcome::Done)
    }

    /// Takes back a step that was recorded by mistake.
    pub async fn take_back(&self, act: &Act, life: &Life<'_>, step: Uuid) -> Result<Outcome, DbError> {
        let Some(known) = life.steps.iter().find(|one| one.row == step) else { return Ok(Outcome::Nothing) };
        let steps: Vec<Recorded> = life.steps.iter().filter(|one| one.row != step).cloned().collect();
        let without = Life { steps: &steps, ..*life };
        if let Some(later) = without.dangling() {
            return Ok(Outcome::Refused(Refusal::Later(later)));
        }
        act.take_back(self.write, step, self.now).await?;
        self.restage(act, &without).await?;
        let after =
            json!({ "partnership": act.partnership.as_str(), "step": known.step.code(), "side": known.side.as_str() });
        self.journal(act, "take_back", after).await?;
        Ok(Outcome::Done)
    }

    async fn restage(&self, act: &Act, life: &Life<'_>) -> Result<(), DbError> {
        Act { stage: life.stage(), ..act.clone() }.moved(self.write).await
    }

    /// Says something of the present version.
    pub async fn comment(&self, act: &Act, said: &str) -> Result<Outcome, DbError> {
        let said = said.trim();
        if said.is_empty() {
            return Ok(Outcome::Nothing);
        }
        if said.chars().count() > LONGEST_COMMENT {
            return Ok(Outcome::TooLong);
        }
        let row = RowIds::at(self.now).next();
        act.add_comment(self.write, row, said, (self.by(), self.now)).await?;
        let after = json!({ "partnership": act.partnership.as_str(), "version": act.version });
        self.journal(act, "comment", after).await?;
        Ok(Outcome::Done)
    }
}
