//! Leaving and handing over, which are one gesture: whoever goes may name a successor, and a sheet stays with the organisation
//! that says what it acts for, who is there, what waits, and what the leaver has to say. It names functions, not persons.
//!
//! What persons typed, their words and their functions, is kept by person and apart from the sheet: it stands there as long as
//! they have an account, and goes when they are erased. What the organisation needs beyond that it writes down itself.

mod sheet;
pub mod store;

use serde_json::json;

pub use sheet::{HeldLink, KnownLinks, Links, Sheet, Typed};

use super::actions::{When, change, draw_id, record, record_change};
use super::letters::{About, own_page, tasks_page, tell};
use super::model::{Membership, Role, State};
use super::{claims, powers};
use crate::accounts::{self, Person};
use crate::db::{Db, DbError, Write};
use crate::kernel::{PublicId, RowIds};

/// The longest words of a leaver that are kept, in characters.
pub const LONGEST_WORDS: usize = 4000;

/// What somebody says when they leave.
#[derive(Default)]
pub struct Leaving<'l> {
    /// The organisation.
    pub organisation: &'l str,
    /// Who follows: a member, by their identifier, or nobody.
    pub successor: &'l str,
    /// What they have to say.
    pub words: &'l str,
    /// The links that the organisation acts for.
    pub links: Vec<HeldLink>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// They have left; the sheet that stays, unless they only took back a request.
    Done(Option<PublicId>),
    /// They are not in it.
    NotTheirs,
    /// The successor is no member.
    NoSuccessor,
}

/// Leaves an organisation.
///
/// Inside the transaction: the membership, the successor's role, the sheet, the journal, the letters. When nobody is left who
/// decides, those who look after the organisation are told.
pub async fn leave(db: &Db, person: &Person, leaving: Leaving<'_>, when: When<'_>) -> Result<Left, DbError> {
    let write = db.write().await?;
    let own = super::store::of_person(write.connection(), person.row).await?;
    let here = |one: &Membership| one.organisation.id.as_str() == leaving.organisation && one.state != State::Left;
    let Some(mut leaver) = own.into_iter().find(here) else { return Ok(Left::NotTheirs) };
    let was_in = leaver.is_in();
    let members = super::store::of_organisation(write.connection(), &leaver.organisation).await?;
    let successor = successor(&write, person, &members, leaving.successor).await?;
    if was_in && !leaving.successor.is_empty() && successor.is_none() {
        return Ok(Left::NoSuccessor);
    }
    leaver.state = State::Left;
    super::store::set(&write, &leaver, Some((&person.id, when.0))).await?;
    record(&write, person.author(None), ("leave", &leaver, &person.id), when.0).await?;
    let mut sheet = None;
    if was_in {
        if let Some((mut next, follower)) = successor.clone() {
            hand_over(&write, person, (&leaver, &mut next, follower), when).await?;
        }
        let next = successor.map(|(next, _)| next);
        sheet = Some(keep(&write, person, (&leaver, next.as_ref(), &members), (leaving, when)).await?);
        tell_if_nobody_decides(&write, &leaver, when).await?;
    }
    write.commit().await?;
    Ok(Left::Done(sheet))
}

async fn successor(
    write: &Write,
    leaver: &Person,
    members: &[Membership],
    wanted: &str,
) -> Result<Option<(Membership, Person)>, DbError> {
    for one in members.iter().filter(|one| one.is_in() && one.person != leaver.row) {
        let person = accounts::by_row(write.connection(), one.person).await?;
        if let Some(person) = person.filter(|person| person.id.as_str() == wanted) {
            return Ok(Some((one.clone(), person)));
        }
    }
    Ok(None)
}

/// The successor takes over the role of who leaves, when it is a stronger one than their own.
async fn hand_over(
    write: &Write,
    person: &Person,
    (leaver, next, follower): (&Membership, &mut Membership, Person),
    when: When<'_>,
) -> Result<(), DbError> {
    let strength = |role: Role| Role::ALL.iter().position(|one| *one == role);
    if strength(leaver.role) < strength(next.role) {
        next.role = leaver.role;
        super::store::set(write, next, Some((&person.id, when.0))).await?;
        record(write, person.author(None), ("role", next, &follower.id), when.0).await?;
    }
    let about = About {
        key: "mail-handover-",
        why: "mail-member-why",
        organisation: &leaver.organisation,
        names: &[],
        page: own_page,
    };
    tell(write, &[follower], &about, when).await
}

/// Everybody else in a state, in the order in which a sheet tells them.
fn others<'m>(leaver: &Membership, members: &'m [Membership], state: State) -> impl Iterator<Item = &'m Membership> {
    let gone = leaver.person;
    members.iter().filter(move |one| one.state == state && one.person != gone)
}

/// Who typed what stands on a sheet.
fn typed(leaver: &Membership, next: Option<&Membership>, members: &[Membership]) -> Vec<Typed> {
    let by = |part: &'static str, line: usize, one: &Membership| Typed { part, line, person: one.person };
    let mut all = vec![by("words", 0, leaver), by("left", 0, leaver)];
    all.extend(next.map(|one| by("successor", 0, one)));
    for (part, state) in [("people", State::Active), ("requests", State::Asked)] {
        all.extend((0..).zip(others(leaver, members, state)).map(|(line, one)| by(part, line, one)));
    }
    all
}

async fn keep(
    write: &Write,
    person: &Person,
    (leaver, next, members): (&Membership, Option<&Membership>, &[Membership]),
    (leaving, when): (Leaving<'_>, When<'_>),
) -> Result<PublicId, DbError> {
    let told = |one: &Membership| (one.role.code().to_owned(), one.function.clone());
    let sheet = Sheet {
        left: told(leaver),
        successor: next.map(told),
        people: others(leaver, members, State::Active).map(told).collect(),
        requests: others(leaver, members, State::Asked).map(|one| one.function.clone()).collect(),
        contests: claims::open_contests(write.connection(), &leaver.organisation).await?,
        words: leaving.words.trim().chars().take(LONGEST_WORDS).collect(),
        links: leaving.links,
    };
    let id = draw_id("ha");
    let typed = typed(leaver, next, members);
    store::add(write, (RowIds::at(when.0).next(), &id), (&leaver.organisation, &sheet, &typed), when.0).await?;
    let after = json!({ "sheet": id.as_str(), "links": sheet.links.len() });
    let entry = change("handover", &leaver.organisation, Some(after));
    record_change(write, person.author(None), entry, when.0).await?;
    Ok(id)
}

async fn tell_if_nobody_decides(write: &Write, leaver: &Membership, when: When<'_>) -> Result<(), DbError> {
    let organisation = &leaver.organisation;
    let members = super::store::of_organisation(write.connection(), organisation).await?;
    if leaver.role != Role::Owner || members.iter().any(Membership::decides) {
        return Ok(());
    }
    let about = About { key: "mail-orphan-", why: "mail-watch-why", organisation, names: &[], page: tasks_page };
    tell(write, &powers::watchers(write, organisation).await?, &about, when).await
}
