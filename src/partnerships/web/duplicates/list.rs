//! The list of what may be recorded twice, of what was said to be two, and of what was merged.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::kept::Kept;
use super::rows::{self, Row};
use super::who::Who;
use super::{frame, words};
use crate::accounts::{self, SignedIn, broken};
use crate::authorities::Named;
use crate::db::Db;
use crate::kernel::{Clock, Locale, Paging, PublicId};
use crate::partnerships::duplicates;
use crate::partnerships::duplicates::model::{Class, Pair};
use crate::partnerships::suggestions::model::Entity;
use crate::web::{Error, Layout, Pager, html};

/// Pairs a page.
const LIMIT: usize = 25;

/// What is asked for; what is empty asks for all.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    what: String,
    #[serde(default)]
    class: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    region: String,
    #[serde(default)]
    show: String,
    page: Option<usize>,
}

struct Choice {
    code: String,
    label: String,
    chosen: bool,
}

/// A field to choose by: name, label, choices.
struct Select {
    name: &'static str,
    label: String,
    choices: Vec<Choice>,
}

struct Tab {
    href: String,
    label: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "partnerships/pages/duplicates.html")]
struct ListPage {
    page: Layout,
    action: String,
    show: String,
    tabs: Vec<Tab>,
    selects: Vec<Select>,
    count: String,
    rows: Vec<Row>,
    pager: Option<Pager>,
}

/// `GET /fr/compte/doublons`
pub async fn show(
    (State(db), State(clock), Extension(kept)): (State<Db>, State<Clock>, Extension<Kept>),
    locale: Locale,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let back = accounts::path(locale, "duplicates");
    let who = Who::asks(&db, signed_in, (locale, &back)).await?;
    let mut page = empty(locale, &asked);
    match page.show.as_str() {
        "apart" => page.rows = rows::apart(&db, locale, &who).await?,
        "merged" => page.rows = rows::merged(&db, locale, &who, clock.now()).await?,
        _ => open(&db, (&kept, &who), &asked, &mut page).await?,
    }
    html(&page)
}

fn empty(locale: Locale, asked: &Asked) -> ListPage {
    let page = frame(locale, "", String::new());
    let t = page.t;
    let action = page.path.clone();
    let show = if matches!(asked.show.as_str(), "apart" | "merged") { asked.show.as_str() } else { "open" };
    let tab = |code: &str| Tab {
        href: if code == "open" { action.clone() } else { format!("{action}?show={code}") },
        label: t.s(format!("duplicates-tab-{code}")),
        here: code == show,
    };
    let tabs = ["open", "apart", "merged"].map(tab).into();
    let show = show.to_owned();
    let title = t.s("duplicates-title");
    let page = Layout { title, ..page };
    ListPage { page, action, show, tabs, selects: Vec::new(), count: String::new(), rows: Vec::new(), pager: None }
}

/// Every pair that somebody may decide, reported ones first within their class, without what was said to be two.
async fn pairs(db: &Db, kept: &Kept, who: &Who) -> Result<Vec<Pair>, Error> {
    let apart = duplicates::apart(db.read()).await.map_err(broken)?;
    let apart: HashSet<[PublicId; 2]> = apart.into_iter().map(|one| one.ids).collect();
    let found: Arc<Vec<Pair>> = kept.pairs(db).await?;
    let told = rows::reported(db, &found).await?;
    let known: HashSet<[PublicId; 2]> = told.iter().map(|pair| pair.ids.clone()).collect();
    let found = found.iter().filter(|pair| !known.contains(&pair.ids)).cloned();
    let mut all: Vec<Pair> = told.into_iter().chain(found).collect();
    all.retain(|pair| !apart.contains(&pair.ids) && who.sees(pair));
    all.sort_by_key(|pair| pair.class);
    Ok(all)
}

async fn open(db: &Db, (kept, who): (&Kept, &Who), asked: &Asked, page: &mut ListPage) -> Result<(), Error> {
    let locale = page.page.locale;
    let all = pairs(db, kept, who).await?;
    page.selects = selects(db, &page.page, (asked, &all)).await?;
    let region = match PublicId::parse(&asked.region) {
        Some(region) => Some(Named::within(db.read(), &region).await.map_err(broken)?),
        None => None,
    };
    let fits = |pair: &&Pair| {
        let is = |asked: &str, code: &str| asked.is_empty() || asked == code;
        is(&asked.what, pair.entity.code())
            && Class::parse(&asked.class).is_none_or(|class| class == pair.class)
            && (asked.country.is_empty() || pair.countries.contains(&asked.country))
            && region.as_ref().is_none_or(|within| pair.french.iter().any(|id| within.contains(id)))
    };
    let fitting: Vec<&Pair> = all.iter().filter(fits).collect();
    let paging = Paging { page: asked.page.unwrap_or(1), limit: LIMIT, total: fitting.len() };
    if !paging.exists() {
        return Err(Error::nothing_here());
    }
    page.count = page.page.t.n("duplicates-count", fitting.len());
    page.rows = rows::found(db, locale, &fitting[paging.range()]).await?;
    page.pager = pager(page, asked, paging);
    Ok(())
}

fn pager(page: &ListPage, asked: &Asked, paging: Paging) -> Option<Pager> {
    Pager::of_several(page.page.t, paging, |number| {
        let set =
            [("what", &asked.what), ("class", &asked.class), ("country", &asked.country), ("region", &asked.region)];
        let set = set.into_iter().filter(|(_, value)| !value.is_empty());
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(set).append_pair("page", &number.to_string());
        format!("{}?{}", page.action, query.finish())
    })
}

async fn selects(db: &Db, page: &Layout, (asked, all): (&Asked, &[Pair])) -> Result<Vec<Select>, Error> {
    let (t, locale) = (page.t, page.locale);
    let choice =
        |code: &str, label: String, chosen: &str| Choice { code: code.to_owned(), label, chosen: code == chosen };
    let codes: BTreeSet<&String> = all.iter().flat_map(|pair| &pair.countries).collect();
    let mut countries: Vec<Choice> =
        codes.into_iter().map(|code| choice(code, words::country(locale, code), &asked.country)).collect();
    countries.sort_by(|a, b| a.label.cmp(&b.label));
    let regions = Named::regions(db.read()).await.map_err(broken)?;
    let regions = regions.iter().map(|one| choice(one.id.as_str(), one.name_in(locale).to_owned(), &asked.region));
    let what = |entity: &Entity| choice(entity.code(), t.s(format!("duplicates-what-{}", entity.code())), &asked.what);
    let class = |class: &Class| choice(class.code(), t.s(format!("duplicates-class-{}", class.code())), &asked.class);
    let select = |name: &'static str, choices: Vec<Choice>| Select {
        name,
        label: t.s(format!("duplicates-filter-{name}")),
        choices,
    };
    Ok(vec![
        select("what", Entity::ALL.iter().map(what).collect()),
        select("class", Class::ALL.iter().map(class).collect()),
        select("country", countries),
        select("region", regions.collect()),
    ])
}
