//! Anybody reports that two records are one, without an account.

use askama::Template;
use axum::Extension;
use axum::extract::{OriginalUri, Path, RawForm, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use super::kept::Kept;
use super::rows;
use crate::accounts::{Visitor, broken};
use crate::db::Db;
use crate::kernel::{Clock, Locale, PublicId};
use crate::mail::Address;
use crate::partnerships::duplicates::Record;
use crate::partnerships::suggestions::model::{Entity, SAME_AS};
use crate::partnerships::web::form::{Choice, plain};
use crate::partnerships::web::suggest::{self as suggesting, About, Said, about, keep};
use crate::web::{Anonymous, Crumb, Error, Hurried, Layout, Section, Site, Unhurried, html};

/// The longest source that is kept, in characters.
const LONGEST_SOURCE: usize = 500;
/// The shortest that says something.
const SHORTEST_SOURCE: usize = 5;
/// Seconds after which somebody may try again when too many suggestions wait.
const LATER: &str = "86400";

#[derive(Clone, Default)]
struct Typed {
    other: String,
    chosen: String,
    source: String,
    email: String,
    /// A field that no person sees; programs that fill every field fill it.
    trap: String,
}

#[derive(Template)]
#[template(path = "partnerships/pages/report_duplicate.html")]
struct ReportPage {
    page: Layout,
    action: String,
    back: String,
    name: String,
    likely: Vec<Choice>,
    typed: Typed,
    problems: Vec<(&'static str, String)>,
    known: bool,
    done: bool,
}

/// The address of this page for a record.
pub fn path(locale: Locale, entity: Entity, id: &str) -> String {
    let word = if locale == Locale::Fr { "doublon" } else { "duplicate" };
    format!("{}/{word}", suggesting::path(locale, (entity, id), ""))
}

impl Typed {
    fn read(body: &[u8]) -> Self {
        let mut typed = Self::default();
        for (name, value) in form_urlencoded::parse(body) {
            let value = plain(&value, LONGEST_SOURCE);
            match &*name {
                "other" => typed.other = value,
                "chosen" => typed.chosen = value,
                "source" => typed.source = value,
                "email" => typed.email = value,
                "nickname" => typed.trap = value,
                _ => {}
            }
        }
        typed
    }

    /// The record that is meant: one that was chosen, or the identifier in what was typed, which may be an address.
    fn other(&self) -> Option<PublicId> {
        let typed = if self.other.is_empty() { &self.chosen } else { &self.other };
        let parts = typed.split(['/', '?', '#', ' ', '.']).filter_map(PublicId::parse);
        parts.into_iter().find(|id| ["pa-", "au-", "gn-", "fr-"].iter().any(|start| id.as_str().starts_with(start)))
    }
}

/// `GET /fr/partenariats/{id}/doublon`, `GET /fr/collectivites/{id}/doublon`
pub async fn show(
    (State(db), Extension(kept)): (State<Db>, Extension<Kept>),
    locale: Locale,
    OriginalUri(uri): OriginalUri,
    (Path(id), Visitor(visitor)): (Path<String>, Visitor),
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let about = about(&db, uri.path(), &id, locale).await?;
    let mut page = draw(&db, &kept, (locale, &about), (Typed::default(), visitor.is_some())).await?;
    page.done = query.as_deref() == Some("done=yes");
    html(&page)
}

/// `POST /fr/partenariats/{id}/doublon`, `POST /fr/collectivites/{id}/doublon`
pub async fn act(
    (State(db), State(clock), State(site), Extension(kept)): (State<Db>, State<Clock>, State<Site>, Extension<Kept>),
    (locale, OriginalUri(uri)): (Locale, OriginalUri),
    (Path(id), visitor, pace): (Path<String>, Visitor, Result<Unhurried<Anonymous>, Hurried>),
    RawForm(body): RawForm,
) -> Result<Response, Error> {
    let about = about(&db, uri.path(), &id, locale).await?;
    let typed = Typed::read(&body);
    let page = draw(&db, &kept, (locale, &about), (typed.clone(), visitor.0.is_some())).await?;
    if let (Err(hurried), None) = (pace, &visitor.0) {
        return Ok(hurried.mark(html(&page.full())?));
    }
    let other = match checked(&db, &about, &typed).await? {
        Ok(other) => other,
        Err(wrong) => return page.tell(&wrong),
    };
    let proposed = [(SAME_AS.to_owned(), json!(other.as_str()))].into_iter().collect();
    let said = Said { proposed, source: &typed.source, email: &typed.email };
    let sent = !typed.trap.is_empty()
        || keep(&db, (about.entity, &about.id), said, (&visitor, locale), (clock.now(), &site.base)).await?;
    page.sent(sent)
}

type Wrong = Vec<(&'static str, &'static str)>;

/// The other record, when it is one of the same kind, and it is said where that is known from.
async fn checked(db: &Db, about: &About, typed: &Typed) -> Result<Result<PublicId, Wrong>, Error> {
    let mut wrong = Wrong::new();
    let other = typed.other().filter(|other| *other != about.id);
    let record = match &other {
        Some(other) => Record::read(db.read(), other).await.map_err(broken)?,
        None => None,
    };
    if record.is_none_or(|record| record.entity() != about.entity) {
        wrong.push(("other", "duplicates-wrong-other"));
    }
    if typed.source.chars().count() < SHORTEST_SOURCE {
        wrong.push(("source", "suggest-wrong-source"));
    }
    if !typed.email.is_empty() && Address::parse(&typed.email).is_none() {
        wrong.push(("email", "describe-wrong-email"));
    }
    Ok(match other.filter(|_| wrong.is_empty()) {
        Some(other) => Ok(other),
        None => Err(wrong),
    })
}

impl ReportPage {
    /// The form again for somebody who sends many, or where many wait.
    fn full(mut self) -> Self {
        self.problems = vec![("source", self.page.t.s("suggest-too-many"))];
        self
    }

    /// The form again, with what is wrong.
    fn tell(mut self, wrong: &Wrong) -> Result<Response, Error> {
        self.problems = wrong.iter().map(|(field, key)| (*field, self.page.t.s(key))).collect();
        Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&self)?).into_response())
    }

    /// On to the page that says thank you; or, when too many wait, the form again.
    fn sent(self, kept: bool) -> Result<Response, Error> {
        if kept {
            let to = format!("{}?done=yes", self.action);
            return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response());
        }
        let page = self.full();
        Ok((StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, LATER)], html(&page)?).into_response())
    }
}

async fn draw(
    db: &Db,
    kept: &Kept,
    (locale, about): (Locale, &About),
    (typed, known): (Typed, bool),
) -> Result<ReportPage, Error> {
    let paths = [locale, locale.other()].map(|locale| path(locale, about.entity, about.id.as_str()));
    let action = paths[0].clone();
    let mut page = Layout::new(locale, String::new(), paths);
    page.title = page.t.with("duplicates-report-title", &[("name", &about.name)]);
    page.section = Section::Atlas;
    page.noindex = true;
    page.crumbs = vec![Crumb { name: about.name.clone(), href: about.href.clone() }];
    let mut likely = Vec::new();
    for pair in kept.pairs(db).await?.iter().filter(|pair| pair.ids.contains(&about.id)).take(8) {
        let other = if pair.ids[0] == about.id { &pair.ids[1] } else { &pair.ids[0] };
        let Some(record) = Record::read(db.read(), other).await.map_err(broken)? else { continue };
        let label = format!("{} ({other})", rows::called(db, locale, &record).await?);
        likely.push(Choice { code: other.to_string(), label, chosen: typed.chosen == other.as_str() });
    }
    let (back, name) = (about.href.clone(), about.name.clone());
    Ok(ReportPage { page, action, back, name, likely, typed, problems: Vec::new(), known, done: false })
}
