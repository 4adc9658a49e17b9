//! Whoever speaks for a party confirms the link, or says something else of it; nothing that they typed is lost.

use std::fmt::Display;

use askama::Template;
use axum::extract::{Path, RawForm, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::form::{Choice, Typed};
use crate::accounts::{SignedIn, broken};
use crate::db::{Db, Write};
use crate::kernel::{Clock, Locale, PublicId, Timestamp};
use crate::partnerships::statements::model::{Desk, Disagreement, Field, Outcome, Speaker, Version};
use crate::web::{Crumb, Error, Layout, Section, Site, WayOut, html};

/// What the other side, or an earlier window, wrote meanwhile beside what was typed.
struct Difference {
    field: String,
    recorded: String,
    typed: String,
}

struct Said {
    by: String,
    words: String,
    on: String,
}

struct Unsettled {
    field: String,
    said: Vec<Said>,
}

#[derive(Template)]
#[template(path = "partnerships/pages/verify.html")]
struct VerifyPage {
    page: Layout,
    action: String,
    back: String,
    history: String,
    speaker: String,
    confirmed: Option<String>,
    typed: Typed,
    selects: Vec<(&'static str, String, Vec<Choice>)>,
    themes: Vec<Choice>,
    problems: Vec<(&'static str, String)>,
    differences: Vec<Difference>,
    unsettled: Vec<Unsettled>,
    stale: bool,
    exists: bool,
    done: bool,
}

#[derive(Template)]
#[template(path = "partnerships/pages/no_voice.html")]
struct NoVoicePage {
    page: Layout,
    parties: Vec<(String, String)>,
}

fn not_found() -> Error {
    Error::NotFound(vec![WayOut::links()])
}

/// The address of this page for a link.
pub fn path(locale: Locale, id: impl Display) -> String {
    match locale {
        Locale::Fr => format!("/fr/partenariats/{id}/verifier"),
        Locale::En => format!("/en/partnerships/{id}/verify"),
    }
}

/// The link, and who speaks for one of its parties.
async fn read(db: &Db, id: &str, signed_in: &SignedIn) -> Result<(Version, Option<Speaker>), Error> {
    let id = PublicId::parse(id).ok_or_else(not_found)?;
    let Some(link) = Version::read(db.read(), &id).await.map_err(broken)? else {
        return Err(super::elsewhere(db, &id, |present| path(signed_in.person.locale, present)).await);
    };
    let speaker = super::speaker(db, &link, signed_in).await?;
    Ok((link, speaker))
}

/// The form of a signed-in person.
fn desk(locale: Locale, link: &Version) -> Desk {
    Desk {
        locale,
        paths: [locale, locale.other()].map(|locale| path(locale, &link.public_id)),
        back: super::history::record(locale, link),
    }
}

/// `GET /fr/partenariats/{id}/verifier`
pub async fn show(
    State(db): State<Db>,
    locale: Locale,
    Path(id): Path<String>,
    signed_in: SignedIn,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let (link, speaker) = read(&db, &id, &signed_in).await?;
    let Some(speaker) = speaker else { return no_voice(locale, &link) };
    let done = query.as_deref().is_some_and(|query| query.starts_with("done="));
    speaker.form(&desk(locale, &link), &link, done)
}

/// `POST /fr/partenariats/{id}/verifier`
pub async fn act(
    (State(db), State(clock), State(site)): (State<Db>, State<Clock>, State<Site>),
    locale: Locale,
    Path(id): Path<String>,
    signed_in: SignedIn,
    RawForm(body): RawForm,
) -> Result<Response, Error> {
    let (link, speaker) = read(&db, &id, &signed_in).await?;
    let Some(speaker) = speaker else { return Err(not_found()) };
    let write = db.write().await.map_err(broken)?;
    if let Some(again) = speaker.take_form(&write, (&desk(locale, &link), &link), &body, clock.now()).await? {
        return Ok(again);
    }
    let (verb, typed) = Typed::read(&body);
    let told = if verb == "confirm" { ("confirm", None) } else { ("revise", Some(typed.reason.as_str())) };
    speaker.tell_since(&write, &link, told, (clock.now(), &site.base)).await.map_err(broken)?;
    write.commit().await.map_err(broken)?;
    let to = format!("{}?done=yes", path(locale, &link.public_id));
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response())
}

impl Speaker {
    /// The form in which it confirms or corrects a link, wherever that form stands.
    pub fn form(&self, desk: &Desk, link: &Version, done: bool) -> Result<Response, Error> {
        let mut page = draw(desk, link, self, Typed::of(&link.said_by(&self.authority), link.version));
        page.done = done;
        html(&page)
    }

    /// Hears what the form says, in the transaction of the caller; the form again when nothing could be written.
    pub async fn take_form(
        &self,
        write: &Write,
        (desk, link): (&Desk, &Version),
        body: &[u8],
        at: Timestamp,
    ) -> Result<Option<Response>, Error> {
        let (verb, typed) = Typed::read(body);
        let outcome = match (verb.as_str(), typed.revision()) {
            ("confirm", _) => self.confirm(write, &link.public_id, at).await.map_err(broken)?,
            (_, Ok(revision)) => {
                let seen = (&link.public_id, typed.version);
                self.revise(write, seen, &revision, at).await.map_err(broken)?
            }
            (_, Err(wrong)) => return again(desk, (link, self), typed, &wrong).map(Some),
        };
        answer(desk, (link, self), typed, outcome)
    }
}

fn answer(
    desk: &Desk,
    (link, speaker): (&Version, &Speaker),
    typed: Typed,
    outcome: Outcome,
) -> Result<Option<Response>, Error> {
    match outcome {
        Outcome::Done | Outcome::Unchanged => Ok(None),
        Outcome::Refused(problems) => {
            let wrong: Vec<_> = problems.iter().map(|problem| (problem.field(), problem.code())).collect();
            again(desk, (link, speaker), typed, &wrong).map(Some)
        }
        Outcome::Stale(now) => {
            let typed = typed.over(Typed::of(&now.said_by(&speaker.authority), now.version));
            let mut page = draw(desk, &now, speaker, typed);
            page.differences = differences(&page, &now);
            page.stale = true;
            Ok(Some((StatusCode::CONFLICT, html(&page)?).into_response()))
        }
        Outcome::NotParty => Err(not_found()),
    }
}

/// The form of a link that somebody was about to declare a second time, with what they typed.
pub async fn already(
    db: &Db,
    locale: Locale,
    (id, speaker): (&PublicId, &Speaker),
    typed: Typed,
) -> Result<Response, Error> {
    let link = Version::read(db.read(), id).await.map_err(broken)?.ok_or_else(not_found)?;
    let typed = typed.over(Typed::of(&link.said_by(&speaker.authority), link.version));
    let mut page = draw(&desk(locale, &link), &link, speaker, typed);
    page.differences = differences(&page, &link);
    page.exists = true;
    html(&page)
}

/// The form again, with what was typed and what is wrong with it.
fn again(
    desk: &Desk,
    (link, speaker): (&Version, &Speaker),
    typed: Typed,
    wrong: &[(Field, &'static str)],
) -> Result<Response, Error> {
    let mut page = draw(desk, link, speaker, typed);
    let t = page.page.t;
    page.problems = wrong.iter().map(|(field, code)| (field.code(), t.s(format!("verify-wrong-{code}")))).collect();
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
}

/// Where the record differs now from what was typed.
fn differences(page: &VerifyPage, now: &Version) -> Vec<Difference> {
    let Ok(typed) = page.typed.revision() else { return Vec::new() };
    let t = page.page.t;
    let words = |field: Field, value: &serde_json::Value| super::words::words(t, page.page.locale, field, value);
    let differ = Field::ALL.iter().filter(|field| now.facts.value(**field) != typed.facts.value(**field));
    let one = |field: &Field| Difference {
        field: field.name(t),
        recorded: words(*field, &now.facts.value(*field)),
        typed: words(*field, &typed.facts.value(*field)),
    };
    differ.map(one).collect()
}

fn frame(desk: &Desk, link: &Version) -> Layout {
    let locale = desk.locale;
    let names: Vec<&str> = link.parties.iter().map(|party| party.name_in(locale)).collect();
    let names = names.join(" – ");
    let mut page = Layout::new(locale, String::new(), desk.paths.clone());
    page.title = page.t.with("verify-title", &[("names", &names)]);
    page.section = Section::Atlas;
    page.noindex = true;
    page.crumbs = vec![Crumb { name: names, href: desk.back.clone() }];
    page
}

fn no_voice(locale: Locale, link: &Version) -> Result<Response, Error> {
    let represent = |id: &PublicId| match locale {
        Locale::Fr => format!("/fr/collectivites/{id}/representer"),
        Locale::En => format!("/en/authorities/{id}/represent"),
    };
    let parties = link.parties.iter().map(|party| (party.name_in(locale).to_owned(), represent(&party.id)));
    html(&NoVoicePage { parties: parties.collect(), page: frame(&desk(locale, link), link) })
}

fn draw(desk: &Desk, link: &Version, speaker: &Speaker, typed: Typed) -> VerifyPage {
    let locale = desk.locale;
    let page = frame(desk, link);
    let t = page.t;
    let unsettled = |one: Disagreement| Unsettled {
        field: one.field.name(t),
        said: one
            .statements
            .iter()
            .map(|said| Said { by: said.organisation_name.clone(), words: said.words(t, locale), on: t.day(said.at) })
            .collect(),
    };
    VerifyPage {
        action: desk.paths[0].clone(),
        back: desk.back.clone(),
        history: super::history::path(locale, &link.public_id),
        speaker: speaker.organisation_name.clone(),
        confirmed: link
            .confirmed
            .as_ref()
            .map(|(at, by)| t.with("verify-confirmed", &[("on", &t.day(*at)), ("by", by)])),
        selects: typed.selects(t),
        themes: typed.theme_choices(locale),
        unsettled: link.disagreements().into_iter().map(unsettled).collect(),
        problems: Vec::new(),
        differences: Vec::new(),
        stale: false,
        exists: false,
        done: false,
        typed,
        page,
    }
}
