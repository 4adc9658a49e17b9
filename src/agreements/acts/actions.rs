//! Keeping papers with a partnership, saying something of them, recording the steps of their life.

use deposit::{Checked, Stored};
use serde_json::json;
use uuid::Uuid;

use super::letters;
use super::life::{Life, Refusal, Stage};
use super::store::{Act, Attached, Decision, Kept, Recorded, room_taken};
use crate::agreements::draft::Draft;
use crate::agreements::model::Kind;
use crate::content::Words;
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
    /// The organisation has no room left for its files.
    NoRoom,
    /// Only the organisation that brought a file, or made a decision, takes it away.
    NotYours,
}

/// Somebody who speaks for a party, in a transaction that holds the act ([`super::Kept::held`]).
pub struct Writing<'w> {
    /// The transaction.
    pub write: &'w Write,
    /// Who.
    pub speaker: &'w Speaker,
    /// When.
    pub now: Timestamp,
    /// The site's own address, for the letters that say what happened.
    pub base: &'w str,
}

/// The longest comment or reason that is kept, in characters.
const LONGEST_COMMENT: usize = 4000;
/// The most bytes of files that an organisation keeps.
const ROOM: i64 = 500_000_000;

impl Writing<'_> {
    fn by(&self) -> (&str, &str) {
        (&self.speaker.organisation, &self.speaker.organisation_name)
    }

    /// A journal entry about an act, and word of it to the other side: what a paper says stands in neither, it may name people.
    async fn note(&self, act: &Act, action: &'static str, after: serde_json::Value) -> Result<(), DbError> {
        let of = Some(self.speaker.organisation.clone());
        let author = Author { on_behalf_of: of, ..self.speaker.author.clone() };
        let mut journal = Journal::open(self.write, author, self.now, None).await?;
        let entity_id = act.id.to_string();
        journal
            .record(Change { action, entity: "act", entity_id, before: None, after: Some(after), reason: None })
            .await?;
        journal.close().await?;
        letters::tell_others(self, act, action).await
    }

    /// Keeps a paper as the first version of an act of a partnership.
    pub async fn keep_new(
        &self,
        partnership: &PublicId,
        (kind, title): (Kind, Words),
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
            ends_on: None,
        };
        act.add(self.write).await?;
        act.add_version(self.write, draft, self.by()).await?;
        let after = json!({ "partnership": partnership.as_str(), "kind": kind.code(), "version": 1 });
        self.note(&act, "keep", after).await?;
        Ok(act.id)
    }

    /// Keeps a paper as a new version of an act, unless somebody wrote one since `seen` or signed. What was agreed was agreed of
    /// the version before.
    pub async fn keep_version(
        &self,
        act: &Act,
        (seen, title): (i64, Words),
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
        self.note(&next, "keep", json!({ "partnership": act.partnership.as_str(), "version": version })).await?;
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
        self.note(act, "record", after).await?;
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
        self.note(act, "take_back", after).await?;
        Ok(Outcome::Done)
    }

    async fn restage(&self, act: &Act, life: &Life<'_>) -> Result<(), DbError> {
        Act { stage: life.stage(), ends_on: life.until(), ..act.clone() }.moved(self.write).await
    }

    /// Answers for a rule where the law says no or asks for a person: the organisation's decision, with its reason.
    pub async fn decide(&self, act: &Act, rule: &str, reason: &str) -> Result<Outcome, DbError> {
        let reason = reason.trim();
        if rule.is_empty() || reason.is_empty() {
            return Ok(Outcome::Nothing);
        }
        if reason.chars().count() > LONGEST_COMMENT {
            return Ok(Outcome::TooLong);
        }
        let new = Decision {
            row: RowIds::at(self.now).next(),
            rule: rule.to_owned(),
            reason: reason.to_owned(),
            organisation: self.speaker.organisation.clone(),
            organisation_name: self.speaker.organisation_name.clone(),
            at: self.now,
        };
        act.add_decision(self.write, &new).await?;
        let after = json!({ "partnership": act.partnership.as_str(), "rule": rule });
        self.note(act, "decide", after).await?;
        Ok(Outcome::Done)
    }

    /// Takes such a decision back, for the organisation that made it: nobody else answers in its place.
    pub async fn undecide(&self, kept: &Kept, row: Uuid) -> Result<Outcome, DbError> {
        let Some(known) = kept.decisions.iter().find(|one| one.row == row) else { return Ok(Outcome::Nothing) };
        if known.organisation != self.speaker.organisation {
            return Ok(Outcome::NotYours);
        }
        kept.act.take_decision_back(self.write, row, self.now).await?;
        let after = json!({ "partnership": kept.act.partnership.as_str(), "rule": known.rule });
        self.note(&kept.act, "undecide", after).await?;
        Ok(Outcome::Done)
    }

    /// Records a file that lies in the vault already, about a step or about the act as a whole.
    pub async fn attach(
        &self,
        kept: &Kept,
        step: Option<Uuid>,
        (file, stored): (&Checked, &Stored),
    ) -> Result<Outcome, DbError> {
        let size = i64::try_from(stored.size).unwrap_or(i64::MAX);
        if room_taken(self.write.connection(), self.by()).await?.saturating_add(size) > ROOM {
            return Ok(Outcome::NoRoom);
        }
        let new = Attached {
            row: RowIds::at(self.now).next(),
            step: step.filter(|step| kept.steps.iter().any(|one| one.row == *step)),
            name: file.name.clone(),
            kind: file.kind,
            size,
            sha256: stored.sha256.clone(),
            key: stored.key.clone(),
            organisation: self.speaker.organisation.clone(),
            organisation_name: self.speaker.organisation_name.clone(),
            at: self.now,
        };
        kept.act.add_file(self.write, &new).await?;
        let after = json!({ "partnership": kept.act.partnership.as_str(), "sha256": new.sha256, "size": size });
        self.note(&kept.act, "attach", after).await?;
        Ok(Outcome::Done)
    }

    /// Forgets a file that the organisation itself brought; its bytes are to be taken out of the vault afterwards.
    pub async fn detach(&self, kept: &Kept, file: &Attached) -> Result<Outcome, DbError> {
        if file.organisation != self.speaker.organisation {
            return Ok(Outcome::NotYours);
        }
        kept.act.forget_file(self.write, file.row).await?;
        let after = json!({ "partnership": kept.act.partnership.as_str(), "sha256": file.sha256 });
        self.note(&kept.act, "detach", after).await?;
        Ok(Outcome::Done)
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
        self.note(act, "comment", after).await?;
        Ok(Outcome::Done)
    }
}
