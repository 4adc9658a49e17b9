//! Asking to represent an authority, deciding, leaving, speaking for it.

use serde_json::{Value as Json, json};

use super::model::{Membership, Organisation, Role, State, is_public, opens};
use super::store;
use crate::accounts::{self, Person, SignedIn};
use crate::authorities::Named;
use crate::db::{Change, Db, DbError, Journal, Write};
use crate::kernel::{PublicId, RowIds, Timestamp, own_id};
use crate::mail::{self, Letter};
use crate::web::Texts;

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The person acts for the authority.
    Accepted,
    /// Somebody has to decide.
    Asked,
}

/// A request that waits, with the person behind it.
pub struct Request {
    /// The request.
    pub membership: Membership,
    /// Who asks.
    pub person: Person,
}

/// Asks to represent an authority. The address of a known domain is enough; otherwise those who decide are told.
pub async fn represent(
    db: &Db,
    person: &Person,
    (authority, function): (&Named, &str),
    (now, base): (Timestamp, &str),
) -> Result<Outcome, DbError> {
    let write = db.write().await?;
    let organisation = match store::of_authority(write.connection(), &authority.id).await? {
        Some(known) => known,
        None => found(&write, person, authority, now).await?,
    };
    let members = store::of_organisation(write.connection(), &organisation).await?;
    // Who asks again while a request waits writes to nobody a second time.
    match members.iter().find(|one| one.person == person.row).map(|one| one.state) {
        Some(State::Active) => return Ok(Outcome::Accepted),
        Some(State::Asked) => return Ok(Outcome::Asked),
        _ => {}
    }
    let open = opens(&organisation, &person.email);
    let owned = members.iter().any(Membership::decides);
    let asked = Membership {
        person: person.row,
        role: if owned { Role::Editor } else { Role::Owner },
        state: if open { State::Active } else { State::Asked },
        function: function.to_owned(),
        asked_at: now,
        organisation,
    };
    store::set(&write, &asked, open.then_some((&person.id, now))).await?;
    record(&write, person, (if open { "join" } else { "ask" }, &asked, &person.id), now).await?;
    if !open {
        tell_deciders(&write, &asked, &members, (now, base)).await?;
    }
    write.commit().await?;
    Ok(if open { Outcome::Accepted } else { Outcome::Asked })
}

async fn found(write: &Write, person: &Person, authority: &Named, now: Timestamp) -> Result<Organisation, DbError> {
    let organisation = Organisation {
        row: RowIds::at(now).next(),
        id: own_id("or", &[authority.id.as_str()]),
        authority: authority.id.clone(),
        name: authority.name.clone(),
        domain: None,
    };
    store::add(write, &organisation, now).await?;
    let after = json!({ "authority": authority.id.as_str(), "name": authority.name });
    let mut journal = Journal::open(write, person.author(None), now, None).await?;
    journal.record(change("add", &organisation, Some(after))).await?;
    journal.close().await?;
    Ok(organisation)
}

fn change(action: &'static str, organisation: &Organisation, after: Option<Json>) -> Change {
    let entity_id = organisation.id.to_string();
    Change { action, entity: "organisation", entity_id, before: None, after, reason: None }
}

/// Writes what became of a membership: the person by their identifier, never by name.
async fn record(
    write: &Write,
    author: &Person,
    (action, one, subject): (&'static str, &Membership, &PublicId),
    now: Timestamp,
) -> Result<(), DbError> {
    let mut journal = Journal::open(write, author.author(None), now, None).await?;
    let after = json!({ "person": subject.as_str(), "role": one.role.code(), "state": one.state.code() });
    journal.record(change(action, &one.organisation, Some(after))).await?;
    journal.close().await
}

/// Writes to the owners of the organisation, or to the administrators when it has none.
async fn tell_deciders(
    write: &Write,
    asked: &Membership,
    members: &[Membership],
    (now, base): (Timestamp, &str),
) -> Result<(), DbError> {
    let mut deciders = Vec::new();
    for owner in members.iter().filter(|one| one.decides()) {
        deciders.extend(accounts::by_row(write.connection(), owner.person).await?);
    }
    if deciders.is_empty() {
        deciders = accounts::administrators(write.connection()).await?;
    }
    for person in deciders {
        let t = Texts::of(person.locale);
        let about = [("organisation", asked.organisation.name.as_str())];
        let letter = Letter {
            subject: t.with("mail-asked-subject", &about),
            paragraphs: vec![t.with("mail-asked-text", &about)],
            action: Some((t.s("mail-asked-button"), page(base, &person))),
            why: t.s("mail-asked-why"),
            locale: person.locale,
            to: person.email,
        };
        mail::enqueue(write, &letter, now).await?;
    }
    Ok(())
}

fn page(base: &str, person: &Person) -> String {
    format!("{base}{}", accounts::path(person.locale, "organisations"))
}

/// The requests that a person may decide: in the organisations they own, and everywhere for an administrator in a strong session.
pub async fn requests(db: &Db, decider: &SignedIn) -> Result<Vec<Request>, DbError> {
    let own = store::of_person(db.read(), decider.person.row).await?;
    let mut found = Vec::new();
    for membership in store::undecided(db.read()).await? {
        let owner = own.iter().any(|one| one.decides() && one.organisation.id == membership.organisation.id);
        if (owner || decider.administers())
            && let Some(asking) = accounts::by_row(db.read(), membership.person).await?
        {
            found.push(Request { membership, person: asking });
        }
    }
    Ok(found)
}

/// What was decided of a request.
pub struct Decision<'d> {
    /// The organisation.
    pub organisation: &'d str,
    /// The person who asked.
    pub person: &'d str,
    /// Yes or no.
    pub accepted: bool,
    /// The domain of the address is the organisation's own.
    pub own_domain: bool,
}

/// Decides a request; false when there is none that this person may decide.
pub async fn decide(
    db: &Db,
    decider: &SignedIn,
    decision: &Decision<'_>,
    (now, base): (Timestamp, &str),
) -> Result<bool, DbError> {
    let wanted = |request: &Request| {
        request.membership.organisation.id.as_str() == decision.organisation
            && request.person.id.as_str() == decision.person
    };
    let Some(Request { mut membership, person }) = requests(db, decider).await?.into_iter().find(wanted) else {
        return Ok(false);
    };
    let decider = &decider.person;
    membership.state = if decision.accepted { State::Active } else { State::Refused };
    let write = db.write().await?;
    store::set(&write, &membership, Some((&decider.id, now))).await?;
    let domain = person.email.domain();
    if decision.accepted && decision.own_domain && !is_public(domain) {
        store::set_domain(&write, &membership.organisation, domain).await?;
    }
    let action = if decision.accepted { "accept" } else { "refuse" };
    record(&write, decider, (action, &membership, &person.id), now).await?;
    mail::enqueue(&write, &answer(&membership, person, base), now).await?;
    write.commit().await?;
    Ok(true)
}

fn answer(decided: &Membership, person: Person, base: &str) -> Letter {
    let t = Texts::of(person.locale);
    let about = [("organisation", decided.organisation.name.as_str())];
    let key = if decided.state == State::Active { "mail-accepted-" } else { "mail-refused-" };
    Letter {
        subject: t.with(&format!("{key}subject"), &about),
        paragraphs: vec![t.with(&format!("{key}text"), &about)],
        action: Some((t.s("mail-asked-button"), page(base, &person))),
        why: t.s("mail-decided-why"),
        locale: person.locale,
        to: person.email,
    }
}

/// Leaves an organisation; false when the person is not in it.
pub async fn leave(db: &Db, person: &Person, organisation: &str, now: Timestamp) -> Result<bool, DbError> {
    let own = store::of_person(db.read(), person.row).await?;
    let here = |one: &Membership| one.organisation.id.as_str() == organisation && one.state != State::Left;
    let Some(mut membership) = own.into_iter().find(here) else { return Ok(false) };
    membership.state = State::Left;
    let write = db.write().await?;
    store::set(&write, &membership, Some((&person.id, now))).await?;
    record(&write, person, ("leave", &membership, &person.id), now).await?;
    write.commit().await?;
    Ok(true)
}

/// The organisation for which a person may speak about one of these authorities.
pub async fn speaker(db: &Db, person: &Person, authorities: &[PublicId]) -> Result<Option<Organisation>, DbError> {
    let own = store::of_person(db.read(), person.row).await?;
    let speaks = |one: &Membership| one.speaks() && authorities.contains(&one.organisation.authority);
    Ok(own.into_iter().find(speaks).map(|one| one.organisation))
}

/// Everything that is held of a person: the account and the organisations, as JSON.
pub async fn held(db: &Db, person: &Person) -> Result<Json, DbError> {
    let mut held = accounts::held(db, person).await?;
    let own = store::of_person(db.read(), person.row).await?;
    let told = |one: &Membership| {
        json!({
            "organisation": one.organisation.name, "authority": one.organisation.authority.as_str(),
            "role": one.role.code(), "state": one.state.code(), "function": one.function,
            "asked_at": one.asked_at.rfc3339(),
        })
    };
    held["organisations"] = own.iter().map(told).collect();
    Ok(held)
}
