//! What somebody sees who opens the link in a letter: what is held, and a gesture for each thing that can be said of it.
//! Looking changes nothing.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, RawForm, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use crate::accounts::broken;
use crate::db::Db;
use crate::freshness::actions::{Heard, Opened, Said};
use crate::freshness::model::{Answer, Event, State as Standing};
use crate::freshness::store::Answered;
use crate::freshness::words::{self, answer_path};
use crate::kernel::{Clock, Locale, PartialDate, PublicId, Secret, Timestamp};
use crate::partnerships::Status;
use crate::partnerships::statement::{Desk, Version};
use crate::web::{Error, Layout, Section, Site, WayOut, html};

/// What an address asks to see first.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    link: String,
    #[serde(default)]
    say: String,
    #[serde(default)]
    done: String,
}

/// What a button says.
#[derive(Deserialize, Default)]
pub struct Pressed {
    #[serde(default)]
    verb: String,
    #[serde(default)]
    link: String,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    until: String,
}

struct LinkView {
    id: String,
    others: String,
    facts: String,
    confirmed: Option<String>,
    version: i64,
    answer: Option<String>,
    ended: bool,
    correct: String,
    record: String,
    until: String,
    wrong: Option<String>,
    /// The button of the letter was about it: it stands above all the others.
    asked: bool,
    /// And said that it has ended.
    asks_end: bool,
}

#[derive(Template)]
#[template(path = "freshness/pages/answer.html")]
struct AnswerPage {
    page: Layout,
    name: String,
    /// At whose request the authority is asked, when a regional network asks.
    network: Option<String>,
    action: String,
    links: Vec<LinkView>,
    ends: String,
    done: bool,
    stale: bool,
    wrong: bool,
    several: bool,
    turned_away: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "freshness/pages/over.html")]
struct OverPage {
    page: Layout,
    name: String,
    represent: String,
}

/// What a secret opens, while its campaign lasts.
enum Door {
    Open(Opened),
    Over(Opened),
}

async fn door(db: &Db, clock: Clock, secret: &str) -> Result<Door, Error> {
    let secret = Secret::read(secret).ok_or_else(not_found)?;
    let opened = Opened::by(db, &secret).await.map_err(broken)?.ok_or_else(not_found)?;
    Ok(if opened.mailing.campaign.is_open(clock.now()) { Door::Open(opened) } else { Door::Over(opened) })
}

fn not_found() -> Error {
    Error::NotFound(vec![WayOut::links()])
}

fn frame(locale: Locale, secret: &str, (title, name): (&str, &str)) -> Layout {
    let paths = [locale, locale.other()].map(|locale| answer_path(locale, secret));
    let mut page = Layout::new(locale, String::new(), paths);
    page.title = page.t.with(title, &[("name", name)]);
    page.section = Section::Other;
    page.noindex = true;
    page
}

fn over(locale: Locale, secret: &str, opened: &Opened) -> Result<Response, Error> {
    let name = opened.authority.name_in(locale).to_owned();
    let id = &opened.authority.id;
    let represent = match locale {
        Locale::Fr => format!("/fr/collectivites/{id}/representer"),
        Locale::En => format!("/en/authorities/{id}/represent"),
    };
    let page = frame(locale, secret, ("answer-over-title", &name));
    Ok((StatusCode::GONE, html(&OverPage { page, name, represent })?).into_response())
}

/// `GET /fr/repondre/{secret}`
pub async fn show(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    Path(secret): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    match door(&db, clock, &secret).await? {
        Door::Over(opened) => over(locale, &secret, &opened),
        Door::Open(opened) => html(&draw(&db, locale, (&secret, &opened), &asked).await?),
    }
}

async fn draw(db: &Db, locale: Locale, (secret, opened): (&str, &Opened), asked: &Asked) -> Result<AnswerPage, Error> {
    let name = opened.authority.name_in(locale).to_owned();
    let page = frame(locale, secret, ("answer-title", &name));
    let said = opened.answers(db).await.map_err(broken)?;
    let own = |link: &Version| said.iter().find(|one| one.link == link.public_id);
    let mut links = Vec::new();
    for link in Version::of_party(db.read(), &opened.authority.id).await.map_err(broken)? {
        let answered = own(&link);
        if answered.is_some() || link.facts.status != Some(Status::Ended) {
            links.push(view(&page, (secret, opened), (&link, answered), asked));
        }
    }
    let network = opened.network(db).await.map_err(broken)?;
    let asked_by = |name: String| page.t.with("answer-network", &[("network", &words::asking(locale, &name))]);
    links.sort_by_key(|link| (!link.asked, link.answer.is_some(), link.others.clone()));
    Ok(AnswerPage {
        network: network.map(asked_by),
        action: page.path.clone(),
        several: links.iter().filter(|link| link.answer.is_none()).count() > 1,
        links,
        ends: page.t.day(opened.mailing.campaign.ends_at),
        done: asked.done == "yes",
        stale: false,
        wrong: false,
        turned_away: match opened.mailing.state {
            Standing::Refused => Some("refused"),
            Standing::Bounced => Some("bounced"),
            _ => None,
        },
        name,
        page,
    })
}

fn view(
    page: &Layout,
    (secret, opened): (&str, &Opened),
    (link, answered): (&Version, Option<&Answered>),
    asked: &Asked,
) -> LinkView {
    let (t, locale) = (page.t, page.locale);
    let confirmed = |(at, by): &(crate::kernel::Timestamp, String)| {
        t.with("freshness-long-confirmed", &[("date", &t.day(*at)), ("who", by)])
    };
    let first = asked.link == link.public_id.as_str() && answered.is_none();
    LinkView {
        id: link.public_id.to_string(),
        others: words::others(locale, link, &opened.authority.id),
        facts: words::facts(t, locale, link),
        confirmed: link.confirmed.as_ref().map(confirmed),
        version: link.version,
        answer: answered.map(|one| t.s(format!("answer-said-{}", one.answer.code()))),
        ended: link.facts.status == Some(Status::Ended),
        correct: format!("{}/{}", answer_path(locale, secret), link.public_id),
        record: match locale {
            Locale::Fr => format!("/fr/partenariats/{}", link.public_id),
            Locale::En => format!("/en/partnerships/{}", link.public_id),
        },
        until: link.facts.until.map(|until| until.to_string()).unwrap_or_default(),
        wrong: None,
        asked: first,
        asks_end: first && asked.say == "ended",
    }
}

/// `POST /fr/repondre/{secret}`: one gesture.
pub async fn act(
    (State(db), State(clock), State(site)): (State<Db>, State<Clock>, State<Site>),
    locale: Locale,
    Path(secret): Path<String>,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Error> {
    let opened = match door(&db, clock, &secret).await? {
        Door::Over(opened) => return over(locale, &secret, &opened),
        Door::Open(opened) => opened,
    };
    match pressed.verb.as_str() {
        "stop" => turn_away(&db, clock, &opened, Event::Refusal).await?,
        "wrong_address" => turn_away(&db, clock, &opened, Event::WrongAddress).await?,
        "all_true" => all_true(&db, &opened, (clock.now(), &site.base)).await?,
        "true" | "ended" => {
            let when = (clock.now(), &*site.base);
            if let Some(again) = say((&db, locale), (&secret, &opened), &pressed, when).await? {
                return Ok(again);
            }
        }
        _ => return Err(not_found()),
    }
    Ok(back(locale, &secret))
}

fn back(locale: Locale, secret: &str) -> Response {
    let to = format!("{}?done=yes", answer_path(locale, secret));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

async fn turn_away(db: &Db, clock: Clock, opened: &Opened, event: Event) -> Result<(), Error> {
    let write = db.write().await.map_err(broken)?;
    opened.turn_away(&write, event, clock.now()).await.map_err(broken)?;
    write.commit().await.map_err(broken)
}

/// Says of every link of which nothing was said that it is still true.
async fn all_true(db: &Db, opened: &Opened, when: (Timestamp, &str)) -> Result<(), Error> {
    let write = db.write().await.map_err(broken)?;
    let said = opened.answers(db).await.map_err(broken)?;
    let silent =
        |link: &Version| link.facts.status != Some(Status::Ended) && !said.iter().any(|one| one.link == link.public_id);
    for link in Version::of_party(write.connection(), &opened.authority.id).await.map_err(broken)? {
        if silent(&link) {
            opened.hear(&write, (&link.public_id, link.version), &Said::True, when).await.map_err(broken)?;
        }
    }
    write.commit().await.map_err(broken)
}

/// Hears one gesture about one link; the page again when it could not be written.
async fn say(
    (db, locale): (&Db, Locale),
    (secret, opened): (&str, &Opened),
    pressed: &Pressed,
    when: (Timestamp, &str),
) -> Result<Option<Response>, Error> {
    let link = PublicId::parse(&pressed.link).ok_or_else(not_found)?;
    let typed = pressed.until.trim();
    let until = PartialDate::parse(typed);
    if pressed.verb == "ended" && !typed.is_empty() && until.is_none() {
        return again(db, locale, (secret, opened), (pressed, "date")).await.map(Some);
    }
    let said = if pressed.verb == "true" { Said::True } else { Said::Ended(until) };
    let write = db.write().await.map_err(broken)?;
    match opened.hear(&write, (&link, pressed.version), &said, when).await.map_err(broken)? {
        Heard::Done => write.commit().await.map_err(broken).map(|()| None),
        Heard::NotParty => Err(not_found()),
        Heard::Refused(problems) => {
            drop(write);
            let why = problems.first().map_or("date", |problem| problem.code());
            again(db, locale, (secret, opened), (pressed, why)).await.map(Some)
        }
        Heard::Stale => {
            drop(write);
            let mut page = draw(db, locale, (secret, opened), &Asked::default()).await?;
            page.stale = true;
            Ok(Some((StatusCode::CONFLICT, html(&page)?).into_response()))
        }
    }
}

/// The page again, with what was typed and what is wrong with it.
async fn again(
    db: &Db,
    locale: Locale,
    (secret, opened): (&str, &Opened),
    (pressed, why): (&Pressed, &str),
) -> Result<Response, Error> {
    let mut page = draw(db, locale, (secret, opened), &Asked::default()).await?;
    let t = page.page.t;
    for link in page.links.iter_mut().filter(|link| link.id == pressed.link) {
        link.until.clone_from(&pressed.until);
        link.wrong = Some(t.s(format!("verify-wrong-{why}")));
    }
    page.wrong = true;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
}

fn desk(locale: Locale, secret: &str, link: &Version) -> Desk {
    let at = |locale: Locale| answer_path(locale, secret);
    Desk {
        locale,
        paths: [locale, locale.other()].map(|locale| format!("{}/{}", at(locale), link.public_id)),
        back: at(locale),
    }
}

/// A link of the authority that the secret speaks for.
async fn link_of(db: &Db, opened: &Opened, id: &str) -> Result<Version, Error> {
    let id = PublicId::parse(id).ok_or_else(not_found)?;
    let link = Version::read(db.read(), &id).await.map_err(broken)?;
    link.filter(|link| link.has_party(&opened.authority.id)).ok_or_else(not_found)
}

/// `GET /fr/repondre/{secret}/{link}`: the form of those who speak for a party.
pub async fn form(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    Path((secret, id)): Path<(String, String)>,
) -> Result<Response, Error> {
    match door(&db, clock, &secret).await? {
        Door::Over(opened) => over(locale, &secret, &opened),
        Door::Open(opened) => {
            let link = link_of(&db, &opened, &id).await?;
            opened.speaker().form(&desk(locale, &secret, &link), &link, false)
        }
    }
}

/// `POST /fr/repondre/{secret}/{link}`
pub async fn correct(
    (State(db), State(clock), State(site)): (State<Db>, State<Clock>, State<Site>),
    locale: Locale,
    Path((secret, id)): Path<(String, String)>,
    RawForm(body): RawForm,
) -> Result<Response, Error> {
    let opened = match door(&db, clock, &secret).await? {
        Door::Over(opened) => return over(locale, &secret, &opened),
        Door::Open(opened) => opened,
    };
    let link = link_of(&db, &opened, &id).await?;
    let at = (&desk(locale, &secret, &link), &link);
    let write = db.write().await.map_err(broken)?;
    if let Some(again) = opened.speaker().take_form(&write, at, &body, clock.now()).await? {
        return Ok(again);
    }
    let confirms = form_urlencoded::parse(&body).any(|(name, value)| name == "verb" && value == "confirm");
    let (answer, verb) = if confirms { (Answer::True, "confirm") } else { (Answer::Corrected, "revise") };
    let when = (clock.now(), &*site.base);
    opened.speaker().tell_since(&write, &link, (verb, None), when).await.map_err(broken)?;
    opened.note(&write, &link.public_id, answer, clock.now()).await.map_err(broken)?;
    write.commit().await.map_err(broken)?;
    Ok(back(locale, &secret))
}
