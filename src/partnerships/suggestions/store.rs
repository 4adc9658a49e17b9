//! Reading and writing suggestions and the voices behind them.

use sea_orm::{ConnectionTrait, QueryResult};
use serde_json::Value;
use uuid::Uuid;

use super::model::{Entity, Origin, SAME_AS, Suggestion, Voice};
use crate::db::{DbError, Write, all, done, one};
use crate::kernel::{Locale, PublicId, RowIds, Timestamp};
use crate::mail::Address;

const COLUMNS: &str = "id, public_id, entity, entity_id, proposed, source, origin, created_at";

fn suggestion(row: &QueryResult) -> Result<Suggestion, DbError> {
    let text = |at: usize| -> Result<String, DbError> { Ok(row.try_get_by_index(at)?) };
    let wrong = |text: &str| DbError::Value(text.to_owned());
    let (id, entity, about, proposed, origin) = (text(1)?, text(2)?, text(3)?, text(4)?, text(6)?);
    Ok(Suggestion {
        row: row.try_get_by_index(0)?,
        id: PublicId::parse(&id).ok_or_else(|| wrong(&id))?,
        entity: Entity::parse(&entity).ok_or_else(|| wrong(&entity))?,
        about: PublicId::parse(&about).ok_or_else(|| wrong(&about))?,
        proposed: serde_json::from_str(&proposed).map_err(|_| wrong(&proposed))?,
        source: text(5)?,
        origin: Origin::parse(&origin).ok_or_else(|| wrong(&origin))?,
        at: Timestamp(row.try_get_by_index(7)?),
    })
}

/// Records a suggestion.
pub async fn add(write: &Write, new: &Suggestion) -> Result<(), DbError> {
    let sql = format!("INSERT INTO suggestions ({COLUMNS}, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting')");
    let values = [
        new.row.into(),
        new.id.as_str().into(),
        new.entity.code().into(),
        new.about.as_str().into(),
        Value::Object(new.proposed.clone()).to_string().into(),
        new.source.as_str().into(),
        new.origin.code().into(),
        new.at.0.into(),
    ];
    done(write.connection(), &sql, values).await.map(drop)
}

/// The suggestions about one record that wait, the oldest first.
pub async fn waiting(
    connection: &impl ConnectionTrait,
    (entity, about): (Entity, &PublicId),
) -> Result<Vec<Suggestion>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM suggestions WHERE entity = $1 AND entity_id = $2 AND state = 'waiting' \
         ORDER BY created_at, public_id"
    );
    all(connection, &sql, [entity.code().into(), about.as_str().into()]).await?.iter().map(suggestion).collect()
}

/// The suggestions that wait and say that two records are one, the oldest first.
pub async fn reported(connection: &impl ConnectionTrait) -> Result<Vec<Suggestion>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM suggestions WHERE state = 'waiting' AND proposed LIKE '%\"{SAME_AS}\"%' \
         ORDER BY created_at, public_id"
    );
    let all = all(connection, &sql, []).await?.iter().map(suggestion).collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().filter(|one| one.other().is_some()).collect())
}

/// Whether the same was suggested before and refused.
pub async fn was_refused(connection: &impl ConnectionTrait, new: &Suggestion) -> Result<bool, DbError> {
    let sql = "SELECT public_id FROM suggestions \
               WHERE entity = $1 AND entity_id = $2 AND state = 'refused' AND proposed = $3";
    let proposed = Value::Object(new.proposed.clone()).to_string();
    let values = [new.entity.code().into(), new.about.as_str().into(), proposed.into()];
    Ok(one(connection, sql, values).await?.is_some())
}

/// A suggestion that waits.
pub async fn find(connection: &impl ConnectionTrait, id: &str) -> Result<Option<Suggestion>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM suggestions WHERE public_id = $1 AND state = 'waiting'");
    one(connection, &sql, [id.into()]).await?.as_ref().map(suggestion).transpose()
}

/// Notes what was decided.
pub async fn decide(write: &Write, id: &PublicId, decided: (&str, &str, &str), at: Timestamp) -> Result<(), DbError> {
    let (state, answer, by) = decided;
    let sql = "UPDATE suggestions SET state = $2, answer = $3, decided_by = $4, decided_at = $5 WHERE public_id = $1";
    let values = [id.as_str().into(), state.into(), answer.into(), by.into(), at.0.into()];
    done(write.connection(), sql, values).await.map(drop)
}

/// Somebody behind a suggestion, about to be recorded.
pub struct NewVoice<'v> {
    /// `suggests` or `confirms`.
    pub role: &'static str,
    /// The person who has entered.
    pub person: Option<&'v str>,
    /// The organisation they speak for.
    pub organisation: Option<&'v str>,
    /// The domain of their mail.
    pub domain: Option<&'v str>,
    /// Where an answer goes.
    pub email: Option<&'v Address>,
    /// The language of the answer.
    pub locale: Locale,
    /// The seal of the link that confirms the address; without one it counts at once.
    pub seal: Option<String>,
}

/// So long an address is kept when nobody decides.
const KEPT: i64 = 180 * 24 * 3600 * 1_000_000;

/// Records somebody behind a suggestion.
pub async fn add_voice(write: &Write, suggestion: Uuid, voice: NewVoice<'_>, at: Timestamp) -> Result<(), DbError> {
    let sql = "INSERT INTO suggestion_voices (id, suggestion, role, person, organisation, domain, email, language, seal, \
               created_at, ends_at, confirmed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let confirmed = voice.seal.is_none().then_some(at.0);
    let values = [
        RowIds::at(at).next().into(),
        suggestion.into(),
        voice.role.into(),
        voice.person.into(),
        voice.organisation.into(),
        voice.domain.into(),
        voice.email.map(Address::as_str).into(),
        voice.locale.code().into(),
        voice.seal.into(),
        at.0.into(),
        (at.0 + KEPT).into(),
        confirmed.into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// The confirmed voices behind a suggestion: those that suggest, those that confirm.
pub async fn voices(connection: &impl ConnectionTrait, suggestion: Uuid) -> Result<(Vec<Voice>, Vec<Voice>), DbError> {
    let sql = "SELECT role, person, organisation, domain FROM suggestion_voices \
               WHERE suggestion = $1 AND (confirmed_at IS NOT NULL OR role = 'suggests') ORDER BY created_at, id";
    let (mut suggest, mut confirm) = (Vec::new(), Vec::new());
    for row in all(connection, sql, [suggestion.into()]).await? {
        let role: String = row.try_get_by_index(0)?;
        let voice = Voice {
            person: row.try_get_by_index(1)?,
            organisation: row.try_get_by_index(2)?,
            domain: row.try_get_by_index(3)?,
        };
        if role == "suggests" { suggest.push(voice) } else { confirm.push(voice) }
    }
    Ok((suggest, confirm))
}

/// How many voices confirm a suggestion so far.
pub async fn confirmations(connection: &impl ConnectionTrait, suggestion: Uuid) -> Result<usize, DbError> {
    Ok(voices(connection, suggestion).await?.1.len())
}

/// Confirms the address behind a seal; the suggestion that it is about, when it waits.
pub async fn confirm(write: &Write, seal: &str, at: Timestamp) -> Result<Option<Suggestion>, DbError> {
    let sql = "UPDATE suggestion_voices SET confirmed_at = $2, seal = NULL WHERE seal = $1 AND ends_at > $2 \
               RETURNING suggestion";
    let Some(row) = one(write.connection(), sql, [seal.into(), at.0.into()]).await? else { return Ok(None) };
    let row: Uuid = row.try_get_by_index(0)?;
    let sql = format!("SELECT {COLUMNS} FROM suggestions WHERE id = $1 AND state = 'waiting'");
    one(write.connection(), &sql, [row.into()]).await?.as_ref().map(suggestion).transpose()
}

/// The suggestion behind a seal, looked at and not used.
pub async fn waiting_from(connection: &impl ConnectionTrait, seal: &str) -> Result<Option<Suggestion>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM suggestions WHERE state = 'waiting' \
         AND id = (SELECT suggestion FROM suggestion_voices WHERE seal = $1)"
    );
    one(connection, &sql, [seal.into()]).await?.as_ref().map(suggestion).transpose()
}

/// The mailboxes that want an answer and were confirmed, each with its language.
pub async fn answered(write: &Write, suggestion: Uuid) -> Result<Vec<(Address, Locale)>, DbError> {
    let sql = "SELECT DISTINCT email, language FROM suggestion_voices \
               WHERE suggestion = $1 AND role = 'suggests' AND email IS NOT NULL \
               AND confirmed_at IS NOT NULL ORDER BY email";
    let mut found = Vec::new();
    for row in all(write.connection(), sql, [suggestion.into()]).await? {
        let [email, language]: [String; 2] = [row.try_get_by_index(0)?, row.try_get_by_index(1)?];
        found.extend(Address::parse(&email).map(|email| (email, Locale::parse(&language).unwrap_or(Locale::Fr))));
    }
    Ok(found)
}

/// Erases the addresses behind a suggestion, and those whose time is over anywhere.
pub async fn erase(write: &Write, suggestion: Option<Uuid>, at: Timestamp) -> Result<(), DbError> {
    let sql = "UPDATE suggestion_voices SET email = NULL, domain = NULL, seal = NULL \
               WHERE suggestion = $1 OR ends_at <= $2";
    let row = suggestion.unwrap_or_else(Uuid::nil);
    done(write.connection(), sql, [row.into(), at.0.into()]).await.map(drop)
}

/// Letters that an address was sent about suggestions since an instant.
pub async fn asked_since(write: &Write, email: &Address, since: Timestamp) -> Result<i64, DbError> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM suggestion_voices WHERE email = $1 AND created_at > $2";
    let row = one(write.connection(), sql, [email.as_str().into(), since.0.into()]).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0))
}
