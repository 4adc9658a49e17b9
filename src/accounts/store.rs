//! Reading and writing persons, their links and their sessions.

use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use super::means::Means;
use super::model::{Person, Times};
use crate::db::{DbError, Write, all, done, one};
use crate::kernel::{Locale, PublicId, Timestamp};
use crate::mail::Address;

const PERSON: &str = "people.id, people.public_id, people.email, people.name, people.language, people.administrator";

/// A link as it was when it was opened.
pub struct Opened {
    /// To whom it was sent.
    pub email: Address,
    /// In which language.
    pub locale: Locale,
    /// Whether it makes an administrator.
    pub administrator: bool,
    /// Where it leads.
    pub return_to: String,
}

/// A link about to be sent.
pub struct NewLink<'l> {
    /// The seal of its secret.
    pub seal: String,
    /// To whom.
    pub email: &'l Address,
    /// In which language.
    pub locale: Locale,
    /// Whether it makes an administrator.
    pub administrator: bool,
    /// Where it leads.
    pub return_to: &'l str,
    /// Until when it holds.
    pub expires_at: i64,
}

/// A session as its owner sees it.
pub struct Session {
    /// The first letters of its seal.
    pub handle: String,
    /// The program that it belongs to, as it calls itself.
    pub agent: String,
    /// How it was opened.
    pub means: Means,
    /// When it began and was last used.
    pub times: Times,
}

fn person(row: &QueryResult) -> Result<Person, DbError> {
    let [id, email, language]: [String; 3] =
        [row.try_get_by_index(1)?, row.try_get_by_index(2)?, row.try_get_by_index(4)?];
    let administrator: i64 = row.try_get_by_index(5)?;
    Ok(Person {
        row: row.try_get_by_index(0)?,
        id: PublicId::parse(&id).ok_or(DbError::Value(id))?,
        email: Address::parse(&email).ok_or_else(|| DbError::Value("a mail address".to_owned()))?,
        name: row.try_get_by_index(3)?,
        locale: Locale::parse(&language).unwrap_or(Locale::Fr),
        administrator: administrator != 0,
    })
}

fn times(row: &QueryResult, first: usize) -> Result<Times, DbError> {
    Ok(Times {
        created_at: Timestamp(row.try_get_by_index(first)?),
        seen_at: Timestamp(row.try_get_by_index(first + 1)?),
        proved_at: Timestamp(row.try_get_by_index(first + 2)?),
    })
}

/// The person with that address.
pub async fn by_address(connection: &impl ConnectionTrait, email: &Address) -> Result<Option<Person>, DbError> {
    let sql = format!("SELECT {PERSON} FROM people WHERE email = $1");
    one(connection, &sql, [email.as_str().into()]).await?.as_ref().map(person).transpose()
}

/// The person of a row.
pub async fn by_row(connection: &impl ConnectionTrait, row: Uuid) -> Result<Option<Person>, DbError> {
    let sql = format!("SELECT {PERSON} FROM people WHERE id = $1");
    one(connection, &sql, [row.into()]).await?.as_ref().map(person).transpose()
}

/// Those who run this installation.
pub async fn administrators(connection: &impl ConnectionTrait) -> Result<Vec<Person>, DbError> {
    let sql = format!("SELECT {PERSON} FROM people WHERE administrator = 1 ORDER BY created_at");
    all(connection, &sql, []).await?.iter().map(person).collect()
}

/// Records a person.
pub async fn add_person(write: &Write, person: &Person, at: Timestamp) -> Result<(), DbError> {
    let sql = "INSERT INTO people (id, public_id, email, name, language, administrator, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values = [
        person.row.into(),
        person.id.as_str().into(),
        person.email.as_str().into(),
        person.name.as_str().into(),
        person.locale.code().into(),
        i64::from(person.administrator).into(),
        at.0.into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// Records what a person changed of themselves.
pub async fn change_person(write: &Write, person: &Person) -> Result<(), DbError> {
    let sql = "UPDATE people SET name = $2, language = $3, administrator = $4 WHERE id = $1";
    let values = [
        person.row.into(),
        person.name.as_str().into(),
        person.locale.code().into(),
        i64::from(person.administrator).into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// Takes a person away, with their sessions, links and memberships.
pub async fn remove_person(write: &Write, person: &Person) -> Result<(), DbError> {
    let email = person.email.as_str();
    done(write.connection(), "DELETE FROM sign_in_links WHERE email = $1", [email.into()]).await?;
    done(write.connection(), "DELETE FROM identity_waits WHERE email = $1", [email.into()]).await?;
    done(write.connection(), "DELETE FROM outbox WHERE recipient = $1", [email.into()]).await?;
    done(write.connection(), "DELETE FROM people WHERE id = $1", [person.row.into()]).await.map(drop)
}

/// How many links an address was sent since an instant.
pub async fn links_since(connection: &impl ConnectionTrait, email: &Address, since: Timestamp) -> Result<i64, DbError> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM sign_in_links WHERE email = $1 AND created_at > $2";
    let row = one(connection, sql, [email.as_str().into(), since.0.into()]).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0))
}

/// Records a link, and forgets those that ended a day ago.
pub async fn add_link(write: &Write, link: &NewLink<'_>, at: Timestamp) -> Result<(), DbError> {
    let day = at.0 - 24 * super::model::HOUR;
    done(write.connection(), "DELETE FROM sign_in_links WHERE expires_at < $1", [day.into()]).await?;
    let sql = "INSERT INTO sign_in_links (seal, email, language, administrator, return_to, created_at, expires_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values = [
        link.seal.as_str().into(),
        link.email.as_str().into(),
        link.locale.code().into(),
        i64::from(link.administrator).into(),
        link.return_to.into(),
        at.0.into(),
        link.expires_at.into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// Whether a link would open something now.
pub async fn link_holds(connection: &impl ConnectionTrait, seal: &str, now: Timestamp) -> Result<bool, DbError> {
    let sql = "SELECT 1 FROM sign_in_links WHERE seal = $1 AND used_at IS NULL AND expires_at > $2";
    Ok(one(connection, sql, [seal.into(), now.0.into()]).await?.is_some())
}

/// Opens a link, which opens nothing afterwards; nothing when it was opened before or holds no longer.
pub async fn open_link(write: &Write, seal: &str, now: Timestamp) -> Result<Option<Opened>, DbError> {
    let sql = "UPDATE sign_in_links SET used_at = $2 WHERE seal = $1 AND used_at IS NULL AND expires_at > $2 \
               RETURNING email, language, administrator, return_to";
    let Some(row) = one(write.connection(), sql, [seal.into(), now.0.into()]).await? else { return Ok(None) };
    let [email, language]: [String; 2] = [row.try_get_by_index(0)?, row.try_get_by_index(1)?];
    let administrator: i64 = row.try_get_by_index(2)?;
    Ok(Some(Opened {
        email: Address::parse(&email).ok_or_else(|| DbError::Value("a mail address".to_owned()))?,
        locale: Locale::parse(&language).unwrap_or(Locale::Fr),
        administrator: administrator != 0,
        return_to: row.try_get_by_index(3)?,
    }))
}

/// Records a session.
pub async fn add_session(
    write: &Write,
    (seal, agent): (&str, &str),
    (person, means): (&Person, Means),
    at: Timestamp,
) -> Result<(), DbError> {
    let sql = "INSERT INTO sessions (seal, person, agent, means, created_at, seen_at, proved_at) \
               VALUES ($1, $2, $3, $4, $5, $5, $5)";
    let values = [seal.into(), person.row.into(), agent.into(), means.code().into(), at.0.into()];
    done(write.connection(), sql, values).await.map(drop)
}

/// Gives a session another secret and says what it is worth from now on; false when it has ended meanwhile.
pub async fn raise_session(
    write: &Write,
    (seal, new_seal): (&str, &str),
    means: Means,
    now: Timestamp,
) -> Result<bool, DbError> {
    let sql = "UPDATE sessions SET seal = $2, means = $3, seen_at = $4, proved_at = $4 WHERE seal = $1";
    let values = [seal.into(), new_seal.into(), means.code().into(), now.0.into()];
    Ok(done(write.connection(), sql, values).await? == 1)
}

/// Notes what the provider that opened a session said.
pub async fn note_provider(
    write: &Write,
    seal: &str,
    (acr, siren, id_token): (Option<&str>, Option<&str>, &str),
) -> Result<(), DbError> {
    let sql = "UPDATE sessions SET acr = $2, siren = $3, id_token = $4 WHERE seal = $1";
    let values = [seal.into(), acr.map(str::to_owned).into(), siren.map(str::to_owned).into(), id_token.into()];
    done(write.connection(), sql, values).await.map(drop)
}

/// Notes that somebody has entered, so that nobody warns them of their absence.
pub async fn note_here(write: &Write, person: &Person, now: Timestamp) -> Result<(), DbError> {
    let sql = "UPDATE people SET seen_at = $2, warned_at = NULL WHERE id = $1";
    done(write.connection(), sql, [person.row.into(), now.0.into()]).await.map(drop)
}

/// The person of a session, how it was opened, and its times.
pub async fn session(connection: &impl ConnectionTrait, seal: &str) -> Result<Option<(Person, Means, Times)>, DbError> {
    let sql = format!(
        "SELECT {PERSON}, sessions.created_at, sessions.seen_at, sessions.proved_at, sessions.means FROM sessions \
         JOIN people ON people.id = sessions.person WHERE seal = $1"
    );
    let Some(row) = one(connection, &sql, [seal.into()]).await? else { return Ok(None) };
    let means: String = row.try_get_by_index(9)?;
    Ok(Some((person(&row)?, Means::parse(&means), times(&row, 6)?)))
}

/// The sessions of a person, the last used first.
pub async fn sessions(connection: &impl ConnectionTrait, person: &Person) -> Result<Vec<Session>, DbError> {
    let sql = "SELECT seal, agent, created_at, seen_at, proved_at, means FROM sessions WHERE person = $1 ORDER BY seen_at DESC";
    let rows = all(connection, sql, [person.row.into()]).await?;
    let one = |row: &QueryResult| {
        let [seal, agent, means]: [String; 3] =
            [row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(5)?];
        Ok(Session { handle: handle(&seal).to_owned(), agent, means: Means::parse(&means), times: times(row, 2)? })
    };
    rows.iter().map(one).collect()
}

/// What a person may know of the seal of a session.
pub fn handle(seal: &str) -> &str {
    seal.get(..16).unwrap_or_default()
}

/// Notes that a session was used.
pub async fn note_seen(write: &Write, seal: &str, now: Timestamp) -> Result<(), DbError> {
    done(write.connection(), "UPDATE sessions SET seen_at = $2 WHERE seal = $1", [seal.into(), now.0.into()])
        .await
        .map(drop)
}

/// Ends every session of a person but one.
pub async fn end_other_sessions(write: &Write, person: &Person, kept: &str) -> Result<(), DbError> {
    let sql = "DELETE FROM sessions WHERE person = $1 AND seal <> $2";
    done(write.connection(), sql, [person.row.into(), kept.into()]).await.map(drop)
}

/// Ends the sessions of a person whose seal begins so; all of them when nothing is said.
pub async fn end_sessions(write: &Write, person: &Person, beginning: &str) -> Result<(), DbError> {
    let sql = "SELECT seal FROM sessions WHERE person = $1";
    for row in all(write.connection(), sql, [person.row.into()]).await? {
        let seal: String = row.try_get_by_index(0)?;
        if seal.starts_with(beginning) {
            done(write.connection(), "DELETE FROM sessions WHERE seal = $1", [seal.into()]).await?;
        }
    }
    Ok(())
}

/// A session whose person has nothing strong left is worth a link.
pub async fn lower_session(write: &Write, seal: &str) -> Result<(), DbError> {
    let sql = "UPDATE sessions SET means = $2 WHERE seal = $1";
    done(write.connection(), sql, [seal.into(), Means::Link.code().into()]).await.map(drop)
}
