//! The suggestions that wait about one record: who may decides, others who have entered confirm.

use askama::Template;
use axum::extract::{Form, OriginalUri, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use serde_json::Value;

use super::form::plain;
use super::suggest::{About, about, frame, path};
use super::words::words;
use crate::accounts::{SignedIn, broken};
use crate::authorities;
use crate::db::Db;
use crate::descriptions;
use crate::kernel::{Clock, Locale, PublicId, Secret};
use crate::organisations::{self, Voice};
use crate::partnerships::statements::model::{Field, Outcome, Speaker, Version};
use crate::partnerships::suggestions::model::{Entity, Suggestion};
use crate::partnerships::suggestions::{self, Decision, Voter};
use crate::web::{Error, Layout, Section, Site, Texts, html};

/// The longest word about a decision.
const LONGEST_WORD: usize = 300;

struct Row {
    field: String,
    recorded: String,
    proposed: String,
}

struct Waiting {
    id: String,
    rows: Vec<Row>,
    source: String,
    on: String,
    confirmations: usize,
    /// The page of both records, when it says that two are one.
    both: Option<String>,
}

#[derive(Template)]
#[template(path = "partnerships/pages/suggestions.html")]
struct SuggestionsPage {
    page: Layout,
    action: String,
    back: String,
    suggest: String,
    waiting: Vec<Waiting>,
    decides: bool,
    refused: bool,
}

#[derive(Template)]
#[template(path = "partnerships/pages/confirm_suggestion.html")]
struct ConfirmPage {
    page: Layout,
    action: String,
    waits: bool,
    done: bool,
}

/// What is to be done with a suggestion.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    suggestion: String,
    #[serde(default)]
    verb: String,
    #[serde(default)]
    word: String,
}

/// Who decides: a party, an administrator, or the network that looks after a party.
struct Decider {
    speaker: Option<Speaker>,
}

impl Decider {
    async fn of(db: &Db, about: &About, signed_in: &SignedIn) -> Result<Option<Self>, Error> {
        let parties = about.parties();
        let voice = organisations::voice(db, signed_in, &parties).await.map_err(broken)?;
        let speaker = voice.map(|voice| super::speaking(voice, signed_in));
        let decides = speaker.is_some() || Voice::decides_over(db, signed_in, &parties).await.map_err(broken)?;
        Ok(decides.then_some(Self { speaker }))
    }
}

/// `GET /fr/partenariats/{id}/propositions`, `GET /fr/collectivites/{id}/propositions`
pub async fn show(
    State(db): State<Db>,
    locale: Locale,
    OriginalUri(uri): OriginalUri,
    Path(id): Path<String>,
    signed_in: SignedIn,
) -> Result<Response, Error> {
    let about = about(&db, uri.path(), &id, locale).await?;
    html(&draw(&db, locale, &about, &signed_in).await?)
}

/// `POST /fr/partenariats/{id}/propositions`: accepts, refuses or confirms.
pub async fn act(
    (State(db), State(clock), State(site)): (State<Db>, State<Clock>, State<Site>),
    (locale, OriginalUri(uri)): (Locale, OriginalUri),
    Path(id): Path<String>,
    signed_in: SignedIn,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let about = about(&db, uri.path(), &id, locale).await?;
    let when = (clock.now(), &*site.base);
    if decided(&db, (&about, &signed_in), &typed, when).await? {
        let to = path(locale, (about.entity, about.id.as_str()), "suggestions");
        return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response());
    }
    let mut page = draw(&db, locale, &about, &signed_in).await?;
    page.refused = true;
    Ok((StatusCode::CONFLICT, html(&page)?).into_response())
}

/// Whether it could be done; what is not theirs is not found.
async fn decided(
    db: &Db,
    (about, signed_in): (&About, &SignedIn),
    typed: &Typed,
    when: (crate::kernel::Timestamp, &str),
) -> Result<bool, Error> {
    let decider = Decider::of(db, about, signed_in).await?;
    let own = Voice::all_of(db, &signed_in.person).await.map_err(broken)?;
    let write = db.write().await.map_err(broken)?;
    let found = suggestions::find(write.connection(), &typed.suggestion).await.map_err(broken)?;
    let one = found.filter(|one| one.about == about.id).ok_or_else(Error::nothing_here)?;
    let person = Some(&signed_in.person);
    match (typed.verb.as_str(), &decider) {
        ("confirm", _) => {
            let locale = signed_in.person.locale;
            let voter = Voter { person, organisation: own.first(), email: None, locale };
            suggestions::vote(&write, &one, &voter, when).await.map_err(broken)?;
        }
        ("accept", _) if one.other().is_some() => return Err(Error::nothing_here()),
        ("accept" | "refuse", Some(decider)) => {
            let word = plain(&typed.word, LONGEST_WORD);
            let author = signed_in.person.author(None);
            let accepted = typed.verb == "accept";
            let decision = Decision { accepted, word: &word, speaker: decider.speaker.as_ref(), author };
            if !matches!(suggestions::decide(&write, &one, &decision, when).await.map_err(broken)?, Outcome::Done) {
                return Ok(false);
            }
        }
        _ => return Err(Error::nothing_here()),
    }
    write.commit().await.map_err(broken)?;
    Ok(true)
}

async fn draw(db: &Db, locale: Locale, about: &About, signed_in: &SignedIn) -> Result<SuggestionsPage, Error> {
    let page = frame(locale, about, "suggestions", "suggestions-title");
    let what = (about.entity, about.id.as_str());
    let all = suggestions::waiting(db.read(), (about.entity, &about.id)).await.map_err(broken)?;
    let mut waiting = Vec::new();
    for one in &all {
        let confirmations = suggestions::confirmations(db.read(), one.row).await.map_err(broken)?;
        waiting.push(shown(db, (page.t, locale), about, (one, confirmations)).await?);
    }
    Ok(SuggestionsPage {
        action: page.path.clone(),
        back: about.href.clone(),
        suggest: path(locale, what, "suggest"),
        decides: Decider::of(db, about, signed_in).await?.is_some(),
        refused: false,
        waiting,
        page,
    })
}

async fn shown(
    db: &Db,
    (t, locale): (Texts, Locale),
    about: &About,
    (one, confirmations): (&Suggestion, usize),
) -> Result<Waiting, Error> {
    let known = match &about.link {
        Some(_) => None,
        None => descriptions::read(db.read(), &about.id).await.map_err(broken)?,
    };
    let mut rows = Vec::new();
    if let Some(other) = one.other() {
        let named = about_other(db, locale, (about.entity, &other)).await?;
        rows.push(Row { field: t.s("duplicates-same-as"), recorded: about.name.clone(), proposed: named });
    }
    for (field, proposed) in one.proposed.iter().filter(|_| one.other().is_none()) {
        let (recorded, name) = match (Field::parse(field), &about.link) {
            (Some(field), Some(link)) => (link.facts.value(field), field.name(t)),
            (_, Some(link)) => {
                let ids: Vec<&str> = link.parties.iter().map(|party| party.id.as_str()).collect();
                (serde_json::json!(ids), t.s("link-parties"))
            }
            _ => {
                let said = known.as_ref().map(|known| known.said.value(field)).unwrap_or_default();
                (said, t.s(format!("describe-field-{field}")))
            }
        };
        let recorded = in_words(db, (t, locale), field, &recorded).await?;
        rows.push(Row { field: name, recorded, proposed: in_words(db, (t, locale), field, proposed).await? });
    }
    let both = one.other().map(|other| super::duplicates::href(locale, &about.id, &other));
    Ok(Waiting { id: one.id.to_string(), rows, source: one.source.clone(), on: t.day(one.at), confirmations, both })
}

/// What the other of two records is called.
async fn about_other(db: &Db, locale: Locale, (entity, id): (Entity, &PublicId)) -> Result<String, Error> {
    let ids: Vec<PublicId> = match entity {
        Entity::Partnership => {
            let link = Version::read(db.read(), id).await.map_err(broken)?;
            link.into_iter().flat_map(|link| link.parties).map(|party| party.id).collect()
        }
        Entity::Authority => vec![id.clone()],
    };
    let ids: Vec<&str> = ids.iter().map(PublicId::as_str).collect();
    let named = in_words(db, (Texts::of(locale), locale), "parties", &serde_json::json!(ids)).await?;
    Ok(format!("{named} ({id})"))
}

async fn in_words(db: &Db, (t, locale): (Texts, Locale), field: &str, value: &Value) -> Result<String, Error> {
    if field == "parties" {
        let ids: Vec<&str> = value.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let named = authorities::named(db.read(), &ids).await.map_err(broken)?;
        let name = |id: &str| {
            let known = named.iter().find(|one| one.id.as_str() == id);
            known.map_or(id, |one| one.name_in(locale)).to_owned()
        };
        return Ok(ids.into_iter().map(name).collect::<Vec<_>>().join(" – "));
    }
    match Field::parse(field) {
        Some(field) => Ok(words(t, locale, field, value)),
        None => Ok(value.as_str().map_or_else(|| t.s("unknown"), str::to_owned)),
    }
}

/// The address of the page behind the link of a letter.
pub fn confirm_path(locale: Locale, secret: &str) -> String {
    match locale {
        Locale::Fr => format!("/fr/propositions/{secret}"),
        Locale::En => format!("/en/suggestions/{secret}"),
    }
}

fn confirm_page(locale: Locale, secret: &str) -> ConfirmPage {
    let paths = [locale, locale.other()].map(|locale| confirm_path(locale, secret));
    let action = paths[0].clone();
    let mut page = Layout::new(locale, String::new(), paths);
    page.title = page.t.s("suggest-confirm-title");
    page.section = Section::Atlas;
    page.noindex = true;
    ConfirmPage { page, action, waits: false, done: false }
}

/// `GET /fr/propositions/{secret}`: looking confirms nothing, a button does.
pub async fn look(State(db): State<Db>, locale: Locale, Path(secret): Path<String>) -> Result<Response, Error> {
    let mut page = confirm_page(locale, &secret);
    if let Some(secret) = Secret::read(&secret) {
        let waits = suggestions::waiting_from(db.read(), &secret.seal()).await.map_err(broken)?;
        page.waits = waits.is_some();
    }
    let status = if page.waits { StatusCode::OK } else { StatusCode::GONE };
    Ok((status, html(&page)?).into_response())
}

/// `POST /fr/propositions/{secret}`
pub async fn confirm(
    (State(db), State(clock), State(site)): (State<Db>, State<Clock>, State<Site>),
    locale: Locale,
    Path(text): Path<String>,
) -> Result<Response, Error> {
    let mut page = confirm_page(locale, &text);
    if let Some(secret) = Secret::read(&text) {
        let write = db.write().await.map_err(broken)?;
        let when = (clock.now(), &*site.base);
        page.done = suggestions::vote_by_mail(&write, &secret, when).await.map_err(broken)?.is_some();
        write.commit().await.map_err(broken)?;
    }
    let status = if page.done { StatusCode::OK } else { StatusCode::GONE };
    Ok((status, html(&page)?).into_response())
}
