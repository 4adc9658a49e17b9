//! What is erased by itself, after how long: `content/retention.toml`, applied every hour.
//!
//! The rules: a delay is data with its reason, not a number in the code; nothing personal is kept without an end; nobody's account is
//! erased without a letter before, and the last administrator's never.

mod model;
mod store;
#[cfg(test)]
mod tests;

pub use model::Retention;

use model::{Rule, What};

use super::actions::record;
use super::model::Person;
use super::notices::{self, Notice, notify};
use crate::db::{Db, DbError};
use crate::kernel::Timestamp;
use crate::mail::Carrier;
use crate::web::Texts;

/// What one turn did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tended {
    /// Digests that were sent.
    pub digests: usize,
    /// Rows and letters that were erased.
    pub erased: usize,
    /// Persons who were warned that their account will be erased.
    pub warned: usize,
    /// Accounts that were erased.
    pub accounts: usize,
}

impl Retention {
    /// Does what is due: digests, what is to be erased, whom to warn.
    ///
    /// Errors: the database, the folder of letters.
    pub async fn tend(&self, db: &Db, carrier: &Carrier, (base, now): (&str, Timestamp)) -> anyhow::Result<Tended> {
        let mut told = Tended { digests: notices::send_digests(db, base, now).await?, ..Tended::default() };
        for rule in &self.rules {
            match rule.what {
                What::Letters => told.erased += erase_letters(carrier, rule.before(now)).await?,
                What::Accounts => {
                    told.warned += warn(db, rule, (base, now)).await?;
                    for person in store::to_erase(db.read(), rule, now).await? {
                        person.erase(db, carrier, now).await?;
                        tracing::info!(person = %person.id, "An account without a visit was erased.");
                        told.accounts += 1;
                    }
                }
                what => told.erased += store::sweep(db, what, rule.before(now)).await?,
            }
        }
        Ok(told)
    }

    /// What will be done at the next turn, by the name of its rule.
    ///
    /// Errors: the database, the folder of letters.
    pub async fn waits(
        &self,
        db: &Db,
        carrier: &Carrier,
        now: Timestamp,
    ) -> anyhow::Result<Vec<(&'static str, usize)>> {
        let mut found = Vec::new();
        for rule in &self.rules {
            let count = match rule.what {
                What::Letters => carrier.older(rule.before(now)).await?.len(),
                What::Accounts => store::to_erase(db.read(), rule, now).await?.len(),
                what => store::due(db.read(), what, rule.before(now)).await?,
            };
            found.push((rule.what.code(), count));
        }
        Ok(found)
    }
}

async fn erase_letters(carrier: &Carrier, before: Timestamp) -> std::io::Result<usize> {
    let old = carrier.older(before).await?;
    for path in &old {
        tokio::fs::remove_file(path).await?;
    }
    Ok(old.len())
}

/// Writes to those whose account will be erased, once.
async fn warn(db: &Db, rule: &Rule, (base, now): (&str, Timestamp)) -> Result<usize, DbError> {
    let all = store::to_warn(db.read(), rule, now).await?;
    for person in &all {
        let write = db.write().await?;
        store::note_warned(&write, person, now).await?;
        notify(&write, person.row, &warning(person, rule, (base, now)), now).await?;
        record(&write, person, "warn", (None, None), now).await?;
        write.commit().await?;
    }
    Ok(all.len())
}

fn warning(person: &Person, rule: &Rule, (base, now): (&str, Timestamp)) -> Notice {
    let t = Texts::of(person.locale);
    let day = t.day(rule.erased_at(now));
    let page = format!("{base}{}", super::path(person.locale, ""));
    Notice {
        subject: t.s("mail-absent-subject"),
        text: t.with("mail-absent-text", &[("day", &day)]),
        action: Some((t.s("mail-absent-button"), page)),
        must_act: true,
    }
}
