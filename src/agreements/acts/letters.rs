//! What the other side is told of a paper, and both sides of its end.

use super::actions::Writing;
use super::store::Act;
use crate::accounts::{self, Notice};
use crate::db::{DbError, Write};
use crate::kernel::{Day, Locale, Timestamp};
use crate::mail::{self, Letter};
use crate::organisations::{self, Recipient};
use crate::partnerships::statement::Version;
use crate::web::{Texts, key};

/// So many months before its end, the parties of an act are written to.
pub const NOTICES: [u16; 3] = [12, 6, 3];

/// Tells those who speak for the other parties what was done, in their next digest.
pub async fn tell_others(writing: &Writing<'_>, act: &Act, action: &'static str) -> Result<(), DbError> {
    let Some(link) = Version::read(writing.write.connection(), &act.partnership).await? else { return Ok(()) };
    for party in link.parties.iter().filter(|party| party.id != writing.speaker.authority) {
        for reached in organisations::reached_at(writing.write, &party.id).await? {
            let Some(row) = reached.person else { continue };
            let Some(person) = accounts::by_row(writing.write.connection(), row).await? else { continue };
            if person.author(None).actor != writing.speaker.author.actor {
                let notice = news(writing, act, (action, reached.locale));
                person.tell(writing.write, &notice, writing.now).await?;
            }
        }
    }
    Ok(())
}

fn news(writing: &Writing<'_>, act: &Act, (action, locale): (&str, Locale)) -> Notice {
    let t = Texts::of(locale);
    let about = [("title", act.title.of(locale)), ("who", writing.speaker.organisation_name.as_str())];
    Notice {
        subject: t.with(&key("acts-news-", &action.replace('_', "-")), &about),
        text: t.s("acts-news-both"),
        action: Some((t.s("acts-news-button"), address(writing.base, locale, act))),
        must_act: false,
    }
}

/// The notice that is due on a day for an act that ends on another: the latest that is, so that what begins late tells once.
pub fn due(ends_on: Day, today: Day) -> Option<u16> {
    NOTICES.into_iter().rev().find(|months| ends_on.months_earlier(*months) <= today && today <= ends_on)
}

/// Writes to everybody who is reached at the parties of an act that it ends; how many letters.
pub async fn announce(
    write: &Write,
    act: &Act,
    ends_on: Day,
    (now, base): (Timestamp, &str),
) -> Result<usize, DbError> {
    let Some(link) = Version::read(write.connection(), &act.partnership).await? else { return Ok(0) };
    let mut told = std::collections::BTreeSet::new();
    for party in &link.parties {
        for reached in organisations::reached_at(write, &party.id).await? {
            if told.insert(reached.email.clone()) {
                mail::enqueue(write, &ending(act, (&link, reached), (ends_on, base)), now).await?;
            }
        }
    }
    Ok(told.len())
}

fn ending(act: &Act, (link, to): (&Version, Recipient), (ends_on, base): (Day, &str)) -> Letter {
    let (t, locale) = (Texts::of(to.locale), to.locale);
    let date = t.on(ends_on);
    let names: Vec<&str> = link.parties.iter().map(|party| party.name_in(locale)).collect();
    let names = names.join(" – ");
    let about = [("title", act.title.of(locale)), ("date", date.as_str()), ("names", names.as_str())];
    Letter {
        subject: t.with("acts-mail-end-subject", &about),
        paragraphs: vec![t.with("acts-mail-end-text", &about), t.s("acts-mail-end-how")],
        action: Some((t.s("acts-news-button"), address(base, locale, act))),
        why: t.with("acts-mail-end-why", &about),
        locale,
        to: to.email,
    }
}

fn address(base: &str, locale: Locale, act: &Act) -> String {
    format!("{base}{}/{}", crate::agreements::web::acts_path(locale, &act.partnership), act.id)
}
