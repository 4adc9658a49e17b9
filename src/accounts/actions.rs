//! Entering, leaving, changing oneself, taking one's data away, being erased.

use serde_json::{Value as Json, json};

use super::means::Means;
use super::model::{HOUR, INVITATION, LINK, LINKS_AN_HOUR, Person};
use super::store::{self, NewLink};
use super::{factors, tries};
use crate::db::{Author, Change, Db, DbError, Journal, Write, commit_to, forget};
use crate::kernel::{Locale, PublicId, RowIds, Secret, Timestamp, own_id};
use crate::mail::{self, Address, Carrier, Letter};
use crate::web::Texts;

impl Person {
    /// Who makes a change, for an organisation or for themselves.
    pub fn author(&self, on_behalf_of: Option<String>) -> Author {
        Author { actor: format!("person:{}", self.id), on_behalf_of }
    }
}

/// Who asks for a link, and where it is to lead.
pub struct Asked<'a> {
    /// To which address.
    pub email: &'a Address,
    /// In which language.
    pub locale: Locale,
    /// A page of ours.
    pub return_to: &'a str,
    /// The address of the site, for the link.
    pub base: &'a str,
}

/// Somebody who has entered.
pub struct Entered {
    /// The secret of the session, for a cookie.
    pub session: Secret,
    /// Where to go.
    pub return_to: String,
    /// Who it is.
    pub person: Person,
}

/// The address that opens a link.
fn address_of(base: &str, locale: Locale, secret: &Secret) -> String {
    let page = match locale {
        Locale::Fr => "compte/entrer",
        Locale::En => "account/enter",
    };
    format!("{base}/{}/{page}/{}", locale.code(), secret.hand_over())
}

/// Sends a link to an address, unless it was sent three within an hour; nobody is told which.
pub async fn ask_link(db: &Db, asked: &Asked<'_>, now: Timestamp) -> Result<(), DbError> {
    let write = db.write().await?;
    let sent = store::links_since(write.connection(), asked.email, Timestamp(now.0 - HOUR)).await?;
    if sent >= LINKS_AN_HOUR {
        return Ok(());
    }
    let secret = Secret::draw();
    let link = NewLink {
        seal: secret.seal(),
        email: asked.email,
        locale: asked.locale,
        administrator: false,
        return_to: asked.return_to,
        expires_at: now.0 + LINK,
    };
    store::add_link(&write, &link, now).await?;
    mail::enqueue(&write, &link_letter(asked, &secret), now).await?;
    write.commit().await
}

fn link_letter(asked: &Asked<'_>, secret: &Secret) -> Letter {
    let t = Texts::of(asked.locale);
    Letter {
        to: asked.email.clone(),
        locale: asked.locale,
        subject: t.s("mail-link-subject"),
        paragraphs: vec![t.s("mail-link-text"), t.s("mail-link-ends")],
        action: Some((t.s("mail-link-button"), address_of(asked.base, asked.locale, secret))),
        why: t.s("mail-link-why"),
    }
}

/// Makes a link that holds for seven days, to be handed over by whoever runs this installation; its address.
pub async fn invite(
    db: &Db,
    (email, locale): (&Address, Locale),
    administrator: bool,
    (now, base): (Timestamp, &str),
) -> Result<String, DbError> {
    let secret = Secret::draw();
    let link =
        NewLink { seal: secret.seal(), email, locale, administrator, return_to: "", expires_at: now.0 + INVITATION };
    let write = db.write().await?;
    store::add_link(&write, &link, now).await?;
    write.commit().await?;
    Ok(address_of(base, locale, &secret))
}

/// Begins a session; its secret, for a cookie. What was begun by a password and waits for a code is over.
pub async fn begin(
    write: &Write,
    (person, means): (&Person, Means),
    agent: &str,
    now: Timestamp,
) -> Result<Secret, DbError> {
    let session = Secret::draw();
    let agent: String = agent.chars().filter(|c| !c.is_control()).take(160).collect();
    factors::store::end_pending(write, person).await?;
    store::add_session(write, (&session.seal(), &agent), (person, means), now).await?;
    store::note_here(write, person, now).await?;
    Ok(session)
}

/// Opens a link: the person is recorded when nobody has that address yet, and a session begins.
///
/// Nothing when the link was opened before or holds no longer.
pub async fn enter(db: &Db, secret: &Secret, agent: &str, now: Timestamp) -> Result<Option<Entered>, DbError> {
    let write = db.write().await?;
    let Some(opened) = store::open_link(&write, &secret.seal(), now).await? else { return Ok(None) };
    let newcomer = Newcomer { email: &opened.email, locale: opened.locale, administrator: opened.administrator };
    let person = account_of(&write, &newcomer, now).await?;
    let session = begin(&write, (&person, Means::Link), agent, now).await?;
    write.commit().await?;
    Ok(Some(Entered { session, return_to: opened.return_to, person }))
}

/// Somebody who has shown that an address is theirs.
pub struct Newcomer<'n> {
    /// The address.
    pub email: &'n Address,
    /// The language, for who has no account yet.
    pub locale: Locale,
    /// Whether they are to run this installation.
    pub administrator: bool,
}

/// The account of an address, which is made when there is none.
pub async fn account_of(write: &Write, newcomer: &Newcomer<'_>, now: Timestamp) -> Result<Person, DbError> {
    let Some(mut known) = store::by_address(write.connection(), newcomer.email).await? else {
        return join(write, newcomer, now).await;
    };
    if newcomer.administrator && !known.administrator {
        known.administrator = true;
        store::change_person(write, &known).await?;
        record(write, &known, "empower", (None, Some(json!({ "administrator": true }))), now).await?;
    }
    Ok(known)
}

async fn join(write: &Write, newcomer: &Newcomer<'_>, now: Timestamp) -> Result<Person, DbError> {
    let person = Person {
        row: RowIds::at(now).next(),
        id: draw_id("pe"),
        email: newcomer.email.clone(),
        name: String::new(),
        locale: newcomer.locale,
        administrator: newcomer.administrator,
    };
    store::add_person(write, &person, now).await?;
    let email = commit_to(write, person.email.as_str()).await?;
    let after = json!({ "email": email, "administrator": person.administrator });
    record(write, &person, "join", (None, Some(after)), now).await?;
    Ok(person)
}

/// An identifier that says nothing of what it stands for.
fn draw_id(prefix: &str) -> PublicId {
    own_id(prefix, &[Secret::draw().hand_over()])
}

/// Writes what happened to a person, who did it themselves.
pub async fn record(
    write: &Write,
    person: &Person,
    action: &'static str,
    (before, after): (Option<Json>, Option<Json>),
    now: Timestamp,
) -> Result<(), DbError> {
    let mut journal = Journal::open(write, person.author(None), now, None).await?;
    let entity_id = person.id.to_string();
    journal.record(Change { action, entity: "person", entity_id, before, after, reason: None }).await?;
    journal.close().await
}

/// Takes over the name and the language that a person gives themselves.
pub async fn change(db: &Db, person: &Person, (name, locale): (&str, Locale), now: Timestamp) -> Result<(), DbError> {
    if person.name == name && person.locale == locale {
        return Ok(());
    }
    let changed = Person { name: name.to_owned(), locale, ..person.clone() };
    let write = db.write().await?;
    store::change_person(&write, &changed).await?;
    let name = commit_to(&write, name).await?;
    record(&write, person, "revise", (None, Some(json!({ "name": name, "language": locale.code() }))), now).await?;
    write.commit().await
}

/// Ends the sessions of a person whose handle begins so; all when nothing is said.
pub async fn end_sessions(db: &Db, person: &Person, beginning: &str) -> Result<(), DbError> {
    let write = db.write().await?;
    store::end_sessions(&write, person, beginning).await?;
    write.commit().await
}

impl Person {
    /// The person with that address.
    pub async fn by_address(db: &Db, email: &Address) -> Result<Option<Self>, DbError> {
        store::by_address(db.read(), email).await
    }

    /// The same inside a transaction.
    pub async fn at_address(write: &Write, email: &Address) -> Result<Option<Self>, DbError> {
        store::by_address(write.connection(), email).await
    }

    /// Erases a person: the account, its sessions, links, identities, memberships, news, waiting mail and the letters in the folder,
    /// and every personal value that the journal is committed to. What they changed stays, by an identifier that leads to nobody.
    ///
    /// Inside the transaction: the rows and the journal. After it: the letters in the folder, and the bytes that the file of an
    /// SQLite database still held.
    ///
    /// Errors: the database, the folder of letters.
    pub async fn erase(&self, db: &Db, carrier: &Carrier, now: Timestamp) -> anyhow::Result<()> {
        let write = db.write().await?;
        store::remove_person(&write, self).await?;
        for who in tries::KINDS.map(|kind| tries::who(kind, self.email.as_str())) {
            factors::store::forget_tries(&write, &who).await?;
        }
        forget(&write, "person", self.id.as_str()).await?;
        record(&write, self, "erase", (None, None), now).await?;
        write.commit().await?;
        carrier.forget(&self.email).await?;
        Ok(db.scrub().await?)
    }
}
