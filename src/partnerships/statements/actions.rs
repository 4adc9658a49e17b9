//! What a party may do with a link: confirm it, or say something else of it.

use serde_json::{Map, Value, json};

use super::model::{Field, Outcome, Revision, Speaker, Version};
use super::store;
use crate::db::{Author, Change, DbError, Journal, Write};
use crate::kernel::{PublicId, Timestamp};

/// What is said in one act.
struct Act {
    action: &'static str,
    stated: Vec<(Field, Value)>,
    reason: Option<String>,
}

impl Speaker {
    /// Says that everything recorded is still true.
    ///
    /// Inside the transaction: the date and name of the confirmation, a statement for each known field, a journal entry.
    /// Where the party itself said something else, that statement goes on standing: a confirmation withdraws nothing.
    pub async fn confirm(&self, write: &Write, id: &PublicId, at: Timestamp) -> Result<Outcome, DbError> {
        let Some(version) = self.heard(write, id).await? else { return Ok(Outcome::NotParty) };
        let own = version.said_by(&self.authority);
        let all = Field::ALL.iter().map(|field| (*field, version.facts.value(*field)));
        let stated = all.filter(|(field, value)| !value.is_null() && own.value(*field) == *value).collect();
        self.say(write, &version, Act { action: "confirm", stated, reason: None }, at).await
    }

    /// Says what the link is, seen at a version; suspending and ending are statuses among the rest.
    ///
    /// Inside the transaction: a statement for each field that differs from what the party said before, the record where
    /// no other party says something else, the confirmation, a journal entry.
    pub async fn revise(
        &self,
        write: &Write,
        (id, seen): (&PublicId, i64),
        revision: &Revision,
        at: Timestamp,
    ) -> Result<Outcome, DbError> {
        let Some(version) = self.heard(write, id).await? else { return Ok(Outcome::NotParty) };
        if version.version != seen {
            return Ok(Outcome::Stale(Box::new(version)));
        }
        let problems = revision.problems(at);
        if !problems.is_empty() {
            return Ok(Outcome::Refused(problems));
        }
        let own = version.said_by(&self.authority);
        let all = Field::ALL.iter().map(|field| (*field, revision.facts.value(*field)));
        let stated: Vec<_> = all.filter(|(field, value)| own.value(*field) != *value).collect();
        if stated.is_empty() {
            return Ok(Outcome::Unchanged);
        }
        let reason = revision.reason.as_deref().map(str::trim).filter(|words| !words.is_empty()).map(str::to_owned);
        self.say(write, &version, Act { action: "revise", stated, reason }, at).await
    }

    /// The link, when the speaker speaks for one of its parties.
    async fn heard(&self, write: &Write, id: &PublicId) -> Result<Option<Version>, DbError> {
        let version = Version::read(write.connection(), id).await?;
        Ok(version.filter(|version| version.has_party(&self.authority)))
    }

    async fn say(&self, write: &Write, before: &Version, act: Act, at: Timestamp) -> Result<Outcome, DbError> {
        let after = before.hear(self, &act.stated, at);
        store::keep(write, before, &after, at).await?;
        store::state(write, before, self, (&act.stated, at)).await?;
        let author = Author { on_behalf_of: Some(self.organisation.clone()), ..self.author.clone() };
        let mut journal = Journal::open(write, author, at, None).await?;
        let change = Change {
            action: act.action,
            entity: "partnership",
            entity_id: before.public_id.to_string(),
            before: Some(self.told(before, &after, &act)),
            after: Some(self.told(&after, before, &act)),
            reason: act.reason,
        };
        journal.record(change).await?;
        journal.close().await?;
        Ok(Outcome::Done)
    }

    /// One side of a journal entry: the fields in which the two versions differ, the confirmation, what the organisation
    /// says of the fields it speaks of, and those on which parties differ.
    fn told(&self, version: &Version, other: &Version, act: &Act) -> Value {
        let changed = Field::ALL.iter().filter(|field| version.facts.value(**field) != other.facts.value(**field));
        let mut told: Map<String, Value> =
            changed.map(|field| (field.code().to_owned(), version.facts.value(*field))).collect();
        let confirmed = version.confirmed.as_ref();
        told.insert("last_confirmed_on".to_owned(), json!(confirmed.map(|(at, _)| at.day())));
        told.insert("last_confirmed_by".to_owned(), json!(confirmed.map(|(_, by)| by)));
        let spoken = |field: Field| act.stated.iter().any(|(stated, _)| *stated == field);
        let own = version.statements.iter().filter(|said| said.organisation == self.organisation);
        let said: Map<String, Value> = own
            .filter(|said| spoken(said.field))
            .map(|said| (said.field.code().to_owned(), said.value.clone()))
            .collect();
        told.insert("statements".to_owned(), Value::Object(said));
        // The exact instants, so that an act can be undone without a trace.
        let own = version.statements.iter().filter(|said| said.organisation == self.organisation && spoken(said.field));
        let when: Map<String, Value> = own.map(|said| (said.field.code().to_owned(), json!(said.at.0))).collect();
        told.insert("stated_at".to_owned(), Value::Object(when));
        let speaks = json!({ "authority": self.authority.as_str(), "name": self.organisation_name });
        told.insert("speaks".to_owned(), speaks);
        told.insert("confirmed_at".to_owned(), json!(confirmed.map(|(at, _)| at.0)));
        let unsettled = version.disagreements().into_iter().map(|one| one.field).filter(|field| spoken(*field));
        told.insert("unsettled".to_owned(), json!(unsettled.map(Field::code).collect::<Vec<_>>()));
        Value::Object(told)
    }
}
