//! The letter that goes out whenever something that lets a person in was added, changed or taken away.

use super::super::model::Person;
use crate::db::{DbError, Write};
use crate::kernel::Timestamp;
use crate::mail::{self, Letter};
use crate::web::Texts;

/// What happened, by the end of the key of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A password was set or changed.
    PasswordSet,
    /// The password was taken away.
    PasswordRemoved,
    /// An application of codes counts.
    AppAdded,
    /// The application was taken away.
    AppRemoved,
    /// New recovery codes were made.
    CodesMade,
    /// A recovery code was used.
    CodeUsed,
    /// A passkey was added.
    PasskeyAdded,
    /// A passkey was taken away.
    PasskeyRemoved,
    /// Whoever runs the installation took everything away.
    Reset,
}

impl Event {
    fn code(self) -> &'static str {
        match self {
            Self::PasswordSet => "password-set",
            Self::PasswordRemoved => "password-removed",
            Self::AppAdded => "app-added",
            Self::AppRemoved => "app-removed",
            Self::CodesMade => "codes-made",
            Self::CodeUsed => "code-used",
            Self::PasskeyAdded => "passkey-added",
            Self::PasskeyRemoved => "passkey-removed",
            Self::Reset => "reset",
        }
    }
}

/// Writes to the person, in the transaction of what happened.
pub async fn tell(write: &Write, person: &Person, event: Event, now: Timestamp) -> Result<(), DbError> {
    let t = Texts::of(person.locale);
    let letter = Letter {
        to: person.email.clone(),
        locale: person.locale,
        subject: t.s("mail-factor-subject"),
        paragraphs: vec![t.s(format!("mail-factor-{}", event.code())), t.s("mail-factor-not-you")],
        action: None,
        why: t.s("mail-factor-why"),
    };
    mail::enqueue(write, &letter, now).await
}
