//! Leaving and handing over; the sheet that stays, which prints.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::{Desk, frame, members, own_crumb, see, typed};
use crate::accounts::{self, broken};
use crate::kernel::{Locale, Timestamp};
use crate::organisations::handover::{self, HeldLink, KnownLinks, LONGEST_WORDS, Leaving, Left, store};
use crate::organisations::model::{Membership, Organisation};
use crate::web::{Crumb, Error, Layout, Texts, html};

struct Choice {
    person: String,
    label: String,
}

struct Line {
    href: String,
    name: String,
    line: String,
}

#[derive(Template)]
#[template(path = "organisations/pages/handover.html")]
struct HandoverForm {
    page: Layout,
    action: String,
    back: String,
    last: bool,
    choices: Vec<Choice>,
    links: Vec<Line>,
    words: String,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "organisations/pages/sheet.html")]
struct SheetPage {
    page: Layout,
    on: String,
    left: String,
    successor: Option<String>,
    people: Vec<String>,
    requests: Vec<String>,
    contests: usize,
    unsettled: Vec<Line>,
    links: Vec<Line>,
    words: Vec<String>,
}

/// What is said on leaving.
#[derive(Deserialize, Default)]
pub struct Fields {
    #[serde(default)]
    successor: String,
    #[serde(default)]
    words: String,
}

/// The word of the address, with its slash.
pub fn word(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "/passation",
        Locale::En => "/handover",
    }
}

/// Where one hands over.
pub fn path(locale: Locale, id: &str) -> String {
    format!("{}{}", members::path(locale, id), word(locale))
}

fn lines(t: Texts, locale: Locale, links: &[HeldLink]) -> Vec<Line> {
    let list = match locale {
        Locale::Fr => "/fr/partenariats",
        Locale::En => "/en/partnerships",
    };
    let line = |link: &HeldLink| {
        let confirmed = match &link.confirmed {
            Some((at, by)) => t.with("sheet-confirmed", &[("date", &t.day(Timestamp(*at))), ("name", by)]),
            None => t.s("sheet-never-confirmed"),
        };
        let mut parts = vec![t.s(format!("status-{}", link.status)), confirmed];
        parts.extend(link.unsettled.then(|| t.s("sheet-unsettled")));
        let name = link.names[usize::from(locale == Locale::En)].clone();
        Line { href: format!("{list}/{}", link.id), name, line: parts.join(" · ") }
    };
    links.iter().map(line).collect()
}

fn held(known: &KnownLinks, organisation: &Organisation) -> Vec<HeldLink> {
    organisation.authority.as_ref().map(|authority| known.0.of(authority)).unwrap_or_default()
}

/// `GET /fr/compte/organisations/{id}/passation`
pub async fn show(
    locale: Locale,
    Path(id): Path<String>,
    State(known): State<KnownLinks>,
    desk: Desk,
) -> Result<Response, Error> {
    let (organisation, own, members) = desk.own(&id).await?;
    html(&drawn(&desk, locale, (&organisation, &own, &members), &known).await?)
}

async fn drawn(
    desk: &Desk,
    locale: Locale,
    (organisation, own, members): (&Organisation, &Membership, &[Membership]),
    known: &KnownLinks,
) -> Result<HandoverForm, Error> {
    let id = organisation.id.as_str();
    let paths = [locale, locale.other()].map(|locale| path(locale, id));
    let action = paths[0].clone();
    let mut page = frame(locale, "", paths);
    page.title = page.t.with("handover-page-title", &[("name", &organisation.name)]);
    let back = members::path(locale, id);
    page.crumbs = vec![own_crumb(&page), Crumb { name: organisation.name.clone(), href: back.clone() }];
    let mut choices = Vec::new();
    for one in members.iter().filter(|one| one.is_in() && one.person != own.person) {
        let Some(person) = accounts::by_row(desk.db.read(), one.person).await.map_err(broken)? else { continue };
        let shown = if person.name.is_empty() { person.email.as_str() } else { &person.name };
        choices.push(Choice { person: person.id.to_string(), label: format!("{}, {shown}", one.function) });
    }
    let owners = members.iter().filter(|one| one.decides()).count();
    let links = lines(page.t, locale, &held(known, organisation));
    let last = own.decides() && owners == 1;
    Ok(HandoverForm { page, action, back, last, choices, links, words: String::new(), problem: None })
}

/// `POST /fr/compte/organisations/{id}/passation`
pub async fn act(
    locale: Locale,
    Path(id): Path<String>,
    State(known): State<KnownLinks>,
    desk: Desk,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let (organisation, own, members) = desk.own(&id).await?;
    let words = typed(&fields.words, LONGEST_WORDS);
    let links = held(&known, &organisation);
    let leaving = Leaving { organisation: &id, successor: &fields.successor, words: &words, links };
    match handover::leave(&desk.db, desk.person(), leaving, desk.when()).await.map_err(broken)? {
        Left::Done(_) => Ok(see(accounts::path(locale, "organisations"))),
        Left::NotTheirs => Err(Error::nothing_here()),
        Left::NoSuccessor => {
            let mut page = drawn(&desk, locale, (&organisation, &own, &members), &known).await?;
            page.problem = Some(page.page.t.s("handover-no-successor"));
            page.words = words;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
        }
    }
}

/// `GET /fr/compte/organisations/{id}/passation/{sheet}`
pub async fn sheet(locale: Locale, Path((id, sheet)): Path<(String, String)>, desk: Desk) -> Result<Response, Error> {
    let (organisation, ..) = desk.own(&id).await?;
    let found = store::read(desk.db.read(), &organisation, &sheet).await.map_err(broken)?;
    let (at, kept) = found.ok_or_else(Error::nothing_here)?;
    let paths = [locale, locale.other()].map(|locale| format!("{}/{sheet}", path(locale, &id)));
    let mut page = frame(locale, "", paths);
    page.title = page.t.with("sheet-title", &[("name", &organisation.name)]);
    let back = members::path(locale, &id);
    page.crumbs = vec![own_crumb(&page), Crumb { name: organisation.name.clone(), href: back }];
    html(&printed(page, at, kept))
}

fn printed(page: Layout, at: Timestamp, kept: handover::Sheet) -> SheetPage {
    let t = page.t;
    let told = |(role, function): &(String, String)| {
        let role = t.s(format!("role-{role}"));
        if function.is_empty() { role } else { format!("{function} ({role})") }
    };
    let unsettled: Vec<HeldLink> = kept.links.iter().filter(|link| link.unsettled).cloned().collect();
    SheetPage {
        on: t.day(at),
        left: told(&kept.left),
        successor: kept.successor.as_ref().map(told),
        people: kept.people.iter().map(told).collect(),
        requests: kept.requests,
        contests: kept.contests,
        unsettled: lines(t, page.locale, &unsettled),
        links: lines(t, page.locale, &kept.links),
        words: kept.words.lines().map(str::to_owned).collect(),
        page,
    }
}
