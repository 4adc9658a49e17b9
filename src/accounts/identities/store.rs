//! The tables of identities, of attempts to enter by one, and of those that wait for a letter to be opened.

use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use super::model::{ATTEMPT, Identity, Subject, WAIT};
use crate::db::{DbError, Write, all, done, one};
use crate::kernel::{Locale, RowIds, Timestamp};
use crate::mail::Address;

/// An attempt as it was begun.
pub struct Begun {
    /// The seal of what travels.
    pub seal: String,
    /// The seal of what stays in the browser.
    pub browser: String,
    /// The language of the page.
    pub locale: Locale,
    /// Where it leads.
    pub return_to: String,
    /// Whose account the identity is to be joined to; nobody's when somebody enters.
    pub person: Option<Uuid>,
}

/// An identity that waits for a letter to be opened.
pub struct Wait {
    /// Who opens it.
    pub email: Address,
    /// The identity.
    pub who: Subject,
    /// The language of the page.
    pub locale: Locale,
    /// Where it leads.
    pub return_to: String,
}

/// Records an attempt.
pub async fn add_attempt(write: &Write, begun: &Begun, now: Timestamp) -> Result<(), DbError> {
    let sql = "INSERT INTO identity_attempts (seal, browser, language, return_to, person, expires_at) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    let values = [
        begun.seal.as_str().into(),
        begun.browser.as_str().into(),
        begun.locale.code().into(),
        begun.return_to.as_str().into(),
        begun.person.into(),
        (now.0 + ATTEMPT).into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// Takes an attempt, which is none afterwards; nothing when it was taken before, is too old or of another browser.
pub async fn take_attempt(write: &Write, seal: &str, browser: &str, now: Timestamp) -> Result<Option<Begun>, DbError> {
    let sql =
        "DELETE FROM identity_attempts WHERE seal = $1 RETURNING browser, language, return_to, person, expires_at";
    let Some(row) = one(write.connection(), sql, [seal.into()]).await? else { return Ok(None) };
    let [kept, language]: [String; 2] = [row.try_get_by_index(0)?, row.try_get_by_index(1)?];
    let expires_at: i64 = row.try_get_by_index(4)?;
    let begun = Begun {
        seal: seal.to_owned(),
        locale: Locale::parse(&language).unwrap_or(Locale::Fr),
        return_to: row.try_get_by_index(2)?,
        person: row.try_get_by_index(3)?,
        browser: kept,
    };
    Ok((begun.browser == browser && now.0 < expires_at).then_some(begun))
}

/// Records an identity that waits.
pub async fn add_wait(write: &Write, seal: &str, wait: &Wait, now: Timestamp) -> Result<(), DbError> {
    let sql = "INSERT INTO identity_waits (seal, email, issuer, subject, language, return_to, created_at, expires_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = [
        seal.into(),
        wait.email.as_str().into(),
        wait.who.issuer.as_str().into(),
        wait.who.subject.as_str().into(),
        wait.locale.code().into(),
        wait.return_to.as_str().into(),
        now.0.into(),
        (now.0 + WAIT).into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// How many such letters an address was sent since an instant.
pub async fn waits_since(connection: &impl ConnectionTrait, email: &Address, since: Timestamp) -> Result<i64, DbError> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM identity_waits WHERE email = $1 AND created_at > $2";
    let row = one(connection, sql, [email.as_str().into(), since.0.into()]).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0))
}

/// Whether a letter would join something now.
pub async fn wait_holds(connection: &impl ConnectionTrait, seal: &str, now: Timestamp) -> Result<bool, DbError> {
    let sql = "SELECT 1 FROM identity_waits WHERE seal = $1 AND used_at IS NULL AND expires_at > $2";
    Ok(one(connection, sql, [seal.into(), now.0.into()]).await?.is_some())
}

/// Opens such a letter, which opens nothing afterwards.
pub async fn open_wait(write: &Write, seal: &str, now: Timestamp) -> Result<Option<Wait>, DbError> {
    let sql = "UPDATE identity_waits SET used_at = $2 WHERE seal = $1 AND used_at IS NULL AND expires_at > $2 \
               RETURNING email, issuer, subject, language, return_to";
    let Some(row) = one(write.connection(), sql, [seal.into(), now.0.into()]).await? else { return Ok(None) };
    let [email, language]: [String; 2] = [row.try_get_by_index(0)?, row.try_get_by_index(3)?];
    Ok(Some(Wait {
        email: Address::parse(&email).ok_or_else(|| DbError::Value("a mail address".to_owned()))?,
        who: Subject { issuer: row.try_get_by_index(1)?, subject: row.try_get_by_index(2)? },
        locale: Locale::parse(&language).unwrap_or(Locale::Fr),
        return_to: row.try_get_by_index(4)?,
    }))
}

/// The account of an identity, if it has one.
pub async fn owner(connection: &impl ConnectionTrait, who: &Subject) -> Result<Option<Uuid>, DbError> {
    let sql = "SELECT person FROM identities WHERE issuer = $1 AND subject = $2";
    let row = one(connection, sql, [who.issuer.as_str().into(), who.subject.as_str().into()]).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// Joins an identity to an account.
pub async fn add(
    write: &Write,
    (who, provider): (&Subject, &str),
    person: Uuid,
    now: Timestamp,
) -> Result<(), DbError> {
    let sql = "INSERT INTO identities (id, issuer, subject, person, provider, created_at, used_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $6)";
    let values = [
        RowIds::at(now).next().into(),
        who.issuer.as_str().into(),
        who.subject.as_str().into(),
        person.into(),
        provider.into(),
        now.0.into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// Notes that an identity has opened a session.
pub async fn note_used(write: &Write, who: &Subject, now: Timestamp) -> Result<(), DbError> {
    let sql = "UPDATE identities SET used_at = $3 WHERE issuer = $1 AND subject = $2";
    let values = [who.issuer.as_str().into(), who.subject.as_str().into(), now.0.into()];
    done(write.connection(), sql, values).await.map(drop)
}

/// Takes an identity away from an account; false when it has none of that row.
pub async fn remove(write: &Write, person: Uuid, row: Uuid) -> Result<bool, DbError> {
    let sql = "DELETE FROM identities WHERE id = $1 AND person = $2";
    Ok(done(write.connection(), sql, [row.into(), person.into()]).await? > 0)
}

fn identity(row: &QueryResult) -> Result<Identity, DbError> {
    Ok(Identity {
        row: row.try_get_by_index(0)?,
        provider: row.try_get_by_index(1)?,
        created_at: Timestamp(row.try_get_by_index(2)?),
        used_at: Timestamp(row.try_get_by_index(3)?),
    })
}

/// The identities of an account, the oldest first.
pub async fn of_person(connection: &impl ConnectionTrait, person: Uuid) -> Result<Vec<Identity>, DbError> {
    let sql = "SELECT id, provider, created_at, used_at FROM identities WHERE person = $1 ORDER BY created_at, id";
    all(connection, sql, [person.into()]).await?.iter().map(identity).collect()
}

/// The legal unit for which the provider that opened a session says that its person works.
pub async fn employer_of(connection: &impl ConnectionTrait, session: &str) -> Result<Option<String>, DbError> {
    let row = one(connection, "SELECT siren FROM sessions WHERE seal = $1", [session.into()]).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.flatten())
}

/// The token with which a session was opened, if it was opened by a provider.
pub async fn token_of(connection: &impl ConnectionTrait, session: &str) -> Result<Option<String>, DbError> {
    let row = one(connection, "SELECT id_token FROM sessions WHERE seal = $1", [session.into()]).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.flatten())
}
