//! The list of campaigns: start one after seeing whom it asks and whom it leaves out.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::who::Follower;
use super::{dashboard, frame, lasts, left_out, list_crumb, name};
use crate::accounts::{SignedIn, broken};
use crate::authorities;
use crate::db::Db;
use crate::freshness::actions;
use crate::freshness::model::{Campaign, Perimeter};
use crate::freshness::store;
use crate::kernel::{Clock, Locale, PublicId, Timestamp};
use crate::organisations::Voice;
use crate::web::{Error, Layout, html};

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
    left_out: Option<String>,
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

/// What is asked for: whom a new campaign would ask, the campaigns of one network.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    perimeter: String,
    #[serde(default)]
    network: String,
}

/// What a button says.
#[derive(Deserialize, Default)]
pub struct Pressed {
    #[serde(default)]
    perimeter: String,
}

/// `GET /fr/compte/campagnes`: the campaigns that one follows, and whom a new one would ask.
pub async fn list(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let who = Follower::asks(&db, signed_in, locale).await?;
    let mut page = frame(locale, "", "campaigns-title");
    let perimeter = Perimeter::parse(&asked.perimeter);
    if perimeter.as_ref().is_some_and(|perimeter| !who.may_ask(perimeter)) {
        return Err(Error::nothing_here());
    }
    let preview = match &perimeter {
        Some(perimeter) => Some(preview(&db, &page, perimeter, clock.now()).await?),
        None => None,
    };
    let choices = choices(&db, &page, (&who, perimeter.as_ref())).await?;
    let campaigns = followed(&db, &mut page, (&who, &asked.network)).await?;
    html(&CampaignsPage { action: page.path.clone(), choices, preview, campaigns, page })
}

/// The territories of one's networks; for the administration the whole base and each region.
async fn choices(db: &Db, page: &Layout, (who, chosen): (&Follower, Option<&Perimeter>)) -> Result<Vec<Choice>, Error> {
    let choice = |perimeter: Perimeter, label: String| Choice {
        code: perimeter.code(),
        label,
        chosen: chosen == Some(&perimeter),
    };
    let own = |(perimeter, name): &(Perimeter, String)| {
        choice(perimeter.clone(), page.t.with("campaign-network", &[("name", name)]))
    };
    let mut all: Vec<Choice> = who.networks.iter().map(own).collect();
    if who.administrator {
        all.push(choice(Perimeter::Base, page.t.s("campaign-base")));
        for region in authorities::Named::regions(db.read()).await.map_err(broken)? {
            let label = region.name_in(page.locale).to_owned();
            all.push(choice(Perimeter::Region(region.id), label));
        }
    }
    Ok(all)
}

async fn preview(db: &Db, page: &Layout, perimeter: &Perimeter, now: Timestamp) -> Result<PreviewView, Error> {
    let found = actions::preview(db, perimeter, now).await.map_err(broken)?;
    let empty = found.authorities.is_empty();
    let words = if empty && found.left_out > 0 {
        page.t.s("campaign-nobody-left")
    } else {
        page.t.n("campaign-asks", found.authorities.len())
    };
    Ok(PreviewView {
        perimeter: perimeter.code(),
        name: name(db, page, perimeter).await?,
        words,
        left_out: left_out(page, found.left_out),
        reachable: page.t.n("campaign-reaches", found.reachable),
        empty,
    })
}

/// The campaigns that somebody sees, or those of one network that they follow: the title then names it.
async fn followed(db: &Db, page: &mut Layout, (who, network): (&Follower, &str)) -> Result<Vec<CampaignView>, Error> {
    let mut found = store::campaigns(db.read()).await.map_err(broken)?;
    found.retain(|campaign| who.sees(campaign));
    if !network.is_empty() {
        let id = PublicId::parse(network).filter(|id| who.follows(id)).ok_or_else(Error::nothing_here)?;
        let known = Voice::name_of(db, &id).await.map_err(broken)?.ok_or_else(Error::nothing_here)?;
        found.retain(|campaign| campaign.perimeter.network() == Some(&id));
        let back = list_crumb(page);
        page.crumbs.push(back);
        page.title = page.t.with("campaigns-of", &[("name", &known)]);
    }
    let mut campaigns = Vec::with_capacity(found.len());
    for campaign in found {
        campaigns.push(view(db, page, campaign).await?);
    }
    Ok(campaigns)
}

async fn view(db: &Db, page: &Layout, campaign: Campaign) -> Result<CampaignView, Error> {
    Ok(CampaignView {
        href: format!("{}/{}", page.path, campaign.id),
        name: name(db, page, &campaign.perimeter).await?,
        line: lasts(page, &campaign),
        open: campaign.closed_at.is_none(),
    })
}

/// `POST /fr/compte/campagnes`: begins a campaign.
pub async fn start(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    signed_in: SignedIn,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Error> {
    let who = Follower::asks(&db, signed_in, locale).await?;
    let perimeter = Perimeter::parse(&pressed.perimeter).filter(|perimeter| who.may_ask(perimeter));
    let perimeter = perimeter.ok_or_else(Error::nothing_here)?;
    let author = who.author(&perimeter);
    let begun = actions::start(&db, &perimeter, author, clock.now()).await.map_err(broken)?;
    let campaign = begun.ok_or_else(Error::nothing_here)?;
    Ok(dashboard::see(locale, &campaign))
}
