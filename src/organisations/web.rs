//! Asking to represent an authority; one's organisations, and the requests one may decide.

use askama::Template;
use axum::extract::{FromRef, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Form, Json, Router};
use serde::Deserialize;

use super::actions::{self, Decision, Outcome, Request};
use super::model::{Membership, State as Standing, is_public};
use super::store;
use crate::accounts::{self, SignedIn, Strong, broken};
use crate::authorities;
use crate::db::Db;
use crate::kernel::{Clock, Locale};
use crate::web::{Crumb, Error, Layout, Section, Site, html};

/// The longest function that is kept, in characters.
const LONGEST_FUNCTION: usize = 120;

#[derive(Template)]
#[template(path = "organisations/pages/represent.html")]
struct Represent {
    page: Layout,
    name: String,
    action: String,
    asked: bool,
}

struct Mine {
    id: String,
    name: String,
    href: String,
    role: String,
    state: String,
    active: bool,
}

struct Asking {
    organisation: String,
    person: String,
    name: String,
    shown: String,
    email: String,
    function: String,
    asked: String,
    domain: Option<String>,
}

#[derive(Template)]
#[template(path = "organisations/pages/organisations.html")]
struct Organisations {
    page: Layout,
    action: String,
    mine: Vec<Mine>,
    asking: Vec<Asking>,
    administrator: bool,
    /// An administrator whose powers do not count in this session.
    weak: bool,
    search: String,
}

/// What a request says.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    function: String,
}

/// What is to be done about a membership.
#[derive(Deserialize)]
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

/// The addresses of this slice, in both languages.
pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Db: FromRef<S>,
    Clock: FromRef<S>,
    Site: FromRef<S>,
{
    Locale::ALL.into_iter().fold(Router::new(), |router, locale| {
        router
            .route(&format!("{}/{{id}}/{}", list(locale), verb(locale)), get(ask).post(represent))
            .route(&accounts::path(locale, "organisations"), get(show).post(act))
            .route(&accounts::path(locale, "data"), get(data))
    })
}

fn list(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "/fr/collectivites",
        Locale::En => "/en/authorities",
    }
}

fn verb(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "representer",
        Locale::En => "represent",
    }
}

async fn authority(db: &Db, id: &str) -> Result<authorities::Named, Error> {
    let found = authorities::named(db.read(), &[id]).await.map_err(broken)?;
    found.into_iter().next().ok_or_else(Error::nothing_here)
}

fn drawn(locale: Locale, authority: &authorities::Named, asked: bool) -> Represent {
    let paths = [locale, locale.other()].map(|locale| format!("{}/{}/{}", list(locale), authority.id, verb(locale)));
    let action = paths[0].clone();
    let mut page = Layout::new(locale, String::new(), paths);
    page.title = page.t.with("represent-title", &[("name", authority.name_in(locale))]);
    page.noindex = true;
    page.section = Section::Account;
    page.crumbs =
        vec![Crumb { name: authority.name_in(locale).to_owned(), href: format!("{}/{}", list(locale), authority.id) }];
    Represent { page, name: authority.name_in(locale).to_owned(), action, asked }
}

/// `GET /fr/collectivites/{id}/representer`
pub async fn ask(
    State(db): State<Db>,
    locale: Locale,
    Path(id): Path<String>,
    _signed_in: SignedIn,
) -> Result<Response, Error> {
    html(&drawn(locale, &authority(&db, &id).await?, false))
}

/// `POST /fr/collectivites/{id}/representer`
pub async fn represent(
    (State(db), State(clock), State(site)): (State<Db>, State<Clock>, State<Site>),
    locale: Locale,
    Path(id): Path<String>,
    signed_in: SignedIn,
    Form(asked): Form<Asked>,
) -> Result<Response, Error> {
    let authority = authority(&db, &id).await?;
    let function: String = asked.function.trim().chars().filter(|c| !c.is_control()).take(LONGEST_FUNCTION).collect();
    let when = (clock.now(), &*site.base);
    let outcome = actions::represent(&db, &signed_in.person, (&authority, &function), when).await.map_err(broken)?;
    match outcome {
        Outcome::Accepted => Ok(to_organisations(locale)),
        Outcome::Asked => html(&drawn(locale, &authority, true)),
    }
}

fn to_organisations(locale: Locale) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, accounts::path(locale, "organisations"))]).into_response()
}

/// `GET /fr/compte/organisations`
pub async fn show(State(db): State<Db>, locale: Locale, signed_in: SignedIn) -> Result<Response, Error> {
    let person = &signed_in.person;
    let own = store::of_person(db.read(), person.row).await.map_err(broken)?;
    let requests = actions::requests(&db, &signed_in).await.map_err(broken)?;
    let paths = [locale, locale.other()].map(|locale| accounts::path(locale, "organisations"));
    let action = paths[0].clone();
    let mut page = Layout::new(locale, String::new(), paths);
    page.title = page.t.s("organisations-title");
    page.noindex = true;
    page.section = Section::Account;
    page.crumbs = vec![Crumb { name: page.t.s("account-title"), href: accounts::path(locale, "") }];
    html(&Organisations {
        action,
        mine: own.iter().map(|one| mine(&page, one)).collect(),
        asking: requests.into_iter().map(|request| asking(&page, request)).collect(),
        administrator: signed_in.administers(),
        weak: person.administrator && !signed_in.strong(),
        search: page.t.s("search-href"),
        page,
    })
}

fn mine(page: &Layout, one: &Membership) -> Mine {
    Mine {
        id: one.organisation.id.to_string(),
        name: one.organisation.name.clone(),
        href: format!("{}/{}", list(page.locale), one.organisation.authority),
        role: page.t.s(format!("role-{}", one.role.code())),
        state: page.t.s(format!("membership-{}", one.state.code())),
        active: one.state == Standing::Active,
    }
}

fn asking(page: &Layout, Request { membership, person }: Request) -> Asking {
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

/// `POST /fr/compte/organisations`: decides a request, or leaves.
pub async fn act(
    (State(db), State(clock), State(site)): (State<Db>, State<Clock>, State<Site>),
    locale: Locale,
    signed_in: SignedIn,
    strong: Result<Strong, Response>,
    Form(done): Form<Done>,
) -> Result<Response, Error> {
    let decision = Decision {
        organisation: &done.organisation,
        person: &done.person,
        accepted: done.verb == "accept",
        own_domain: done.own_domain == "yes",
    };
    let there = match done.verb.as_str() {
        "accept" | "refuse" => actions::decide(&db, &signed_in, &decision, (clock.now(), &site.base)).await,
        "leave" => actions::leave(&db, &signed_in.person, &done.organisation, clock.now()).await,
        _ => Ok(false),
    };
    match (there.map_err(broken)?, strong) {
        (true, _) => Ok(to_organisations(locale)),
        (false, Err(elsewhere)) if signed_in.person.administrator => Ok(elsewhere),
        (false, _) => Err(Error::nothing_here()),
    }
}

/// `GET /fr/compte/donnees.json`: everything that is held of the person who asks.
pub async fn data(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    signed_in: SignedIn,
) -> Result<Response, Error> {
    if let Some(elsewhere) = signed_in.to_prove(&db, clock, &accounts::path(locale, "data")).await.map_err(broken)? {
        return Ok(elsewhere);
    }
    let held = actions::held(&db, &signed_in.person).await.map_err(broken)?;
    Ok(([(header::CONTENT_DISPOSITION, "attachment; filename=\"jumelles.json\"")], Json(held)).into_response())
}
