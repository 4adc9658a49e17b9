//! One's organisations, the requests that one may decide, and what is held of oneself.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use axum::{Form, Json};
use serde::Deserialize;

use super::{Desk, frame, list, networks, see};
use crate::accounts::{self, SignedIn, broken};
use crate::kernel::Locale;
use crate::mail::Carrier;
use crate::organisations::actions::{self, Decision, Request};
use crate::organisations::handover::{self, Leaving, Left};
use crate::organisations::letters::tasks_page;
use crate::organisations::model::{Kind, Membership, Standing, is_public};
use crate::organisations::store;
use crate::web::{Crumb, Error, Layout, html};

struct Mine {
    id: String,
    name: String,
    href: Option<String>,
    role: String,
    state: String,
    active: bool,
}

/// A request as whoever decides sees it.
pub struct Asking {
    /// The organisation.
    pub organisation: String,
    /// Who asks.
    pub person: String,
    /// The name of the organisation.
    pub name: String,
    /// The name of the person, with what divides it from the address.
    pub shown: String,
    /// The address of the person.
    pub email: String,
    /// What they do there.
    pub function: String,
    /// When they asked.
    pub asked: String,
    /// The domain of their address, unless anybody can have a mailbox there.
    pub domain: Option<String>,
}

#[derive(Template)]
#[template(path = "organisations/pages/organisations.html")]
struct Organisations {
    page: Layout,
    action: String,
    own: String,
    mine: Vec<Mine>,
    asking: Vec<Asking>,
    administrator: bool,
    /// Their powers do not count in this session.
    weak: bool,
    tasks: Option<String>,
    /// Where what may be recorded twice is looked at.
    duplicates: Option<String>,
    search: String,
}

/// What is to be done about a membership.
#[derive(Deserialize, Default)]
pub struct Done {
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    person: String,
    #[serde(default)]
    verb: String,
    #[serde(default)]
    own_domain: String,
}

impl Done {
    /// The decision that it says.
    pub fn decision(&self) -> Decision<'_> {
        Decision {
            organisation: &self.organisation,
            person: &self.person,
            accepted: self.verb == "accept",
            own_domain: self.own_domain == "yes",
        }
    }
}

/// `GET /fr/compte/organisations`
pub async fn show(locale: Locale, desk: Desk) -> Result<Response, Error> {
    let own = store::of_person(desk.db.read(), desk.person().row).await.map_err(broken)?;
    let powers = desk.powers().await?;
    let requests = actions::requests(&desk.db, desk.person(), &powers).await.map_err(broken)?;
    let paths = [locale, locale.other()].map(|locale| accounts::path(locale, "organisations"));
    let action = paths[0].clone();
    let mut page = frame(locale, "", paths);
    page.title = page.t.s("organisations-title");
    page.crumbs = vec![Crumb { name: page.t.s("account-title"), href: accounts::path(locale, "") }];
    html(&Organisations {
        own: action.clone(),
        action,
        mine: own.iter().map(|one| mine(&page, one)).collect(),
        asking: requests.into_iter().map(|request| asking(&page, request)).collect(),
        administrator: powers.administrator,
        weak: powers.asleep,
        tasks: powers.any().then(|| tasks_page(locale)),
        duplicates: (powers.any() || own.iter().any(Membership::speaks)).then(|| accounts::path(locale, "duplicates")),
        search: page.t.s("search-href"),
        page,
    })
}

fn mine(page: &Layout, one: &Membership) -> Mine {
    let organisation = &one.organisation;
    let state = match organisation.standing {
        Standing::Accepted => page.t.s(format!("membership-{}", one.state.code())),
        other => page.t.s(format!("standing-{}", other.code())),
    };
    let href = match (&organisation.authority, organisation.kind) {
        (Some(authority), _) => Some(format!("{}/{authority}", list(page.locale))),
        (None, Kind::Network) => Some(format!("{}/{}", networks::path(page.locale), organisation.id)),
        (None, _) => None,
    };
    Mine {
        id: organisation.id.to_string(),
        name: organisation.name.clone(),
        href,
        role: page.t.s(format!("role-{}", one.role.code())),
        state,
        active: one.is_in(),
    }
}

/// A request in the words of a page.
pub fn asking(page: &Layout, Request { membership, person, .. }: Request) -> Asking {
    let domain = person.email.domain();
    Asking {
        organisation: membership.organisation.id.to_string(),
        person: person.id.to_string(),
        name: membership.organisation.name,
        shown: if person.name.is_empty() { String::new() } else { format!("{} · ", person.name) },
        email: person.email.as_str().to_owned(),
        function: membership.function,
        asked: page.t.instant(membership.asked_at),
        domain: (!is_public(domain)).then(|| domain.to_owned()),
    }
}

/// `POST /fr/compte/organisations`: decides a request, or leaves without a word.
pub async fn act(locale: Locale, desk: Desk, Form(done): Form<Done>) -> Result<Response, Error> {
    let there = match done.verb.as_str() {
        "accept" | "refuse" => {
            let powers = desk.powers().await?;
            let who = (desk.person(), &powers);
            let decided = actions::decide(&desk.db, who, &done.decision(), desk.when()).await.map_err(broken)?;
            if !decided && powers.asleep {
                return Err(Error::Elsewhere(SignedIn::to_strength(locale, &accounts::path(locale, "organisations"))));
            }
            decided
        }
        "leave" => {
            let leaving = Leaving { organisation: &done.organisation, ..Leaving::default() };
            let left = handover::leave(&desk.db, desk.person(), leaving, desk.when()).await.map_err(broken)?;
            matches!(left, Left::Done(_))
        }
        _ => false,
    };
    if there { Ok(see(accounts::path(locale, "organisations"))) } else { Err(Error::nothing_here()) }
}

/// `GET /fr/compte/donnees.json`: everything that is held of the person who asks.
pub async fn data(State(carrier): State<Carrier>, locale: Locale, desk: Desk) -> Result<Response, Error> {
    let here = accounts::path(locale, "data");
    if let Some(elsewhere) = desk.signed_in.to_prove(&desk.db, desk.clock, &here).await.map_err(broken)? {
        return Ok(elsewhere);
    }
    let held = actions::held(&desk.db, &carrier, desk.person()).await.map_err(Error::Internal)?;
    Ok(([(header::CONTENT_DISPOSITION, "attachment; filename=\"jumelles.json\"")], Json(held)).into_response())
}
