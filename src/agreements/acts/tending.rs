//! What time does to acts: notices of their end, and the end of papers that nobody signed.

use serde_json::json;

use super::letters;
use super::store::{self, Act, Kept};
use crate::db::{Author, Change, Db, DbError, Journal, Write};
use crate::kernel::{Day, Timestamp};
use deposit::Vault;

/// What one turn did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tended {
    /// Letters about an end.
    pub letters: usize,
    /// Papers that were erased.
    pub erased: usize,
}

/// Does what is due: writes to the parties of what ends, each notice once; erases what nobody signed nor touched since `left`.
///
/// Errors: the database; the vault, in which case the paper is gone and its file stays for `doctor` to find.
pub async fn tend(db: &Db, vault: &Vault, (base, now): (&str, Timestamp), left: Timestamp) -> anyhow::Result<Tended> {
    let mut told = Tended::default();
    let today = Day::of(now);
    let soon = [today, today.months_later(letters::NOTICES[0])];
    if !store::ending_between(db.read(), soon).await?.is_empty() {
        let write = db.write().await?;
        for act in store::ending_between(write.connection(), soon).await? {
            told.letters += notice(&write, &act, (base, now)).await?;
        }
        write.commit().await?;
    }
    for act in store::left_since(db.read(), left).await? {
        let write = db.write().await?;
        let Some(kept) = Kept::held(&write, &act.id).await? else { continue };
        erase(&write, &kept, now).await?;
        write.commit().await?;
        told.erased += 1;
        for file in &kept.files {
            vault.remove(&file.key).await?;
        }
    }
    Ok(told)
}

async fn notice(write: &Write, act: &Act, (base, now): (&str, Timestamp)) -> Result<usize, DbError> {
    let Some(ends_on) = act.ends_on else { return Ok(0) };
    let Some(months) = letters::due(ends_on, Day::of(now)) else { return Ok(0) };
    if !act.note_notice(write, (ends_on, months), now).await? {
        return Ok(0);
    }
    letters::announce(write, act, ends_on, (now, base)).await
}

async fn erase(write: &Write, kept: &Kept, now: Timestamp) -> Result<(), DbError> {
    kept.act.erase(write).await?;
    let author = Author { actor: "system:retention".to_owned(), on_behalf_of: None };
    let mut journal = Journal::open(write, author, now, None).await?;
    let change = Change {
        action: "erase",
        entity: "act",
        entity_id: kept.act.id.to_string(),
        before: Some(json!({ "partnership": kept.act.partnership.as_str(), "kind": kept.act.kind.code() })),
        after: None,
        reason: None,
    };
    journal.record(change).await?;
    journal.close().await
}
