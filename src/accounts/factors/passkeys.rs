//! Passkeys: what is begun here is ended here, once, within five minutes, and in the session it was begun in.

use serde_json::Value as Json;

use super::actions::changed;
use super::ceremony::{Begun, Owner};
use super::letters::Event;
use super::proofs::{Inside, Proved, done, raise};
use super::{Factors, store};
use crate::accounts::actions::{Entered, begin};
use crate::accounts::means::{Means, Proof};
use crate::accounts::model::{MINUTE, Person};
use crate::accounts::store as people;
use crate::db::{Db, DbError, Write};
use crate::kernel::{Secret, Timestamp};

/// A ceremony lasts so long.
const LASTS: i64 = 5 * MINUTE;
/// Passkeys of one person.
const MOST: usize = 20;

/// What a ceremony is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A new passkey.
    Make,
    /// Proving in a session.
    Prove,
    /// Signing in.
    Enter,
}

impl Purpose {
    fn code(self) -> &'static str {
        match self {
            Self::Make => "make",
            Self::Prove => "prove",
            Self::Enter => "enter",
        }
    }
}

/// What the browser brings back: which ceremony, and its answer.
pub struct Answer<'a> {
    /// The secret of the ceremony.
    pub ceremony: &'a str,
    /// What the browser says, as JSON.
    pub credential: &'a str,
}

impl Factors {
    /// Begins a ceremony: what the browser is asked, and a secret to bring back. Nothing where there can be none.
    pub async fn begin_ceremony(
        &self,
        db: &Db,
        purpose: Purpose,
        inside: Option<(&Person, &str)>,
        now: Timestamp,
    ) -> Result<Option<(Json, Secret)>, DbError> {
        let keys: Vec<String> = match inside {
            Some((person, _)) => store::passkeys(db.read(), person.row).await?.into_iter().map(|one| one.key).collect(),
            None => Vec::new(),
        };
        let Some(begun) = self.ask(purpose, inside.map(|(person, _)| person), &keys) else { return Ok(None) };
        let secret = Secret::draw();
        let session = inside.map_or_else(String::new, |(_, seal)| seal.to_owned());
        let kept = store::Ceremony { kind: purpose.code().to_owned(), session, state: begun.state };
        let write = db.write().await?;
        store::add_ceremony(&write, &secret.seal(), &kept, (now, Timestamp(now.0 + LASTS))).await?;
        write.commit().await?;
        Ok(Some((begun.options, secret)))
    }

    fn ask(&self, purpose: Purpose, person: Option<&Person>, keys: &[String]) -> Option<Begun> {
        let ceremony = self.ceremony.as_deref()?;
        match (purpose, person) {
            (Purpose::Make, Some(person)) if keys.len() < MOST => {
                ceremony.begin_making(&Owner { row: person.row, email: person.email.as_str(), keys })
            }
            (Purpose::Prove, Some(_)) if !keys.is_empty() => ceremony.begin_asking(keys),
            (Purpose::Enter, None) => ceremony.begin_finding(),
            _ => None,
        }
    }

    /// Keeps a new passkey; the session is strong from now on. Nothing when the answer is not right.
    pub async fn add_passkey(
        &self,
        db: &Db,
        inside: &Inside<'_>,
        (answer, name): (&Answer<'_>, &str),
        now: Timestamp,
    ) -> Result<Option<Secret>, DbError> {
        let Some(ceremony) = self.ceremony.as_deref() else { return Ok(None) };
        let Some(state) = taken(db, answer, (Purpose::Make, inside.seal), now).await? else { return Ok(None) };
        let Some(kept) = ceremony.finish_making(answer.credential, &state) else { return Ok(None) };
        let write = db.write().await?;
        if !store::add_passkey(&write, inside.person, (&kept, name), now).await? {
            return Ok(None);
        }
        changed(&write, inside.person, ("set", "passkey", Event::PasskeyAdded), now).await?;
        people::end_other_sessions(&write, inside.person, inside.seal).await?;
        let secret = raise(&write, inside, Proof::Passkey, now).await?;
        write.commit().await?;
        Ok(secret)
    }

    /// Proves by a passkey.
    pub async fn prove_by_passkey(
        &self,
        db: &Db,
        inside: &Inside<'_>,
        answer: &Answer<'_>,
        now: Timestamp,
    ) -> Result<Proved, DbError> {
        let Some(ceremony) = self.ceremony.as_deref() else { return Ok(Proved::Wrong) };
        let Some(state) = taken(db, answer, (Purpose::Prove, inside.seal), now).await? else {
            return Ok(Proved::Wrong);
        };
        let keys = keys(db, inside.person.row).await?;
        let Some(kept) = ceremony.finish_asking(answer.credential, &state, &keys) else { return Ok(Proved::Wrong) };
        let write = db.write().await?;
        if !store::use_passkey(&write, inside.person.row, &kept, now).await? {
            return Ok(Proved::Wrong);
        }
        done(write, inside, Proof::Passkey, now).await
    }

    /// Signs in by a passkey, which says whose it is.
    pub async fn enter_by_passkey(
        &self,
        db: &Db,
        answer: &Answer<'_>,
        agent: &str,
        now: Timestamp,
    ) -> Result<Option<Entered>, DbError> {
        let Some(ceremony) = self.ceremony.as_deref() else { return Ok(None) };
        let Some(state) = taken(db, answer, (Purpose::Enter, ""), now).await? else { return Ok(None) };
        let Some((row, _)) = ceremony.says(answer.credential) else { return Ok(None) };
        let Some(kept) = ceremony.finish_finding(answer.credential, &state, &keys(db, row).await?) else {
            return Ok(None);
        };
        let write = db.write().await?;
        let used = store::use_passkey(&write, row, &kept, now).await?;
        let Some(person) = people::by_row(write.connection(), row).await?.filter(|_| used) else { return Ok(None) };
        let session = begin(&write, (&person, Means::Passkey), agent, now).await?;
        write.commit().await?;
        Ok(Some(Entered { session, return_to: String::new(), person }))
    }
}

async fn keys(db: &Db, person: uuid::Uuid) -> Result<Vec<String>, DbError> {
    Ok(store::passkeys(db.read(), person).await?.into_iter().map(|one| one.key).collect())
}

/// What was kept of a ceremony, which is over; nothing when it is another one, or another session's.
async fn taken(
    db: &Db,
    answer: &Answer<'_>,
    (purpose, session): (Purpose, &str),
    now: Timestamp,
) -> Result<Option<String>, DbError> {
    let Some(secret) = Secret::read(answer.ceremony) else { return Ok(None) };
    let write: Write = db.write().await?;
    let found = store::take_ceremony(&write, &secret.seal(), now).await?;
    write.commit().await?;
    Ok(found.filter(|one| one.kind == purpose.code() && one.session == session).map(|one| one.state))
}
