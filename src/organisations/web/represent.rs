//! Asking to represent an authority or another organisation; the code by the official address; contesting.

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::{Desk, frame, in_place, list, named, of_authority, see, typed};
use crate::accounts::{self, broken};
use crate::authorities::Named;
use crate::kernel::Locale;
use crate::organisations::actions::{self, Asked, Outcome};
use crate::organisations::claims::{self, Contested, Sent, Tried};
use crate::organisations::model::{Membership, Organisation, State};
use crate::organisations::store;
use crate::web::{Crumb, Error, Layout, html};

/// The longest function that is kept, in characters.
pub const LONGEST_FUNCTION: usize = 120;
/// What is told to who asks for a code too often, in seconds.
const A_DAY: &str = "86400";

#[derive(Template)]
#[template(path = "organisations/pages/represent.html")]
struct Represent {
    page: Layout,
    name: String,
    action: String,
    asked: bool,
    active: bool,
    official: Option<String>,
    represented: bool,
    register: Option<String>,
    oversight: Option<String>,
    told: Option<String>,
    problem: Option<String>,
    reason: String,
}

/// What a form of this page says.
#[derive(Deserialize, Default)]
pub struct Fields {
    #[serde(default)]
    function: String,
    #[serde(default)]
    verb: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    reason: String,
}

/// What a page of this kind is about.
struct Subject {
    name: String,
    authority: Option<Named>,
    organisation: Option<Organisation>,
    paths: [String; 2],
    crumb: Option<Crumb>,
}

/// Where one asks to represent an organisation that is no authority.
pub fn of_organisation(locale: Locale, id: &str) -> String {
    match locale {
        Locale::Fr => format!("/fr/organisations/{id}/representer"),
        Locale::En => format!("/en/organisations/{id}/represent"),
    }
}

async fn authority_subject(desk: &Desk, locale: Locale, authority: Named) -> Result<Subject, Error> {
    let name = authority.name_in(locale).to_owned();
    Ok(Subject {
        organisation: store::of_authority(desk.db.read(), &authority.id).await.map_err(broken)?,
        paths: [locale, locale.other()].map(|locale| of_authority(locale, authority.id.as_str(), "represent")),
        crumb: Some(Crumb { name: name.clone(), href: format!("{}/{}", list(locale), authority.id) }),
        name,
        authority: Some(authority),
    })
}

/// An organisation that is no authority; « not found » while its registration waits.
async fn other_subject(desk: &Desk, locale: Locale, id: &str) -> Result<Subject, Error> {
    let found = store::by_id(desk.db.read(), id).await.map_err(broken)?;
    let open = |one: &Organisation| one.authority.is_none() && one.standing.code() == "accepted";
    let organisation = found.filter(open).ok_or_else(Error::nothing_here)?;
    Ok(Subject {
        name: organisation.name.clone(),
        authority: None,
        paths: [locale, locale.other()].map(|locale| of_organisation(locale, organisation.id.as_str())),
        organisation: Some(organisation),
        crumb: None,
    })
}

async fn drawn(desk: &Desk, locale: Locale, subject: &Subject) -> Result<Represent, Error> {
    let members = match &subject.organisation {
        Some(organisation) => store::of_organisation(desk.db.read(), organisation).await.map_err(broken)?,
        None => Vec::new(),
    };
    let own = members.iter().find(|one| one.person == desk.person().row).map(|one| one.state);
    let official = match &subject.authority {
        Some(one) => store::official_address(desk.db.read(), &one.id).await.map_err(broken)?,
        None => None,
    };
    let mut page = frame(locale, "", subject.paths.clone());
    page.title = page.t.with("represent-title", &[("name", &subject.name)]);
    page.crumbs = subject.crumb.iter().map(|one| Crumb { name: one.name.clone(), href: one.href.clone() }).collect();
    Ok(Represent {
        name: subject.name.clone(),
        action: subject.paths[0].clone(),
        asked: own == Some(State::Asked),
        active: own == Some(State::Active),
        official: official.map(|one| one.email.as_str().to_owned()),
        represented: members.iter().any(Membership::speaks),
        register: subject.authority.as_ref().map(|one| of_authority(locale, one.id.as_str(), "register")),
        oversight: oversight(desk, locale, subject).await?,
        told: None,
        problem: None,
        reason: String::new(),
        page,
    })
}

/// Where whoever looks after an authority does so.
async fn oversight(desk: &Desk, locale: Locale, subject: &Subject) -> Result<Option<String>, Error> {
    let Some(authority) = &subject.authority else { return Ok(None) };
    let may = desk.powers().await?.over_authority(&desk.db, &authority.id).await.map_err(broken)?;
    Ok(may.then(|| of_authority(locale, authority.id.as_str(), "oversight")))
}

/// `GET /fr/collectivites/{id}/representer`
pub async fn authority(locale: Locale, Path(id): Path<String>, desk: Desk) -> Result<Response, Error> {
    let authority = in_place(named(&desk.db, &id).await?, locale, (&id, "represent"))?;
    html(&drawn(&desk, locale, &authority_subject(&desk, locale, authority).await?).await?)
}

/// `GET /fr/organisations/{id}/representer`
pub async fn other(locale: Locale, Path(id): Path<String>, desk: Desk) -> Result<Response, Error> {
    html(&drawn(&desk, locale, &other_subject(&desk, locale, &id).await?).await?)
}

/// `POST /fr/collectivites/{id}/representer`
pub async fn act_authority(
    locale: Locale,
    Path(id): Path<String>,
    desk: Desk,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let subject = authority_subject(&desk, locale, named(&desk.db, &id).await?).await?;
    act(&desk, locale, &subject, &fields).await
}

/// `POST /fr/organisations/{id}/representer`
pub async fn act_other(
    locale: Locale,
    Path(id): Path<String>,
    desk: Desk,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let subject = other_subject(&desk, locale, &id).await?;
    act(&desk, locale, &subject, &fields).await
}

async fn act(desk: &Desk, locale: Locale, subject: &Subject, fields: &Fields) -> Result<Response, Error> {
    match (fields.verb.as_str(), &subject.organisation) {
        ("send", Some(organisation)) => send(desk, locale, (subject, organisation)).await,
        ("code", Some(organisation)) => code(desk, locale, (subject, organisation), &fields.code).await,
        ("contest", Some(organisation)) => contest(desk, locale, (subject, organisation), &fields.reason).await,
        ("", _) => ask(desk, locale, subject, &fields.function).await,
        _ => Err(Error::nothing_here()),
    }
}

async fn ask(desk: &Desk, locale: Locale, subject: &Subject, function: &str) -> Result<Response, Error> {
    let function = typed(function, LONGEST_FUNCTION);
    let outcome = match (&subject.authority, &subject.organisation) {
        (Some(named), _) => actions::represent(&desk.db, desk.person(), (named, &function), desk.when()).await,
        (None, Some(known)) => {
            let asked = Asked::Organisation(known.clone());
            actions::ask(&desk.db, desk.person(), (asked, &function), desk.when()).await
        }
        (None, None) => return Err(Error::nothing_here()),
    };
    match outcome.map_err(broken)? {
        Outcome::Accepted => Ok(see(accounts::path(locale, "organisations"))),
        Outcome::Asked => {
            let mut page = drawn(desk, locale, &subject.again(desk).await?).await?;
            page.told = Some(page.page.t.s("represent-asked"));
            html(&page)
        }
    }
}

impl Subject {
    /// The same after somebody asked, which may have made it an organisation.
    async fn again(&self, desk: &Desk) -> Result<Self, Error> {
        let organisation = match &self.authority {
            Some(one) => store::of_authority(desk.db.read(), &one.id).await.map_err(broken)?,
            None => self.organisation.clone(),
        };
        let crumb = self.crumb.as_ref().map(|one| Crumb { name: one.name.clone(), href: one.href.clone() });
        let authority = self.authority.clone();
        Ok(Self { name: self.name.clone(), authority, organisation, paths: self.paths.clone(), crumb })
    }
}

async fn send(desk: &Desk, locale: Locale, (subject, one): (&Subject, &Organisation)) -> Result<Response, Error> {
    let sent = claims::send_code(&desk.db, desk.person(), one, desk.when()).await.map_err(broken)?;
    let mut page = drawn(desk, locale, subject).await?;
    match sent {
        Sent::NoClaim => Err(Error::nothing_here()),
        Sent::Yes => {
            page.told = Some(page.page.t.s("claim-sent"));
            html(&page)
        }
        Sent::TooMany => {
            page.problem = Some(page.page.t.s("claim-too-many"));
            let later = [(header::RETRY_AFTER, A_DAY)];
            Ok((StatusCode::TOO_MANY_REQUESTS, later, html(&page)?).into_response())
        }
    }
}

async fn code(
    desk: &Desk,
    locale: Locale,
    (subject, one): (&Subject, &Organisation),
    code: &str,
) -> Result<Response, Error> {
    let tried = claims::try_code(&desk.db, desk.person(), (one, code), desk.when().0).await.map_err(broken)?;
    let mut page = drawn(desk, locale, subject).await?;
    page.problem = Some(match tried {
        Tried::Opened => return Ok(see(accounts::path(locale, "organisations"))),
        Tried::Wrong(left) => page.page.t.n("claim-wrong", usize::try_from(left).unwrap_or_default()),
        Tried::Ended if page.asked => page.page.t.s("claim-ended"),
        Tried::Ended => return Err(Error::nothing_here()),
    });
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
}

async fn contest(
    desk: &Desk,
    locale: Locale,
    (subject, one): (&Subject, &Organisation),
    reason: &str,
) -> Result<Response, Error> {
    let asked = (one, "", reason);
    let noted = claims::contest(&desk.db, desk.person(), asked, desk.when()).await.map_err(broken)?;
    let mut page = drawn(desk, locale, subject).await?;
    match noted {
        Contested::NotTheirs => Err(Error::nothing_here()),
        Contested::Noted | Contested::Before => {
            page.told = Some(page.page.t.s("contest-noted"));
            html(&page)
        }
        Contested::NoReason => {
            page.problem = Some(page.page.t.s("contest-no-reason"));
            page.reason = reason.to_owned();
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
        }
    }
}
