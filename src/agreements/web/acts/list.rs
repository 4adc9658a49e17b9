//! The papers of a partnership; keeping one that the workshop wrote.

use askama::Template;
use axum::extract::{RawForm, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::{Desk, acts_path, calendar_path, stage, words};
use crate::accounts::broken;
use crate::agreements::acts::{Act, Kept, Life, Outcome, Stage};
use crate::agreements::compose::title;
use crate::agreements::draft::Draft;
use crate::agreements::facts::Facts;
use crate::agreements::model::{Kind, Library};
use crate::agreements::web::workshop::{Fields, draft_path};
use crate::content::{Shelf, Words};
use crate::kernel::{Day, Locale, PublicId};
use crate::web::{Error, Layout, Texts, html};

struct Row {
    href: String,
    title: String,
    stage: String,
    in_force: bool,
    line: String,
}

#[derive(Template)]
#[template(path = "agreements/pages/acts.html")]
struct ActsPage {
    page: Layout,
    rows: Vec<Row>,
    write: String,
    calendar: String,
    bring: &'static str,
}

/// `GET /fr/partenariats/{id}/papiers`
pub async fn list(desk: Desk) -> Result<Response, Error> {
    let acts = Act::of(desk.db.read(), &desk.link.public_id).await.map_err(broken)?;
    let mut page = desk.frame("");
    page.title = page.t.s("acts-title");
    let today = Day::of(desk.now);
    let rows = acts.iter().map(|act| row(page.t, act, today)).collect();
    let calendar = calendar_path(desk.locale, &desk.link.public_id);
    html(&ActsPage { rows, write: writing(&desk), calendar, bring: draft_path(desk.locale), page })
}

fn row(t: Texts, act: &Act, today: Day) -> Row {
    let version = t.n("acts-version", usize::try_from(act.version).unwrap_or_default());
    let term = words::term(t, (act.stage, act.ends_on), today);
    Row {
        href: format!("{}/{}", acts_path(t.locale(), &act.partnership), act.id),
        title: act.title.of(t.locale()).to_owned(),
        in_force: act.stage == Stage::InForce && term.is_none(),
        stage: term.unwrap_or_else(|| stage(t, act.stage)),
        line: format!("{version} · {}", t.day(act.updated_at)),
    }
}

/// Where a paper of this partnership is begun: its parties are known there.
fn writing(desk: &Desk) -> String {
    let french = desk.link.parties.iter().find(|party| party.country == "FR").or(desk.link.parties.first());
    let other = desk.link.parties.iter().find(|party| french.is_none_or(|french| french.id != party.id));
    let id = |party: Option<&crate::authorities::Named>| party.map(|party| party.id.to_string()).unwrap_or_default();
    let list = super::super::list_path(desk.locale);
    format!("{list}?a={}&b={}&keep={}", id(french), id(other), desk.link.public_id)
}

/// What the workshop sends to be kept.
struct Sent {
    kind: Kind,
    draft: Draft,
    /// The act that it is a new version of.
    act: Option<PublicId>,
    /// The version that it was made from.
    seen: i64,
}

impl Sent {
    /// Nothing when it is no paper.
    fn read(library: &Library, body: &[u8]) -> Option<Self> {
        let fields = Fields::read(body);
        let kind = Kind::parse(fields.said("paper"))?;
        let draft = Draft::of_form(library, library.model(kind)?, &fields.0);
        let seen = fields.said("seen").parse().unwrap_or_default();
        Some(Self { kind, draft, act: PublicId::parse(fields.said("act")), seen })
    }
}

/// `POST /fr/partenariats/{id}/papiers`: keeps what the workshop wrote, as a new paper or a new version of one.
pub async fn keep(
    State(library): State<Shelf<Library>>,
    desk: Desk,
    RawForm(body): RawForm,
) -> Result<Response, Error> {
    let library = library.now();
    let sent = Sent::read(&library, &body).ok_or_else(Error::nothing_here)?;
    let to = kept(&library, &desk, sent).await?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response())
}

/// Keeps it; where to look at it. What cannot be a version of its act is kept all the same, as a paper of its own beside it.
async fn kept(library: &Library, desk: &Desk, sent: Sent) -> Result<String, Error> {
    let partnership = &desk.link.public_id;
    let path = acts_path(desk.locale, partnership);
    let model = library.model(sent.kind).ok_or_else(Error::nothing_here)?;
    let (facts, _) = Facts::of(sent.kind, &sent.draft);
    let [fr, en] = Locale::ALL.map(|locale| title(model, &facts, locale.into()));
    let title = Words { fr, en };
    let write = desk.db.write().await.map_err(broken)?;
    let writing = desk.writing(&write);
    let known = match &sent.act {
        Some(act) => Kept::held(&write, act).await.map_err(broken)?,
        None => None,
    };
    let known = known.filter(|one| one.act.partnership == *partnership && one.act.kind == sent.kind);
    let mut word = "kept";
    if let Some(Kept { act, steps, decisions, .. }) = known {
        let (version, parties) = (act.version, desk.parties());
        let life = Life { model, facts: &facts, version, parties: &parties, steps: &steps, answered: &decisions };
        let told = (sent.seen, title.clone());
        if let Outcome::Done = writing.keep_version(&act, told, (&sent.draft, &life)).await.map_err(broken)? {
            write.commit().await.map_err(broken)?;
            return Ok(format!("{path}/{}?done=kept", act.id));
        }
        word = "stale";
    }
    let id = writing.keep_new(partnership, (sent.kind, title), &sent.draft).await.map_err(broken)?;
    write.commit().await.map_err(broken)?;
    Ok(format!("{path}/{id}?done={word}"))
}
