//! Proving in a session who one is: the session gets a new secret, and is worth what was proved.

use super::actions::{admit, changed, fresh_codes};
use super::letters::{Event, tell};
use super::{Factors, code, store};
use crate::accounts::means::{Means, Proof};
use crate::accounts::model::Person;
use crate::accounts::store as people;
use crate::accounts::tries;
use crate::db::{Db, DbError, Write};
use crate::kernel::{Secret, Timestamp};

/// What became of something typed. When it is right, the transaction that used it is still open: what follows belongs in it.
pub enum Tried {
    /// It is right, and used.
    Right(Write),
    /// It is not.
    Wrong,
    /// Too often: so many seconds to wait.
    Wait(u64),
}

/// What became of a proof.
pub enum Proved {
    /// The session goes on with this secret.
    Right(Secret),
    /// Not right, or the session has ended.
    Wrong,
    /// Too often: so many seconds to wait.
    Wait(u64),
}

/// A session that something is proved in.
pub struct Inside<'s> {
    /// Who.
    pub person: &'s Person,
    /// The seal of the session.
    pub seal: &'s str,
    /// How it was opened.
    pub means: Means,
}

/// Gives the session a new secret, and the worth of what was proved. The old secret opens nothing any more.
pub async fn raise(
    write: &Write,
    inside: &Inside<'_>,
    proof: Proof,
    now: Timestamp,
) -> Result<Option<Secret>, DbError> {
    let secret = Secret::draw();
    let means = inside.means.with(proof);
    let there = people::raise_session(write, (inside.seal, &secret.seal()), means, now).await?;
    Ok(there.then_some(secret))
}

impl Factors {
    /// Uses a code of the application, or a recovery code: each once.
    pub(super) async fn use_code(
        &self,
        db: &Db,
        person: &Person,
        typed: &str,
        now: Timestamp,
    ) -> Result<Tried, DbError> {
        let who = tries::who("code", person.email.as_str());
        if let Some(seconds) = admit(db, &who, now).await? {
            return Ok(Tried::Wait(seconds));
        }
        let write = db.write().await?;
        let app = store::code_app(write.connection(), person).await?.filter(|app| app.confirmed_at.is_some());
        let step = app.and_then(|app| self.seed(person, &app)).and_then(|seed| code::step_of(seed, typed, now));
        let right = match (step, code::recovery_seal(&person.id, typed)) {
            (Some(step), _) => store::use_step(&write, person, step, now).await?,
            (None, Some(seal)) => {
                let used = store::use_recovery_code(&write, person, &seal).await?;
                if used {
                    tell(&write, person, Event::CodeUsed, now).await?;
                }
                used
            }
            (None, None) => false,
        };
        if !right {
            return Ok(Tried::Wrong);
        }
        store::forget_tries(&write, &who).await?;
        Ok(Tried::Right(write))
    }

    /// Proves by a code.
    pub async fn prove_by_code(
        &self,
        db: &Db,
        inside: &Inside<'_>,
        typed: &str,
        now: Timestamp,
    ) -> Result<Proved, DbError> {
        match self.use_code(db, inside.person, typed, now).await? {
            Tried::Wrong => Ok(Proved::Wrong),
            Tried::Wait(seconds) => Ok(Proved::Wait(seconds)),
            Tried::Right(write) => done(write, inside, Proof::Code, now).await,
        }
    }

    /// Proves by the password.
    pub async fn prove_by_password(
        &self,
        db: &Db,
        inside: &Inside<'_>,
        typed: &str,
        now: Timestamp,
    ) -> Result<Proved, DbError> {
        let who = tries::who("password", inside.person.email.as_str());
        if let Some(seconds) = admit(db, &who, now).await? {
            return Ok(Proved::Wait(seconds));
        }
        let kept = store::password(db.read(), inside.person).await?.map(|(hash, _)| hash);
        if !self.hasher.check(typed, kept.as_deref()).await.right {
            return Ok(Proved::Wrong);
        }
        let write = db.write().await?;
        store::forget_tries(&write, &who).await?;
        done(write, inside, Proof::Password, now).await
    }

    /// The first code of a new application: from now on it counts, and this session is strong. Recovery codes come with it.
    pub async fn confirm_code_app(
        &self,
        db: &Db,
        inside: &Inside<'_>,
        typed: &str,
        now: Timestamp,
    ) -> Result<Option<(Secret, Vec<String>)>, DbError> {
        let person = inside.person;
        let write = db.write().await?;
        let app = store::code_app(write.connection(), person).await?.filter(|app| app.confirmed_at.is_none());
        let step = app.and_then(|app| self.seed(person, &app)).and_then(|seed| code::step_of(seed, typed, now));
        let Some(step) = step else { return Ok(None) };
        store::use_step(&write, person, step, now).await?;
        let codes = fresh_codes(&write, person, now).await?;
        changed(&write, person, ("set", "code application", Event::AppAdded), now).await?;
        people::end_other_sessions(&write, person, inside.seal).await?;
        let Some(secret) = raise(&write, inside, Proof::Code, now).await? else { return Ok(None) };
        write.commit().await?;
        Ok(Some((secret, codes)))
    }
}

pub(super) async fn done(write: Write, inside: &Inside<'_>, proof: Proof, now: Timestamp) -> Result<Proved, DbError> {
    let Some(secret) = raise(&write, inside, proof, now).await? else { return Ok(Proved::Wrong) };
    write.commit().await?;
    Ok(Proved::Right(secret))
}
