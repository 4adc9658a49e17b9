//! Suggesting, confirming, deciding.

use serde_json::{Map, Value, json};

use super::model::{Entity, Origin, Suggestion, enough};
use super::store::{self, NewVoice};
use crate::accounts::Person;
use crate::db::{Author, Change, DbError, Journal, Write, commit_to, forget};
use crate::descriptions::{self, Describer, Description};
use crate::kernel::{Locale, PublicId, RowIds, Secret, Timestamp, own_id};
use crate::mail::{self, Address, Letter};
use crate::organisations;
use crate::partnerships::parties;
use crate::partnerships::statements::model::{Field, Outcome, Revision, Speaker, Version};
use crate::partnerships::statements::{Settlement, settle};
use crate::web::Texts;

/// Suggestions that wait about one record at most: beyond, somebody has to decide first.
const MOST_WAITING: usize = 20;
/// Letters about suggestions to one address a day.
const LETTERS_A_DAY: i64 = 5;
const DAY: i64 = 24 * 3600 * 1_000_000;

/// Who suggests or confirms.
#[derive(Clone, Debug)]
pub struct Voter<'v> {
    /// The person, when they have entered.
    pub person: Option<&'v Person>,
    /// The organisation they speak for.
    pub organisation: Option<&'v organisations::Voice>,
    /// An address that somebody who has not entered leaves for the answer.
    pub email: Option<Address>,
    /// Their language.
    pub locale: Locale,
}

/// Records a suggestion, or a further voice for the same one that waits. Nothing when too many wait already.
///
/// Inside the transaction: the suggestion, who is behind it, a journal entry that knows an address as a commitment alone,
/// and the letter with the link that confirms the address.
pub async fn suggest(
    write: &Write,
    mut new: Suggestion,
    voter: &Voter<'_>,
    (now, base): (Timestamp, &str),
) -> Result<Option<PublicId>, DbError> {
    store::erase(write, None, now).await?;
    let waiting = store::waiting(write.connection(), (new.entity, &new.about)).await?;
    if let Some(same) = waiting.iter().find(|one| one.proposed == new.proposed) {
        if new.origin != Origin::Import {
            add_voice(write, (same, "confirms"), voter, (now, base)).await?;
        }
        return Ok(Some(same.id.clone()));
    }
    if new.origin == Origin::Import && store::was_refused(write.connection(), &new).await? {
        return Ok(None);
    }
    if waiting.len() >= MOST_WAITING {
        return Ok(None);
    }
    let proposed = Value::Object(new.proposed.clone()).to_string();
    new.row = RowIds::at(now).next();
    new.id = own_id("su", &[new.about.as_str(), &proposed, &now.0.to_string()]);
    new.at = now;
    store::add(write, &new).await?;
    record(write, &new, voter, now).await?;
    if new.origin == Origin::Import {
        return Ok(Some(new.id));
    }
    add_voice(write, (&new, "suggests"), voter, (now, base)).await?;
    Ok(Some(new.id))
}

async fn record(write: &Write, new: &Suggestion, voter: &Voter<'_>, now: Timestamp) -> Result<(), DbError> {
    let address = match &voter.email {
        Some(email) => Some(commit_to(write, email.as_str()).await?),
        None => None,
    };
    let after = json!({
        "about": new.about.as_str(), "proposed": new.proposed, "source": new.source,
        "origin": new.origin.code(), "address": address,
    });
    let author = voter.person.map_or_else(|| Author::command(new.origin.code()), |person| person.author(None));
    write_entry(write, author, ("suggest", &new.id, after, None), now).await
}

async fn write_entry(
    write: &Write,
    author: Author,
    (action, id, after, reason): (&'static str, &PublicId, Value, Option<String>),
    now: Timestamp,
) -> Result<(), DbError> {
    let mut journal = Journal::open(write, author, now, None).await?;
    let entity_id = id.to_string();
    let change = Change { action, entity: "suggestion", entity_id, before: None, after: Some(after), reason };
    journal.record(change).await?;
    journal.close().await
}

async fn add_voice(
    write: &Write,
    (about, role): (&Suggestion, &'static str),
    voter: &Voter<'_>,
    (now, base): (Timestamp, &str),
) -> Result<(), DbError> {
    let known = voter.person.map(|person| &person.email);
    let email = voter.email.as_ref().filter(|_| known.is_none());
    // The one place where letters about suggestions are limited; a limiter of requests stands before the page.
    let many = match email {
        Some(email) => store::asked_since(write, email, Timestamp(now.0 - DAY)).await? >= LETTERS_A_DAY,
        None => false,
    };
    let secret = email.filter(|_| !many).map(|_| Secret::draw());
    let person = voter.person.map(|person| person.id.to_string());
    let voice = NewVoice {
        role,
        person: person.as_deref(),
        organisation: voter.organisation.map(|one| one.id.as_str()),
        domain: known.or(email).map(Address::domain),
        email: email.filter(|_| !many),
        locale: voter.locale,
        seal: secret.as_ref().map(Secret::seal),
    };
    let silent = voice.email.is_none() && voice.person.is_none() && role == "confirms";
    if !silent {
        store::add_voice(write, about.row, voice, now).await?;
    }
    match email.zip(secret) {
        Some((email, secret)) => {
            let letter = asks(email.clone(), voter.locale, &secret, base);
            mail::enqueue(write, &letter, now).await
        }
        None => Ok(()),
    }
}

fn asks(to: Address, locale: Locale, secret: &Secret, base: &str) -> Letter {
    let t = Texts::of(locale);
    let path = match locale {
        Locale::Fr => "/fr/propositions/",
        Locale::En => "/en/suggestions/",
    };
    Letter {
        subject: t.s("mail-suggest-subject"),
        paragraphs: vec![t.s("mail-suggest-text")],
        action: Some((t.s("mail-suggest-button"), format!("{base}{path}{}", secret.hand_over()))),
        why: t.s("mail-suggest-why"),
        locale,
        to,
    }
}

/// A person who has entered says that a suggestion is right; it is applied when two independent voices do.
pub async fn vote(
    write: &Write,
    suggestion: &Suggestion,
    voter: &Voter<'_>,
    when: (Timestamp, &str),
) -> Result<bool, DbError> {
    let (_, confirmed) = store::voices(write.connection(), suggestion.row).await?;
    let person = voter.person.map(|person| person.id.to_string());
    if confirmed.iter().all(|voice| voice.person != person) {
        add_voice(write, (suggestion, "confirms"), voter, when).await?;
    }
    settle_if_enough(write, suggestion, when).await
}

/// The link of a letter was opened: the address behind it is confirmed. Nothing when the link is not known.
pub async fn vote_by_mail(write: &Write, secret: &Secret, when: (Timestamp, &str)) -> Result<Option<bool>, DbError> {
    match store::confirm(write, &secret.seal(), when.0).await? {
        Some(suggestion) => Ok(Some(settle_if_enough(write, &suggestion, when).await?)),
        None => Ok(None),
    }
}

async fn settle_if_enough(write: &Write, suggestion: &Suggestion, when: (Timestamp, &str)) -> Result<bool, DbError> {
    let (suggested, confirmed) = store::voices(write.connection(), suggestion.row).await?;
    if suggestion.other().is_some() || !enough(&suggested, &confirmed) {
        return Ok(false);
    }
    let author = Author { actor: "system:confirmations".to_owned(), on_behalf_of: None };
    let decision = Decision { accepted: true, word: "", speaker: None, author };
    Ok(matches!(decide(write, suggestion, &decision, when).await?, Outcome::Done))
}

/// What was decided of a suggestion, and by whom.
#[derive(Clone, Debug)]
pub struct Decision<'d> {
    /// Yes or no.
    pub accepted: bool,
    /// Why, in a word that everybody may read.
    pub word: &'d str,
    /// The party that decides; nothing for an administrator, or for two independent confirmations.
    pub speaker: Option<&'d Speaker>,
    /// The person, for the journal.
    pub author: Author,
}

/// Decides a suggestion. Nothing is decided when the outcome is neither done nor unchanged.
///
/// Inside the transaction: what is accepted is written like anything that is said of the record; whoever left an address
/// is told; the address is erased.
pub async fn decide(
    write: &Write,
    suggestion: &Suggestion,
    decision: &Decision<'_>,
    (now, base): (Timestamp, &str),
) -> Result<Outcome, DbError> {
    let outcome = if decision.accepted { apply(write, suggestion, decision, now).await? } else { Outcome::Done };
    if !matches!(outcome, Outcome::Done | Outcome::Unchanged) {
        return Ok(outcome);
    }
    let state = if decision.accepted { "accepted" } else { "refused" };
    let organisation = decision.speaker.map(|speaker| speaker.organisation.clone());
    let by = organisation.as_deref().unwrap_or(&decision.author.actor).to_owned();
    store::decide(write, &suggestion.id, (state, decision.word, &by), now).await?;
    let author = Author { on_behalf_of: organisation, ..decision.author.clone() };
    let after = json!({ "about": suggestion.about.as_str(), "state": state });
    let word = Some(decision.word.to_owned()).filter(|word| !word.is_empty());
    write_entry(write, author, (if decision.accepted { "accept" } else { "refuse" }, &suggestion.id, after, word), now)
        .await?;
    for (email, locale) in store::answered(write, suggestion.row).await? {
        mail::enqueue(write, &answer(suggestion, decision, (email, locale), base), now).await?;
    }
    store::erase(write, Some(suggestion.row), now).await?;
    forget(write, "suggestion", suggestion.id.as_str()).await?;
    Ok(Outcome::Done)
}

fn answer(about: &Suggestion, decision: &Decision<'_>, (to, locale): (Address, Locale), base: &str) -> Letter {
    let t = Texts::of(locale);
    let start = if decision.accepted { "mail-suggestion-accepted-" } else { "mail-suggestion-refused-" };
    let list = match (about.entity, locale) {
        (Entity::Partnership, Locale::Fr) => "/fr/partenariats",
        (Entity::Partnership, Locale::En) => "/en/partnerships",
        (Entity::Authority, Locale::Fr) => "/fr/collectivites",
        (Entity::Authority, Locale::En) => "/en/authorities",
    };
    let mut paragraphs = vec![t.s(format!("{start}text"))];
    if !decision.word.is_empty() {
        paragraphs.push(t.with("history-reason", &[("reason", decision.word)]));
    }
    paragraphs.push(t.s("mail-suggestion-erased"));
    Letter {
        subject: t.s(format!("{start}subject")),
        paragraphs,
        action: Some((t.s("mail-suggestion-button"), format!("{base}{list}/{}", about.about))),
        why: t.s("mail-suggestion-why"),
        locale,
        to,
    }
}

async fn apply(
    write: &Write,
    suggestion: &Suggestion,
    decision: &Decision<'_>,
    now: Timestamp,
) -> Result<Outcome, DbError> {
    if suggestion.other().is_some() {
        // Whoever accepts it has merged the two in this transaction.
        return Ok(Outcome::Unchanged);
    }
    if suggestion.entity == Entity::Authority {
        return describe(write, suggestion, decision, now).await;
    }
    let about = &suggestion.about;
    let Some(version) = Version::read(write.connection(), about).await? else { return Ok(Outcome::NotParty) };
    let reason = format!("{} {}", decision.word, suggestion.source).trim().to_owned();
    let settlement = settlement(suggestion, decision, reason.clone());
    if let Some(wanted) = suggestion.proposed.get("parties").and_then(Value::as_array) {
        let wanted = wanted.iter().filter_map(Value::as_str).filter_map(PublicId::parse).collect();
        let outcome = parties::change(write, &version, &wanted, &settlement, now).await?;
        if !matches!(outcome, Outcome::Done) || suggestion.proposed.len() == 1 {
            return Ok(outcome);
        }
    }
    match decision.speaker {
        Some(speaker) => {
            let Some(version) = Version::read(write.connection(), about).await? else { return Ok(Outcome::NotParty) };
            let mut facts = version.said_by(&speaker.authority);
            fields(&suggestion.proposed).for_each(|(field, value)| facts.set(field, value));
            let revision = Revision { facts, reason: Some(reason) };
            speaker.revise(write, (about, version.version), &revision, now).await
        }
        None => settle(write, about, (&fields(&suggestion.proposed).collect::<Vec<_>>(), &settlement), now).await,
    }
}

fn settlement(suggestion: &Suggestion, decision: &Decision<'_>, reason: String) -> Settlement {
    let organisation = decision.speaker.map(|speaker| speaker.organisation.clone());
    Settlement {
        author: Author { on_behalf_of: organisation, ..decision.author.clone() },
        by: decision.speaker.map(|speaker| speaker.organisation_name.clone()),
        origin: suggestion.id.to_string(),
        reason: Some(reason),
    }
}

fn fields(proposed: &Map<String, Value>) -> impl Iterator<Item = (Field, &Value)> {
    proposed.iter().filter_map(|(field, value)| Some((Field::parse(field)?, value)))
}

async fn describe(
    write: &Write,
    suggestion: &Suggestion,
    decision: &Decision<'_>,
    now: Timestamp,
) -> Result<Outcome, DbError> {
    let known = descriptions::read(write.connection(), &suggestion.about).await?;
    let own = known.as_ref().map(|known| known.said.clone()).unwrap_or_default();
    let proposed = Description::over(own, &suggestion.proposed);
    let describer = Describer {
        author: decision.author.clone(),
        organisation: decision.speaker.map(|one| (one.organisation.clone(), one.organisation_name.clone())),
    };
    let reason = format!("{} {}", decision.word, suggestion.source);
    let version = known.map_or(0, |known| known.version);
    let about = (&suggestion.about, version);
    let written = descriptions::describe(write, &describer, about, (&proposed, Some(reason.trim())), now).await?;
    Ok(if written { Outcome::Done } else { Outcome::Unchanged })
}
