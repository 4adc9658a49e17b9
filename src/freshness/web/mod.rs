//! The pages of campaigns: the answer to a letter, and the dashboard of administrators and of regional networks.

mod answer;
mod board;
mod dashboard;
mod report;
mod who;

use axum::extract::FromRef;
use axum::routing::get;

pub use report::status;

use super::model::{Campaign, Perimeter};
use super::words::answer_path;
use crate::accounts::{self, broken};
use crate::authorities;
use crate::db::Db;
use crate::kernel::{Clock, Locale};
use crate::organisations::Voice;
use crate::web::{Crumb, Error, Layout, Router, Section, Site};

/// The addresses of this slice, in both languages; nobody keeps their answers.
pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Db: FromRef<S>,
    Clock: FromRef<S>,
    Site: FromRef<S>,
{
    Locale::ALL.into_iter().fold(Router::new(), |router, locale| {
        let answer = answer_path(locale, "{secret}");
        let board = accounts::path(locale, "campaigns");
        router
            .route(&answer, get(answer::show).post(answer::act))
            .route(&format!("{answer}/{{link}}"), get(answer::form).post(answer::correct))
            .route(&board, get(board::list).post(board::start))
            .route(&format!("{board}/{{id}}"), get(dashboard::show).post(dashboard::act))
    })
}

/// The frame of a page below the list of campaigns.
fn frame(locale: Locale, rest: &str, title: &str) -> Layout {
    let paths = [locale, locale.other()].map(|locale| format!("{}{rest}", accounts::path(locale, "campaigns")));
    let mut page = Layout::new(locale, String::new(), paths);
    page.title = page.t.s(title);
    page.noindex = true;
    page.section = Section::Account;
    page.crumbs = vec![Crumb { name: page.t.s("account-title"), href: accounts::path(locale, "") }];
    page
}

/// The way back to the list of campaigns.
fn list_crumb(page: &Layout) -> Crumb {
    Crumb { name: page.t.s("campaigns-title"), href: accounts::path(page.locale, "campaigns") }
}

/// A perimeter in words.
async fn name(db: &Db, page: &Layout, perimeter: &Perimeter) -> Result<String, Error> {
    Ok(match perimeter {
        Perimeter::Base => page.t.s("campaign-base"),
        Perimeter::Authorities(ids) => page.t.n("campaign-authorities", ids.len()),
        Perimeter::Region(id) => {
            let named = authorities::named(db.read(), &[id.as_str()]).await.map_err(broken)?;
            named.first().map_or(id.as_str(), |region| region.name_in(page.locale)).to_owned()
        }
        Perimeter::Network(id, _) => {
            let known = Voice::name_of(db, id).await.map_err(broken)?;
            page.t.with("campaign-network", &[("name", known.as_deref().unwrap_or(id.as_str()))])
        }
    })
}

/// When a campaign began and ends, or ended, in words.
fn lasts(page: &Layout, campaign: &Campaign) -> String {
    let [began, ends] = [campaign.started_at, campaign.closed_at.unwrap_or(campaign.ends_at)].map(|at| page.t.day(at));
    let key = if campaign.closed_at.is_some() { "campaign-closed-line" } else { "campaign-open-line" };
    page.t.with(key, &[("began", &began), ("ends", &ends)])
}

/// How many authorities are left out, in words; nothing when none is.
fn left_out(page: &Layout, count: usize) -> Option<String> {
    (count > 0).then(|| page.t.n("campaign-left-out", count))
}
