//! What a person is told: at once when they must act, otherwise gathered in a digest as often as they wish.
//!
//! The rules: « you must act » cannot be switched off, because nobody else would act; everything else waits for the person's own
//! day or week, or is not kept at all when they want none. One digest a period, in the person's language, and every one
//! bears a link that stops them without entering.

mod digest;
mod model;
mod store;
#[cfg(test)]
mod tests;

pub use digest::send_digests;
pub use model::{Notice, Rhythm};
pub use store::{holder, keep_rhythm, rhythm};

use crate::accounts::model::Person;
use crate::accounts::store::by_row;
use crate::db::{DbError, Write};
use crate::kernel::Timestamp;
use crate::mail::{self, Letter};
use crate::web::Texts;
use uuid::Uuid;

impl Person {
    /// Tells this person something, as [`notify`] does.
    pub async fn tell(&self, write: &Write, notice: &Notice, now: Timestamp) -> Result<(), DbError> {
        notify(write, self.row, notice, now).await
    }
}

/// Tells a person something, in the transaction of its cause: by a letter at once when they must act, otherwise in their next
/// digest. Nobody is told when there is no such person.
pub async fn notify(write: &Write, person: Uuid, notice: &Notice, now: Timestamp) -> Result<(), DbError> {
    let Some(person) = by_row(write.connection(), person).await? else { return Ok(()) };
    if !notice.must_act {
        return match store::rhythm(write.connection(), person.row).await? {
            Rhythm::Never => Ok(()),
            _ => store::add(write, person.row, notice, now).await,
        };
    }
    let letter = Letter {
        why: Texts::of(person.locale).s("mail-notice-why"),
        subject: notice.subject.clone(),
        paragraphs: vec![notice.text.clone()],
        action: notice.action.clone(),
        locale: person.locale,
        to: person.email,
    };
    mail::enqueue(write, &letter, now).await
}
