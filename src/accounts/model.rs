//! What a person is, how long a session lives, where one may be led after entering.

use uuid::Uuid;

use crate::kernel::{Locale, PublicId, Timestamp};
use crate::mail::Address;

/// A minute.
pub const MINUTE: i64 = 60 * 1_000_000;
/// A session without a request for so long has ended.
const IDLE: i64 = 120 * MINUTE;
/// The same for an administrator.
const IDLE_ADMINISTRATOR: i64 = 30 * MINUTE;
/// No session is older.
const WHOLE: i64 = 12 * 60 * MINUTE;
/// A link that somebody asked for holds so long.
pub const LINK: i64 = 10 * MINUTE;
/// An invitation holds so long.
pub const INVITATION: i64 = 7 * 24 * 60 * MINUTE;
/// Links sent to one address an hour.
pub const LINKS_AN_HOUR: i64 = 3;
/// An hour.
pub const HOUR: i64 = 60 * MINUTE;
/// A request changes the record of its session only after so long.
const NOTED: i64 = MINUTE;
/// The longest name that is kept, in characters.
pub const LONGEST_NAME: usize = 80;

/// A person with an account.
#[derive(Clone, Debug)]
pub struct Person {
    /// The row.
    pub row: Uuid,
    /// `pe-…`, which says nothing of who it is.
    pub id: PublicId,
    /// Where mail reaches them.
    pub email: Address,
    /// As they want to be called; may be empty.
    pub name: String,
    /// The language of their mail.
    pub locale: Locale,
    /// Whether they run this installation.
    pub administrator: bool,
}

/// When a session began, was last used, and when its person last proved who they are.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// Its beginning.
    pub created_at: Timestamp,
    /// Its last request.
    pub seen_at: Timestamp,
    /// The last proof; the first is how it was opened.
    pub proved_at: Timestamp,
}

impl Times {
    /// Whether the session still holds.
    pub fn alive(self, administrator: bool, now: Timestamp) -> bool {
        let idle = if administrator { IDLE_ADMINISTRATOR } else { IDLE };
        now.0 - self.seen_at.0 < idle && now.0 - self.created_at.0 < WHOLE
    }

    /// Whether its last request is old enough to be noted again.
    pub fn to_note(self, now: Timestamp) -> bool {
        now.0 - self.seen_at.0 >= NOTED
    }
}

/// A page of ours to be led to; anything else leads to the account.
pub fn return_path(text: &str) -> Option<&str> {
    let ours = text.starts_with("/fr/") || text.starts_with("/en/");
    let plain = !text.contains("//") && !text.contains('\\') && !text.chars().any(char::is_control);
    (ours && plain && text.len() <= 300).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_when_it_is_not_used_and_when_it_is_old() {
        let at = |minutes: i64| Timestamp(minutes * MINUTE);
        // Begun, last seen, now, administrator: alive?
        for (created, seen, now, administrator, alive) in [
            (0, 0, 0, false, true),
            (0, 0, 119, false, true),
            (0, 0, 120, false, false),
            (0, 0, 29, true, true),
            (0, 0, 30, true, false),
            (0, 700, 719, false, true),
            (0, 719, 720, false, false),
        ] {
            let times = Times { created_at: at(created), seen_at: at(seen), proved_at: at(created) };
            assert_eq!(times.alive(administrator, at(now)), alive, "{created} {seen} {now} {administrator}");
        }
    }

    #[test]
    fn one_is_led_to_a_page_of_ours_and_nowhere_else() {
        for (text, leads) in [
            ("/fr/partenariats/pa-0000000000/verifier?x=1", true),
            ("/en/account", true),
            ("https://elsewhere.test/fr/", false),
            ("//elsewhere.test/fr/", false),
            ("/fr//elsewhere.test", false),
            ("/fr/\\elsewhere.test", false),
            ("/fr/a\r\nSet-Cookie: x", false),
            ("/api/v1/figures", false),
            ("", false),
        ] {
            assert_eq!(return_path(text).is_some(), leads, "{text}");
        }
    }
}
