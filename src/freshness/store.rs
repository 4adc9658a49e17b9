//! Reading and writing campaigns, whom they write to, and what was answered.

use std::collections::HashSet;

use sea_orm::{ConnectionTrait, QueryResult, Value};

use super::model::{Answer, Campaign, MAILBOX_RESTS, Perimeter, State};
use super::rule::DAY;
use crate::db::{Author, DbError, Write, all, done, one};
use crate::kernel::{Day, PublicId, Timestamp, seal};
use crate::mail::Address;

const CAMPAIGN: &str = "campaigns.id, campaigns.public_id, campaigns.perimeter, campaigns.started_at, \
                        campaigns.ends_at, campaigns.closed_at, campaigns.left_out";
/// The first column behind those of a campaign.
const AFTER: usize = 7;
const HOUR: i64 = 3600 * 1_000_000;

/// What one campaign sends to one authority.
#[derive(Clone, Debug)]
pub struct Mailing {
    /// The campaign.
    pub campaign: Campaign,
    /// The authority.
    pub authority: PublicId,
    /// What became of it.
    pub state: State,
    /// When the first letter left.
    pub sent_at: Option<Timestamp>,
    /// When something last happened to it.
    pub changed_at: Timestamp,
}

/// What an authority said of one link.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The authority.
    pub authority: PublicId,
    /// The link.
    pub link: PublicId,
    /// What it said.
    pub answer: Answer,
    /// The version of the link after that.
    pub version: i64,
}

fn public_id(text: String) -> Result<PublicId, DbError> {
    PublicId::parse(&text).ok_or(DbError::Value(text))
}

fn campaign(row: &QueryResult) -> Result<Campaign, DbError> {
    let perimeter: String = row.try_get_by_index(2)?;
    Ok(Campaign {
        row: row.try_get_by_index(0)?,
        id: public_id(row.try_get_by_index(1)?)?,
        perimeter: Perimeter::parse(&perimeter).ok_or(DbError::Value(perimeter))?,
        started_at: Timestamp(row.try_get_by_index(3)?),
        ends_at: Timestamp(row.try_get_by_index(4)?),
        closed_at: row.try_get_by_index::<Option<i64>>(5)?.map(Timestamp),
        left_out: usize::try_from(row.try_get_by_index::<i64>(6)?).unwrap_or(0),
    })
}

fn mailing(row: &QueryResult) -> Result<Mailing, DbError> {
    let state: String = row.try_get_by_index(AFTER + 1)?;
    Ok(Mailing {
        campaign: campaign(row)?,
        authority: public_id(row.try_get_by_index(AFTER)?)?,
        state: State::parse(&state).ok_or(DbError::Value(state))?,
        sent_at: row.try_get_by_index::<Option<i64>>(AFTER + 2)?.map(Timestamp),
        changed_at: Timestamp(row.try_get_by_index(AFTER + 3)?),
    })
}

/// Records a campaign and whom it asks, each with the instant at which its first letter is due.
pub async fn add(
    write: &Write,
    campaign: &Campaign,
    (by, asked): (&Author, &[(PublicId, Timestamp)]),
) -> Result<(), DbError> {
    let sql = "INSERT INTO campaigns (id, public_id, perimeter, started_at, started_by, ends_at, left_out) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values = [
        campaign.row.into(),
        campaign.id.as_str().into(),
        campaign.perimeter.code().into(),
        campaign.started_at.0.into(),
        by.actor.as_str().into(),
        campaign.ends_at.0.into(),
        i64::try_from(campaign.left_out).unwrap_or(i64::MAX).into(),
    ];
    done(write.connection(), sql, values).await?;
    for lot in asked.chunks(500) {
        let row = |place: usize| format!("($1, ${}, 'to_send', ${}, $2)", place * 2 + 3, place * 2 + 4);
        let rows: Vec<String> = (0..lot.len()).map(row).collect();
        let sql = format!(
            "INSERT INTO campaign_mailings (campaign, authority, state, next_at, changed_at) VALUES {}",
            rows.join(", ")
        );
        let each = lot.iter().flat_map(|(id, due)| [Value::from(id.as_str()), due.0.into()]);
        let values = [Value::from(campaign.row), campaign.started_at.0.into()].into_iter().chain(each);
        done(write.connection(), &sql, values).await?;
    }
    Ok(())
}

/// Every campaign, the newest first.
pub async fn campaigns(connection: &impl ConnectionTrait) -> Result<Vec<Campaign>, DbError> {
    let sql = format!("SELECT {CAMPAIGN} FROM campaigns ORDER BY started_at DESC, public_id");
    all(connection, &sql, []).await?.iter().map(campaign).collect()
}

/// The campaign with an identifier.
pub async fn by_id(connection: &impl ConnectionTrait, id: &PublicId) -> Result<Option<Campaign>, DbError> {
    let sql = format!("SELECT {CAMPAIGN} FROM campaigns WHERE public_id = $1");
    one(connection, &sql, [id.as_str().into()]).await?.as_ref().map(campaign).transpose()
}

async fn mailings(
    connection: &impl ConnectionTrait,
    condition: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<Mailing>, DbError> {
    let sql = format!(
        "SELECT {CAMPAIGN}, campaign_mailings.authority, campaign_mailings.state, campaign_mailings.sent_at, \
         campaign_mailings.changed_at FROM campaign_mailings \
         JOIN campaigns ON campaigns.id = campaign_mailings.campaign WHERE {condition}"
    );
    all(connection, &sql, values).await?.iter().map(mailing).collect()
}

/// Everything that a campaign sends.
pub async fn of_campaign(connection: &impl ConnectionTrait, campaign: &Campaign) -> Result<Vec<Mailing>, DbError> {
    let condition = "campaign_mailings.campaign = $1 ORDER BY campaign_mailings.authority";
    mailings(connection, condition, [campaign.row.into()]).await
}

/// The authorities that a campaign which begins now leaves out: another asks them, or did within a year.
pub async fn spared(connection: &impl ConnectionTrait, now: Timestamp) -> Result<HashSet<PublicId>, DbError> {
    // A campaign of the year before may have written on its last day.
    let since = Day::of(now).months_earlier(24).start();
    let before = mailings(connection, "campaigns.started_at > $1", [since.0.into()]).await?;
    let spared = before.into_iter().filter(|one| {
        let without_letter = (one.state == State::Answered).then_some(one.changed_at);
        one.campaign.spares(one.state, one.sent_at.or(without_letter), now)
    });
    Ok(spared.map(|one| one.authority).collect())
}

/// What has a letter due, what has waited longest first.
pub async fn due(connection: &impl ConnectionTrait, now: Timestamp, most: u64) -> Result<Vec<Mailing>, DbError> {
    let condition = format!(
        "campaign_mailings.next_at <= $1 AND campaigns.closed_at IS NULL AND campaigns.ends_at > $1 \
         ORDER BY campaign_mailings.next_at, campaign_mailings.authority LIMIT {most}"
    );
    mailings(connection, &condition, [now.0.into()]).await
}

/// What a campaign sends to an authority.
pub async fn mailing_of(
    connection: &impl ConnectionTrait,
    campaign: &PublicId,
    authority: &PublicId,
) -> Result<Option<Mailing>, DbError> {
    let condition = "campaigns.public_id = $1 AND campaign_mailings.authority = $2";
    Ok(mailings(connection, condition, [campaign.as_str().into(), authority.as_str().into()]).await?.pop())
}

/// What the link in a letter opens.
pub async fn opened(connection: &impl ConnectionTrait, seal: &str) -> Result<Option<Mailing>, DbError> {
    let condition = "EXISTS (SELECT 1 FROM campaign_links WHERE campaign_links.seal = $1 \
                     AND campaign_links.campaign = campaign_mailings.campaign \
                     AND campaign_links.authority = campaign_mailings.authority)";
    Ok(mailings(connection, condition, [seal.into()]).await?.pop())
}

/// Writes what became of a mailing, and when its next letter is due.
pub async fn set(write: &Write, one: &Mailing, next_at: Option<Timestamp>) -> Result<(), DbError> {
    let sql = "UPDATE campaign_mailings SET state = $3, sent_at = $4, next_at = $5, changed_at = $6 \
               WHERE campaign = $1 AND authority = $2";
    let values = [
        one.campaign.row.into(),
        one.authority.as_str().into(),
        one.state.code().into(),
        one.sent_at.map(|at| at.0).into(),
        next_at.map(|at| at.0).into(),
        one.changed_at.0.into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// Keeps the seal of a link that a letter holds.
pub async fn add_link(write: &Write, seal: &str, one: &Mailing, now: Timestamp) -> Result<(), DbError> {
    let sql = "INSERT INTO campaign_links (seal, campaign, authority, created_at) VALUES ($1, $2, $3, $4)";
    let values = [seal.into(), one.campaign.row.into(), one.authority.as_str().into(), now.0.into()];
    done(write.connection(), sql, values).await.map(drop)
}

/// Closes a campaign, with everything in it that waits for an answer.
pub async fn close(write: &Write, campaign: &Campaign, now: Timestamp) -> Result<(), DbError> {
    let open = "UPDATE campaign_mailings SET state = 'closed', next_at = NULL, changed_at = $2 WHERE campaign = $1 \
                AND state IN ('to_send', 'sent', 'reminded_once', 'reminded_twice')";
    done(write.connection(), open, [campaign.row.into(), now.0.into()]).await?;
    let sql = "UPDATE campaigns SET closed_at = $2 WHERE id = $1";
    done(write.connection(), sql, [campaign.row.into(), now.0.into()]).await.map(drop)
}

/// Campaigns whose time has passed and that nobody closed.
pub async fn over(connection: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Campaign>, DbError> {
    let sql = format!("SELECT {CAMPAIGN} FROM campaigns WHERE closed_at IS NULL AND ends_at <= $1");
    all(connection, &sql, [now.0.into()]).await?.iter().map(campaign).collect()
}

fn answered(row: &QueryResult) -> Result<Answered, DbError> {
    let answer: String = row.try_get_by_index(2)?;
    Ok(Answered {
        authority: public_id(row.try_get_by_index(0)?)?,
        link: public_id(row.try_get_by_index(1)?)?,
        answer: Answer::parse(&answer).ok_or(DbError::Value(answer))?,
        version: row.try_get_by_index(3)?,
    })
}

/// What was answered in a campaign, by whom of what.
pub async fn answers(connection: &impl ConnectionTrait, campaign: &Campaign) -> Result<Vec<Answered>, DbError> {
    let sql = "SELECT authority, partnership, answer, version FROM campaign_answers WHERE campaign = $1 \
               ORDER BY authority, partnership";
    all(connection, sql, [campaign.row.into()]).await?.iter().map(answered).collect()
}

/// What one authority answered in a campaign.
pub async fn answers_of(
    connection: &impl ConnectionTrait,
    campaign: &Campaign,
    authority: &PublicId,
) -> Result<Vec<Answered>, DbError> {
    let sql = "SELECT authority, partnership, answer, version FROM campaign_answers \
               WHERE campaign = $1 AND authority = $2 ORDER BY partnership";
    let values = [campaign.row.into(), authority.as_str().into()];
    all(connection, sql, values).await?.iter().map(answered).collect()
}

/// Keeps what an authority said of a link, in place of what it said before.
pub async fn answer(write: &Write, campaign: &Campaign, said: &Answered, now: Timestamp) -> Result<(), DbError> {
    let sql = "INSERT INTO campaign_answers (campaign, authority, partnership, answer, version, at) \
               VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (campaign, authority, partnership) DO UPDATE \
               SET answer = excluded.answer, version = excluded.version, at = excluded.at";
    let values = [
        campaign.row.into(),
        said.authority.as_str().into(),
        said.link.as_str().into(),
        said.answer.code().into(),
        said.version.into(),
        now.0.into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// What is kept of a mailbox: nothing that can be read as an address.
fn sealed(mailbox: &Address) -> String {
    seal(&["campaign-mailbox", mailbox.as_str()])
}

/// When a mailbox was last written to, and whether somebody said that it is the wrong one.
pub async fn mailbox(
    connection: &impl ConnectionTrait,
    mailbox: &Address,
) -> Result<(Option<Timestamp>, bool), DbError> {
    let sql = "SELECT written_at, wrong_at FROM campaign_mailboxes WHERE seal = $1";
    let Some(row) = one(connection, sql, [sealed(mailbox).into()]).await? else { return Ok((None, false)) };
    Ok((Some(Timestamp(row.try_get_by_index(0)?)), row.try_get_by_index::<Option<i64>>(1)?.is_some()))
}

/// Notes that a mailbox is written to now.
pub async fn note_written(write: &Write, mailbox: &Address, now: Timestamp) -> Result<(), DbError> {
    let sql = "INSERT INTO campaign_mailboxes (seal, written_at) VALUES ($1, $2) \
               ON CONFLICT (seal) DO UPDATE SET written_at = excluded.written_at";
    done(write.connection(), sql, [sealed(mailbox).into(), now.0.into()]).await.map(drop)
}

/// Notes that a mailbox is the wrong one: no campaign writes to it again.
pub async fn note_wrong(write: &Write, mailbox: &Address, now: Timestamp) -> Result<(), DbError> {
    let sql = "INSERT INTO campaign_mailboxes (seal, written_at, wrong_at) VALUES ($1, $2, $2) \
               ON CONFLICT (seal) DO UPDATE SET wrong_at = excluded.wrong_at";
    done(write.connection(), sql, [sealed(mailbox).into(), now.0.into()]).await.map(drop)
}

/// Letters that left in the last minute and in the last hour; a mailbox gets at most one a day, so each is one mailbox.
pub async fn letters(connection: &impl ConnectionTrait, now: Timestamp) -> Result<[u64; 2], DbError> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM campaign_mailboxes WHERE written_at > $1 AND wrong_at IS NULL";
    let mut counts = [0; 2];
    for (count, since) in counts.iter_mut().zip([now.0 - HOUR / 60, now.0 - HOUR]) {
        let row = one(connection, sql, [since.into()]).await?;
        *count = row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or(0).unsigned_abs();
    }
    Ok(counts)
}

/// Forgets the mailboxes that may be written to again: what is kept of them has no more use.
pub async fn forget_mailboxes(write: &Write, now: Timestamp) -> Result<(), DbError> {
    let sql = "DELETE FROM campaign_mailboxes WHERE written_at <= $1 AND wrong_at IS NULL";
    done(write.connection(), sql, [(now.0 - MAILBOX_RESTS - DAY).into()]).await.map(drop)
}

/// Notes that an authority asked campaigns not to write again.
pub async fn stop(write: &Write, authority: &PublicId, now: Timestamp) -> Result<(), DbError> {
    let sql = "INSERT INTO campaign_stops (authority, at) VALUES ($1, $2) ON CONFLICT (authority) DO NOTHING";
    done(write.connection(), sql, [authority.as_str().into(), now.0.into()]).await.map(drop)
}

/// Whether an authority asked so.
pub async fn stopped(connection: &impl ConnectionTrait, authority: &PublicId) -> Result<bool, DbError> {
    let sql = "SELECT 1 FROM campaign_stops WHERE authority = $1";
    Ok(one(connection, sql, [authority.as_str().into()]).await?.is_some())
}
