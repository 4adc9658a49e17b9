//! The pages of the law: eight questions and their verdict, the rules and the lists with their sources, the calculations.

mod api;
mod asks;
mod assistant;
mod calculations;
mod edit;
mod lists;
mod questions;
mod rules;
mod view;

use axum::extract::FromRef;
use axum::routing::get;

pub use api::{ApiDoc, api_routes};
pub use edit::Editable;
use edit::{LISTS, RULES};
pub use view::{Findings, Sourced};

use super::rule::Law;
use crate::content::Shelf;
use crate::db::Db;
use crate::kernel::{Clock, Locale};
use crate::web::{Crumb, Layout, Router, Section};

/// The addresses of the law, in both languages: those that are the same for everybody, and the answers to what somebody told.
pub fn routes<S>() -> [Router<S>; 2]
where
    S: Clone + Send + Sync + 'static,
    Shelf<Law>: FromRef<S>,
    Db: FromRef<S>,
    Clock: FromRef<S>,
{
    Locale::ALL.into_iter().fold([Router::new(), Router::new()], |[same, answers], locale| {
        let same = same
            .route(path(locale, Page::Home), get(assistant::ask))
            .route(path(locale, Page::Rules), get(rules::list))
            .route(&format!("{}/{{id}}", path(locale, Page::Rules)), get(rules::show))
            .route(path(locale, Page::Lists), get(lists::all))
            .route(&format!("{}/{{id}}", path(locale, Page::Lists)), get(lists::show));
        let answers = answers
            .route(path(locale, Page::Verdict), get(assistant::verdict))
            .route(path(locale, Page::Calculations), get(calculations::show))
            .route(&RULES.edit_path(locale, "{id}"), RULES.methods())
            .route(&LISTS.edit_path(locale, "{id}"), LISTS.methods());
        [same, answers]
    })
}

/// A page of the law.
#[derive(Clone, Copy)]
pub enum Page {
    Home,
    Verdict,
    Rules,
    Lists,
    Calculations,
}

/// Its address.
pub fn path(locale: Locale, page: Page) -> &'static str {
    match (page, locale) {
        (Page::Home, Locale::Fr) => "/fr/droit",
        (Page::Home, Locale::En) => "/en/law",
        (Page::Verdict, Locale::Fr) => "/fr/droit/reponse",
        (Page::Verdict, Locale::En) => "/en/law/answer",
        (Page::Rules, Locale::Fr) => "/fr/droit/regles",
        (Page::Rules, Locale::En) => "/en/law/rules",
        (Page::Lists, Locale::Fr) => "/fr/droit/listes",
        (Page::Lists, Locale::En) => "/en/law/lists",
        (Page::Calculations, Locale::Fr) => "/fr/droit/calculs",
        (Page::Calculations, Locale::En) => "/en/law/calculations",
    }
}

/// The frame of a page of the law; `rest` follows its address.
fn layout(locale: Locale, page: Page, title: &str, rest: &str) -> Layout {
    let paths = [locale, locale.other()].map(|locale| format!("{}{rest}", path(locale, page)));
    let mut layout = Layout::new(locale, String::new(), paths);
    layout.title = layout.t.s(title);
    layout.section = Section::Law;
    if !matches!(page, Page::Home) {
        layout.crumbs = vec![Crumb { name: layout.t.s("nav-law"), href: path(locale, Page::Home).to_owned() }];
    }
    layout
}
