//! The table of letters that wait, and their sending.

use sea_orm::QueryResult;
use uuid::Uuid;

use super::carrier::Envelope;
use super::{Appeal, Carrier, Digest, Letter};
use crate::db::{Db, DbError, Write, all, done, one};
use crate::kernel::{RowIds, Timestamp};

const MINUTE: i64 = 60 * 1_000_000;
/// Minutes to wait after each failure; after the last a letter is given up.
const PAUSES: [i64; 6] = [1, 5, 30, 120, 480, 1440];
/// While a letter is being sent nobody else takes it for so long.
const CLAIM: i64 = 5 * MINUTE;
/// Letters a turn.
const A_TURN: u64 = 20;

/// What one turn did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Letters that were taken.
    pub sent: usize,
    /// Letters that will be tried again.
    pub failed: usize,
    /// Letters that will not be tried again.
    pub given_up: usize,
}

/// Puts a letter into the outbox, in the transaction of its cause.
pub async fn enqueue(write: &Write, letter: &Letter, at: Timestamp) -> Result<(), DbError> {
    let text = (letter.subject.as_str(), letter.plain(), letter.html());
    put(write, letter.to.as_str(), text, (Tag::None, at)).await
}

impl Digest {
    /// Puts a digest into the outbox, in the transaction that takes its news from where they waited.
    pub async fn enqueue(&self, write: &Write, at: Timestamp) -> Result<(), DbError> {
        let text = (self.subject.as_str(), self.plain(), self.html());
        put(write, self.to.as_str(), text, (Tag::Unsubscribe(&self.unsubscribe.1), at)).await
    }
}

impl Appeal<'_> {
    /// Puts a letter that lists things into the outbox; it can be withdrawn while it waits.
    pub async fn enqueue(&self, write: &Write, at: Timestamp) -> Result<(), DbError> {
        let Self { letter, items, cause } = self;
        let text = (letter.subject.as_str(), letter.plain_with(items), letter.html_with(items));
        put(write, letter.to.as_str(), text, (Tag::Cause(cause), at)).await
    }
}

/// What a letter in the outbox is known by.
enum Tag<'t> {
    None,
    /// The address that switches letters of its kind off.
    Unsubscribe(&'t str),
    /// What it was written for.
    Cause(&'t str),
}

async fn put(
    write: &Write,
    to: &str,
    (subject, plain, html): (&str, String, String),
    (tag, at): (Tag<'_>, Timestamp),
) -> Result<(), DbError> {
    let sql = "INSERT INTO outbox (id, recipient, subject, plain, html, created_at, next_at, tries, unsubscribe, cause) \
               VALUES ($1, $2, $3, $4, $5, $6, $6, 0, $7, $8)";
    let (unsubscribe, cause) = match tag {
        Tag::None => (None, None),
        Tag::Unsubscribe(address) => (Some(address), None),
        Tag::Cause(cause) => (None, Some(cause)),
    };
    let values = [
        RowIds::at(at).next().into(),
        to.into(),
        subject.into(),
        plain.into(),
        html.into(),
        at.0.into(),
        unsubscribe.map(str::to_owned).into(),
        cause.map(str::to_owned).into(),
    ];
    done(write.connection(), sql, values).await.map(drop)
}

/// A letter that waits, as whoever runs the site sees it: never what it says.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// To whom.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Since when.
    pub created_at: Timestamp,
    /// When it is tried next.
    pub next_at: Timestamp,
    /// How often it was tried.
    pub tries: i64,
    /// What the server said last.
    pub last_error: Option<String>,
}

impl Waiting {
    /// The letters that wait, the oldest first, a hundred at most.
    pub async fn all(db: &Db) -> Result<Vec<Self>, DbError> {
        let sql = "SELECT recipient, subject, created_at, next_at, tries, last_error FROM outbox ORDER BY created_at \
                   LIMIT 100";
        let waiting = |row: &QueryResult| {
            Ok(Self {
                to: row.try_get_by_index(0)?,
                subject: row.try_get_by_index(1)?,
                created_at: Timestamp(row.try_get_by_index(2)?),
                next_at: Timestamp(row.try_get_by_index(3)?),
                tries: row.try_get_by_index(4)?,
                last_error: row.try_get_by_index(5)?,
            })
        };
        all(db.read(), sql, []).await?.iter().map(waiting).collect()
    }

    /// How many letters wait.
    pub async fn count(db: &Db) -> Result<i64, DbError> {
        let row = one(db.read(), "SELECT CAST(COUNT(*) AS BIGINT) FROM outbox", []).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0))
    }
}

/// Takes out the letters of a cause that still wait; how many.
pub async fn withdraw(write: &Write, cause: &str) -> Result<u64, DbError> {
    done(write.connection(), "DELETE FROM outbox WHERE cause = $1", [cause.into()]).await
}

/// The causes of letters that were given up since it was last asked; each is told once.
pub async fn take_given_up(write: &Write) -> Result<Vec<String>, DbError> {
    let rows = all(write.connection(), "DELETE FROM letters_given_up RETURNING cause", []).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

/// Sends the letters whose time has come, each at most once a turn.
///
/// Errors: the database. What the server says is noted beside the letter, which waits longer each time.
pub async fn deliver(db: &Db, carrier: &Carrier, now: Timestamp) -> Result<Delivered, DbError> {
    let mut told = Delivered::default();
    for (envelope, tries) in claim(db, now).await? {
        let id = envelope.id;
        match carrier.carry(envelope).await {
            Ok(()) => {
                remove(db, id).await?;
                told.sent += 1;
            }
            Err(why) => match PAUSES.get(tries as usize) {
                Some(pause) => {
                    tracing::warn!(letter = %id, tries, "A letter was not taken; it is tried again later.");
                    postpone(db, id, (now.0 + pause * MINUTE, &format!("{why:#}"))).await?;
                    told.failed += 1;
                }
                None => {
                    tracing::error!(letter = %id, "A letter is given up.");
                    give_up(db, id, now).await?;
                    told.given_up += 1;
                }
            },
        }
    }
    Ok(told)
}

/// Takes the letters that are due, so that no other node sends them too.
async fn claim(db: &Db, now: Timestamp) -> Result<Vec<(Envelope, i64)>, DbError> {
    let due = "SELECT id FROM outbox WHERE next_at <= $1 ORDER BY next_at LIMIT 1";
    if one(db.read(), due, [now.0.into()]).await?.is_none() {
        return Ok(Vec::new());
    }
    let write = db.write().await?;
    let sql = format!(
        "UPDATE outbox SET next_at = $2 WHERE id IN \
         (SELECT id FROM outbox WHERE next_at <= $1 ORDER BY next_at LIMIT {A_TURN}) \
         RETURNING id, recipient, subject, plain, html, tries, unsubscribe"
    );
    let rows = all(write.connection(), &sql, [now.0.into(), (now.0 + CLAIM).into()]).await?;
    let claimed = rows.iter().map(envelope).collect::<Result<Vec<_>, DbError>>()?;
    write.commit().await?;
    Ok(claimed)
}

fn envelope(row: &QueryResult) -> Result<(Envelope, i64), DbError> {
    let envelope = Envelope {
        id: row.try_get_by_index(0)?,
        recipient: row.try_get_by_index(1)?,
        subject: row.try_get_by_index(2)?,
        plain: row.try_get_by_index(3)?,
        html: row.try_get_by_index(4)?,
        unsubscribe: row.try_get_by_index(6)?,
    };
    Ok((envelope, row.try_get_by_index(5)?))
}

async fn remove(db: &Db, id: Uuid) -> Result<(), DbError> {
    let write = db.write().await?;
    done(write.connection(), "DELETE FROM outbox WHERE id = $1", [id.into()]).await?;
    write.commit().await
}

/// Takes a letter out and tells its cause, if it has one.
async fn give_up(db: &Db, id: Uuid, now: Timestamp) -> Result<(), DbError> {
    let write = db.write().await?;
    let told = "INSERT INTO letters_given_up (id, cause, at) \
                SELECT id, cause, CAST($2 AS BIGINT) FROM outbox WHERE id = $1 AND cause IS NOT NULL";
    done(write.connection(), told, [id.into(), now.0.into()]).await?;
    done(write.connection(), "DELETE FROM outbox WHERE id = $1", [id.into()]).await?;
    write.commit().await
}

async fn postpone(db: &Db, id: Uuid, (next_at, why): (i64, &str)) -> Result<(), DbError> {
    let write = db.write().await?;
    let sql = "UPDATE outbox SET next_at = $2, tries = tries + 1, last_error = $3 WHERE id = $1";
    done(write.connection(), sql, [id.into(), next_at.into(), why.into()]).await?;
    write.commit().await
}
