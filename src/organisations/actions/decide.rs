//! Deciding the requests of those who ask to represent an organisation.

use super::{When, record};
use crate::accounts::{self, Person};
use crate::db::{Db, DbError};
use crate::organisations::letters::{About, own_page, tell};
use crate::organisations::model::{Membership, State, is_public};
use crate::organisations::powers::Powers;
use crate::organisations::store;

/// A request that waits, with the person behind it.
pub struct Request {
    /// The request.
    pub membership: Membership,
    /// Who asks.
    pub person: Person,
    /// Whether whoever decides does so as an owner of the organisation.
    pub by_owner: bool,
}

/// The requests that a person may decide: in the organisations they own, in the territory of their network, and everywhere
/// for an administrator. Who represents a network or a funder is the administration's to decide.
pub async fn requests(db: &Db, person: &Person, powers: &Powers) -> Result<Vec<Request>, DbError> {
    let own = store::of_person(db.read(), person.row).await?;
    let mut found = Vec::new();
    for membership in store::undecided(db.read()).await? {
        let organisation = &membership.organisation;
        let owner = own.iter().any(|one| one.decides() && one.organisation.id == organisation.id);
        let by_owner = owner && !organisation.kind.of_administration();
        let may = by_owner || powers.over(db, organisation).await?;
        let own_request = membership.person == person.row && !person.administrator;
        if may
            && !own_request
            && let Some(asking) = accounts::by_row(db.read(), membership.person).await?
        {
            found.push(Request { membership, person: asking, by_owner });
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

/// Decides a request, as an owner, or in the name of the network of its territory; false when there is none that this person may
/// decide.
pub async fn decide(
    db: &Db,
    (decider, powers): (&Person, &Powers),
    decision: &Decision<'_>,
    when: When<'_>,
) -> Result<bool, DbError> {
    let wanted = |request: &Request| {
        request.membership.organisation.id.as_str() == decision.organisation
            && request.person.id.as_str() == decision.person
    };
    let Some(request) = requests(db, decider, powers).await?.into_iter().find(wanted) else { return Ok(false) };
    let Request { mut membership, person, by_owner } = request;
    let of = if by_owner { None } else { powers.for_organisation(db, &membership.organisation).await? };
    membership.state = if decision.accepted { State::Active } else { State::Refused };
    let write = db.write().await?;
    store::set(&write, &membership, Some((&decider.id, when.0))).await?;
    let domain = person.email.domain();
    if decision.accepted && decision.own_domain && !is_public(domain) {
        store::set_domain(&write, &membership.organisation, domain).await?;
    }
    let action = if decision.accepted { "accept" } else { "refuse" };
    record(&write, decider.author(of), (action, &membership, &person.id), when.0).await?;
    let about = About {
        key: if decision.accepted { "mail-accepted-" } else { "mail-refused-" },
        why: "mail-decided-why",
        organisation: &membership.organisation,
        names: &[],
        page: own_page,
    };
    tell(&write, &[person], &about, when).await?;
    write.commit().await?;
    Ok(true)
}
