//! What waits for whoever speaks for a regional network, or runs the site.

use askama::Template;
use axum::Form;
use axum::response::Response;
use serde::Deserialize;

use super::mine::{Asking, asking};
use super::{Desk, frame, list, networks, own_crumb, see};
use crate::accounts::{Person, broken};
use crate::kernel::Locale;
use crate::organisations::actions::{self, Decision};
use crate::organisations::claims::{self, Contest, Verdict};
use crate::organisations::letters::tasks_page;
use crate::organisations::model::{Membership, Organisation};
use crate::organisations::powers::Powers;
use crate::web::{Error, Layout, html};

struct New {
    id: String,
    name: String,
    kind: String,
    website: Option<String>,
    place: Option<String>,
    who: String,
    function: String,
}

struct Disputed {
    id: String,
    name: String,
    follow: Option<String>,
    asked: String,
    by: String,
    by_person: bool,
    reason: String,
    contested: Vec<String>,
}

#[derive(Template)]
#[template(path = "organisations/pages/tasks.html")]
struct Tasks {
    page: Layout,
    action: String,
    networks: Vec<(String, String)>,
    asking: Vec<Asking>,
    new: Vec<New>,
    disputed: Vec<Disputed>,
}

/// What is decided.
#[derive(Deserialize, Default)]
pub struct Fields {
    #[serde(default)]
    verb: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    person: String,
    #[serde(default)]
    own_domain: String,
    #[serde(default)]
    contest: String,
}

/// The powers of whoever asks; « not found » for who has none.
async fn powers(desk: &Desk, locale: Locale) -> Result<Powers, Error> {
    let powers = desk.powers_awake((locale, &tasks_page(locale))).await?;
    if powers.any() { Ok(powers) } else { Err(Error::nothing_here()) }
}

/// `GET /fr/compte/taches`
pub async fn show(locale: Locale, desk: Desk) -> Result<Response, Error> {
    let powers = powers(&desk, locale).await?;
    let requests = actions::requests(&desk.db, desk.person(), &powers).await.map_err(broken)?;
    let registrations = actions::registrations(&desk.db, &powers).await.map_err(broken)?;
    let contests = claims::contests(&desk.db, desk.person(), &powers).await.map_err(broken)?;
    let paths = [locale, locale.other()].map(tasks_page);
    let action = paths[0].clone();
    let mut page = frame(locale, "", paths);
    page.title = page.t.s("tasks-title");
    page.crumbs = vec![own_crumb(&page)];
    let network = |one: &Organisation| (one.name.clone(), format!("{}/{}", networks::path(locale), one.id));
    html(&Tasks {
        networks: powers.networks().map(network).collect(),
        asking: requests.into_iter().map(|request| asking(&page, request)).collect(),
        new: registrations.into_iter().map(|one| new(&page, one)).collect(),
        disputed: contests.into_iter().map(|one| disputed(&page, one)).collect(),
        action,
        page,
    })
}

fn who(person: &Person) -> String {
    let divided = if person.name.is_empty() { String::new() } else { format!("{} · ", person.name) };
    format!("{divided}{}", person.email.as_str())
}

fn new(page: &Layout, (organisation, person, function): (Organisation, Option<Person>, String)) -> New {
    New {
        id: organisation.id.to_string(),
        name: organisation.name,
        kind: page.t.s(format!("organisation-kind-{}", organisation.kind.code())),
        website: organisation.website,
        place: organisation.place.map(|place| format!("{}/{place}", list(page.locale))),
        who: person.as_ref().map(who).unwrap_or_default(),
        function,
    }
}

fn disputed(page: &Layout, contest: Contest) -> Disputed {
    let told = |(one, person): &(Membership, Person)| format!("{}, {}", one.function, who(person));
    let authority = contest.organisation.authority.as_ref();
    Disputed {
        id: contest.id,
        follow: authority.map(|id| super::of_authority(page.locale, id.as_str(), "oversight")),
        asked: page.t.instant(contest.asked_at),
        by: contest.contester.as_ref().map_or_else(|| page.t.s("tasks-official-address"), who),
        by_person: contest.contester.is_some(),
        reason: contest.reason,
        contested: contest.contested.iter().map(told).collect(),
        name: contest.organisation.name,
    }
}

/// `POST /fr/compte/taches`
pub async fn act(locale: Locale, desk: Desk, Form(fields): Form<Fields>) -> Result<Response, Error> {
    let powers = powers(&desk, locale).await?;
    let (who, when) = ((desk.person(), &powers), desk.when());
    let decision = Decision {
        organisation: &fields.organisation,
        person: &fields.person,
        accepted: fields.verb == "accept",
        own_domain: fields.own_domain == "yes",
    };
    let there = match (fields.verb.as_str(), Verdict::parse(&fields.verb)) {
        ("accept" | "refuse", _) => actions::decide(&desk.db, who, &decision, when).await,
        (verb @ ("enter" | "turn_away"), _) => {
            actions::decide_registration(&desk.db, who, (&fields.organisation, verb == "enter"), when).await
        }
        (_, Some(verdict)) => claims::decide_contest(&desk.db, who, (&fields.contest, verdict), when).await,
        _ => Ok(false),
    };
    if there.map_err(broken)? { Ok(see(tasks_page(locale))) } else { Err(Error::nothing_here()) }
}
