//! Contesting who represents an authority, and deciding it.

use serde_json::json;
use uuid::Uuid;

use super::store::{self, Row};
use crate::accounts::{self, Person};
use crate::db::{Author, Db, DbError, Write, commit_to};
use crate::kernel::{RowIds, Secret, Timestamp};
use crate::organisations::actions::{When, change, draw_id, record, record_change};
use crate::organisations::letters::{About, own_page, tasks_page, tell};
use crate::organisations::model::{Membership, Organisation, Role, State};
use crate::organisations::powers::{self, Powers};
use crate::organisations::store as organisations;

/// The longest reason that is kept, in characters.
pub const LONGEST_REASON: usize = 1000;
/// A link in a letter contests for so long.
const LINK_HOLDS: i64 = 60 * 24 * 3600 * 1_000_000;

/// What became of a contest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contested {
    /// It waits for a decision.
    Noted,
    /// The same was contested before and waits.
    Before,
    /// It gives no reason.
    NoReason,
    /// The person has nothing to do with the organisation, or there is no such member.
    NotTheirs,
}

/// A contest that waits, as whoever decides sees it.
pub struct Contest {
    /// `ct-…`
    pub id: String,
    /// The organisation.
    pub organisation: Organisation,
    /// Whose representation is contested; everybody's when nobody is named.
    pub contested: Vec<(Membership, Person)>,
    /// Who contests; nobody for whoever reads the official address.
    pub contester: Option<Person>,
    /// Why.
    pub reason: String,
    /// When.
    pub asked_at: Timestamp,
}

/// What is decided of a contest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing changes.
    Keep,
    /// Who is contested represents it no longer.
    Remove,
    /// The same, and who contested becomes its owner.
    Transfer,
}

impl Verdict {
    /// The verdict of a button.
    pub fn parse(verb: &str) -> Option<Self> {
        match verb {
            "keep" => Some(Self::Keep),
            "remove" => Some(Self::Remove),
            "transfer" => Some(Self::Transfer),
            _ => None,
        }
    }

    fn state(self) -> &'static str {
        match self {
            Self::Keep => "kept",
            Self::Remove => "removed",
            Self::Transfer => "transferred",
        }
    }
}

/// Contests who represents an organisation, by somebody who is in it or asks to be: one member, or everybody.
pub async fn contest(
    db: &Db,
    person: &Person,
    (organisation, whom, reason): (&Organisation, &str, &str),
    when: When<'_>,
) -> Result<Contested, DbError> {
    let members = organisations::of_organisation(db.read(), organisation).await?;
    let concerned = |one: &&Membership| matches!(one.state, State::Active | State::Asked) && one.person == person.row;
    if members.iter().find(concerned).is_none() {
        return Ok(Contested::NotTheirs);
    }
    let mut contested = None;
    for one in members.iter().filter(|one| !whom.is_empty() && one.is_in() && one.person != person.row) {
        let member = accounts::by_row(db.read(), one.person).await?;
        contested = contested.or(member.filter(|member| member.id.as_str() == whom).map(|member| member.row));
    }
    if !whom.is_empty() && contested.is_none() {
        return Ok(Contested::NotTheirs);
    }
    note(db, organisation, ((contested, Some(person)), reason), when).await
}

/// The organisation and the claim that a link in a letter is about, while it holds.
pub async fn link_of(db: &Db, secret: &str, now: Timestamp) -> Result<Option<(Organisation, Uuid)>, DbError> {
    let Some(secret) = Secret::read(secret) else { return Ok(None) };
    let since = Timestamp(now.0 - LINK_HOLDS);
    let Some((id, person)) = store::by_contest_seal(db.read(), &secret.seal(), since).await? else { return Ok(None) };
    Ok(organisations::by_id(db.read(), &id).await?.map(|organisation| (organisation, person)))
}

/// Contests a claim by the link in the letter about it; nothing when there is no such link.
pub async fn by_link(db: &Db, (secret, reason): (&str, &str), when: When<'_>) -> Result<Option<Contested>, DbError> {
    let Some((organisation, person)) = link_of(db, secret, when.0).await? else { return Ok(None) };
    note(db, &organisation, ((Some(person), None), reason), when).await.map(Some)
}

async fn note(
    db: &Db,
    organisation: &Organisation,
    ((contested, by), reason): ((Option<Uuid>, Option<&Person>), &str),
    when: When<'_>,
) -> Result<Contested, DbError> {
    let reason: String = reason.trim().chars().take(LONGEST_REASON).collect();
    if reason.is_empty() {
        return Ok(Contested::NoReason);
    }
    let write = db.write().await?;
    let contester = by.map(|person| person.row);
    let same = |row: &Row| {
        row.organisation == organisation.id.as_str() && row.contested == contested && row.contester == contester
    };
    if store::undecided(write.connection()).await?.iter().any(same) {
        return Ok(Contested::Before);
    }
    let id = draw_id("ct").to_string();
    let row = Row { id, organisation: organisation.id.to_string(), contested, contester, reason, asked_at: when.0 };
    store::add_contest(&write, RowIds::at(when.0).next(), organisation, &row).await?;
    let author = by.map_or_else(
        || Author { actor: format!("official_address:{}", organisation.id), on_behalf_of: None },
        |person| person.author(None),
    );
    let after = json!({ "contest": row.id, "reason": commit_to(&write, &row.reason).await? });
    record_change(&write, author, change("contest", organisation, Some(after)), when.0).await?;
    tell_contest(&write, organisation, &row, when).await?;
    write.commit().await?;
    Ok(Contested::Noted)
}

/// Writes to those who decide, and to whoever is contested.
async fn tell_contest(write: &Write, organisation: &Organisation, row: &Row, when: When<'_>) -> Result<(), DbError> {
    let watchers = powers::watchers(write, organisation).await?;
    let about = About { key: "mail-contest-", why: "mail-watch-why", organisation, names: &[], page: tasks_page };
    tell(write, &watchers, &about, when).await?;
    let concerned = store::concerned(write.connection(), organisation, row).await?;
    let people: Vec<Person> = concerned.into_iter().map(|(_, person)| person).collect();
    let about = About { key: "mail-contested-", why: "mail-concerned-why", organisation, names: &[], page: own_page };
    tell(write, &people, &about, when).await
}

/// The contests that somebody with these powers may decide: not one's own, nor one about oneself.
pub async fn contests(db: &Db, person: &Person, powers: &Powers) -> Result<Vec<Contest>, DbError> {
    let mut found = Vec::new();
    for row in store::undecided(db.read()).await? {
        let Some(organisation) = organisations::by_id(db.read(), &row.organisation).await? else { continue };
        if !powers.over(db, &organisation).await? {
            continue;
        }
        let contested = store::concerned(db.read(), &organisation, &row).await?;
        let own = row.contester == Some(person.row) || contested.iter().any(|(one, _)| one.person == person.row);
        if !own || person.administrator {
            let contester = match row.contester {
                Some(row) => accounts::by_row(db.read(), row).await?,
                None => None,
            };
            let Row { id, reason, asked_at, .. } = row;
            found.push(Contest { id, organisation, contested, contester, reason, asked_at });
        }
    }
    Ok(found)
}

/// Decides a contest; false when there is none that this person may decide so.
///
/// Inside the transaction: the verdict, the memberships, the journal (in the name of the network whose territory it is), a letter to
/// everybody concerned.
pub async fn decide_contest(
    db: &Db,
    (decider, powers): (&Person, &Powers),
    (id, verdict): (&str, Verdict),
    when: When<'_>,
) -> Result<bool, DbError> {
    let Some(contest) = contests(db, decider, powers).await?.into_iter().find(|one| one.id == id) else {
        return Ok(false);
    };
    if verdict == Verdict::Transfer && contest.contester.is_none() {
        return Ok(false);
    }
    let author = decider.author(powers.for_organisation(db, &contest.organisation).await?);
    let write = db.write().await?;
    if !store::close_contest(&write, id, verdict.state(), (&decider.id, when.0)).await? {
        return Ok(false);
    }
    let after = json!({ "contest": id, "verdict": verdict.state() });
    let entry = change("decide_contest", &contest.organisation, Some(after));
    record_change(&write, author.clone(), entry, when.0).await?;
    if verdict != Verdict::Keep {
        take_away(&write, (decider, &author), &contest, when.0).await?;
    }
    if verdict == Verdict::Transfer {
        transfer(&write, (decider, &author), &contest, when.0).await?;
    }
    tell_verdict(&write, &contest, verdict, when).await?;
    write.commit().await?;
    Ok(true)
}

async fn take_away(
    write: &Write,
    (decider, author): (&Person, &Author),
    contest: &Contest,
    now: Timestamp,
) -> Result<(), DbError> {
    for (one, person) in &contest.contested {
        let state = if one.state == State::Asked { State::Refused } else { State::Left };
        let gone = Membership { state, ..one.clone() };
        organisations::set(write, &gone, Some((&decider.id, now))).await?;
        record(write, author.clone(), ("remove", &gone, &person.id), now).await?;
    }
    Ok(())
}

async fn transfer(
    write: &Write,
    (decider, author): (&Person, &Author),
    contest: &Contest,
    now: Timestamp,
) -> Result<(), DbError> {
    let Some(person) = &contest.contester else { return Ok(()) };
    let members = organisations::of_organisation(write.connection(), &contest.organisation).await?;
    let Some(own) = members.into_iter().find(|one| one.person == person.row) else { return Ok(()) };
    let next = Membership { state: State::Active, role: Role::Owner, ..own };
    organisations::set(write, &next, Some((&decider.id, now))).await?;
    record(write, author.clone(), ("accept", &next, &person.id), now).await
}

/// Writes to who was contested, to who contested, and to the official address when the contest came from there.
async fn tell_verdict(write: &Write, contest: &Contest, verdict: Verdict, when: When<'_>) -> Result<(), DbError> {
    let mut people: Vec<Person> = contest.contested.iter().map(|(_, person)| person.clone()).collect();
    people.extend(contest.contester.clone());
    let key = match verdict {
        Verdict::Keep => "mail-contest-kept-",
        Verdict::Remove => "mail-contest-removed-",
        Verdict::Transfer => "mail-contest-transferred-",
    };
    let organisation = &contest.organisation;
    let about = About { key, why: "mail-concerned-why", organisation, names: &[], page: own_page };
    tell(write, &people, &about, when).await?;
    let Some(authority) = organisation.authority.as_ref().filter(|_| contest.contester.is_none()) else {
        return Ok(());
    };
    let Some(to) = organisations::official_address(write.connection(), authority).await? else { return Ok(()) };
    let t = crate::web::Texts::of(to.locale);
    let names = [("organisation", organisation.name.as_str())];
    let letter = crate::mail::Letter {
        subject: t.with(&format!("{key}subject"), &names),
        paragraphs: vec![t.with(&format!("{key}text"), &names)],
        action: None,
        why: t.with("mail-code-why", &names),
        locale: to.locale,
        to: to.email,
    };
    crate::mail::enqueue(write, &letter, when.0).await
}
