//! Who has to do with records that were made one, or parted, is told.

use std::collections::BTreeSet;

use super::model::Entity;
use super::store::merges::Merge;
use crate::accounts;
use crate::db::{Author, DbError, Write};
use crate::kernel::{Locale, PublicId, Timestamp};
use crate::mail::{self, Letter};
use crate::organisations::{self, Recipient};
use crate::web::Texts;

/// What is told, and to whom.
pub struct News<'n> {
    /// What was merged.
    pub merge: &'n Merge,
    /// `merge` or `separate`.
    pub action: &'static str,
    /// The authorities whose people are told.
    pub parties: BTreeSet<PublicId>,
    /// Who did it: they get no letter.
    pub author: &'n Author,
    /// For which organisation, by its public name.
    pub by: Option<&'n str>,
    /// Why.
    pub reason: &'n str,
}

/// Writes one letter to each mailbox, in the transaction of what is told.
pub async fn tell(write: &Write, news: &News<'_>, (now, base): (Timestamp, &str)) -> Result<(), DbError> {
    let mut told = BTreeSet::new();
    for party in &news.parties {
        for reached in organisations::reached_at(write, party).await? {
            if !acted(write, news.author, &reached).await? && told.insert(reached.email.clone()) {
                mail::enqueue(write, &letter(news, reached, base), now).await?;
            }
        }
    }
    Ok(())
}

async fn acted(write: &Write, author: &Author, reached: &Recipient) -> Result<bool, DbError> {
    let person = match reached.person {
        Some(row) => accounts::by_row(write.connection(), row).await?,
        None => accounts::Person::at_address(write, &reached.email).await?,
    };
    Ok(person.is_some_and(|person| person.author(None).actor == author.actor))
}

fn letter(news: &News<'_>, to: Recipient, base: &str) -> Letter {
    let (t, locale) = (Texts::of(to.locale), to.locale);
    let who = news.by.map_or_else(|| t.s("duplicates-by-person"), str::to_owned);
    let [stays, goes] = &news.merge.names;
    let about = [("who", who.as_str()), ("stays", stays.as_str()), ("goes", goes.as_str())];
    let start = format!("mail-duplicates-{}-{}", news.action, news.merge.entity.code());
    let mut paragraphs = vec![t.with(&start, &about)];
    if !news.reason.is_empty() {
        paragraphs.push(t.with("history-reason", &[("reason", news.reason)]));
    }
    paragraphs.push(t.s(format!("mail-duplicates-{}-act", news.action)));
    let list = match (news.merge.entity, locale) {
        (Entity::Partnership, Locale::Fr) => "/fr/partenariats",
        (Entity::Partnership, Locale::En) => "/en/partnerships",
        (Entity::Authority, Locale::Fr) => "/fr/collectivites",
        (Entity::Authority, Locale::En) => "/en/authorities",
    };
    Letter {
        subject: t.with(&format!("mail-duplicates-{}-subject", news.action), &about),
        paragraphs,
        action: Some((t.s("mail-duplicates-button"), format!("{base}{list}/{}", news.merge.stays))),
        why: t.s("mail-party-why"),
        locale,
        to: to.email,
    }
}
