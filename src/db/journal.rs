//! The journal: who changed what, when and why, each entry sealed with the hash of the one before.
//!
//! Everything that follows a change (the atlas, the search index, feeds, the history shown to people) reads it, and
//! nothing else tells them. Personal values never stand in it in clear: an entry holds a salted commitment, and the
//! value with its salt lies in `journal_values`, from where it can be erased without breaking the chain.

use futures_util::TryStreamExt as _;
use sea_orm::{ConnectionTrait, DatabaseTransaction, QueryResult, Statement, StreamTrait, TryGetable, Value};
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::personal::{commit_on, opened};
use super::query::all;
use super::{DbError, Write};
use crate::kernel::Timestamp;

/// Who makes the changes of a transaction: an account or a command, for an organisation or for itself.
#[derive(Clone, Debug)]
pub struct Author {
    /// `command:import`, `system:reference`, `person:…`.
    pub actor: String,
    /// The organisation on whose behalf, if any.
    pub on_behalf_of: Option<String>,
}

impl Author {
    /// A command of the program, acting for nobody else.
    pub fn command(name: &str) -> Self {
        Self { actor: format!("command:{name}"), on_behalf_of: None }
    }
}

/// One change to be recorded.
#[derive(Clone, Debug)]
pub struct Change {
    /// A verb: `add`, `revise`, `merge`.
    pub action: &'static str,
    /// The kind of thing: `authority`, `partnership`.
    pub entity: &'static str,
    /// Its public identifier.
    pub entity_id: String,
    /// What stood before; nothing for an addition.
    pub before: Option<Json>,
    /// What stands after; nothing for a removal.
    pub after: Option<Json>,
    /// Why, in words.
    pub reason: Option<String>,
}

/// One entry as it stands in the journal.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its place, from 1 without a gap.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// For whom.
    pub on_behalf_of: Option<String>,
    /// The verb.
    pub action: String,
    /// The kind of thing.
    pub entity: String,
    /// Which one.
    pub entity_id: String,
    /// Before, as JSON text.
    pub before: Option<String>,
    /// After, as JSON text.
    pub after: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// The import or other lot that it belongs to.
    pub batch: Option<Uuid>,
    prev_hash: String,
    hash: String,
}

/// What a check of the whole chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Entries read.
    pub entries: i64,
    /// The last hash, to be noted elsewhere by whoever wants to prove it later.
    pub head: String,
}

const COLUMNS: &str =
    "seq, at, actor, on_behalf_of, action, entity, entity_id, before, after, reason, batch, prev_hash, hash";
const ROWS_A_STATEMENT: usize = 500;

/// Appends to the journal inside one transaction; holds the chain until that transaction ends.
pub struct Journal<'t> {
    connection: &'t DatabaseTransaction,
    author: Author,
    at: Timestamp,
    batch: Option<Uuid>,
    seq: i64,
    hash: String,
    waiting: Vec<Value>,
}

impl<'t> Journal<'t> {
    /// Takes the end of the chain, to append entries by one author at one instant. A [`Write`] is alone in writing.
    pub async fn open(write: &'t Write, author: Author, at: Timestamp, batch: Option<Uuid>) -> Result<Self, DbError> {
        let connection = write.connection();
        let backend = ConnectionTrait::get_database_backend(connection);
        let last = Statement::from_string(backend, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
        let (seq, hash) = match connection.query_one_raw(last).await? {
            Some(row) => (row.try_get_by_index(0)?, row.try_get_by_index(1)?),
            None => (0, String::new()),
        };
        Ok(Self { connection, author, at, batch, seq, hash, waiting: Vec::new() })
    }

    /// Appends one entry; [`Journal::close`] writes the last of them. A reason that a person gives in words of their own is
    /// personal: the entry is committed to it, and it goes when the person does.
    pub async fn record(&mut self, mut change: Change) -> Result<(), DbError> {
        if let (Some(reason), true) = (&change.reason, self.author.actor.starts_with("person:")) {
            change.reason = Some(commit_on(self.connection, reason).await?);
        }
        self.seq += 1;
        let mut entry = Entry {
            seq: self.seq,
            at: self.at,
            actor: self.author.actor.clone(),
            on_behalf_of: self.author.on_behalf_of.clone(),
            action: change.action.to_owned(),
            entity: change.entity.to_owned(),
            entity_id: change.entity_id,
            before: change.before.map(|json| json.to_string()),
            after: change.after.map(|json| json.to_string()),
            reason: change.reason,
            batch: self.batch,
            prev_hash: std::mem::take(&mut self.hash),
            hash: String::new(),
        };
        entry.hash = entry.seal();
        self.hash.clone_from(&entry.hash);
        self.waiting.extend(entry.into_values());
        if self.waiting.len() >= ROWS_A_STATEMENT * 13 { self.write_waiting().await } else { Ok(()) }
    }

    /// Writes what is still waiting. Without it the transaction would lose those entries.
    pub async fn close(mut self) -> Result<(), DbError> {
        self.write_waiting().await
    }

    async fn write_waiting(&mut self) -> Result<(), DbError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let values = std::mem::take(&mut self.waiting);
        let row = |first: usize| {
            let marks: Vec<String> = (first..first + 13).map(|n| format!("${n}")).collect();
            format!("({})", marks.join(", "))
        };
        let rows: Vec<String> = (0..values.len() / 13).map(|n| row(n * 13 + 1)).collect();
        let sql = format!("INSERT INTO journal ({COLUMNS}) VALUES {}", rows.join(", "));
        let backend = ConnectionTrait::get_database_backend(self.connection);
        self.connection.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        Ok(())
    }
}

impl Entry {
    /// The hash over every field and the hash before, each field preceded by its length so that none can flow into another.
    fn seal(&self) -> String {
        let mut hasher = Sha256::new();
        let mut field = |text: Option<&str>| match text {
            Some(text) => {
                hasher.update((text.len() as u64 + 1).to_be_bytes());
                hasher.update(text.as_bytes());
            }
            None => hasher.update(0_u64.to_be_bytes()),
        };
        field(Some(&self.prev_hash));
        field(Some(&self.seq.to_string()));
        field(Some(&self.at.0.to_string()));
        field(Some(&self.actor));
        field(self.on_behalf_of.as_deref());
        field(Some(&self.action));
        field(Some(&self.entity));
        field(Some(&self.entity_id));
        field(self.before.as_deref());
        field(self.after.as_deref());
        field(self.reason.as_deref());
        field(self.batch.map(|batch| batch.to_string()).as_deref());
        hasher.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
            text.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
            text.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
            text
        })
    }

    fn into_values(self) -> [Value; 13] {
        [
            self.seq.into(),
            self.at.0.into(),
            self.actor.into(),
            self.on_behalf_of.into(),
            self.action.into(),
            self.entity.into(),
            self.entity_id.into(),
            self.before.into(),
            self.after.into(),
            self.reason.into(),
            self.batch.into(),
            self.prev_hash.into(),
            self.hash.into(),
        ]
    }

    fn from_row(row: &QueryResult) -> Result<Self, DbError> {
        fn at<T: TryGetable>(row: &QueryResult, index: usize) -> Result<T, DbError> {
            Ok(row.try_get_by_index(index)?)
        }
        Ok(Self {
            seq: at(row, 0)?,
            at: Timestamp(at(row, 1)?),
            actor: at(row, 2)?,
            on_behalf_of: at(row, 3)?,
            action: at(row, 4)?,
            entity: at(row, 5)?,
            entity_id: at(row, 6)?,
            before: at(row, 7)?,
            after: at(row, 8)?,
            reason: at(row, 9)?,
            batch: at(row, 10)?,
            prev_hash: at(row, 11)?,
            hash: at(row, 12)?,
        })
    }

    /// The last place in the journal; 0 when it is empty.
    pub async fn last_seq(connection: &impl ConnectionTrait) -> Result<i64, DbError> {
        let sql = "SELECT CAST(COALESCE(MAX(seq), 0) AS BIGINT) FROM journal";
        let row = connection.query_one_raw(Statement::from_string(connection.get_database_backend(), sql)).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0))
    }

    /// The hash of the entry at a place, by which a copy of what was built from the journal knows its own; empty for 0.
    pub async fn hash_at(connection: &impl ConnectionTrait, seq: i64) -> Result<Option<String>, DbError> {
        if seq == 0 {
            return Ok(Some(String::new()));
        }
        let sql = "SELECT hash FROM journal WHERE seq = $1";
        let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, [seq.into()]);
        Ok(connection.query_one_raw(statement).await?.map(|row| row.try_get_by_index(0)).transpose()?)
    }

    /// The entries after a place, oldest first.
    pub async fn since(connection: &impl ConnectionTrait, seq: i64, limit: u64) -> Result<Vec<Self>, DbError> {
        let sql = format!("SELECT {COLUMNS} FROM journal WHERE seq > $1 ORDER BY seq LIMIT {limit}");
        Self::read(connection, &sql, vec![seq.into()]).await
    }

    /// The entries after a place that are about things of these kinds, oldest first.
    pub async fn about_kinds_since(
        connection: &impl ConnectionTrait,
        kinds: &[&str],
        seq: i64,
        limit: u64,
    ) -> Result<Vec<Self>, DbError> {
        let marks: Vec<String> = (2..kinds.len() + 2).map(|place| format!("${place}")).collect();
        let marks = marks.join(", ");
        let sql =
            format!("SELECT {COLUMNS} FROM journal WHERE seq > $1 AND entity IN ({marks}) ORDER BY seq LIMIT {limit}");
        let values = std::iter::once(Value::from(seq)).chain(kinds.iter().map(|kind| Value::from(*kind)));
        let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
        connection.query_all_raw(statement).await?.iter().map(Self::from_row).collect()
    }

    /// The entries about one thing, oldest first.
    pub async fn about(connection: &impl ConnectionTrait, entity: &str, id: &str) -> Result<Vec<Self>, DbError> {
        let sql = format!("SELECT {COLUMNS} FROM journal WHERE entity = $1 AND entity_id = $2 ORDER BY seq");
        Self::read(connection, &sql, vec![entity.into(), id.into()]).await
    }

    /// The entries that a person wrote and those that name them, by their identifier; oldest first.
    pub async fn concerning(connection: &impl ConnectionTrait, person: &str) -> Result<Vec<Self>, DbError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM journal WHERE actor = $1 OR (entity = 'person' AND entity_id = $2) OR after LIKE $3 \
             ORDER BY seq"
        );
        let values = vec![format!("person:{person}").into(), person.into(), format!("%\"{person}\"%").into()];
        Self::read(connection, &sql, values).await
    }

    /// Entries to be shown: with the reasons that persons gave, where they are still there.
    async fn read(connection: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<Vec<Self>, DbError> {
        let mut entries =
            all(connection, sql, values).await?.iter().map(Self::from_row).collect::<Result<Vec<_>, _>>()?;
        for entry in &mut entries {
            if let Some(reason) = entry.reason.take() {
                entry.reason = opened(connection, &reason).await?;
            }
        }
        Ok(entries)
    }

    /// Reads the whole chain and checks every seal.
    ///
    /// Errors: [`DbError::Journal`] with the first place where what stands is not what was written.
    pub async fn verify<C: ConnectionTrait + StreamTrait>(connection: &C) -> Result<Verified, DbError> {
        let sql = format!("SELECT {COLUMNS} FROM journal ORDER BY seq");
        let statement = Statement::from_string(ConnectionTrait::get_database_backend(connection), sql);
        let mut rows = std::pin::pin!(connection.stream_raw(statement).await?);
        let mut seen = Verified { entries: 0, head: String::new() };
        while let Some(row) = rows.try_next().await? {
            let entry = Self::from_row(&row)?;
            let follows = entry.seq == seen.entries + 1 && entry.prev_hash == seen.head;
            if !follows || entry.seal() != entry.hash {
                return Err(DbError::Journal(seen.entries + 1));
            }
            seen = Verified { entries: entry.seq, head: entry.hash };
        }
        Ok(seen)
    }
}
