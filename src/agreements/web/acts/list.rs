//! The papers of a partnership; keeping one that the workshop wrote.

use askama::Template;
use axum::extract::{Path, RawForm, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::{Desk, acts_path, calendar_path, stage};
use crate::accounts::{SignedIn, broken};
use crate::agreements::acts::{Act, Kept, Life, Outcome, Stage, Writing};
use crate::agreements::compose::title;
use crate::agreements::draft::Draft;
use crate::agreements::facts::Facts;
use crate::agreements::model::{Kind, Library};
use crate::agreements::web::workshop::{Fields, draft_path};
use crate::content::Shelf;
use crate::db::Db;
use crate::kernel::{Clock, Locale, PublicId};
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
pub async fn list(
    State(db): State<Db>,
    locale: Locale,
    Path(id): Path<String>,
    signed_in: SignedIn,
) -> Result<Response, Error> {
    let desk = Desk::open(&db, locale, &id, &signed_in).await?;
    let acts = Act::of(db.read(), &desk.link.public_id).await.map_err(broken)?;
    let mut page = desk.frame("");
    page.title = page.t.s("acts-title");
    let rows = acts.iter().map(|act| row(page.t, act)).collect();
    let calendar = calendar_path(locale, &desk.link.public_id);
    html(&ActsPage { rows, write: writing(&desk), calendar, bring: draft_path(locale), page })
}

fn row(t: Texts, act: &Act) -> Row {
    let version = t.n("acts-version", usize::try_from(act.version).unwrap_or_default());
    Row {
        href: format!("{}/{}", acts_path(t.locale(), &act.partnership), act.id),
        title: act.title.clone(),
        stage: stage(t, act.stage),
        in_force: act.stage == Stage::InForce,
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
    (State(db), State(library), State(clock)): (State<Db>, State<Shelf<Library>>, State<Clock>),
    locale: Locale,
    Path(id): Path<String>,
    signed_in: SignedIn,
    RawForm(body): RawForm,
) -> Result<Response, Error> {
    let desk = Desk::open(&db, locale, &id, &signed_in).await?;
    let library = library.now();
    let sent = Sent::read(&library, &body).ok_or_else(Error::nothing_here)?;
    let to = kept((&db, &library), (&desk, clock), sent).await?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response())
}

/// Keeps it; where to look at it. What cannot be a version of its act is kept all the same, as a paper of its own beside it.
async fn kept((db, library): (&Db, &Library), (desk, clock): (&Desk, Clock), sent: Sent) -> Result<String, Error> {
    let partnership = &desk.link.public_id;
    let path = acts_path(desk.locale, partnership);
    let model = library.model(sent.kind).ok_or_else(Error::nothing_here)?;
    let (facts, _) = Facts::of(sent.kind, &sent.draft);
    let title = title(model, &facts, desk.locale.into());
    let write = db.write().await.map_err(broken)?;
    let writing = Writing { write: &write, speaker: &desk.speaker, now: clock.now() };
    let known = match &sent.act {
        Some(act) => Kept::held(&write, act).await.map_err(broken)?,
        None => None,
    };
    let known = known.filter(|one| one.act.partnership == *partnership && one.act.kind == sent.kind);
    let mut word = "kept";
    if let Some(Kept { act, steps, .. }) = known {
        let parties = desk.parties();
        let life = Life { model, facts: &facts, version: act.version, parties: &parties, steps: &steps };
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
