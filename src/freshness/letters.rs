//! The letters of campaigns: which leave now, and what they say.

use super::actions::{close_within, happen};
use super::model::{Campaign, Event, MAILBOX_RESTS, State, quota};
use super::rule::DAY;
use super::store::{self, Mailing};
use super::words;
use crate::authorities::{self, Named};
use crate::db::{Author, Db, DbError, Write};
use crate::kernel::{Locale, PublicId, Secret, Timestamp};
use crate::mail::{self, Appeal, Item, Letter};
use crate::organisations::{self, Recipient, Voice};
use crate::partnerships::Status;
use crate::partnerships::statement::Version;
use crate::web::Texts;

/// Mailings looked at in one turn: most of them wait for an address.
const A_TURN: u64 = 100;
/// Links that a letter lists; the page behind it has them all.
const LISTED: usize = 12;

/// What one turn did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Ticked {
    /// Letters that left for the outbox.
    pub letters: u64,
    /// Authorities that had answered by another way.
    pub answered: u64,
    /// Authorities that no letter reaches today.
    pub unreachable: u64,
    /// Campaigns that ended.
    pub ended: u64,
}

/// One turn of every campaign, once a minute: what is due leaves, as many letters as may.
///
/// Everything of a turn is one transaction, and a writer is alone: whatever else runs, and whenever this program stops,
/// a letter leaves once. An answer that came before the turn stops it.
pub async fn tick(db: &Db, base: &str, now: Timestamp) -> Result<Ticked, DbError> {
    let mut told = Ticked::default();
    if store::due(db.read(), now, 1).await?.is_empty() && store::over(db.read(), now).await?.is_empty() {
        return Ok(told);
    }
    let write = db.write().await?;
    for campaign in store::over(write.connection(), now).await? {
        close_within(&write, &campaign, Author { actor: "system:freshness".to_owned(), on_behalf_of: None }, now)
            .await?;
        told.ended += 1;
    }
    bounce(&write, now).await?;
    store::forget_mailboxes(&write, now).await?;
    let [minute, hour] = store::letters(write.connection(), now).await?;
    let most = quota(minute, hour);
    for one in store::due(write.connection(), now, A_TURN).await? {
        if told.letters >= most {
            break;
        }
        send(&write, &one, (now, base), &mut told).await?;
    }
    write.commit().await?;
    Ok(told)
}

/// Hears which letters were given up.
async fn bounce(write: &Write, now: Timestamp) -> Result<(), DbError> {
    for cause in mail::take_given_up(write).await? {
        let ids = cause
            .split_once(' ')
            .and_then(|(campaign, authority)| Some((PublicId::parse(campaign)?, PublicId::parse(authority)?)));
        let Some((campaign, authority)) = ids else { continue };
        if let Some(one) = store::mailing_of(write.connection(), &campaign, &authority).await? {
            happen(write, &one, Event::WrongAddress, now).await?;
        }
    }
    Ok(())
}

/// Sends what is due to one authority, unless there is a reason not to.
async fn send(write: &Write, one: &Mailing, (now, base): (Timestamp, &str), told: &mut Ticked) -> Result<(), DbError> {
    let connection = write.connection();
    if store::stopped(connection, &one.authority).await? {
        return happen(write, one, Event::Refusal, now).await.map(drop);
    }
    let named = authorities::named(connection, &[one.authority.as_str()]).await?.into_iter().next();
    let Some(authority) = named else { return happen(write, one, Event::End, now).await.map(drop) };
    let links = asked(write, &authority.id).await?;
    if links.iter().any(|link| link.heard_since(&authority, one.campaign.started_at)) {
        told.answered += 1;
        return happen(write, one, Event::Answer, now).await.map(drop);
    }
    if links.is_empty() {
        return happen(write, one, Event::End, now).await.map(drop);
    }
    match recipients(write, &authority.id, now).await? {
        Reached::At(recipients) => {
            told.letters += recipients.len() as u64;
            let network = network(write, &one.campaign).await?;
            let letters = Letters { one, authority: &authority, links: &links, network, base };
            letters.leave(write, &recipients, now).await
        }
        Reached::Later(at) => store::set(write, one, Some(at)).await,
        Reached::Nobody => {
            told.unreachable += 1;
            store::set(write, one, Some(Timestamp(now.0 + DAY))).await
        }
    }
}

/// The name of the regional network that asks; nothing when the administration does.
async fn network(write: &Write, campaign: &Campaign) -> Result<Option<String>, DbError> {
    match campaign.perimeter.network() {
        Some(id) => Voice::name_within(write, id).await,
        None => Ok(None),
    }
}

/// The links that an authority is asked about.
async fn asked(write: &Write, authority: &PublicId) -> Result<Vec<Version>, DbError> {
    let mut links = Version::of_party(write.connection(), authority).await?;
    links.retain(|link| link.facts.status != Some(Status::Ended));
    Ok(links)
}

/// Who can be written to.
enum Reached {
    /// These mailboxes.
    At(Vec<Recipient>),
    /// Every mailbox was written to within a day; the first is free then.
    Later(Timestamp),
    /// There is no mailbox, or only wrong ones.
    Nobody,
}

async fn recipients(write: &Write, authority: &PublicId, now: Timestamp) -> Result<Reached, DbError> {
    let (mut free, mut later) = (Vec::new(), None::<Timestamp>);
    for recipient in organisations::reached_at(write, authority).await? {
        match store::mailbox(write.connection(), &recipient.email).await? {
            (_, true) => {}
            (Some(at), _) if now.0 - at.0 < MAILBOX_RESTS => {
                let at = Timestamp(at.0 + MAILBOX_RESTS);
                later = Some(later.map_or(at, |other| other.min(at)));
            }
            _ => free.push(recipient),
        }
    }
    Ok(match (free.is_empty(), later) {
        (false, _) => Reached::At(free),
        (true, Some(at)) => Reached::Later(at),
        (true, None) => Reached::Nobody,
    })
}

/// The letters of one mailing that leave together, with one link.
struct Letters<'l> {
    one: &'l Mailing,
    authority: &'l Named,
    links: &'l [Version],
    network: Option<String>,
    base: &'l str,
}

impl Letters<'_> {
    async fn leave(&self, write: &Write, recipients: &[Recipient], now: Timestamp) -> Result<(), DbError> {
        let secret = Secret::draw();
        store::add_link(write, &secret.seal(), self.one, now).await?;
        let cause = self.one.campaign.cause(&self.authority.id);
        for recipient in recipients {
            let letter = self.letter(recipient, &secret);
            let items = self.items(recipient.locale, &secret);
            Appeal { letter: &letter, items: &items, cause: &cause }.enqueue(write, now).await?;
            store::note_written(write, &recipient.email, now).await?;
        }
        happen(write, self.one, Event::LetterLeaves, now).await.map(drop)
    }

    fn letter(&self, recipient: &Recipient, secret: &Secret) -> Letter {
        let (t, locale) = (Texts::of(recipient.locale), recipient.locale);
        let name = self.authority.name_in(locale);
        let Campaign { ends_at, .. } = &self.one.campaign;
        let ends = t.day(*ends_at);
        let reminder = self.one.state != State::ToSend;
        let key = if reminder { "campaign-mail-again-" } else { "campaign-mail-" };
        let count = self.links.len();
        let network = self.network.as_deref().map(|network| words::asking(locale, network));
        let mut paragraphs = vec![t.with_count(&format!("{key}text"), count, &[("name", name)])];
        paragraphs.extend(network.as_ref().map(|network| t.with("campaign-mail-network", &[("network", network)])));
        paragraphs.push(t.with("campaign-mail-how", &[("ends", &ends)]));
        paragraphs.extend((count > LISTED).then(|| t.n("campaign-mail-more", count - LISTED)));
        Letter {
            to: recipient.email.clone(),
            locale,
            subject: t.with(&format!("{key}subject"), &[("name", name)]),
            paragraphs,
            action: Some((t.s("campaign-mail-button"), self.address(locale, secret, ""))),
            why: match &network {
                Some(network) => t.with("campaign-mail-why-network", &[("name", name), ("network", network)]),
                None => t.with("campaign-mail-why", &[("name", name)]),
            },
        }
    }

    fn address(&self, locale: Locale, secret: &Secret, rest: &str) -> String {
        format!("{}{}{rest}", self.base, words::answer_path(locale, secret.hand_over()))
    }

    /// What is held of each link, with the three things that can be said of it.
    fn items(&self, locale: Locale, secret: &Secret) -> Vec<Item> {
        let t = Texts::of(locale);
        let item = |link: &Version| {
            let id = &link.public_id;
            let say = |word: &str| self.address(locale, secret, &format!("?link={id}&say={word}#asked"));
            Item {
                text: format!(
                    "{} : {}",
                    words::others(locale, link, &self.authority.id),
                    words::facts(t, locale, link)
                )
                .replace(" : ", if locale == Locale::Fr { "\u{a0}: " } else { ": " }),
                actions: vec![
                    (t.s("answer-true"), say("true")),
                    (t.s("answer-correct"), self.address(locale, secret, &format!("/{id}"))),
                    (t.s("answer-ended"), say("ended")),
                ],
            }
        };
        self.links.iter().take(LISTED).map(item).collect()
    }
}
