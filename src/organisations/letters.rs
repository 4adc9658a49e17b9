//! The letters of this slice: each has a subject, a text, a button and the reason why it was sent, under one beginning of keys.

use super::model::Organisation;
use crate::accounts::{self, Person};
use crate::db::{DbError, Write};
use crate::kernel::{Locale, Timestamp};
use crate::mail::{self, Letter};
use crate::web::Texts;

/// What a letter is about.
pub struct About<'a> {
    /// The beginning of its keys, `mail-asked-`.
    pub key: &'a str,
    /// The key of why it was sent.
    pub why: &'a str,
    /// The organisation.
    pub organisation: &'a Organisation,
    /// What its words name beside the organisation.
    pub names: &'a [(&'static str, &'a str)],
    /// Where its button leads, below the account: a page for each language.
    pub page: fn(Locale) -> String,
}

/// Writes to persons, in the transaction of the cause. Nobody gets the same letter twice.
pub async fn tell(
    write: &Write,
    people: &[Person],
    about: &About<'_>,
    (now, base): (Timestamp, &str),
) -> Result<(), DbError> {
    let mut told = Vec::new();
    for person in people {
        if !told.contains(&person.row) {
            told.push(person.row);
            mail::enqueue(write, &letter(person, about, base), now).await?;
        }
    }
    Ok(())
}

fn letter(person: &Person, about: &About<'_>, base: &str) -> Letter {
    let t = Texts::of(person.locale);
    let mut names = vec![("organisation", about.organisation.name.as_str())];
    names.extend_from_slice(about.names);
    Letter {
        subject: t.with(&format!("{}subject", about.key), &names),
        paragraphs: vec![t.with(&format!("{}text", about.key), &names)],
        action: Some((t.s("mail-asked-button"), format!("{base}{}", (about.page)(person.locale)))),
        why: t.s(about.why),
        locale: person.locale,
        to: person.email.clone(),
    }
}

/// The page of one's organisations.
pub fn own_page(locale: Locale) -> String {
    accounts::path(locale, "organisations")
}

/// The page of what waits for a network or an administrator.
pub fn tasks_page(locale: Locale) -> String {
    match locale {
        Locale::Fr => "/fr/compte/taches".to_owned(),
        Locale::En => "/en/account/tasks".to_owned(),
    }
}
