//! The code that is sent to the official address of an authority.

use super::store;
use crate::accounts::Person;
use crate::db::{Db, DbError, Write};
use crate::kernel::{Locale, RowIds, Secret, Timestamp, own_id, seal};
use crate::mail::{self, Letter};
use crate::organisations::actions::{When, record};
use crate::organisations::model::{Membership, Organisation, State};
use crate::organisations::{OfficialAddress, store as organisations};
use crate::web::Texts;

const DAY: i64 = 24 * 3600 * 1_000_000;
/// A code holds so long.
const HOLDS: i64 = 7 * DAY;
/// Wrong codes after which one opens nothing any more.
pub const TRIES: i64 = 5;
/// Codes a day for one person, and for one authority whoever asks.
const A_DAY: (i64, i64) = (3, 9);

/// What became of asking for a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It is on its way.
    Yes,
    /// There is no request of this person that waits, or no official address.
    NoClaim,
    /// Enough were sent today.
    TooMany,
}

/// What became of typing a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// The person represents the authority.
    Opened,
    /// It is not the code; so many tries are left.
    Wrong(i64),
    /// No code holds: none was sent, it is too old, or was tried too often.
    Ended,
}

/// Eight characters of Crockford's alphabet, drawn; as they are sealed.
fn draw() -> String {
    let drawn = own_id("co", &[Secret::draw().hand_over()]);
    drawn.as_str().chars().skip(3).take(8).collect()
}

/// A code as a person types it, brought to how it is sealed: capitals, spaces, dashes and the letters that look like figures.
fn read(typed: &str) -> String {
    let letters = typed.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let meant = |c| match c {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    letters.map(meant).take(16).collect()
}

fn sealed(claim: &Membership, code: &str) -> String {
    seal(&[claim.organisation.id.as_str(), &claim.person.to_string(), code])
}

/// The request of a person for an authority that waits.
async fn claim(write: &Write, person: &Person, organisation: &Organisation) -> Result<Option<Membership>, DbError> {
    let members = organisations::of_organisation(write.connection(), organisation).await?;
    Ok(members.into_iter().find(|one| one.person == person.row && one.state == State::Asked))
}

/// Sends a code to the official address of the authority that a person asks to represent.
pub async fn send_code(
    db: &Db,
    person: &Person,
    organisation: &Organisation,
    (now, base): When<'_>,
) -> Result<Sent, DbError> {
    let write = db.write().await?;
    let Some(claim) = claim(&write, person, organisation).await? else { return Ok(Sent::NoClaim) };
    let Some(authority) = &organisation.authority else { return Ok(Sent::NoClaim) };
    let Some(to) = organisations::official_address(write.connection(), authority).await? else {
        return Ok(Sent::NoClaim);
    };
    let (own, all) = store::sent_since(write.connection(), &claim, Timestamp(now.0 - DAY)).await?;
    if own >= A_DAY.0 || all >= A_DAY.1 {
        return Ok(Sent::TooMany);
    }
    let (code, contest) = (draw(), Secret::draw());
    let new = store::NewCode {
        row: RowIds::at(now).next(),
        claim: &claim,
        seal: sealed(&claim, &code),
        contest_seal: contest.seal(),
        expires_at: Timestamp(now.0 + HOLDS),
    };
    store::add_code(&write, &new, now).await?;
    mail::enqueue(&write, &letter((&claim, person), &to, &code, (&contest, base)), now).await?;
    record(&write, person.author(None), ("send_code", &claim, &person.id), now).await?;
    write.commit().await?;
    Ok(Sent::Yes)
}

fn letter(
    (claim, person): (&Membership, &Person),
    to: &OfficialAddress,
    code: &str,
    (contest, base): (&Secret, &str),
) -> Letter {
    let t = Texts::of(to.locale);
    let shown = format!("{}-{}", &code[..4], &code[4..]).to_uppercase();
    let name = if person.name.is_empty() { t.s("mail-code-no-name") } else { person.name.clone() };
    let names = [
        ("organisation", claim.organisation.name.as_str()),
        ("name", name.as_str()),
        ("email", person.email.as_str()),
        ("function", claim.function.as_str()),
        ("code", shown.as_str()),
    ];
    Letter {
        to: to.email.clone(),
        locale: to.locale,
        subject: t.with("mail-code-subject", &names),
        paragraphs: ["mail-code-who", "mail-code-expected", "mail-code-unexpected"]
            .map(|key| t.with(key, &names))
            .into(),
        action: Some((t.s("mail-code-button"), format!("{base}{}/{}", contest_page(to.locale), contest.hand_over()))),
        why: t.with("mail-code-why", &names),
    }
}

/// Where whoever reads an official address contests a claim, without the secret.
pub fn contest_page(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "/fr/contester",
        Locale::En => "/en/contest",
    }
}

/// Tries a code; the right one makes the person represent the authority at once.
pub async fn try_code(
    db: &Db,
    person: &Person,
    (organisation, typed): (&Organisation, &str),
    now: Timestamp,
) -> Result<Tried, DbError> {
    let write = db.write().await?;
    let Some(mut claim) = claim(&write, person, organisation).await? else { return Ok(Tried::Ended) };
    let Some(held) = store::last_code(write.connection(), &claim, now).await? else { return Ok(Tried::Ended) };
    if held.tries >= TRIES {
        return Ok(Tried::Ended);
    }
    let right = held.seal == sealed(&claim, &read(typed));
    store::note_try(&write, held.row, right.then_some(now)).await?;
    if right {
        claim.state = State::Active;
        organisations::set(&write, &claim, Some((&person.id, now))).await?;
        record(&write, person.author(None), ("prove", &claim, &person.id), now).await?;
    }
    write.commit().await?;
    let left = TRIES - held.tries - 1;
    Ok(if right {
        Tried::Opened
    } else if left > 0 {
        Tried::Wrong(left)
    } else {
        Tried::Ended
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        for (typed, meant) in
            [("AB12-CD34", "ab12cd34"), (" ab12 cd34 ", "ab12cd34"), ("OIL0-1ABC", "01101abc"), ("", ""), ("«»", "")]
        {
            assert_eq!(read(typed), meant, "{typed}");
        }
        assert_eq!(read(&"a".repeat(90)).len(), 16);
    }

    #[test]
    fn a_drawn_code_has_eight_characters_that_nobody_confuses() {
        for _ in 0..200 {
            let code = draw();
            assert_eq!(code.len(), 8);
            assert_eq!(read(&code), code, "typing it gives it back");
            assert!(!code.contains(['i', 'l', 'o', 'u']), "{code}");
        }
        assert_ne!(draw(), draw());
    }
}
