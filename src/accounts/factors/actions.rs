//! Signing in by a password and a code; adding and taking away what lets a person in.

use serde_json::{Value as Json, json};
use tokio::task::spawn_blocking;

use super::hasher::Checked;
use super::letters::{Event, tell};
use super::proofs::Tried;
use super::{Factors, Weak, code, store, strength};
use crate::accounts::actions::{Entered, begin, record};
use crate::accounts::means::Means;
use crate::accounts::model::{MINUTE, Person};
use crate::accounts::store as people;
use crate::accounts::tries;
use crate::db::{Db, DbError, Write};
use crate::kernel::{Secret, Timestamp};
use crate::mail::Address;

/// A sign-in waits for its second step so long.
const PENDING: i64 = 5 * MINUTE;

/// Who signs in, and where it leads.
pub struct Given<'g> {
    /// The address.
    pub email: &'g Address,
    /// What was typed.
    pub password: &'g str,
    /// A page of ours.
    pub return_to: &'g str,
    /// The program, as it calls itself.
    pub agent: &'g str,
}

/// What became of a sign-in.
pub enum SignIn {
    /// In.
    In(Entered),
    /// The password is right; a code is asked with this secret.
    Code(Secret),
    /// Not let in, without saying why.
    Refused,
    /// Too often: so many seconds to wait.
    Wait(u64),
}

impl Factors {
    /// Signs in by address and password. Whether nobody has the address, there is no password or another one, the work and
    /// the answer are the same.
    pub async fn sign_in(&self, db: &Db, given: &Given<'_>, now: Timestamp) -> Result<SignIn, DbError> {
        // Tries from one place of the network would be counted here, beside those at one account.
        let who = tries::who("password", given.email.as_str());
        if let Some(seconds) = admit(db, &who, now).await? {
            return Ok(SignIn::Wait(seconds));
        }
        // Both are asked whoever it is: one question fewer would tell who has no account.
        let person = people::by_address(db.read(), given.email).await?;
        let kept = store::password_at(db.read(), given.email).await?;
        let checked = self.hasher.check(given.password, kept.as_deref()).await;
        let (Some(person), Some(hash), true) = (person, kept, checked.right) else { return Ok(SignIn::Refused) };
        self.renew(db, &person, (given.password, &hash), checked).await?;
        let write = db.write().await?;
        store::forget_tries(&write, &who).await?;
        let ended = step_in(&write, person, given, now).await?;
        write.commit().await?;
        Ok(ended)
    }

    /// Makes the hash anew when its cost is no longer today's.
    async fn renew(
        &self,
        db: &Db,
        person: &Person,
        (password, old): (&str, &str),
        checked: Checked,
    ) -> Result<(), DbError> {
        if !checked.outdated {
            return Ok(());
        }
        let new = self.hasher.hash(password).await;
        let write = db.write().await?;
        store::rehash(&write, person, (old, &new)).await?;
        write.commit().await
    }

    /// The second step: the code of the application, or a recovery code. Nothing when the first step is over.
    pub async fn second_step(
        &self,
        db: &Db,
        (pending, typed): (&Secret, &str),
        agent: &str,
        now: Timestamp,
    ) -> Result<Option<SignIn>, DbError> {
        let Some((row, return_to)) = store::pending(db.read(), &pending.seal(), now).await? else { return Ok(None) };
        let Some(person) = people::by_row(db.read(), row).await? else { return Ok(None) };
        Ok(Some(match self.use_code(db, &person, typed, now).await? {
            Tried::Wrong => SignIn::Refused,
            Tried::Wait(seconds) => SignIn::Wait(seconds),
            Tried::Right(write) => {
                let session = begin(&write, (&person, Means::PasswordAndCode), agent, now).await?;
                write.commit().await?;
                SignIn::In(Entered { session, return_to, person })
            }
        }))
    }

    /// Sets or changes the password; every other session ends.
    pub async fn set_password(
        &self,
        db: &Db,
        (person, session): (&Person, &str),
        password: &str,
        now: Timestamp,
    ) -> Result<Result<(), Weak>, DbError> {
        if let Err(weak) = judged(db, person, password).await? {
            return Ok(Err(weak));
        }
        let hash = self.hasher.hash(password).await;
        let write = db.write().await?;
        store::set_password(&write, person, &hash, now).await?;
        people::end_other_sessions(&write, person, session).await?;
        store::end_pending(&write, person).await?;
        changed(&write, person, ("set", "password", Event::PasswordSet), now).await?;
        write.commit().await?;
        Ok(Ok(()))
    }

    /// Begins to set up an application of codes.
    pub async fn begin_code_app(&self, db: &Db, person: &Person, now: Timestamp) -> Result<(), DbError> {
        let sealed = self.key.seal(person.id.as_str(), &code::draw_seed());
        let write = db.write().await?;
        store::begin_code_app(&write, person, &sealed, now).await?;
        write.commit().await
    }

    /// The seed of an application that is being set up, as people type it.
    pub async fn new_seed(&self, db: &Db, person: &Person) -> Result<Option<String>, DbError> {
        let app = store::code_app(db.read(), person).await?.filter(|app| app.confirmed_at.is_none());
        Ok(app.and_then(|app| self.seed(person, &app)).map(code::written))
    }

    /// The seed of an application; nothing when it was sealed with another key than this installation's.
    pub(super) fn seed(&self, person: &Person, app: &store::CodeApp) -> Option<[u8; code::SEED]> {
        let seed = self.key.unseal(person.id.as_str(), &app.seed).and_then(|bytes| bytes.try_into().ok());
        if seed.is_none() {
            tracing::error!(person = %person.id, "A seed was sealed with another key than the one of --secret-file.");
        }
        seed
    }
}

impl Factors {
    /// Whoever runs the installation takes every factor of a person away: the link in a letter is left. Every session ends.
    pub async fn reset(db: &Db, person: &Person, now: Timestamp) -> Result<(), DbError> {
        let write = db.write().await?;
        store::remove_password(&write, person).await?;
        store::remove_code_app(&write, person).await?;
        for passkey in store::passkeys(write.connection(), person.row).await? {
            store::remove_passkey(&write, person, passkey.row).await?;
        }
        store::set_recovery_codes(&write, person, &[], now).await?;
        store::end_pending(&write, person).await?;
        people::end_sessions(&write, person, "").await?;
        changed(&write, person, ("reset", "all", Event::Reset), now).await?;
        write.commit().await
    }
}

/// Judges a password, away from the threads that answer: the dictionaries are long.
async fn judged(db: &Db, person: &Person, password: &str) -> Result<Result<(), Weak>, DbError> {
    let organisations = store::organisations(db.read(), person).await?;
    let (email, name, password) = (person.email.as_str().to_owned(), person.name.clone(), password.to_owned());
    let judging = spawn_blocking(move || strength::judge(&password, &[&email, &name], &organisations));
    Ok(judging.await.expect("judging does not panic"))
}

/// Counts a try before it is judged; how many seconds to wait when there were too many.
pub(super) async fn admit(db: &Db, who: &str, now: Timestamp) -> Result<Option<u64>, DbError> {
    let write = db.write().await?;
    let mut before = store::tries(&write, who, now).await?;
    let wait = tries::wait(&before, now);
    if wait.is_none() {
        before.push(now);
        store::set_tries(&write, who, &before).await?;
        write.commit().await?;
    }
    Ok(wait)
}

/// The password was right: in, or on to the code.
async fn step_in(write: &Write, person: Person, given: &Given<'_>, now: Timestamp) -> Result<SignIn, DbError> {
    let app = store::code_app(write.connection(), &person).await?;
    if app.is_some_and(|app| app.confirmed_at.is_some()) {
        let secret = Secret::draw();
        let until = Timestamp(now.0 + PENDING);
        store::add_pending(write, &secret.seal(), (&person, given.return_to), (now, until)).await?;
        return Ok(SignIn::Code(secret));
    }
    let session = begin(write, (&person, Means::Password), given.agent, now).await?;
    Ok(SignIn::In(Entered { session, return_to: given.return_to.to_owned(), person }))
}

/// Writes what happened to a factor: in the journal, and to the person.
pub(super) async fn changed(
    write: &Write,
    person: &Person,
    (verb, factor, event): (&'static str, &str, Event),
    now: Timestamp,
) -> Result<(), DbError> {
    record(write, person, verb, (None, Some(json!({ "factor": factor }))), now).await?;
    tell(write, person, event, now).await
}

/// Something that can be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removable {
    /// The password.
    Password,
    /// The application of codes.
    CodeApp,
    /// A passkey, by its row.
    Passkey(uuid::Uuid),
}

/// Takes a factor away; false when there is none like it. Every other session ends; when nothing strong is left, this one is worth
/// a link, and the recovery codes are gone too.
pub async fn remove(
    db: &Db,
    (person, session): (&Person, &str),
    what: Removable,
    now: Timestamp,
) -> Result<bool, DbError> {
    let write = db.write().await?;
    let (there, factor, event) = match what {
        Removable::Password => (store::remove_password(&write, person).await?, "password", Event::PasswordRemoved),
        Removable::CodeApp => (store::remove_code_app(&write, person).await?, "code application", Event::AppRemoved),
        Removable::Passkey(row) => {
            (store::remove_passkey(&write, person, row).await?.is_some(), "passkey", Event::PasskeyRemoved)
        }
    };
    if !there {
        return Ok(false);
    }
    people::end_other_sessions(&write, person, session).await?;
    store::end_pending(&write, person).await?;
    if !store::has_strong(write.connection(), person).await? {
        people::lower_session(&write, session).await?;
        store::set_recovery_codes(&write, person, &[], now).await?;
    }
    changed(&write, person, ("remove", factor, event), now).await?;
    write.commit().await?;
    Ok(true)
}

/// New recovery codes in place of those before, as they are shown once; only for who has something strong to recover.
pub async fn make_recovery_codes(db: &Db, person: &Person, now: Timestamp) -> Result<Vec<String>, DbError> {
    let write = db.write().await?;
    if !store::has_strong(write.connection(), person).await? {
        return Ok(Vec::new());
    }
    let codes = fresh_codes(&write, person, now).await?;
    changed(&write, person, ("set", "recovery codes", Event::CodesMade), now).await?;
    write.commit().await?;
    Ok(codes)
}

/// Draws recovery codes and keeps their seals.
pub(super) async fn fresh_codes(write: &Write, person: &Person, now: Timestamp) -> Result<Vec<String>, DbError> {
    let codes = code::draw_recovery_codes();
    let seals: Vec<String> = codes.iter().filter_map(|one| code::recovery_seal(&person.id, one)).collect();
    store::set_recovery_codes(write, person, &seals, now).await?;
    Ok(codes)
}

/// The factors of a person, without anything that opens a door.
pub async fn held(db: &Db, person: &Person) -> Result<Json, DbError> {
    let password = store::password(db.read(), person).await?.map(|(_, at)| at.rfc3339());
    let app = store::code_app(db.read(), person).await?.and_then(|app| app.confirmed_at).map(Timestamp::rfc3339);
    let passkeys = store::passkeys(db.read(), person.row).await?;
    let told = |one: &store::Passkey| json!({ "name": one.name, "added_at": one.created_at.rfc3339(), "used_at": one.used_at.map(Timestamp::rfc3339) });
    Ok(json!({
        "password_set_at": password,
        "code_application_since": app,
        "recovery_codes_left": store::recovery_codes(db.read(), person).await?,
        "passkeys": passkeys.iter().map(told).collect::<Vec<_>>(),
    }))
}
