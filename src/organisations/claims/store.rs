//! The tables of codes and contests.

use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use crate::accounts::{self, Person};
use crate::db::{DbError, Write, all, done, one};
use crate::kernel::{PublicId, Timestamp};
use crate::organisations::model::{Membership, Organisation, State};
use crate::organisations::store as organisations;

/// A code about to be sent.
pub struct NewCode<'c> {
    /// The row.
    pub row: Uuid,
    /// The request that it is about.
    pub claim: &'c Membership,
    /// The seal of the code.
    pub seal: String,
    /// The seal of the link by which it is contested.
    pub contest_seal: String,
    /// Until when the code holds.
    pub expires_at: Timestamp,
}

/// A code that was sent.
pub struct Held {
    /// The row.
    pub row: Uuid,
    /// Its seal.
    pub seal: String,
    /// Wrong tries so far.
    pub tries: i64,
}

/// A contest as it stands in its table.
pub struct Row {
    /// `ct-…`
    pub id: String,
    /// The organisation, by its identifier.
    pub organisation: String,
    /// The member who is contested; nobody for everybody who represents it.
    pub contested: Option<Uuid>,
    /// Who contests; nobody for whoever reads the official address.
    pub contester: Option<Uuid>,
    /// Why.
    pub reason: String,
    /// When.
    pub asked_at: Timestamp,
}

async fn count(connection: &impl ConnectionTrait, sql: &str, values: Vec<sea_orm::Value>) -> Result<i64, DbError> {
    let row = one(connection, sql, values).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0))
}

/// How many codes were sent since an instant: for this claim, and for its organisation whoever asked.
pub async fn sent_since(
    connection: &impl ConnectionTrait,
    claim: &Membership,
    since: Timestamp,
) -> Result<(i64, i64), DbError> {
    let all = "SELECT CAST(COUNT(*) AS BIGINT) FROM claim_codes WHERE organisation = $1 AND sent_at > $2";
    let own = format!("{all} AND person = $3");
    let values = vec![claim.organisation.row.into(), since.0.into(), claim.person.into()];
    let own = count(connection, &own, values.clone()).await?;
    Ok((own, count(connection, all, values[..2].to_vec()).await?))
}

/// Keeps the seals of a code; only the last one that was sent opens something.
pub async fn add_code(write: &Write, new: &NewCode<'_>, now: Timestamp) -> Result<(), DbError> {
    let sql = "INSERT INTO claim_codes (id, organisation, person, seal, contest_seal, sent_at, expires_at, tries) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, 0)";
    let values = [
        new.row.into(),
        new.claim.organisation.row.into(),
        new.claim.person.into(),
        new.seal.as_str().into(),
        new.contest_seal.as_str().into(),
        now.0.into(),
        new.expires_at.0.into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// The last code that was sent for a claim, when it still holds.
pub async fn last_code(
    connection: &impl ConnectionTrait,
    claim: &Membership,
    now: Timestamp,
) -> Result<Option<Held>, DbError> {
    let sql = "SELECT id, seal, tries, expires_at, used_at FROM claim_codes WHERE organisation = $1 AND person = $2 \
               ORDER BY sent_at DESC, id DESC LIMIT 1";
    let values = [claim.organisation.row.into(), claim.person.into()];
    let Some(row) = one(connection, sql, values).await? else { return Ok(None) };
    let (expires_at, used_at): (i64, Option<i64>) = (row.try_get_by_index(3)?, row.try_get_by_index(4)?);
    let held = Held { row: row.try_get_by_index(0)?, seal: row.try_get_by_index(1)?, tries: row.try_get_by_index(2)? };
    Ok((expires_at > now.0 && used_at.is_none()).then_some(held))
}

/// Counts a try, and notes when it opened.
pub async fn note_try(write: &Write, row: Uuid, opened: Option<Timestamp>) -> Result<(), DbError> {
    let sql = "UPDATE claim_codes SET tries = tries + 1, used_at = $2 WHERE id = $1";
    done(write.connection(), sql, [row.into(), opened.map(|at| at.0).into()]).await.map(drop)
}

/// The organisation and the person whose claim the letter with this link was about.
pub async fn by_contest_seal(
    connection: &impl ConnectionTrait,
    seal: &str,
    since: Timestamp,
) -> Result<Option<(String, Uuid)>, DbError> {
    let sql = "SELECT organisations.public_id, claim_codes.person FROM claim_codes \
               JOIN organisations ON organisations.id = claim_codes.organisation \
               WHERE contest_seal = $1 AND sent_at > $2";
    let row = one(connection, sql, [seal.into(), since.0.into()]).await?;
    row.map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).transpose()
}

fn contest(row: &QueryResult) -> Result<Row, DbError> {
    Ok(Row {
        id: row.try_get_by_index(0)?,
        organisation: row.try_get_by_index(1)?,
        contested: row.try_get_by_index(2)?,
        contester: row.try_get_by_index(3)?,
        reason: row.try_get_by_index(4)?,
        asked_at: Timestamp(row.try_get_by_index(5)?),
    })
}

/// The contests that nobody has decided, the oldest first.
pub async fn undecided(connection: &impl ConnectionTrait) -> Result<Vec<Row>, DbError> {
    let sql = "SELECT contests.public_id, organisations.public_id, contests.contested, contests.contester, contests.reason, \
               contests.asked_at FROM contests JOIN organisations ON organisations.id = contests.organisation \
               WHERE contests.state = 'open' ORDER BY contests.asked_at, contests.public_id";
    all(connection, sql, []).await?.iter().map(contest).collect()
}

/// Whose membership or request a contest is about.
pub async fn concerned(
    connection: &impl ConnectionTrait,
    organisation: &Organisation,
    contest: &Row,
) -> Result<Vec<(Membership, Person)>, DbError> {
    let mut found = Vec::new();
    for one in organisations::of_organisation(connection, organisation).await? {
        let named = contest.contested.map_or(one.is_in(), |contested| contested == one.person);
        if named && matches!(one.state, State::Active | State::Asked) && contest.contester != Some(one.person) {
            let person = accounts::by_row(connection, one.person).await?;
            found.extend(person.map(|person| (one, person)));
        }
    }
    Ok(found)
}

/// How many contests about an organisation nobody has decided.
pub async fn open_contests(connection: &impl ConnectionTrait, organisation: &Organisation) -> Result<usize, DbError> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM contests WHERE organisation = $1 AND state = 'open'";
    let count = count(connection, sql, vec![organisation.row.into()]).await?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Keeps a contest.
pub async fn add_contest(write: &Write, row: Uuid, organisation: &Organisation, contest: &Row) -> Result<(), DbError> {
    let sql = "INSERT INTO contests (id, public_id, organisation, contested, contester, reason, asked_at, state) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, 'open')";
    let values = [
        row.into(),
        contest.id.as_str().into(),
        organisation.row.into(),
        contest.contested.into(),
        contest.contester.into(),
        contest.reason.as_str().into(),
        contest.asked_at.0.into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// Notes what was decided; false when somebody decided before.
pub async fn close_contest(
    write: &Write,
    id: &str,
    state: &str,
    (by, at): (&PublicId, Timestamp),
) -> Result<bool, DbError> {
    let sql =
        "UPDATE contests SET state = $2, decided_by = $3, decided_at = $4 WHERE public_id = $1 AND state = 'open'";
    let values = [id.into(), state.into(), by.as_str().into(), at.0.into()];
    Ok(done(write.connection(), sql, values).await? == 1)
}
