//! An authority as whoever looks after it sees it: its official address, and who represents it.

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::{Desk, frame, in_place, list, named, of_authority, see, typed};
use crate::accounts::{self, broken};
use crate::authorities::Named;
use crate::db::Author;
use crate::kernel::Locale;
use crate::mail::Address;
use crate::organisations::{OfficialAddress, actions, record_official_address, store};
use crate::web::{Crumb, Error, Layout, html};

/// The longest source and the longest reason, in characters.
const LONGEST: usize = 300;

struct Member {
    person: String,
    line: String,
}

#[derive(Template)]
#[template(path = "organisations/pages/oversight.html")]
struct Oversight {
    page: Layout,
    action: String,
    represent: String,
    email: String,
    language: String,
    source: String,
    members: Vec<Member>,
    problem: Option<String>,
    reason: String,
}

/// What stands in the forms.
#[derive(Deserialize, Default)]
pub struct Fields {
    #[serde(default)]
    verb: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    person: String,
    #[serde(default)]
    reason: String,
}

/// The authority, when the person looks after it; « not found » for everybody else.
async fn theirs(desk: &Desk, locale: Locale, id: &str) -> Result<Named, Error> {
    let authority = named(&desk.db, id).await?;
    let powers = desk.powers_awake((locale, &of_authority(locale, id, "oversight"))).await?;
    let may = powers.over_authority(&desk.db, &authority.id).await.map_err(broken)?;
    if may { Ok(authority) } else { Err(Error::nothing_here()) }
}

/// `GET /fr/collectivites/{id}/suivi`
pub async fn show(locale: Locale, Path(id): Path<String>, desk: Desk) -> Result<Response, Error> {
    let authority = in_place(theirs(&desk, locale, &id).await?, locale, (&id, "oversight"))?;
    html(&drawn(&desk, locale, &authority).await?)
}

async fn drawn(desk: &Desk, locale: Locale, authority: &Named) -> Result<Oversight, Error> {
    let connection = desk.db.read();
    let known = store::official_address(connection, &authority.id).await.map_err(broken)?;
    let mut members = Vec::new();
    if let Some(organisation) = store::of_authority(connection, &authority.id).await.map_err(broken)? {
        for one in store::of_organisation(connection, &organisation).await.map_err(broken)? {
            let person = accounts::by_row(connection, one.person).await.map_err(broken)?;
            let shown = person.filter(|_| one.is_in()).map(|person| Member {
                line: format!("{}, {}", one.function, person.email.as_str()),
                person: person.id.to_string(),
            });
            members.extend(shown);
        }
    }
    let paths = [locale, locale.other()].map(|locale| of_authority(locale, authority.id.as_str(), "oversight"));
    let action = paths[0].clone();
    let mut page = frame(locale, "", paths);
    let name = authority.name_in(locale).to_owned();
    page.title = page.t.with("oversight-title", &[("name", &name)]);
    page.crumbs = vec![Crumb { name, href: format!("{}/{}", list(locale), authority.id) }];
    Ok(Oversight {
        represent: of_authority(locale, authority.id.as_str(), "represent"),
        email: known.as_ref().map(|one| one.email.as_str().to_owned()).unwrap_or_default(),
        language: known.as_ref().map_or(locale, |one| one.locale).code().to_owned(),
        source: known.map(|one| one.source).unwrap_or_default(),
        members,
        problem: None,
        reason: String::new(),
        action,
        page,
    })
}

/// `POST /fr/collectivites/{id}/suivi`
pub async fn act(
    locale: Locale,
    Path(id): Path<String>,
    desk: Desk,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let authority = theirs(&desk, locale, &id).await?;
    let problem = match fields.verb.as_str() {
        "address" => record(&desk, &authority, &fields).await?,
        "remove" => remove(&desk, &authority, &fields).await?,
        _ => return Err(Error::nothing_here()),
    };
    let Some(problem) = problem else { return Ok(see(of_authority(locale, authority.id.as_str(), "oversight"))) };
    let mut page = drawn(&desk, locale, &authority).await?;
    page.problem = Some(page.page.t.s(problem));
    if fields.verb == "address" {
        (page.email, page.language, page.source) = (fields.email, fields.language, fields.source);
    }
    page.reason = fields.reason;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
}

/// Who writes what is done here: the person, in the name of their network.
async fn author(desk: &Desk, authority: &Named) -> Result<Author, Error> {
    let of = desk.powers().await?.for_authority(&desk.db, &authority.id).await.map_err(broken)?;
    Ok(desk.person().author(of))
}

async fn record(desk: &Desk, authority: &Named, fields: &Fields) -> Result<Option<&'static str>, Error> {
    let (Some(email), Some(locale)) = (Address::parse(&fields.email), Locale::parse(&fields.language)) else {
        return Ok(Some("oversight-wrong-address"));
    };
    let source = typed(&fields.source, LONGEST);
    if source.is_empty() {
        return Ok(Some("oversight-no-source"));
    }
    let address = OfficialAddress { authority: authority.id.clone(), email, locale, source };
    let write = desk.db.write().await.map_err(broken)?;
    let author = author(desk, authority).await?;
    record_official_address(&write, &address, author, desk.when().0).await.map_err(broken)?;
    write.commit().await.map_err(broken)?;
    Ok(None)
}

async fn remove(desk: &Desk, authority: &Named, fields: &Fields) -> Result<Option<&'static str>, Error> {
    let found = store::of_authority(desk.db.read(), &authority.id).await.map_err(broken)?;
    let organisation = found.ok_or_else(Error::nothing_here)?;
    let reason = typed(&fields.reason, LONGEST);
    if reason.is_empty() {
        return Ok(Some("contest-no-reason"));
    }
    let author = author(desk, authority).await?;
    let what = (&organisation, fields.person.as_str(), reason.as_str());
    let done = actions::moderate(&desk.db, (desk.person(), &author), what, desk.when()).await.map_err(broken)?;
    if done { Ok(None) } else { Err(Error::nothing_here()) }
}
