//! Starting and closing a campaign, and what an authority says through its letter.

use std::collections::{BTreeSet, HashSet};

use serde_json::json;

use super::model::{Answer, Campaign, Event, Perimeter, State};
use super::rule::DAY;
use super::store::{self, Answered, Mailing};
use crate::authorities::{self, Named};
use crate::db::{Author, Change, Db, DbError, Journal, Write};
use crate::kernel::{PartialDate, PublicId, RowIds, Secret, Timestamp, own_id};
use crate::partnerships::Status;
use crate::partnerships::statement::{Outcome, Problem, Revision, Speaker, Version};
use crate::{mail, organisations};

/// Whom a campaign would ask.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The authorities.
    pub authorities: BTreeSet<PublicId>,
    /// How many others are left out: another campaign asks them, or did within a year.
    pub left_out: usize,
    /// How many of them a letter reaches today.
    pub reachable: usize,
}

/// Whom a campaign would ask if it began now.
pub async fn preview(db: &Db, perimeter: &Perimeter, now: Timestamp) -> Result<Preview, DbError> {
    let concerned = concerned(db, perimeter).await?;
    let (authorities, left_out) = without(concerned, &store::spared(db.read(), now).await?);
    let reached = organisations::reachable(db).await?;
    let reachable = authorities.iter().filter(|id| reached.contains(*id)).count();
    Ok(Preview { authorities, left_out, reachable })
}

/// Every authority of a perimeter that has a link.
async fn concerned(db: &Db, perimeter: &Perimeter) -> Result<BTreeSet<PublicId>, DbError> {
    let links = Version::all_parties(db.read()).await?;
    let mut territory = HashSet::new();
    for region in perimeter.regions() {
        territory.extend(Named::within(db.read(), region).await?);
    }
    Ok(perimeter.concerned(&links, &territory))
}

/// Those who are not spared, and how many are.
fn without(mut concerned: BTreeSet<PublicId>, spared: &HashSet<PublicId>) -> (BTreeSet<PublicId>, usize) {
    let all = concerned.len();
    concerned.retain(|id| !spared.contains(id));
    let left_out = all - concerned.len();
    (concerned, left_out)
}

/// Begins a campaign; nothing when nobody in the perimeter has a link, or everybody is asked already. Its letters leave with
/// [`super::tick`].
///
/// Inside the transaction: whom another campaign asks, so that two that begin at once do not ask the same; the campaign, whom
/// it asks, one entry of the journal.
pub async fn start(
    db: &Db,
    perimeter: &Perimeter,
    author: Author,
    now: Timestamp,
) -> Result<Option<Campaign>, DbError> {
    let reached = organisations::reachable(db).await?;
    let concerned = concerned(db, perimeter).await?;
    let write = db.write().await?;
    let (asked, left_out) = without(concerned, &store::spared(write.connection(), now).await?);
    // Whom no letter reaches yet is looked at again every day, so that those who can be reached do not wait behind them.
    let due = |id: &PublicId| if reached.contains(id) { now } else { Timestamp(now.0 + DAY) };
    let asked: Vec<(PublicId, Timestamp)> = asked.into_iter().map(|id| (id.clone(), due(&id))).collect();
    if asked.is_empty() {
        return Ok(None);
    }
    let campaign = Campaign {
        row: RowIds::at(now).next(),
        id: own_id("ca", &[Secret::draw().hand_over()]),
        perimeter: perimeter.clone(),
        started_at: now,
        ends_at: Campaign::end_of(now),
        closed_at: None,
        left_out,
    };
    store::add(&write, &campaign, (&author, &asked)).await?;
    let after = json!({
        "perimeter": perimeter.code(), "authorities": asked.len(), "left_out": left_out, "ends_on": campaign.ends_at.day(),
    });
    record(&write, author, ("start", &campaign, after), now).await?;
    write.commit().await?;
    Ok(Some(campaign))
}

/// Closes a campaign; false when it is closed already. Letters that still wait are withdrawn.
pub async fn close(db: &Db, campaign: &Campaign, author: Author, now: Timestamp) -> Result<bool, DbError> {
    let write = db.write().await?;
    let present = store::by_id(write.connection(), &campaign.id).await?;
    let Some(present) = present.filter(|one| one.closed_at.is_none()) else { return Ok(false) };
    close_within(&write, &present, author, now).await?;
    write.commit().await?;
    Ok(true)
}

/// Closes a campaign in the transaction of the caller.
pub async fn close_within(write: &Write, campaign: &Campaign, author: Author, now: Timestamp) -> Result<(), DbError> {
    for one in store::of_campaign(write.connection(), campaign).await? {
        if one.state.after(Event::End).is_some() && one.sent_at.is_some() {
            mail::withdraw(write, &campaign.cause(&one.authority)).await?;
        }
    }
    store::close(write, campaign, now).await?;
    record(write, author, ("close", campaign, json!({ "closed_on": now.day() })), now).await
}

async fn record(
    write: &Write,
    author: Author,
    (action, campaign, after): (&'static str, &Campaign, serde_json::Value),
    now: Timestamp,
) -> Result<(), DbError> {
    let mut journal = Journal::open(write, author, now, None).await?;
    let entity_id = campaign.id.to_string();
    let change = Change { action, entity: "campaign", entity_id, before: None, after: Some(after), reason: None };
    journal.record(change).await?;
    journal.close().await
}

/// What the link in a letter opens: which campaign asks which authority.
pub struct Opened {
    /// What the campaign sends to the authority.
    pub mailing: Mailing,
    /// The authority.
    pub authority: Named,
}

/// What became of an answer.
pub enum Heard {
    /// It is written, or was before.
    Done,
    /// The link changed since the page was shown: nothing is written.
    Stale,
    /// It cannot be true: nothing is written.
    Refused(Vec<Problem>),
    /// The authority is no party of such a link.
    NotParty,
}

impl Opened {
    /// What a link opens; nothing when no letter held it.
    pub async fn by(db: &Db, secret: &Secret) -> Result<Option<Self>, DbError> {
        let Some(mailing) = store::opened(db.read(), &secret.seal()).await? else { return Ok(None) };
        let named = authorities::named(db.read(), &[mailing.authority.as_str()]).await?;
        Ok(named.into_iter().next().map(|authority| Self { mailing, authority }))
    }

    /// The name of the regional network that asks; nothing when the administration does.
    pub async fn network(&self, db: &Db) -> Result<Option<String>, DbError> {
        match self.mailing.campaign.perimeter.network() {
            Some(id) => organisations::Voice::name_of(db, id).await,
            None => Ok(None),
        }
    }

    /// What the authority answered so far.
    pub async fn answers(&self, db: &Db) -> Result<Vec<Answered>, DbError> {
        store::answers_of(db.read(), &self.mailing.campaign, &self.authority.id).await
    }

    /// The voice of the authority through the campaign: its organisation, whether or not persons act for it yet.
    pub fn speaker(&self) -> Speaker {
        Speaker {
            author: Author { actor: self.mailing.campaign.actor(), on_behalf_of: None },
            organisation: own_id("or", &[self.authority.id.as_str()]).to_string(),
            organisation_name: self.authority.name.clone(),
            authority: self.authority.id.clone(),
        }
    }

    /// Hears that a link is still true, or that it has ended; said twice, it is written once.
    ///
    /// Inside the transaction of the caller: what the speaker writes, the answer, the end of reminders, letters to the other
    /// parties of the link.
    pub async fn hear(
        &self,
        write: &Write,
        (link, seen): (&PublicId, i64),
        said: &Said,
        (now, base): (Timestamp, &str),
    ) -> Result<Heard, DbError> {
        let speaker = self.speaker();
        let version = Version::read(write.connection(), link).await?;
        let Some(version) = version.filter(|version| version.has_party(&speaker.authority)) else {
            return Ok(Heard::NotParty);
        };
        let campaign = &self.mailing.campaign;
        let before = store::answers_of(write.connection(), campaign, &speaker.authority).await?;
        let own = before.iter().find(|one| one.link == *link);
        let same = |answer: Answer| own.is_some_and(|own| own.answer == answer && own.version == version.version);
        let outcome = match said {
            Said::True if same(Answer::True) => return Ok(Heard::Done),
            Said::True => speaker.confirm(write, link, now).await?,
            Said::Ended(until) => {
                let mut facts = version.said_by(&speaker.authority);
                facts.status = Some(Status::Ended);
                facts.until = until.or(facts.until);
                if same(Answer::Ended) && facts == version.said_by(&speaker.authority) {
                    return Ok(Heard::Done);
                }
                speaker.revise(write, (link, seen), &Revision { facts, reason: None }, now).await?
            }
        };
        let heard = Heard::of(outcome);
        if matches!(heard, Heard::Done) {
            self.note(write, link, said.answer(), now).await?;
            speaker.tell_since(write, &version, (said.verb(), None), (now, base)).await?;
        }
        Ok(heard)
    }

    /// Notes an answer, and ends the reminders.
    pub async fn note(&self, write: &Write, link: &PublicId, answer: Answer, now: Timestamp) -> Result<(), DbError> {
        let version = Version::read(write.connection(), link).await?.map_or(0, |version| version.version);
        let said = Answered { authority: self.authority.id.clone(), link: link.clone(), answer, version };
        store::answer(write, &self.mailing.campaign, &said, now).await?;
        happen(write, &self.mailing, Event::Answer, now).await.map(drop)
    }

    /// Hears that nobody should write again, or that the address is wrong.
    pub async fn turn_away(&self, write: &Write, event: Event, now: Timestamp) -> Result<(), DbError> {
        if event == Event::Refusal {
            store::stop(write, &self.authority.id, now).await?;
        } else {
            let reached = organisations::reached_at(write, &self.authority.id).await?;
            for official in reached.iter().filter(|one| one.person.is_none()) {
                store::note_wrong(write, &official.email, now).await?;
            }
        }
        if let Some(state) = happen(write, &self.mailing, event, now).await? {
            let author = Author { on_behalf_of: Some(self.speaker().organisation), ..self.speaker().author };
            let after = json!({ "authority": self.authority.id.as_str(), "state": state.code() });
            record(write, author, ("turn_away", &self.mailing.campaign, after), now).await?;
        }
        Ok(())
    }
}

/// What can be said of a link in one gesture.
#[derive(Clone, Copy, Debug)]
pub enum Said {
    /// All that is recorded is still true.
    True,
    /// It has ended, then or nobody knows when.
    Ended(Option<PartialDate>),
}

impl Heard {
    fn of(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done | Outcome::Unchanged => Self::Done,
            Outcome::Stale(_) => Self::Stale,
            Outcome::Refused(problems) => Self::Refused(problems),
            Outcome::NotParty => Self::NotParty,
        }
    }
}

impl Said {
    /// How the other parties are told of it.
    fn verb(self) -> &'static str {
        match self {
            Self::True => "confirm",
            Self::Ended(_) => "revise",
        }
    }

    fn answer(self) -> Answer {
        match self {
            Self::True => Answer::True,
            Self::Ended(_) => Answer::Ended,
        }
    }
}

/// Moves a mailing on, read again in this transaction; letters that wait are withdrawn unless one leaves now. The new
/// state, or nothing when the event changes nothing.
pub async fn happen(write: &Write, one: &Mailing, event: Event, now: Timestamp) -> Result<Option<State>, DbError> {
    let present = store::mailing_of(write.connection(), &one.campaign.id, &one.authority).await?;
    let Some((mut present, state)) = present.and_then(|one| one.state.after(event).map(|state| (one, state))) else {
        return Ok(None);
    };
    present.state = state;
    present.changed_at = now;
    let next = if event == Event::LetterLeaves {
        state.next_letter(*present.sent_at.get_or_insert(now), now)
    } else {
        mail::withdraw(write, &one.campaign.cause(&one.authority)).await?;
        None
    };
    store::set(write, &present, next).await?;
    Ok(Some(state))
}
