//! Reading and writing organisations and memberships.

use sea_orm::{ConnectionTrait, QueryResult, Value};
use uuid::Uuid;

use super::model::{Membership, Organisation, Role, State};
use super::recipients::OfficialAddress;
use crate::db::{Author, DbError, Write, all, done, one};
use crate::kernel::{Locale, PublicId, Timestamp};
use crate::mail::Address;

const ORGANISATION: &str = "organisations.id, organisations.public_id, organisations.authority, organisations.name, \
                            organisations.domain";
const MEMBERSHIP: &str =
    "memberships.person, memberships.role, memberships.state, memberships.function, memberships.asked_at";

fn organisation(row: &QueryResult) -> Result<Organisation, DbError> {
    let [id, authority]: [String; 2] = [row.try_get_by_index(1)?, row.try_get_by_index(2)?];
    Ok(Organisation {
        row: row.try_get_by_index(0)?,
        id: PublicId::parse(&id).ok_or(DbError::Value(id))?,
        authority: PublicId::parse(&authority).ok_or(DbError::Value(authority))?,
        name: row.try_get_by_index(3)?,
        domain: row.try_get_by_index(4)?,
    })
}

fn membership(row: &QueryResult) -> Result<Membership, DbError> {
    let [role, state]: [String; 2] = [row.try_get_by_index(6)?, row.try_get_by_index(7)?];
    Ok(Membership {
        organisation: organisation(row)?,
        person: row.try_get_by_index(5)?,
        role: Role::parse(&role),
        state: State::parse(&state),
        function: row.try_get_by_index(8)?,
        asked_at: Timestamp(row.try_get_by_index(9)?),
    })
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
    let sql = "INSERT INTO organisations (id, public_id, authority, name, domain, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    let values = [
        organisation.row.into(),
        organisation.id.as_str().into(),
        organisation.authority.as_str().into(),
        organisation.name.as_str().into(),
        organisation.domain.clone().into(),
        at.0.into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// Notes the domain of an organisation's mail.
pub async fn set_domain(write: &Write, organisation: &Organisation, domain: &str) -> Result<(), DbError> {
    let sql = "UPDATE organisations SET domain = $2 WHERE id = $1";
    done(write.connection(), sql, [organisation.row.into(), domain.into()]).await.map(drop)
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

/// Every request that nobody has decided, in any organisation.
pub async fn undecided(connection: &impl ConnectionTrait) -> Result<Vec<Membership>, DbError> {
    memberships(connection, "memberships.state = 'asked'", []).await
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
