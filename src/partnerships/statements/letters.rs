//! The other parties of a link are told what was said of it, by whom, and where they may answer.

use std::collections::BTreeSet;

use serde_json::Value;

use super::model::{Field, Speaker, Version};
use crate::accounts;
use crate::db::{DbError, Write};
use crate::kernel::{Locale, PublicId, Timestamp};
use crate::mail::{self, Letter};
use crate::organisations::{self, Recipient};
use crate::web::Texts;

/// An act of one party that the others have to know of.
pub struct News<'n> {
    /// Who spoke.
    pub speaker: &'n Speaker,
    /// What they did: `declare`, `revise`, `confirm`, `undo`.
    pub action: &'static str,
    /// The link before; nothing when it is new.
    pub before: Option<&'n Version>,
    /// The link after.
    pub after: &'n Version,
    /// Why, in words.
    pub reason: Option<&'n str>,
}

impl Speaker {
    /// Tells the other parties what it wrote of a link since it read it, why if it said so; nothing when nothing was written.
    pub async fn tell_since(
        &self,
        write: &Write,
        before: &Version,
        (action, reason): (&'static str, Option<&str>),
        when: (Timestamp, &str),
    ) -> Result<(), DbError> {
        let Some(after) = Version::read(write.connection(), &before.public_id).await? else { return Ok(()) };
        if after.version == before.version {
            return Ok(());
        }
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
        let news = News { speaker: self, action, before: Some(before), after: &after, reason };
        tell_others(write, &news, when).await.map(drop)
    }
}

/// Writes to the other parties of a link, in the transaction of what they are told: one letter to one mailbox, none to who
/// acted. How many were written.
///
/// A confirmation is told only where the parties say different things: otherwise there is nothing to do about it.
pub async fn tell_others(write: &Write, news: &News<'_>, (now, base): (Timestamp, &str)) -> Result<usize, DbError> {
    if news.action == "confirm" && news.after.disagreements().is_empty() {
        return Ok(0);
    }
    let mut told = BTreeSet::new();
    for party in news.after.parties.iter().filter(|party| party.id != news.speaker.authority) {
        for reached in organisations::reached_at(write, &party.id).await? {
            if !acted(write, news.speaker, &reached).await? && told.insert(reached.email.clone()) {
                mail::enqueue(write, &letter(news, reached, base), now).await?;
            }
        }
    }
    Ok(told.len())
}

/// Whether a mailbox is that of the person who acted.
async fn acted(write: &Write, speaker: &Speaker, reached: &Recipient) -> Result<bool, DbError> {
    let person = match reached.person {
        Some(row) => accounts::by_row(write.connection(), row).await?,
        None => accounts::Person::at_address(write, &reached.email).await?,
    };
    Ok(person.is_some_and(|person| person.author(None).actor == speaker.author.actor))
}

fn letter(news: &News<'_>, to: Recipient, base: &str) -> Letter {
    let (t, locale) = (Texts::of(to.locale), to.locale);
    let names: Vec<&str> = news.after.parties.iter().map(|party| party.name_in(locale)).collect();
    let about = [("names", names.join(" – ")), ("who", news.speaker.organisation_name.clone())];
    let about: Vec<(&'static str, &str)> = about.iter().map(|(key, text)| (*key, text.as_str())).collect();
    let mut paragraphs = vec![t.with(&format!("mail-party-{}-text", news.action), &about)];
    paragraphs.extend(changes(news, t, locale));
    paragraphs.extend(news.reason.map(|reason| t.with("history-reason", &[("reason", reason)])));
    paragraphs.push(t.s("mail-party-act"));
    Letter {
        subject: t.with(&format!("mail-party-{}-subject", news.action), &about),
        paragraphs,
        action: Some((t.s("mail-party-button"), format!("{base}{}", form(locale, &news.after.public_id)))),
        why: t.s("mail-party-why"),
        locale,
        to: to.email,
    }
}

/// The form in which the other side answers.
fn form(locale: Locale, id: &PublicId) -> String {
    match locale {
        Locale::Fr => format!("/fr/partenariats/{id}/verifier"),
        Locale::En => format!("/en/partnerships/{id}/verify"),
    }
}

/// What the speaker says now and did not say before, a line for each field.
fn changes(news: &News<'_>, t: Texts, locale: Locale) -> Vec<String> {
    let own = &news.speaker.authority;
    let (before, after) = (news.before.map(|version| version.said_by(own)), news.after.said_by(own));
    let value = |field: &Field| before.as_ref().map_or(Value::Null, |facts| facts.value(*field));
    let changed = Field::ALL.iter().filter(|field| value(field) != after.value(**field));
    let told = |field: &Field| {
        let words = |value: &Value| field.in_words(t, locale, value);
        let (now, earlier) = (words(&after.value(*field)), words(&value(field)));
        let all = [("field", field.name(t)), ("now", now), ("earlier", earlier)];
        let all: Vec<(&'static str, &str)> = all.iter().map(|(key, text)| (*key, text.as_str())).collect();
        t.with(if news.before.is_some() { "mail-party-changed" } else { "mail-party-says" }, &all)
    };
    changed.map(told).collect()
}
