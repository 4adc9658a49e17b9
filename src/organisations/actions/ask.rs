//! Asking to represent an authority, a network, or another organisation.

use serde_json::json;

use super::{When, change, record};
use crate::accounts::{self, Person};
use crate::authorities::Named;
use crate::db::{Db, DbError, Write};
use crate::kernel::{RowIds, Timestamp, own_id};
use crate::organisations::letters::{About, own_page, tell};
use crate::organisations::model::{Kind, Membership, Organisation, Role, Standing, State, opens};
use crate::organisations::{powers, store};

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The person acts for the organisation.
    Accepted,
    /// Somebody has to decide.
    Asked,
}

/// What somebody asks to represent.
pub enum Asked<'a> {
    /// An authority, which may be no organisation yet.
    Authority(&'a Named),
    /// An organisation that is known.
    Organisation(Organisation),
}

/// Asks to represent an authority. The address of a known domain is enough; otherwise those who decide are told.
pub async fn represent(
    db: &Db,
    person: &Person,
    (authority, function): (&Named, &str),
    when: When<'_>,
) -> Result<Outcome, DbError> {
    ask(db, person, (Asked::Authority(authority), function), when).await
}

/// Asks to represent something.
///
/// Inside the transaction: the organisation when it is new, the membership, the letters to those who decide, the journal.
pub async fn ask(
    db: &Db,
    person: &Person,
    (asked, function): (Asked<'_>, &str),
    when: When<'_>,
) -> Result<Outcome, DbError> {
    let write = db.write().await?;
    let organisation = match asked {
        Asked::Organisation(known) => known,
        Asked::Authority(authority) => match store::of_authority(write.connection(), &authority.id).await? {
            Some(known) => known,
            None => found(&write, person, authority, when.0).await?,
        },
    };
    let members = store::of_organisation(write.connection(), &organisation).await?;
    // Who asks again while a request waits writes to nobody a second time.
    match members.iter().find(|one| one.person == person.row).map(|one| one.state) {
        Some(State::Active) => return Ok(Outcome::Accepted),
        Some(State::Asked) => return Ok(Outcome::Asked),
        _ => {}
    }
    let open = opens(&organisation, &person.email) && !organisation.kind.of_administration();
    let asked = membership(person, organisation, (function, open, &members), when.0);
    store::set(&write, &asked, open.then_some((&person.id, when.0))).await?;
    record(&write, person.author(None), (if open { "join" } else { "ask" }, &asked, &person.id), when.0).await?;
    if !open {
        tell_deciders(&write, &asked, &members, when).await?;
    }
    write.commit().await?;
    Ok(if open { Outcome::Accepted } else { Outcome::Asked })
}

fn membership(
    person: &Person,
    organisation: Organisation,
    (function, open, members): (&str, bool, &[Membership]),
    now: Timestamp,
) -> Membership {
    let owned = members.iter().any(Membership::decides);
    Membership {
        person: person.row,
        role: if owned { Role::Editor } else { Role::Owner },
        state: if open { State::Active } else { State::Asked },
        function: function.to_owned(),
        asked_at: now,
        organisation,
    }
}

async fn found(write: &Write, person: &Person, authority: &Named, now: Timestamp) -> Result<Organisation, DbError> {
    let organisation = Organisation {
        row: RowIds::at(now).next(),
        id: own_id("or", &[authority.id.as_str()]),
        authority: Some(authority.id.clone()),
        name: authority.name.clone(),
        domain: None,
        kind: Kind::Authority,
        place: None,
        website: None,
        standing: Standing::Accepted,
    };
    store::add(write, &organisation, now).await?;
    let after = json!({ "authority": authority.id.as_str(), "name": authority.name });
    super::record_change(write, person.author(None), change("add", &organisation, Some(after)), now).await?;
    Ok(organisation)
}

/// Writes to the owners of the organisation, or to those who look after it when it has none.
async fn tell_deciders(
    write: &Write,
    asked: &Membership,
    members: &[Membership],
    when: When<'_>,
) -> Result<(), DbError> {
    let mut deciders = Vec::new();
    for owner in members.iter().filter(|one| one.decides() && !asked.organisation.kind.of_administration()) {
        deciders.extend(accounts::by_row(write.connection(), owner.person).await?);
    }
    if deciders.is_empty() {
        deciders = powers::watchers(write, &asked.organisation).await?;
    }
    let about = About {
        key: "mail-asked-",
        why: "mail-asked-why",
        organisation: &asked.organisation,
        names: &[],
        page: own_page,
    };
    tell(write, &deciders, &about, when).await
}
