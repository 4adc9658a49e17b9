//! The regional networks, for everybody: their territories, how many authorities with links lie there, which functions speak.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::represent::of_organisation;
use crate::accounts::{self, broken};
use crate::db::Db;
use crate::kernel::{Locale, PartialDate, PublicId};
use crate::organisations::handover::KnownLinks;
use crate::organisations::model::{Kind, Organisation};
use crate::organisations::networks::{Network, checked_on};
use crate::organisations::store;
use crate::web::{Crumb, Error, Layout, Section, Texts, html};

struct Region {
    name: String,
    href: String,
}

struct Row {
    name: String,
    href: String,
    regions: Vec<Region>,
    count: usize,
}

#[derive(Template)]
#[template(path = "organisations/pages/networks.html")]
struct ListPage {
    page: Layout,
    rows: Vec<Row>,
    checked: String,
    /// The list of all organisations.
    registered: &'static str,
}

#[derive(Template)]
#[template(path = "organisations/pages/network.html")]
struct NetworkPage {
    page: Layout,
    row: Row,
    website: Option<String>,
    functions: Vec<String>,
    source: Option<&'static str>,
    to_verify: bool,
    checked: String,
    represent: String,
    /// Where who speaks for it finds its campaigns.
    campaigns: String,
}

/// The list of networks.
pub fn path(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "/fr/reseaux",
        Locale::En => "/en/networks",
    }
}

fn row(locale: Locale, known: &KnownLinks, organisation: &Organisation, territory: &[PublicId]) -> Row {
    let region = |id: &PublicId| {
        let names = known.0.name(id)?;
        let name = names[usize::from(locale == Locale::En)].clone();
        Some(Region { name, href: format!("{}/{id}", super::list(locale)) })
    };
    Row {
        name: organisation.name.clone(),
        href: format!("{}/{}", path(locale), organisation.id),
        regions: territory.iter().filter_map(region).collect(),
        count: known.0.authorities_with_links(territory),
    }
}

/// When the list was last looked over, in words.
fn looked_over(t: Texts) -> String {
    PartialDate::parse(checked_on()).map_or_else(|| t.s("unknown"), |date| t.date(date))
}

/// `GET /fr/reseaux`
pub async fn list(State(db): State<Db>, State(known): State<KnownLinks>, locale: Locale) -> Result<Response, Error> {
    let mut rows = Vec::new();
    for organisation in store::of_kind(db.read(), Kind::Network).await.map_err(broken)? {
        let territory = store::territory(db.read(), &organisation).await.map_err(broken)?;
        rows.push(row(locale, &known, &organisation, &territory));
    }
    let paths = [locale, locale.other()].map(|locale| path(locale).to_owned());
    let mut page = Layout::new(locale, String::new(), paths);
    page.title = page.t.s("networks-title");
    page.description = page.t.s("networks-lead");
    page.section = Section::Atlas;
    let checked = looked_over(page.t);
    html(&ListPage { page, rows, checked, registered: super::registered::path(locale) })
}

/// `GET /fr/reseaux/{id}`
pub async fn show(
    State(db): State<Db>,
    State(known): State<KnownLinks>,
    locale: Locale,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let found = store::by_id(db.read(), &id).await.map_err(broken)?;
    let organisation = found.filter(|one| one.kind == Kind::Network).ok_or_else(Error::nothing_here)?;
    let territory = store::territory(db.read(), &organisation).await.map_err(broken)?;
    let members = store::of_organisation(db.read(), &organisation).await.map_err(broken)?;
    let row = row(locale, &known, &organisation, &territory);
    let functions = members.iter().filter(|one| one.speaks()).map(|one| one.function.clone()).collect();
    html(&drawn(locale, organisation, row, functions))
}

fn drawn(locale: Locale, organisation: Organisation, row: Row, functions: Vec<String>) -> NetworkPage {
    let paths = [locale, locale.other()].map(|locale| format!("{}/{}", path(locale), organisation.id));
    let mut page = Layout::new(locale, organisation.name.clone(), paths);
    page.section = Section::Atlas;
    page.crumbs = vec![Crumb { name: page.t.s("networks-title"), href: path(locale).to_owned() }];
    let listed = Network::with_id(&organisation.id);
    NetworkPage {
        row,
        website: organisation.website,
        functions,
        source: listed.map(|network| network.source.as_str()),
        to_verify: listed.is_none_or(Network::is_to_verify),
        checked: looked_over(page.t),
        represent: of_organisation(locale, organisation.id.as_str()),
        campaigns: format!("{}?network={}", accounts::path(locale, "campaigns"), organisation.id),
        page,
    }
}
