//! Beginning to enter by a provider, coming back from it, joining an identity to an account, taking it away.

use openidconnect::url::Url;
use serde_json::json;
use uuid::Uuid;

use super::model::{Attempt, Said, Subject, is_strong};
use super::provider::Provider;
use super::store::{self, Begun, Wait};
use crate::accounts::actions::{self, Entered, Newcomer, account_of, record};
use crate::accounts::means::Means;
use crate::accounts::model::{HOUR, LINKS_AN_HOUR, Person, return_path};
use crate::accounts::notices::{Notice, notify};
use crate::accounts::store as persons;
use crate::db::{Db, DbError, Write, commit_to};
use crate::kernel::{Locale, Secret, Timestamp};
use crate::mail::{self, Letter};
use crate::web::Texts;

/// What became of coming back from a provider.
pub enum Finished {
    /// Somebody has entered, by means that are strong or not.
    Entered(Entered, Means),
    /// The identity was joined to the account whose session this is.
    Joined(Locale),
    /// A letter was sent to the address; opening it joins the identity to the account.
    Waiting(Locale),
    /// The identity belongs to another account.
    Taken(Locale),
    /// The provider gave no mail address.
    NoAddress(Locale),
    /// What came back is not to be believed, or the provider was left without entering.
    Unbelieved(Locale),
    /// The attempt is over, or of another browser.
    Ended,
}

/// Who begins, and for what.
pub struct Beginning<'b> {
    /// The language of the page.
    pub locale: Locale,
    /// Where it is to lead.
    pub return_to: &'b str,
    /// Whose account the identity is to be joined to; nobody's when somebody enters.
    pub person: Option<Uuid>,
}

/// What a browser brings back from a provider.
pub struct Back<'b> {
    /// What travelled.
    pub state: Secret,
    /// What stayed in the browser.
    pub browser: Secret,
    /// What the token is asked with; nothing when the provider let nobody in.
    pub code: Option<String>,
    /// The program that asks.
    pub agent: &'b str,
    /// Whose session the browser has.
    pub present: Option<Uuid>,
}

/// Begins: the address at the provider, and what the browser keeps.
///
/// Errors: the provider says nothing of itself; the database.
pub async fn begin(
    db: &Db,
    provider: &Provider,
    beginning: &Beginning<'_>,
    now: Timestamp,
) -> anyhow::Result<(Url, Secret)> {
    let attempt = Attempt::draw();
    let address = provider.way_in(&attempt, now).await?;
    let begun = Begun {
        seal: attempt.state.seal(),
        browser: attempt.browser.seal(),
        locale: beginning.locale,
        return_to: return_path(beginning.return_to).unwrap_or_default().to_owned(),
        person: beginning.person,
    };
    let write = db.write().await?;
    store::add_attempt(&write, &begun, now).await?;
    write.commit().await?;
    Ok((address, attempt.browser))
}

/// Comes back: the attempt is over whatever becomes of it.
pub async fn finish(
    db: &Db,
    provider: &Provider,
    back: Back<'_>,
    (now, base): (Timestamp, &str),
) -> Result<Finished, DbError> {
    let write = db.write().await?;
    let begun = store::take_attempt(&write, &back.state.seal(), &back.browser.seal(), now).await?;
    write.commit().await?;
    let Some(begun) = begun else { return Ok(Finished::Ended) };
    let Some(code) = back.code.clone() else { return Ok(Finished::Unbelieved(begun.locale)) };
    let attempt = Attempt { state: back.state.clone(), browser: back.browser.clone() };
    let said = match provider.said(code, &attempt, now).await {
        Ok(said) => said,
        Err(why) => {
            tracing::warn!(error = format!("{why:#}"), "An identity provider was not believed.");
            return Ok(Finished::Unbelieved(begun.locale));
        }
    };
    let write = db.write().await?;
    let finished = match begun.person {
        Some(person) => joined(&write, (&begun, person), (provider, &said, &back), now).await?,
        None => entered(&write, &begun, (provider, said, back.agent), (now, base)).await?,
    };
    write.commit().await?;
    Ok(finished)
}

/// From the account's own session.
async fn joined(
    write: &Write,
    (begun, person): (&Begun, Uuid),
    (provider, said, back): (&Provider, &Said, &Back<'_>),
    now: Timestamp,
) -> Result<Finished, DbError> {
    let own = persons::by_row(write.connection(), person).await?.filter(|_| back.present == Some(person));
    let Some(own) = own else { return Ok(Finished::Ended) };
    match store::owner(write.connection(), &said.who).await? {
        Some(owner) if owner == person => Ok(Finished::Joined(begun.locale)),
        Some(_) => Ok(Finished::Taken(begun.locale)),
        None => {
            add(write, &own, (&said.who, provider.name()), now).await?;
            Ok(Finished::Joined(begun.locale))
        }
    }
}

/// Whoever comes with an identity alone: known, new with an address that nobody has and the provider has checked, or told
/// by a letter.
async fn entered(
    write: &Write,
    begun: &Begun,
    (provider, said, agent): (&Provider, Said, &str),
    (now, base): (Timestamp, &str),
) -> Result<Finished, DbError> {
    let owner = store::owner(write.connection(), &said.who).await?;
    let person = match owner {
        Some(row) => persons::by_row(write.connection(), row).await?,
        None => None,
    };
    let person = match (person, said.email.clone()) {
        (Some(person), _) => person,
        (None, None) => return Ok(Finished::NoAddress(begun.locale)),
        (None, Some(email)) => {
            let known = persons::by_address(write.connection(), &email).await?.is_some();
            if known || !said.email_checked {
                let wait = Wait { email, who: said.who, locale: begun.locale, return_to: begun.return_to.clone() };
                send_letter(write, (&wait, provider.name()), (now, base)).await?;
                return Ok(Finished::Waiting(begun.locale));
            }
            let newcomer = Newcomer { email: &email, locale: begun.locale, administrator: false };
            let person = account_of(write, &newcomer, now).await?;
            add(write, &person, (&said.who, provider.name()), now).await?;
            person
        }
    };
    store::note_used(write, &said.who, now).await?;
    let means = Means::Identity { strong: said.acr.as_deref().is_some_and(is_strong) };
    let session = actions::begin(write, (&person, means), agent, now).await?;
    let told = (said.acr.as_deref(), said.siren.as_deref(), &*said.id_token);
    persons::note_provider(write, &session.seal(), told).await?;
    Ok(Finished::Entered(Entered { session, return_to: begun.return_to.clone(), person }, means))
}

async fn send_letter(
    write: &Write,
    (wait, provider): (&Wait, &str),
    (now, base): (Timestamp, &str),
) -> Result<(), DbError> {
    if store::waits_since(write.connection(), &wait.email, Timestamp(now.0 - HOUR)).await? >= LINKS_AN_HOUR {
        return Ok(());
    }
    let secret = Secret::draw();
    store::add_wait(write, &secret.seal(), wait, now).await?;
    let t = Texts::of(wait.locale);
    let about = [("provider", provider)];
    let page = crate::accounts::path(wait.locale, "join");
    let letter = Letter {
        to: wait.email.clone(),
        locale: wait.locale,
        subject: t.with("mail-identity-subject", &about),
        paragraphs: vec![t.with("mail-identity-text", &about), t.s("mail-identity-ends")],
        action: Some((t.s("mail-identity-button"), format!("{base}{page}/{}", secret.hand_over()))),
        why: t.with("mail-identity-why", &about),
    };
    mail::enqueue(write, &letter, now).await
}

/// Opens the letter: the identity is joined to the account of the address, and a session begins.
///
/// Nothing when it was opened before, holds no longer, or the identity has an account by now.
pub async fn join(
    db: &Db,
    provider: &str,
    (secret, agent): (&Secret, &str),
    now: Timestamp,
) -> Result<Option<Entered>, DbError> {
    let write = db.write().await?;
    let Some(wait) = store::open_wait(&write, &secret.seal(), now).await? else { return Ok(None) };
    if store::owner(write.connection(), &wait.who).await?.is_some() {
        return Ok(None);
    }
    let newcomer = Newcomer { email: &wait.email, locale: wait.locale, administrator: false };
    let person = account_of(&write, &newcomer, now).await?;
    add(&write, &person, (&wait.who, provider), now).await?;
    let session = actions::begin(&write, (&person, Means::Link), agent, now).await?;
    write.commit().await?;
    Ok(Some(Entered { session, return_to: wait.return_to, person }))
}

/// Joins an identity to an account, writes it in the journal and tells the person.
async fn add(write: &Write, person: &Person, (who, provider): (&Subject, &str), now: Timestamp) -> Result<(), DbError> {
    store::add(write, (who, provider), person.row, now).await?;
    let identity = commit_to(write, &format!("{} {}", who.issuer, who.subject)).await?;
    record(write, person, "identify", (None, Some(json!({ "identity": identity }))), now).await?;
    tell(write, person, ("mail-identity-added-", provider), now).await
}

async fn tell(write: &Write, person: &Person, (key, provider): (&str, &str), now: Timestamp) -> Result<(), DbError> {
    let t = Texts::of(person.locale);
    let notice = Notice {
        subject: t.with(&format!("{key}subject"), &[("provider", provider)]),
        text: t.with(&format!("{key}text"), &[("provider", provider)]),
        action: None,
        must_act: true,
    };
    notify(write, person.row, &notice, now).await
}

/// Takes an identity away from an account; false when it has none of that row.
pub async fn unlink(db: &Db, person: &Person, row: Uuid, now: Timestamp) -> Result<bool, DbError> {
    let own = store::of_person(db.read(), person.row).await?;
    let Some(identity) = own.into_iter().find(|one| one.row == row) else { return Ok(false) };
    let write = db.write().await?;
    store::remove(&write, person.row, row).await?;
    record(&write, person, "part", (None, Some(json!({ "provider": identity.provider }))), now).await?;
    tell(&write, person, ("mail-identity-removed-", &identity.provider), now).await?;
    write.commit().await?;
    Ok(true)
}
