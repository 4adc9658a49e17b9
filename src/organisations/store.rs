//! Reading and writing organisations and memberships.

use std::collections::HashSet;

use sea_orm::{ConnectionTrait, QueryResult, Value};
use uuid::Uuid;

use super::model::{Kind, Membership, Organisation, Role, Standing, State};
use super::recipients::OfficialAddress;
use crate::db::{Author, DbError, Write, all, done, one};
use crate::kernel::{Locale, PublicId, Timestamp};
use crate::mail::Address;

const ORGANISATION: &str = "organisations.id, organisations.public_id, organisations.authority, organisations.name, \
                            organisations.domain, organisations.kind, organisations.place, organisations.website, \
                            organisations.standing";
/// The first column behind those of an organisation.
const AFTER: usize = 9;
const MEMBERSHIP: &str =
    "memberships.person, memberships.role, memberships.state, memberships.function, memberships.asked_at";

fn public_id(text: String) -> Result<PublicId, DbError> {
    PublicId::parse(&text).ok_or(DbError::Value(text))
}

fn organisation(row: &QueryResult) -> Result<Organisation, DbError> {
    let [id, kind, standing]: [String; 3] =
        [row.try_get_by_index(1)?, row.try_get_by_index(5)?, row.try_get_by_index(8)?];
    let [authority, place]: [Option<String>; 2] = [row.try_get_by_index(2)?, row.try_get_by_index(6)?];
    Ok(Organisation {
        row: row.try_get_by_index(0)?,
        id: public_id(id)?,
        authority: authority.map(public_id).transpose()?,
        name: row.try_get_by_index(3)?,
        domain: row.try_get_by_index(4)?,
        kind: Kind::parse(&kind).ok_or(DbError::Value(kind))?,
        place: place.map(public_id).transpose()?,
        website: row.try_get_by_index(7)?,
        standing: Standing::parse(&standing),
    })
}

fn membership(row: &QueryResult) -> Result<Membership, DbError> {
    let [role, state]: [String; 2] = [row.try_get_by_index(AFTER + 1)?, row.try_get_by_index(AFTER + 2)?];
    Ok(Membership {
        organisation: organisation(row)?,
        person: row.try_get_by_index(AFTER)?,
        role: Role::parse(&role),
        state: State::parse(&state),
        function: row.try_get_by_index(AFTER + 3)?,
        asked_at: Timestamp(row.try_get_by_index(AFTER + 4)?),
    })
}

/// The organisation with that identifier.
pub async fn by_id(connection: &impl ConnectionTrait, id: &str) -> Result<Option<Organisation>, DbError> {
    let sql = format!("SELECT {ORGANISATION} FROM organisations WHERE public_id = $1");
    one(connection, &sql, [id.into()]).await?.as_ref().map(organisation).transpose()
}

/// Every organisation of a kind, by name.
pub async fn of_kind(connection: &impl ConnectionTrait, kind: Kind) -> Result<Vec<Organisation>, DbError> {
    let sql = format!("SELECT {ORGANISATION} FROM organisations WHERE kind = $1 ORDER BY name, public_id");
    all(connection, &sql, [kind.code().into()]).await?.iter().map(organisation).collect()
}

/// The organisations whose registration nobody has decided, the oldest first.
pub async fn pending(connection: &impl ConnectionTrait) -> Result<Vec<Organisation>, DbError> {
    let sql =
        format!("SELECT {ORGANISATION} FROM organisations WHERE standing = 'pending' ORDER BY created_at, public_id");
    all(connection, &sql, []).await?.iter().map(organisation).collect()
}

/// The organisations that everybody may know: those accepted, and of the authorities those that somebody speaks for.
pub async fn registered(connection: &impl ConnectionTrait) -> Result<Vec<Organisation>, DbError> {
    let sql = format!(
        "SELECT {ORGANISATION} FROM organisations WHERE standing = 'accepted' AND (authority IS NULL OR EXISTS (\
         SELECT 1 FROM memberships WHERE memberships.organisation = organisations.id \
         AND memberships.state = 'active' AND memberships.role <> 'reader'))"
    );
    all(connection, &sql, []).await?.iter().map(organisation).collect()
}

/// The functions of those who speak for organisations, each with the row of the organisation.
pub async fn functions(connection: &impl ConnectionTrait) -> Result<Vec<(Uuid, String)>, DbError> {
    let sql = "SELECT organisation, function FROM memberships \
               WHERE state = 'active' AND role <> 'reader' AND function <> ''";
    let rows = all(connection, sql, []).await?;
    rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).collect()
}

/// Every territory, a region a row, each with the row of its organisation.
pub async fn territories(connection: &impl ConnectionTrait) -> Result<Vec<(Uuid, PublicId)>, DbError> {
    let sql = "SELECT organisation, authority FROM territories ORDER BY authority";
    let rows = all(connection, sql, []).await?;
    rows.iter().map(|row| Ok((row.try_get_by_index(0)?, public_id(row.try_get_by_index(1)?)?))).collect()
}

/// Notes what became of a registration.
pub async fn set_standing(write: &Write, organisation: &Organisation, standing: Standing) -> Result<(), DbError> {
    let sql = "UPDATE organisations SET standing = $2 WHERE id = $1";
    done(write.connection(), sql, [organisation.row.into(), standing.code().into()]).await.map(drop)
}

/// The organisation that is an authority.
pub async fn of_authority(
    connection: &impl ConnectionTrait,
    authority: &PublicId,
) -> Result<Option<Organisation>, DbError> {
    let sql = format!("SELECT {ORGANISATION} FROM organisations WHERE authority = $1");
    one(connection, &sql, [authority.as_str().into()]).await?.as_ref().map(organisation).transpose()
}

/// Records an organisation.
pub async fn add(write: &Write, organisation: &Organisation, at: Timestamp) -> Result<(), DbError> {
    let sql = "INSERT INTO organisations \
               (id, public_id, authority, name, domain, created_at, kind, place, website, standing) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let text = |id: &Option<PublicId>| id.as_ref().map(PublicId::to_string);
    let values = [
        organisation.row.into(),
        organisation.id.as_str().into(),
        text(&organisation.authority).into(),
        organisation.name.as_str().into(),
        organisation.domain.clone().into(),
        at.0.into(),
        organisation.kind.code().into(),
        text(&organisation.place).into(),
        organisation.website.clone().into(),
        organisation.standing.code().into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// Notes the domain of an organisation's mail.
pub async fn set_domain(write: &Write, organisation: &Organisation, domain: &str) -> Result<(), DbError> {
    let sql = "UPDATE organisations SET domain = $2 WHERE id = $1";
    done(write.connection(), sql, [organisation.row.into(), domain.into()]).await.map(drop)
}

/// The regions that an organisation watches over.
pub async fn territory(
    connection: &impl ConnectionTrait,
    organisation: &Organisation,
) -> Result<Vec<PublicId>, DbError> {
    let sql = "SELECT authority FROM territories WHERE organisation = $1 ORDER BY authority";
    let rows = all(connection, sql, [organisation.row.into()]).await?;
    rows.iter().map(|row| public_id(row.try_get_by_index(0)?)).collect()
}

/// The organisations that watch over an authority.
pub async fn watching(connection: &impl ConnectionTrait, region: &PublicId) -> Result<Vec<Organisation>, DbError> {
    let sql = format!(
        "SELECT {ORGANISATION} FROM organisations JOIN territories ON territories.organisation = organisations.id \
         WHERE territories.authority = $1 ORDER BY organisations.public_id"
    );
    all(connection, &sql, [region.as_str().into()]).await?.iter().map(organisation).collect()
}

/// Adds a region to a territory.
pub async fn add_to_territory(write: &Write, organisation: &Organisation, region: &PublicId) -> Result<(), DbError> {
    let sql = "INSERT INTO territories (organisation, authority) VALUES ($1, $2)";
    done(write.connection(), sql, [organisation.row.into(), region.as_str().into()]).await.map(drop)
}

async fn memberships(
    connection: &impl ConnectionTrait,
    condition: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<Membership>, DbError> {
    let sql = format!(
        "SELECT {ORGANISATION}, {MEMBERSHIP} FROM memberships \
         JOIN organisations ON organisations.id = memberships.organisation WHERE {condition} \
         ORDER BY memberships.asked_at, organisations.public_id"
    );
    all(connection, &sql, values).await?.iter().map(membership).collect()
}

/// What a person has asked for and where they are.
pub async fn of_person(connection: &impl ConnectionTrait, person: Uuid) -> Result<Vec<Membership>, DbError> {
    memberships(connection, "memberships.person = $1", [person.into()]).await
}

/// Everybody who has to do with an organisation.
pub async fn of_organisation(
    connection: &impl ConnectionTrait,
    organisation: &Organisation,
) -> Result<Vec<Membership>, DbError> {
    memberships(connection, "memberships.organisation = $1", [organisation.row.into()]).await
}

/// Every request that nobody has decided, in any organisation that is accepted.
pub async fn undecided(connection: &impl ConnectionTrait) -> Result<Vec<Membership>, DbError> {
    memberships(connection, "memberships.state = 'asked' AND organisations.standing = 'accepted'", []).await
}

/// Records how a person stands with an organisation, whatever was recorded before.
pub async fn set(write: &Write, one: &Membership, decided: Option<(&PublicId, Timestamp)>) -> Result<(), DbError> {
    let sql = "INSERT INTO memberships (organisation, person, role, state, function, asked_at, decided_at, decided_by) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (organisation, person) DO UPDATE SET \
               role = excluded.role, state = excluded.state, function = excluded.function, \
               asked_at = excluded.asked_at, decided_at = excluded.decided_at, decided_by = excluded.decided_by";
    let values = [
        one.organisation.row.into(),
        one.person.into(),
        one.role.code().into(),
        one.state.code().into(),
        one.function.as_str().into(),
        one.asked_at.0.into(),
        decided.map(|(_, at)| at.0).into(),
        decided.map(|(by, _)| by.to_string()).into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// The official address of an authority, if one is known.
pub async fn official_address(
    connection: &impl ConnectionTrait,
    authority: &PublicId,
) -> Result<Option<OfficialAddress>, DbError> {
    let sql = "SELECT email, language, source FROM official_addresses WHERE authority = $1";
    let Some(row) = one(connection, sql, [authority.as_str().into()]).await? else { return Ok(None) };
    let [email, language, source]: [String; 3] =
        [row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?];
    Ok(Some(OfficialAddress {
        authority: authority.clone(),
        email: Address::parse(&email).ok_or_else(|| DbError::Value("an official address".to_owned()))?,
        locale: Locale::parse(&language).unwrap_or(Locale::Fr),
        source,
    }))
}

/// Keeps the official address of an authority in place of the one before.
pub async fn set_official_address(
    write: &Write,
    address: &OfficialAddress,
    (by, at): (&Author, Timestamp),
) -> Result<(), DbError> {
    let sql = "INSERT INTO official_addresses (authority, email, language, source, recorded_at, recorded_by) \
               VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (authority) DO UPDATE SET email = excluded.email, \
               language = excluded.language, source = excluded.source, recorded_at = excluded.recorded_at, \
               recorded_by = excluded.recorded_by";
    let values = [
        address.authority.as_str().into(),
        address.email.as_str().into(),
        address.locale.code().into(),
        address.source.as_str().into(),
        at.0.into(),
        by.actor.as_str().into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// Every authority with an official address, or with somebody who speaks for it.
pub async fn reachable(connection: &impl ConnectionTrait) -> Result<HashSet<PublicId>, DbError> {
    let sql = "SELECT authority FROM official_addresses \
               UNION SELECT organisations.authority FROM organisations \
               JOIN memberships ON memberships.organisation = organisations.id \
               WHERE memberships.state = 'active' AND memberships.role <> 'reader' \
               AND organisations.authority IS NOT NULL";
    let id = |text: String| PublicId::parse(&text).ok_or(DbError::Value(text));
    all(connection, sql, []).await?.iter().map(|row| id(row.try_get_by_index(0)?)).collect()
}
