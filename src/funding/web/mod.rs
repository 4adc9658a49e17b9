//! The pages of the money: the calls with filters, each call and programme with its source, and « Y avons-nous droit ? ».

mod answers;
mod api;
mod ask;
mod facts;
mod filter;
mod list;
mod show;
mod view;

use axum::extract::FromRef;
use axum::routing::get;

pub use api::{ApiDoc, api_routes};

use super::model::Catalogue;
use crate::content::Shelf;
use crate::kernel::{Clock, Locale};
use crate::web::{Crumb, Layout, Router, Section};

/// The addresses of the money, in both languages. What they say depends on the hour: a call closes at midnight of its own zone, so
/// they are not kept like the pages that change with the day.
pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Shelf<Catalogue>: FromRef<S>,
    Clock: FromRef<S>,
{
    Locale::ALL.into_iter().fold(Router::new(), |router, locale| {
        let home = path(locale);
        router
            .route(home, get(list::list))
            .route(&format!("{home}.csv"), get(list::csv))
            .route(&format!("{home}.json"), get(list::json))
            .route(ask_path(locale), get(ask::ask).post(ask::answer))
            .route(&format!("{home}/{{id}}"), get(show::show))
    })
}

/// The list of calls.
pub fn path(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "/fr/financements",
        Locale::En => "/en/funding",
    }
}

/// « Y avons-nous droit ? »
pub fn ask_path(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "/fr/financements/y-avons-nous-droit",
        Locale::En => "/en/funding/may-we-apply",
    }
}

/// The frame of a page below the list.
fn layout(locale: Locale, title: String, paths: [String; 2]) -> Layout {
    let mut layout = Layout::new(locale, title, paths);
    layout.section = Section::Funding;
    layout.crumbs = vec![Crumb { name: layout.t.s("nav-funding"), href: path(locale).to_owned() }];
    layout
}
