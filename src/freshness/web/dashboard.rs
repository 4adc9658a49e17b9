//! The dashboard of one campaign: who answered, who did not, as a file too; and its end.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use paper::Dialect;
use serde::Deserialize;

use super::report::{Report, Row};
use super::who::Follower;
use super::{frame, lasts, left_out, list_crumb, name};
use crate::accounts::{self, SignedIn, broken};
use crate::db::Db;
use crate::freshness::actions;
use crate::freshness::model::{Campaign, State as Standing};
use crate::freshness::store;
use crate::kernel::{Clock, Locale, Paging, PublicId};
use crate::web::{Error, Layout, Pager, Texts, html};

struct RowView {
    name: String,
    href: String,
    state: String,
    line: String,
}

struct Tab {
    label: String,
    href: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "freshness/pages/campaign.html")]
struct CampaignPage {
    page: Layout,
    lead: String,
    left_out: Option<String>,
    figures: Vec<(String, String)>,
    tabs: Vec<Tab>,
    rows: Vec<RowView>,
    pager: Option<Pager>,
    file: String,
    action: String,
    open: bool,
}

/// Which authorities are shown, and from which page of them on.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    state: String,
    page: Option<usize>,
}

/// What a button says.
#[derive(Deserialize, Default)]
pub struct Pressed {
    #[serde(default)]
    verb: String,
}

/// To the dashboard of a campaign.
pub fn see(locale: Locale, campaign: &Campaign) -> Response {
    let to = format!("{}/{}", accounts::path(locale, "campaigns"), campaign.id);
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

/// A campaign that somebody sees; any other is not there.
async fn find(db: &Db, who: &Follower, id: &str) -> Result<Campaign, Error> {
    let id = PublicId::parse(id).ok_or_else(Error::nothing_here)?;
    let found = store::by_id(db.read(), &id).await.map_err(broken)?;
    found.filter(|campaign| who.sees(campaign)).ok_or_else(Error::nothing_here)
}

/// `GET /fr/compte/campagnes/{id}`, or `{id}.csv`.
pub async fn show(
    State(db): State<Db>,
    locale: Locale,
    Path(id): Path<String>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let who = Follower::asks(&db, signed_in, locale).await?;
    let (id, file) = id.strip_suffix(".csv").map_or((id.as_str(), false), |id| (id, true));
    let report = Report::of(&db, find(&db, &who, id).await?).await.map_err(broken)?;
    if file {
        return Ok(csv(&report));
    }
    let mut page = frame(locale, &format!("/{id}"), "campaign-title");
    let perimeter = name(&db, &page, &report.campaign.perimeter).await?;
    page.title = page.t.with("campaign-title", &[("name", &perimeter)]);
    let back = list_crumb(&page);
    page.crumbs.push(back);
    html(&draw(page, &report, &asked).ok_or_else(Error::nothing_here)?)
}

fn csv(report: &Report) -> Response {
    let name = format!("attachment; filename=\"{}.csv\"", report.campaign.id);
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    (headers, paper::csv(&report.table("campagne"), Dialect::Plain)).into_response()
}

/// The page, unless its list has no such page.
fn draw(page: Layout, report: &Report, asked: &Asked) -> Option<CampaignPage> {
    let chosen = Standing::parse(&asked.state);
    let found: Vec<&Row> = report.rows.iter().filter(|row| chosen.is_none_or(|it| it == row.mailing.state)).collect();
    let paging = Paging { page: asked.page.unwrap_or(1), limit: Paging::LIMIT, total: found.len() };
    paging.exists().then(|| CampaignPage {
        lead: lasts(&page, &report.campaign),
        left_out: left_out(&page, report.campaign.left_out),
        figures: figures(&page, report),
        tabs: tabs(&page, report, chosen),
        rows: found[paging.range()].iter().map(|row| row_view(page.t, page.locale, row)).collect(),
        pager: pager(&page, chosen, paging),
        file: format!("{}.csv", page.path),
        action: page.path.clone(),
        open: report.campaign.closed_at.is_none(),
        page,
    })
}

fn figures(page: &Layout, report: &Report) -> Vec<(String, String)> {
    let (t, locale) = (page.t, page.locale);
    let number = |count: usize| locale.number(count as u64);
    let rate = locale.percent(report.heard as u64, report.links.max(1) as u64);
    let (asked, answered) = (report.rows.len(), report.answered());
    vec![
        (rate, t.with("campaign-rate", &[("heard", &number(report.heard)), ("links", &number(report.links))])),
        (number(asked), t.s("campaign-figure-authorities")),
        (number(report.reachable()), t.s("campaign-figure-reachable")),
        (number(answered), t.s("campaign-figure-answered")),
        (number(asked - answered), t.s("campaign-figure-silent")),
    ]
}

fn tabs(page: &Layout, report: &Report, chosen: Option<Standing>) -> Vec<Tab> {
    let here = &page.path;
    let tab = |(state, count): (Standing, usize)| Tab {
        label: format!("{} ({})", page.t.s(format!("mailing-{}", state.code())), page.locale.number(count as u64)),
        href: format!("{here}?state={}", state.code()),
        here: chosen == Some(state),
    };
    let all = Tab { label: page.t.s("campaign-all-states"), href: here.clone(), here: chosen.is_none() };
    std::iter::once(all).chain(report.states().into_iter().map(tab)).collect()
}

fn pager(page: &Layout, chosen: Option<Standing>, paging: Paging) -> Option<Pager> {
    let state = chosen.map_or_else(String::new, |state| format!("state={}&", state.code()));
    Pager::of_several(page.t, paging, |number| format!("{}?{state}page={number}", page.path))
}

fn row_view(t: Texts, locale: Locale, row: &Row) -> RowView {
    let id = &row.mailing.authority;
    let mut parts = Vec::new();
    parts.extend((!row.reachable).then(|| t.s("campaign-unreachable")));
    parts.extend(row.mailing.sent_at.map(|at| t.with("campaign-first-letter", &[("date", &t.day(at))])));
    let said = ["answer-count-true", "answer-count-corrected", "answer-count-ended"].into_iter().zip(row.said);
    parts.extend(said.filter(|(_, count)| *count > 0).map(|(key, count)| t.n(key, count)));
    RowView {
        name: row.authority.as_ref().map_or(id.as_str(), |authority| authority.name_in(locale)).to_owned(),
        href: match locale {
            Locale::Fr => format!("/fr/collectivites/{id}"),
            Locale::En => format!("/en/authorities/{id}"),
        },
        state: t.s(format!("mailing-{}", row.mailing.state.code())),
        line: parts.join(" · "),
    }
}

/// `POST /fr/compte/campagnes/{id}`: closes it.
pub async fn act(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    Path(id): Path<String>,
    signed_in: SignedIn,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Error> {
    let who = Follower::asks(&db, signed_in, locale).await?;
    let campaign = find(&db, &who, &id).await?;
    if pressed.verb != "close" {
        return Err(Error::nothing_here());
    }
    let author = who.author(&campaign.perimeter);
    actions::close(&db, &campaign, author, clock.now()).await.map_err(broken)?;
    Ok(see(locale, &campaign))
}
