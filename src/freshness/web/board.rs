//! The dashboard of administrators: start a campaign after seeing whom it asks, follow it, close it.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use paper::Dialect;
use serde::Deserialize;

use super::report::{Report, Row};
use crate::accounts::{self, SignedIn, broken};
use crate::authorities;
use crate::db::Db;
use crate::freshness::actions;
use crate::freshness::model::{Campaign, Perimeter, State as Standing};
use crate::freshness::store;
use crate::kernel::{Clock, Locale, PublicId};
use crate::web::{Crumb, Error, Layout, Section, Texts, html};

/// Authorities on the page; the file has them all.
const SHOWN: usize = 200;

struct CampaignView {
    href: String,
    name: String,
    line: String,
    open: bool,
}

struct Choice {
    code: String,
    label: String,
    chosen: bool,
}

struct PreviewView {
    perimeter: String,
    name: String,
    words: String,
    reachable: String,
    empty: bool,
}

#[derive(Template)]
#[template(path = "freshness/pages/campaigns.html")]
struct CampaignsPage {
    page: Layout,
    action: String,
    choices: Vec<Choice>,
    preview: Option<PreviewView>,
    campaigns: Vec<CampaignView>,
}

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
    figures: Vec<(String, String)>,
    tabs: Vec<Tab>,
    rows: Vec<RowView>,
    more: Option<String>,
    file: String,
    action: String,
    open: bool,
}

/// Whom the form asks about.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    perimeter: String,
    #[serde(default)]
    state: String,
}

/// What a button says.
#[derive(Deserialize, Default)]
pub struct Pressed {
    #[serde(default)]
    verb: String,
    #[serde(default)]
    perimeter: String,
}

/// Whoever may start and follow campaigns, an administrator in a strong session, comes in; in a weak one they are led to where they
/// make it strong, and back to the list. For anybody else these pages are not there.
fn administrator(signed_in: &SignedIn, locale: Locale) -> Result<(), Error> {
    if signed_in.administers() {
        Ok(())
    } else if signed_in.person.administrator {
        Err(Error::Elsewhere(SignedIn::to_strength(locale, &accounts::path(locale, "campaigns"))))
    } else {
        Err(Error::nothing_here())
    }
}

fn frame(locale: Locale, rest: &str, title: &str) -> Layout {
    let paths = [locale, locale.other()].map(|locale| format!("{}{rest}", accounts::path(locale, "campaigns")));
    let mut page = Layout::new(locale, String::new(), paths);
    page.title = page.t.s(title);
    page.noindex = true;
    page.section = Section::Account;
    page.crumbs = vec![Crumb { name: page.t.s("account-title"), href: accounts::path(locale, "") }];
    page
}

/// A perimeter in words.
async fn name(db: &Db, t: Texts, locale: Locale, perimeter: &Perimeter) -> Result<String, Error> {
    Ok(match perimeter {
        Perimeter::Base => t.s("campaign-base"),
        Perimeter::Authorities(ids) => t.n("campaign-authorities", ids.len()),
        Perimeter::Region(id) => {
            let named = authorities::named(db.read(), &[id.as_str()]).await.map_err(broken)?;
            named.first().map_or(id.as_str(), |region| region.name_in(locale)).to_owned()
        }
    })
}

/// `GET /fr/compte/campagnes`: every campaign, and whom a new one would ask.
pub async fn list(
    State(db): State<Db>,
    locale: Locale,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    administrator(&signed_in, locale)?;
    let page = frame(locale, "", "campaigns-title");
    let t = page.t;
    let perimeter = Perimeter::parse(&asked.perimeter);
    let preview = match &perimeter {
        Some(perimeter) => Some(preview(&db, t, locale, perimeter).await?),
        None => None,
    };
    let choices = choices(&db, &page, perimeter.as_ref()).await?;
    let mut campaigns = Vec::new();
    for campaign in store::campaigns(db.read()).await.map_err(broken)? {
        campaigns.push(view(&db, &page, campaign).await?);
    }
    html(&CampaignsPage { action: page.path.clone(), choices, preview, campaigns, page })
}

/// The whole base, then each region.
async fn choices(db: &Db, page: &Layout, chosen: Option<&Perimeter>) -> Result<Vec<Choice>, Error> {
    let choice = |perimeter: Perimeter, label: String| Choice {
        code: perimeter.code(),
        label,
        chosen: chosen == Some(&perimeter),
    };
    let regions = authorities::Named::regions(db.read()).await.map_err(broken)?;
    let regions = regions.into_iter().map(|region| {
        let label = region.name_in(page.locale).to_owned();
        choice(Perimeter::Region(region.id), label)
    });
    Ok(std::iter::once(choice(Perimeter::Base, page.t.s("campaign-base"))).chain(regions).collect())
}

async fn preview(db: &Db, t: Texts, locale: Locale, perimeter: &Perimeter) -> Result<PreviewView, Error> {
    let found = actions::preview(db, perimeter).await.map_err(broken)?;
    Ok(PreviewView {
        perimeter: perimeter.code(),
        name: name(db, t, locale, perimeter).await?,
        words: t.n("campaign-asks", found.authorities.len()),
        reachable: t.n("campaign-reaches", found.reachable),
        empty: found.authorities.is_empty(),
    })
}

async fn view(db: &Db, page: &Layout, campaign: Campaign) -> Result<CampaignView, Error> {
    let (t, locale) = (page.t, page.locale);
    let [began, ends] = [campaign.started_at, campaign.closed_at.unwrap_or(campaign.ends_at)].map(|at| t.day(at));
    let open = campaign.closed_at.is_none();
    let key = if open { "campaign-open-line" } else { "campaign-closed-line" };
    Ok(CampaignView {
        href: format!("{}/{}", page.path, campaign.id),
        name: name(db, t, locale, &campaign.perimeter).await?,
        line: t.with(key, &[("began", &began), ("ends", &ends)]),
        open,
    })
}

/// `POST /fr/compte/campagnes`: begins a campaign.
pub async fn start(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    signed_in: SignedIn,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Error> {
    administrator(&signed_in, locale)?;
    let perimeter = Perimeter::parse(&pressed.perimeter).ok_or_else(Error::nothing_here)?;
    let author = signed_in.person.author(None);
    let begun = actions::start(&db, &perimeter, author, clock.now()).await.map_err(broken)?;
    let campaign = begun.ok_or_else(Error::nothing_here)?;
    Ok(to_campaign(locale, &campaign))
}

fn to_campaign(locale: Locale, campaign: &Campaign) -> Response {
    let to = format!("{}/{}", accounts::path(locale, "campaigns"), campaign.id);
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

async fn find(db: &Db, id: &str) -> Result<Campaign, Error> {
    let id = PublicId::parse(id).ok_or_else(Error::nothing_here)?;
    store::by_id(db.read(), &id).await.map_err(broken)?.ok_or_else(Error::nothing_here)
}

/// `GET /fr/compte/campagnes/{id}`, or `{id}.csv`.
pub async fn show(
    State(db): State<Db>,
    locale: Locale,
    Path(id): Path<String>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    administrator(&signed_in, locale)?;
    let (id, file) = id.strip_suffix(".csv").map_or((id.as_str(), false), |id| (id, true));
    let report = Report::of(&db, find(&db, id).await?).await.map_err(broken)?;
    if file {
        return Ok(csv(&report));
    }
    let mut page = frame(locale, &format!("/{id}"), "campaign-title");
    let perimeter = name(&db, page.t, locale, &report.campaign.perimeter).await?;
    page.title = page.t.with("campaign-title", &[("name", &perimeter)]);
    page.crumbs.push(Crumb { name: page.t.s("campaigns-title"), href: accounts::path(locale, "campaigns") });
    html(&draw(page, &report, Standing::parse(&asked.state)))
}

fn csv(report: &Report) -> Response {
    let name = format!("attachment; filename=\"{}.csv\"", report.campaign.id);
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    (headers, paper::csv(&report.table("campagne"), Dialect::Plain)).into_response()
}

fn draw(page: Layout, report: &Report, chosen: Option<Standing>) -> CampaignPage {
    let (t, locale) = (page.t, page.locale);
    let here = page.path.clone();
    let campaign = &report.campaign;
    let number = |count: usize| locale.number(count as u64);
    let found: Vec<&Row> = report.rows.iter().filter(|row| chosen.is_none_or(|it| it == row.mailing.state)).collect();
    let tab = |(state, count): (Standing, usize)| Tab {
        label: format!("{} ({})", t.s(format!("mailing-{}", state.code())), number(count)),
        href: format!("{here}?state={}", state.code()),
        here: chosen == Some(state),
    };
    let all = Tab { label: t.s("campaign-all-states"), href: here.clone(), here: chosen.is_none() };
    let began = t.day(campaign.started_at);
    let key = if campaign.closed_at.is_some() { "campaign-closed-line" } else { "campaign-open-line" };
    let ends = t.day(campaign.closed_at.unwrap_or(campaign.ends_at));
    let rate = locale.percent(report.heard as u64, report.links.max(1) as u64);
    CampaignPage {
        lead: t.with(key, &[("began", &began), ("ends", &ends)]),
        figures: vec![
            (rate, t.with("campaign-rate", &[("heard", &number(report.heard)), ("links", &number(report.links))])),
            (number(report.rows.len()), t.s("campaign-figure-authorities")),
            (number(report.reachable()), t.s("campaign-figure-reachable")),
        ],
        tabs: std::iter::once(all).chain(report.states().into_iter().map(tab)).collect(),
        more: (found.len() > SHOWN).then(|| t.n("campaign-more", found.len() - SHOWN)),
        rows: found.into_iter().take(SHOWN).map(|row| row_view(t, locale, row)).collect(),
        file: format!("{here}.csv"),
        action: here,
        open: campaign.closed_at.is_none(),
        page,
    }
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
    administrator(&signed_in, locale)?;
    let campaign = find(&db, &id).await?;
    if pressed.verb != "close" {
        return Err(Error::nothing_here());
    }
    let author = signed_in.person.author(None);
    actions::close(&db, &campaign, author, clock.now()).await.map_err(broken)?;
    Ok(to_campaign(locale, &campaign))
}
