//! Whom a letter about an authority reaches: the persons who speak for it, or its official address when nobody does.

use std::collections::HashSet;

use serde_json::json;
use uuid::Uuid;

use super::store;
use crate::accounts;
use crate::db::{Author, Change, Db, DbError, Journal, Write};
use crate::kernel::{Locale, PublicId, Timestamp};
use crate::mail::Address;

/// One mailbox that a letter about an authority goes to.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// The mailbox.
    pub email: Address,
    /// The language of its letters.
    pub locale: Locale,
    /// The person behind it; nobody for an official address.
    pub person: Option<Uuid>,
}

/// The generic mailbox of an authority, as somebody found it.
#[derive(Clone, Debug)]
pub struct OfficialAddress {
    /// Whose.
    pub authority: PublicId,
    /// The mailbox; never that of a person.
    pub email: Address,
    /// The language of its letters.
    pub locale: Locale,
    /// Where it was found, in words or as an address.
    pub source: String,
}

/// The mailboxes for an authority: those of its owners and editors; without any, its official address if one is known.
pub async fn reached_at(write: &Write, authority: &PublicId) -> Result<Vec<Recipient>, DbError> {
    let connection = write.connection();
    let mut found = Vec::new();
    if let Some(organisation) = store::of_authority(connection, authority).await? {
        for member in store::of_organisation(connection, &organisation).await?.iter().filter(|one| one.speaks()) {
            let person = accounts::by_row(connection, member.person).await?;
            found.extend(person.map(|one| Recipient { email: one.email, locale: one.locale, person: Some(one.row) }));
        }
    }
    if found.is_empty() {
        let known = store::official_address(connection, authority).await?;
        found.extend(known.map(|one| Recipient { email: one.email, locale: one.locale, person: None }));
    }
    Ok(found)
}

/// Records the official address of an authority in place of the one before, with its entry in the journal; false when it is
/// recorded already and nothing is written.
pub async fn record_official_address(
    write: &Write,
    address: &OfficialAddress,
    author: Author,
    now: Timestamp,
) -> Result<bool, DbError> {
    let told = |one: &OfficialAddress| json!({ "official_address": one.email.as_str(), "source": one.source });
    let before = store::official_address(write.connection(), &address.authority).await?;
    let known = before.as_ref().map(|one| (&one.email, one.locale, &one.source));
    if known == Some((&address.email, address.locale, &address.source)) {
        return Ok(false);
    }
    let change = Change {
        action: "revise",
        entity: "authority",
        entity_id: address.authority.to_string(),
        before: before.as_ref().map(told),
        after: Some(told(address)),
        reason: None,
    };
    store::set_official_address(write, address, (&author, now)).await?;
    let mut journal = Journal::open(write, author, now, None).await?;
    journal.record(change).await?;
    journal.close().await?;
    Ok(true)
}

/// Every authority that a letter reaches.
pub async fn reachable(db: &Db) -> Result<HashSet<PublicId>, DbError> {
    store::reachable(db.read()).await
}
