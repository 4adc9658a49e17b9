//! What an owner does about the members of their organisation.

use serde_json::json;

use super::{When, change, record, record_change};
use crate::accounts::{self, Person};
use crate::db::{Author, Db, DbError, Write, commit_to};
use crate::organisations::letters::{About, own_page, tell};
use crate::organisations::model::{Membership, Organisation, Role, State};
use crate::organisations::store;

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is done.
    Done,
    /// There is no such member, or it is not this person's to change.
    NotTheirs,
    /// It would leave the organisation without anybody who decides.
    LastOwner,
}

/// A member of an organisation that somebody owns, and everybody who is in it.
async fn member(
    write: &Write,
    owner: &Person,
    organisation: &Organisation,
    member: &str,
) -> Result<Option<(Membership, Person, Vec<Membership>)>, DbError> {
    let members = store::of_organisation(write.connection(), organisation).await?;
    if !members.iter().any(|one| one.person == owner.row && one.decides()) {
        return Ok(None);
    }
    for one in members.iter().filter(|one| one.is_in()) {
        let person = accounts::by_row(write.connection(), one.person).await?;
        if let Some(person) = person.filter(|person| person.id.as_str() == member) {
            return Ok(Some((one.clone(), person, members)));
        }
    }
    Ok(None)
}

fn is_last_owner(one: &Membership, members: &[Membership]) -> bool {
    one.decides() && members.iter().filter(|other| other.decides()).count() == 1
}

/// Gives a member another role. It counts from the member's next request on.
pub async fn change_role(
    db: &Db,
    owner: &Person,
    (organisation, whom, role): (&Organisation, &str, Role),
    when: When<'_>,
) -> Result<Changed, DbError> {
    let write = db.write().await?;
    let Some((mut one, person, members)) = member(&write, owner, organisation, whom).await? else {
        return Ok(Changed::NotTheirs);
    };
    if one.role == role {
        return Ok(Changed::Done);
    }
    if is_last_owner(&one, &members) {
        return Ok(Changed::LastOwner);
    }
    one.role = role;
    store::set(&write, &one, Some((&owner.id, when.0))).await?;
    record(&write, owner.author(None), ("role", &one, &person.id), when.0).await?;
    tell_member(&write, person, ("mail-role-", &one), when).await?;
    write.commit().await?;
    Ok(Changed::Done)
}

/// Takes a member out of the organisation. They are closed out from their next request on.
pub async fn remove(
    db: &Db,
    owner: &Person,
    (organisation, whom): (&Organisation, &str),
    when: When<'_>,
) -> Result<Changed, DbError> {
    let write = db.write().await?;
    let Some((mut one, person, members)) = member(&write, owner, organisation, whom).await? else {
        return Ok(Changed::NotTheirs);
    };
    if is_last_owner(&one, &members) {
        return Ok(Changed::LastOwner);
    }
    one.state = State::Left;
    store::set(&write, &one, Some((&owner.id, when.0))).await?;
    record(&write, owner.author(None), ("remove", &one, &person.id), when.0).await?;
    tell_member(&write, person, ("mail-removed-", &one), when).await?;
    write.commit().await?;
    Ok(Changed::Done)
}

/// Takes a member out of an organisation from outside, with a reason; the caller has asked for the powers to do so.
pub async fn moderate(
    db: &Db,
    (moderator, author): (&Person, &Author),
    (organisation, whom, reason): (&Organisation, &str, &str),
    when: When<'_>,
) -> Result<bool, DbError> {
    let write = db.write().await?;
    for mut one in store::of_organisation(write.connection(), organisation).await? {
        let person = accounts::by_row(write.connection(), one.person).await?;
        let Some(person) = person.filter(|person| one.is_in() && person.id.as_str() == whom) else { continue };
        one.state = State::Left;
        store::set(&write, &one, Some((&moderator.id, when.0))).await?;
        let after = json!({ "person": person.id.as_str(), "reason": commit_to(&write, reason).await? });
        let entry = change("moderate", organisation, Some(after));
        record_change(&write, author.clone(), entry, when.0).await?;
        let names = [("reason", reason)];
        let about =
            About { key: "mail-moderated-", why: "mail-member-why", organisation, names: &names, page: own_page };
        tell(&write, &[person], &about, when).await?;
        write.commit().await?;
        return Ok(true);
    }
    Ok(false)
}

async fn tell_member(
    write: &Write,
    person: Person,
    (key, one): (&str, &Membership),
    when: When<'_>,
) -> Result<(), DbError> {
    let role = crate::web::Texts::of(person.locale).s(format!("role-{}", one.role.code()));
    let names = [("role", role.as_str())];
    let about = About { key, why: "mail-member-why", organisation: &one.organisation, names: &names, page: own_page };
    tell(write, &[person], &about, when).await
}
