//! One's organisation: who is in it, in which role; handovers.

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::{Desk, frame, handover, own_crumb, see};
use crate::accounts::{self, broken};
use crate::kernel::{Locale, Timestamp};
use crate::organisations::actions::{self, Changed};
use crate::organisations::claims::{self, Contested};
use crate::organisations::handover::store as sheets;
use crate::organisations::model::{Membership, Organisation, Role};
use crate::web::{Error, Layout, html};

struct Member {
    person: String,
    shown: String,
    function: String,
    role: Role,
    own: bool,
}

struct Sheet {
    href: String,
    on: String,
}

#[derive(Template)]
#[template(path = "organisations/pages/members.html")]
struct Members {
    page: Layout,
    action: String,
    leave: String,
    kind: String,
    decides: bool,
    members: Vec<Member>,
    sheets: Vec<Sheet>,
    problem: Option<String>,
    reason: String,
}

/// What is to be done about a member.
#[derive(Deserialize, Default)]
pub struct Fields {
    #[serde(default)]
    verb: String,
    #[serde(default)]
    person: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    reason: String,
}

/// The page of an organisation for those who are in it.
pub fn path(locale: Locale, id: &str) -> String {
    format!("{}/{id}", accounts::path(locale, "organisations"))
}

/// `GET /fr/compte/organisations/{id}`
pub async fn show(locale: Locale, Path(id): Path<String>, desk: Desk) -> Result<Response, Error> {
    let (organisation, own, members) = desk.own(&id).await?;
    html(&drawn(&desk, locale, (&organisation, &own, &members)).await?)
}

async fn drawn(
    desk: &Desk,
    locale: Locale,
    (organisation, own, members): (&Organisation, &Membership, &[Membership]),
) -> Result<Members, Error> {
    let paths = [locale, locale.other()].map(|locale| path(locale, organisation.id.as_str()));
    let action = paths[0].clone();
    let mut page = frame(locale, &organisation.name, paths);
    page.crumbs = vec![own_crumb(&page)];
    let mut shown = Vec::new();
    for one in members.iter().filter(|one| one.is_in()) {
        let Some(person) = accounts::by_row(desk.db.read(), one.person).await.map_err(broken)? else { continue };
        shown.push(Member {
            person: person.id.to_string(),
            shown: if person.name.is_empty() { person.email.as_str().to_owned() } else { person.name },
            function: one.function.clone(),
            role: one.role,
            own: one.person == own.person,
        });
    }
    let leave = handover::path(locale, organisation.id.as_str());
    let kept = sheets::of(desk.db.read(), organisation).await.map_err(broken)?;
    let sheet = |(id, at): (String, Timestamp)| Sheet { href: format!("{leave}/{id}"), on: page.t.day(at) };
    Ok(Members {
        kind: page.t.s(format!("organisation-kind-{}", organisation.kind.code())),
        decides: own.decides(),
        sheets: kept.into_iter().map(sheet).collect(),
        members: shown,
        problem: None,
        reason: String::new(),
        action,
        leave,
        page,
    })
}

/// `POST /fr/compte/organisations/{id}`
pub async fn act(
    locale: Locale,
    Path(id): Path<String>,
    desk: Desk,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let (organisation, own, members) = desk.own(&id).await?;
    let problem = match fields.verb.as_str() {
        "role" => changed(role(&desk, &organisation, &fields).await?)?,
        "remove" => {
            let whom = (&organisation, fields.person.as_str());
            changed(actions::remove(&desk.db, desk.person(), whom, desk.when()).await.map_err(broken)?)?
        }
        "contest" => contest(&desk, &organisation, &fields).await?,
        _ => return Err(Error::nothing_here()),
    };
    let Some(problem) = problem else { return Ok(see(path(locale, &id))) };
    let mut page = drawn(&desk, locale, (&organisation, &own, &members)).await?;
    page.problem = Some(page.page.t.s(problem));
    page.reason = fields.reason;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
}

async fn role(desk: &Desk, organisation: &Organisation, fields: &Fields) -> Result<Changed, Error> {
    let role = Role::named(&fields.role).ok_or_else(Error::nothing_here)?;
    let change = (organisation, fields.person.as_str(), role);
    actions::change_role(&desk.db, desk.person(), change, desk.when()).await.map_err(broken)
}

fn changed(changed: Changed) -> Result<Option<&'static str>, Error> {
    match changed {
        Changed::Done => Ok(None),
        Changed::LastOwner => Ok(Some("members-last-owner")),
        Changed::NotTheirs => Err(Error::nothing_here()),
    }
}

async fn contest(desk: &Desk, organisation: &Organisation, fields: &Fields) -> Result<Option<&'static str>, Error> {
    if fields.person.is_empty() {
        return Err(Error::nothing_here());
    }
    let asked = (organisation, fields.person.as_str(), fields.reason.as_str());
    match claims::contest(&desk.db, desk.person(), asked, desk.when()).await.map_err(broken)? {
        Contested::Noted | Contested::Before => Ok(None),
        Contested::NoReason => Ok(Some("contest-no-reason")),
        Contested::NotTheirs => Err(Error::nothing_here()),
    }
}
