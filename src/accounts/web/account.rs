//! The account: who one is, where one is signed in, leaving, being erased.

use askama::Template;
use axum::Form;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::enter::{WayIn, frame};
use super::{Proved, SignedIn, Visitor, broken, cookie, path};
use crate::accounts::factors::store as kept;
use crate::accounts::identities::{self, Gate, Identity};
use crate::accounts::model::LONGEST_NAME;
use crate::accounts::notices::{self, Rhythm};
use crate::accounts::store::{self, Session};
use crate::accounts::{Factors, actions};
use crate::db::{Db, DbError};
use crate::kernel::{Clock, Locale, PublicId};
use crate::mail::Carrier;
use crate::web::{Error, Layout, Texts, html};

struct SessionView {
    agent: String,
    means: String,
    began: String,
    seen: String,
    handle: String,
    present: bool,
}

struct OfferView {
    name: String,
    href: String,
}

struct IdentityView {
    row: String,
    provider: String,
    since: String,
    used: String,
}

#[derive(Template)]
#[template(path = "accounts/pages/account.html")]
struct Account {
    page: Layout,
    email: String,
    name: String,
    language: &'static str,
    administrator: bool,
    sessions: Vec<SessionView>,
    factors: FactorsView,
    strong: bool,
    identities: Vec<IdentityView>,
    provider: Option<String>,
    offers: Vec<OfferView>,
    rhythms: [&'static str; 3],
    rhythm: &'static str,
    done: bool,
}

/// What lets the person in, beside the link.
struct FactorsView {
    password: Option<String>,
    code_app: Option<String>,
    recovery_codes: usize,
    passkeys: Vec<PasskeyView>,
    can_passkeys: bool,
    any_strong: bool,
}

struct PasskeyView {
    row: String,
    name: String,
    added: String,
    used: String,
}

#[derive(Template)]
#[template(path = "accounts/pages/erase.html")]
struct Erase {
    page: Layout,
    action: String,
    back: String,
}

/// What a person says of themselves.
#[derive(Deserialize)]
pub struct Me {
    #[serde(default)]
    name: String,
    #[serde(default)]
    language: String,
}

/// Which session to end.
#[derive(Deserialize)]
pub struct Which {
    #[serde(default)]
    session: String,
}

/// `GET /fr/compte`: the way in, or the account.
pub async fn show(
    (State(db), State(factors), State(gate)): (State<Db>, State<Factors>, State<Gate>),
    locale: Locale,
    Visitor(visitor): Visitor,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let Some(signed_in) = visitor else {
        let way_in = WayIn::new(locale, &factors, "", &value(query.as_deref(), "return_to"));
        return html(&way_in.through(&gate));
    };
    let own = Own::read(&db, &gate, &signed_in).await.map_err(broken)?;
    let view = factors_of(&db, locale, &signed_in, factors.passkeys()).await.map_err(broken)?;
    let done = value(query.as_deref(), "done") == "yes";
    html(&draw((locale, gate.name(), done), &signed_in, &own, view))
}

/// A value of the query, empty when there is none.
pub fn value(query: Option<&str>, wanted: &str) -> String {
    let mut pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    pairs.find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned()).unwrap_or_default()
}

async fn factors_of(db: &Db, locale: Locale, signed_in: &SignedIn, can_passkeys: bool) -> Result<FactorsView, DbError> {
    let (t, person) = (Texts::of(locale), &signed_in.person);
    let passkeys = kept::passkeys(db.read(), person.row).await?;
    let app = kept::code_app(db.read(), person).await?.and_then(|app| app.confirmed_at);
    Ok(FactorsView {
        password: kept::password(db.read(), person).await?.map(|(_, at)| t.day(at)),
        code_app: app.map(|at| t.day(at)),
        recovery_codes: kept::recovery_codes(db.read(), person).await?,
        any_strong: app.is_some() || !passkeys.is_empty(),
        passkeys: passkeys
            .into_iter()
            .map(|one| PasskeyView {
                row: one.row.to_string(),
                name: one.name,
                added: t.day(one.created_at),
                used: one.used_at.map_or_else(|| t.s("factor-never-used"), |at| t.instant(at)),
            })
            .collect(),
        can_passkeys,
    })
}

/// What the page shows of a person, as it is recorded.
struct Own {
    sessions: Vec<Session>,
    identities: Vec<Identity>,
    offers: Vec<(PublicId, [String; 2])>,
    rhythm: Rhythm,
}

impl Own {
    async fn read(db: &Db, gate: &Gate, signed_in: &SignedIn) -> Result<Self, DbError> {
        let person = &signed_in.person;
        let offers = match identities::employer_of(db.read(), &signed_in.seal).await? {
            Some(siren) => gate.offers(person.row, siren).await?,
            None => Vec::new(),
        };
        Ok(Self {
            offers,
            sessions: store::sessions(db.read(), person).await?,
            identities: identities::of_person(db.read(), person.row).await?,
            rhythm: notices::rhythm(db.read(), person.row).await?,
        })
    }
}

/// An authority that is offered, with where one asks to represent it.
fn offer(locale: Locale, (id, [fr, en]): &(PublicId, [String; 2])) -> OfferView {
    match locale {
        Locale::Fr => OfferView { name: fr.clone(), href: format!("/fr/collectivites/{id}/representer") },
        Locale::En => OfferView { name: en.clone(), href: format!("/en/authorities/{id}/represent") },
    }
}

fn draw(
    (locale, provider, done): (Locale, Option<String>, bool),
    signed_in: &SignedIn,
    own: &Own,
    factors: FactorsView,
) -> Account {
    let page = frame(locale, "account-title", "");
    let identity = |one: &Identity| IdentityView {
        row: one.row.to_string(),
        provider: one.provider.clone(),
        since: page.t.instant(one.created_at),
        used: page.t.instant(one.used_at),
    };
    let view = |session: &Session| SessionView {
        agent: if session.agent.is_empty() { page.t.s("unknown") } else { session.agent.clone() },
        means: page.t.s(format!("means-{}", session.means.code().replace('_', "-"))),
        began: page.t.instant(session.times.created_at),
        seen: page.t.instant(session.times.seen_at),
        handle: session.handle.clone(),
        present: signed_in.seal.starts_with(&session.handle),
    };
    Account {
        email: signed_in.person.email.as_str().to_owned(),
        name: signed_in.person.name.clone(),
        language: signed_in.person.locale.code(),
        administrator: signed_in.person.administrator,
        sessions: own.sessions.iter().map(view).collect(),
        identities: own.identities.iter().map(identity).collect(),
        offers: own.offers.iter().map(|one| offer(locale, one)).collect(),
        rhythms: Rhythm::ALL.map(Rhythm::code),
        rhythm: own.rhythm.code(),
        provider,
        factors,
        strong: signed_in.strong(),
        done,
        page,
    }
}

/// To the account.
pub fn back(locale: Locale, end: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, format!("{}{end}", path(locale, "")))]).into_response()
}

/// `POST /fr/compte/moi`
pub async fn change(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    signed_in: SignedIn,
    Form(me): Form<Me>,
) -> Result<Response, Error> {
    let name: String = me.name.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    let language = Locale::parse(&me.language).unwrap_or(signed_in.person.locale);
    actions::change(&db, &signed_in.person, (&name, language), clock.now()).await.map_err(broken)?;
    Ok(back(locale, "?done=yes"))
}

/// `POST /fr/compte/seances`: ends one session, or every one.
pub async fn end(
    State(db): State<Db>,
    locale: Locale,
    signed_in: SignedIn,
    Form(which): Form<Which>,
) -> Result<Response, Error> {
    let handle = if which.session == "all" { "" } else { which.session.as_str() };
    if handle.is_empty() && which.session != "all" {
        return Err(Error::nothing_here());
    }
    actions::end_sessions(&db, &signed_in.person, handle).await.map_err(broken)?;
    Ok(back(locale, ""))
}

/// `GET /fr/compte/effacer`: asks once.
pub async fn ask_erase(locale: Locale, _signed_in: Proved) -> Result<Response, Error> {
    let page = frame(locale, "erase-title", "erase");
    html(&Erase { page, action: path(locale, "erase"), back: path(locale, "") })
}

/// `POST /fr/compte/effacer`
pub async fn erase(
    (State(db), State(clock), State(carrier)): (State<Db>, State<Clock>, State<Carrier>),
    locale: Locale,
    Proved(signed_in): Proved,
) -> Result<Response, Error> {
    signed_in.person.erase(&db, &carrier, clock.now()).await.map_err(Error::Internal)?;
    Ok(left(back(locale, "")))
}

/// The browser forgets the session and what it kept of our pages.
pub fn left(answer: Response) -> Response {
    let headers = [(header::SET_COOKIE, cookie::forget())];
    (headers, [("clear-site-data", "\"cache\", \"storage\"")], answer).into_response()
}

/// Somebody who reads an address again where only a form is sent: the account is what they look for.
pub async fn elsewhere(locale: Locale) -> Response {
    back(locale, "")
}
