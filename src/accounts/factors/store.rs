//! Reading and writing passwords, applications of codes, recovery codes and passkeys, and what is on its way.

use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use super::ceremony::Kept;
use crate::accounts::model::Person;
use crate::accounts::tries::WINDOW;
use crate::db::{DbError, Write, all, done, one};
use crate::kernel::{RowIds, Timestamp};
use crate::mail::Address;

/// An application of codes.
pub struct CodeApp {
    /// Its seed, sealed.
    pub seed: String,
    /// Since when it counts; nothing while it is being set up.
    pub confirmed_at: Option<Timestamp>,
}

/// A passkey as its owner sees it.
pub struct Passkey {
    /// The row.
    pub row: Uuid,
    /// As its owner calls it.
    pub name: String,
    /// Its key, as text.
    pub key: String,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
}

/// Something that was begun and is to be ended within some minutes.
pub struct Ceremony {
    /// What it is for.
    pub kind: String,
    /// The seal of the session it belongs to; empty before there is one.
    pub session: String,
    /// What was kept for it.
    pub state: String,
}

fn at(row: &QueryResult, index: usize) -> Result<Timestamp, DbError> {
    Ok(Timestamp(row.try_get_by_index(index)?))
}

/// The hash of a person's password, and when it was set.
pub async fn password(
    connection: &impl ConnectionTrait,
    person: &Person,
) -> Result<Option<(String, Timestamp)>, DbError> {
    let row = one(connection, "SELECT hash, set_at FROM passwords WHERE person = $1", [person.row.into()]).await?;
    row.map(|row| Ok((row.try_get_by_index(0)?, at(&row, 1)?))).transpose()
}

/// The hash of the password of whoever has an address; nobody and nothing cost the same question.
pub async fn password_at(connection: &impl ConnectionTrait, email: &Address) -> Result<Option<String>, DbError> {
    let sql = "SELECT hash FROM passwords JOIN people ON people.id = passwords.person WHERE people.email = $1";
    let row = one(connection, sql, [email.as_str().into()]).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// The names of the organisations that a person is in or asks to be in.
pub async fn organisations(connection: &impl ConnectionTrait, person: &Person) -> Result<Vec<String>, DbError> {
    let sql = "SELECT organisations.name FROM memberships \
               JOIN organisations ON organisations.id = memberships.organisation \
               WHERE memberships.person = $1 AND memberships.state IN ('active', 'asked') ORDER BY organisations.name";
    let rows = all(connection, sql, [person.row.into()]).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

/// Keeps the hash of a password in place of the one before.
pub async fn set_password(write: &Write, person: &Person, hash: &str, now: Timestamp) -> Result<(), DbError> {
    let sql = "INSERT INTO passwords (person, hash, set_at) VALUES ($1, $2, $3) \
               ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at";
    done(write.connection(), sql, [person.row.into(), hash.into(), now.0.into()]).await.map(drop)
}

/// Keeps another hash of the same password.
pub async fn rehash(write: &Write, person: &Person, (old, new): (&str, &str)) -> Result<(), DbError> {
    let sql = "UPDATE passwords SET hash = $3 WHERE person = $1 AND hash = $2";
    done(write.connection(), sql, [person.row.into(), old.into(), new.into()]).await.map(drop)
}

/// Takes the password away; false when there was none.
pub async fn remove_password(write: &Write, person: &Person) -> Result<bool, DbError> {
    Ok(done(write.connection(), "DELETE FROM passwords WHERE person = $1", [person.row.into()]).await? > 0)
}

/// The application of codes of a person, set up or about to be.
pub async fn code_app(connection: &impl ConnectionTrait, person: &Person) -> Result<Option<CodeApp>, DbError> {
    let sql = "SELECT seed, confirmed_at FROM code_apps WHERE person = $1";
    let Some(row) = one(connection, sql, [person.row.into()]).await? else { return Ok(None) };
    let confirmed: Option<i64> = row.try_get_by_index(1)?;
    Ok(Some(CodeApp { seed: row.try_get_by_index(0)?, confirmed_at: confirmed.map(Timestamp) }))
}

/// How many applications of codes there are, each with a seed that the key of the installation sealed.
pub async fn sealed(connection: &impl ConnectionTrait) -> Result<usize, DbError> {
    let row = one(connection, "SELECT CAST(COUNT(*) AS BIGINT) FROM code_apps", []).await?;
    let count: i64 = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0);
    Ok(usize::try_from(count).unwrap_or(0))
}

/// Begins an application of codes; one that counts already is left alone.
pub async fn begin_code_app(write: &Write, person: &Person, seed: &str, now: Timestamp) -> Result<(), DbError> {
    let sql = "INSERT INTO code_apps (person, seed, created_at, last_step) VALUES ($1, $2, $3, 0) \
               ON CONFLICT (person) DO UPDATE SET seed = excluded.seed, created_at = excluded.created_at \
               WHERE code_apps.confirmed_at IS NULL";
    done(write.connection(), sql, [person.row.into(), seed.into(), now.0.into()]).await.map(drop)
}

/// Uses the code of a step, which is never used again; false when it or a later one was used before.
pub async fn use_step(write: &Write, person: &Person, step: i64, now: Timestamp) -> Result<bool, DbError> {
    let sql = "UPDATE code_apps SET last_step = $2, confirmed_at = COALESCE(confirmed_at, $3) \
               WHERE person = $1 AND last_step < $2";
    Ok(done(write.connection(), sql, [person.row.into(), step.into(), now.0.into()]).await? == 1)
}

/// Takes the application of codes away; false when there was none.
pub async fn remove_code_app(write: &Write, person: &Person) -> Result<bool, DbError> {
    Ok(done(write.connection(), "DELETE FROM code_apps WHERE person = $1", [person.row.into()]).await? > 0)
}

/// How many recovery codes are left.
pub async fn recovery_codes(connection: &impl ConnectionTrait, person: &Person) -> Result<usize, DbError> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM recovery_codes WHERE person = $1";
    let row = one(connection, sql, [person.row.into()]).await?;
    let count: i64 = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0);
    Ok(usize::try_from(count).unwrap_or(0))
}

/// Keeps recovery codes in place of those before.
pub async fn set_recovery_codes(
    write: &Write,
    person: &Person,
    seals: &[String],
    now: Timestamp,
) -> Result<(), DbError> {
    done(write.connection(), "DELETE FROM recovery_codes WHERE person = $1", [person.row.into()]).await?;
    for seal in seals {
        let sql = "INSERT INTO recovery_codes (person, seal, created_at) VALUES ($1, $2, $3)";
        done(write.connection(), sql, [person.row.into(), seal.as_str().into(), now.0.into()]).await?;
    }
    Ok(())
}

/// Uses a recovery code, which is gone afterwards; false when there is none like it.
pub async fn use_recovery_code(write: &Write, person: &Person, seal: &str) -> Result<bool, DbError> {
    let sql = "DELETE FROM recovery_codes WHERE person = $1 AND seal = $2";
    Ok(done(write.connection(), sql, [person.row.into(), seal.into()]).await? == 1)
}

/// The passkeys of a person, the oldest first.
pub async fn passkeys(connection: &impl ConnectionTrait, person: Uuid) -> Result<Vec<Passkey>, DbError> {
    let sql = "SELECT id, name, key, created_at, used_at FROM passkeys WHERE person = $1 ORDER BY created_at, id";
    let one = |row: &QueryResult| {
        let used: Option<i64> = row.try_get_by_index(4)?;
        Ok(Passkey {
            row: row.try_get_by_index(0)?,
            name: row.try_get_by_index(1)?,
            key: row.try_get_by_index(2)?,
            created_at: at(row, 3)?,
            used_at: used.map(Timestamp),
        })
    };
    all(connection, sql, [person.into()]).await?.iter().map(one).collect()
}

/// Keeps a passkey; false when it is somebody's already.
pub async fn add_passkey(
    write: &Write,
    person: &Person,
    (kept, name): (&Kept, &str),
    now: Timestamp,
) -> Result<bool, DbError> {
    let sql = "INSERT INTO passkeys (id, person, credential, name, key, created_at) VALUES ($1, $2, $3, $4, $5, $6) \
               ON CONFLICT (credential) DO NOTHING";
    let values = [
        RowIds::at(now).next().into(),
        person.row.into(),
        kept.credential.as_str().into(),
        name.into(),
        kept.key.as_str().into(),
        now.0.into(),
    ];
    Ok(done(write.connection(), sql, values).await? == 1)
}

/// Notes that a passkey was used.
pub async fn use_passkey(write: &Write, person: Uuid, kept: &Kept, now: Timestamp) -> Result<bool, DbError> {
    let sql = "UPDATE passkeys SET key = $3, used_at = $4 WHERE person = $1 AND credential = $2";
    let values = [person.into(), kept.credential.as_str().into(), kept.key.as_str().into(), now.0.into()];
    Ok(done(write.connection(), sql, values).await? == 1)
}

/// Takes a passkey away; its name, or nothing when it is not this person's.
pub async fn remove_passkey(write: &Write, person: &Person, row: Uuid) -> Result<Option<String>, DbError> {
    let sql = "DELETE FROM passkeys WHERE person = $1 AND id = $2 RETURNING name";
    let row = one(write.connection(), sql, [person.row.into(), row.into()]).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// Whether a person has something stronger than a mailbox and a password.
pub async fn has_strong(connection: &impl ConnectionTrait, person: &Person) -> Result<bool, DbError> {
    let sql = "SELECT 1 FROM code_apps WHERE person = $1 AND confirmed_at IS NOT NULL \
               UNION ALL SELECT 1 FROM passkeys WHERE person = $1";
    Ok(one(connection, sql, [person.row.into()]).await?.is_some())
}

/// Keeps what was begun, and forgets what was never ended.
pub async fn add_ceremony(
    write: &Write,
    seal: &str,
    begun: &Ceremony,
    (now, until): (Timestamp, Timestamp),
) -> Result<(), DbError> {
    done(write.connection(), "DELETE FROM ceremonies WHERE expires_at < $1", [now.0.into()]).await?;
    let sql = "INSERT INTO ceremonies (seal, kind, session, state, expires_at) VALUES ($1, $2, $3, $4, $5)";
    let values = [
        seal.into(),
        begun.kind.as_str().into(),
        begun.session.as_str().into(),
        begun.state.as_str().into(),
        until.0.into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// Takes what was begun, once; nothing when it is over, or another session's.
pub async fn take_ceremony(write: &Write, seal: &str, now: Timestamp) -> Result<Option<Ceremony>, DbError> {
    let sql = "DELETE FROM ceremonies WHERE seal = $1 AND expires_at > $2 RETURNING kind, session, state";
    let Some(row) = one(write.connection(), sql, [seal.into(), now.0.into()]).await? else { return Ok(None) };
    Ok(Some(Ceremony {
        kind: row.try_get_by_index(0)?,
        session: row.try_get_by_index(1)?,
        state: row.try_get_by_index(2)?,
    }))
}

/// Keeps a sign-in that waits for its second step.
pub async fn add_pending(
    write: &Write,
    seal: &str,
    (person, return_to): (&Person, &str),
    (now, until): (Timestamp, Timestamp),
) -> Result<(), DbError> {
    done(write.connection(), "DELETE FROM pending_sign_ins WHERE expires_at < $1", [now.0.into()]).await?;
    let sql = "INSERT INTO pending_sign_ins (seal, person, return_to, expires_at) VALUES ($1, $2, $3, $4)";
    let values = [seal.into(), person.row.into(), return_to.into(), until.0.into()];
    done(write.connection(), sql, values).await.map(drop)
}

/// Whose sign-in waits, and where it leads.
pub async fn pending(
    connection: &impl ConnectionTrait,
    seal: &str,
    now: Timestamp,
) -> Result<Option<(Uuid, String)>, DbError> {
    let sql = "SELECT person, return_to FROM pending_sign_ins WHERE seal = $1 AND expires_at > $2";
    let row = one(connection, sql, [seal.into(), now.0.into()]).await?;
    row.map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).transpose()
}

/// Ends the sign-ins of a person that wait.
pub async fn end_pending(write: &Write, person: &Person) -> Result<(), DbError> {
    done(write.connection(), "DELETE FROM pending_sign_ins WHERE person = $1", [person.row.into()]).await.map(drop)
}

/// The tries of the last fifteen minutes, the oldest first; older ones of anybody are forgotten.
///
/// Whoever reads them holds them until the transaction ends: many who try at once are counted one after the other.
pub async fn tries(write: &Write, who: &str, now: Timestamp) -> Result<Vec<Timestamp>, DbError> {
    let since = now.0 - WINDOW;
    done(write.connection(), "DELETE FROM sign_in_tries WHERE last_at <= $1", [since.into()]).await?;
    let sql = "INSERT INTO sign_in_tries (who, tries, last_at) VALUES ($1, '', $2) \
               ON CONFLICT (who) DO UPDATE SET who = excluded.who RETURNING tries";
    let row = one(write.connection(), sql, [who.into(), now.0.into()]).await?;
    let kept: String = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
    let tries = kept.split(' ').filter_map(|text| text.parse().ok()).filter(|at| *at > since);
    Ok(tries.map(Timestamp).collect())
}

/// Keeps the tries of somebody.
pub async fn set_tries(write: &Write, who: &str, tries: &[Timestamp]) -> Result<(), DbError> {
    let text: Vec<String> = tries.iter().map(|at| at.0.to_string()).collect();
    let last = tries.last().map_or(0, |at| at.0);
    let sql = "UPDATE sign_in_tries SET tries = $2, last_at = $3 WHERE who = $1";
    done(write.connection(), sql, [who.into(), text.join(" ").into(), last.into()]).await.map(drop)
}

/// Forgets the tries of somebody who got in.
pub async fn forget_tries(write: &Write, who: &str) -> Result<(), DbError> {
    done(write.connection(), "DELETE FROM sign_in_tries WHERE who = $1", [who.into()]).await.map(drop)
}
