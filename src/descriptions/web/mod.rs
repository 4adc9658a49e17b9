//! The pages of what an authority says of itself: the form, the history, taking back.

mod form;
mod history;

use axum::extract::FromRef;
use axum::routing::{get, post};

use crate::accounts::broken;
use crate::authorities::Named;
use crate::db::Db;
use crate::kernel::{Clock, Locale, PublicId};
use crate::web::{Crumb, Error, Layout, Router, Section, WayOut};

/// The addresses of this slice, in both languages: those that are the same for everybody, and those of one person.
pub fn routes<S>() -> [Router<S>; 2]
where
    S: Clone + Send + Sync + 'static,
    Db: FromRef<S>,
    Clock: FromRef<S>,
{
    let [public, own] = [Router::new(), Router::new()];
    let public = Locale::ALL
        .into_iter()
        .fold(public, |router: Router<S>, locale| router.route(&path(locale, "{id}", "history"), get(history::show)));
    let own = Locale::ALL.into_iter().fold(own, |router: Router<S>, locale| {
        router
            .route(&path(locale, "{id}", "describe"), get(form::show).post(form::act))
            .route(&format!("{}/{{seq}}", path(locale, "{id}", "undo")), post(form::undo).get(form::back))
    });
    [public, own]
}

/// The address of a page about an authority, by its English word; nothing stands for its own page.
fn path(locale: Locale, id: &str, page: &str) -> String {
    let (list, words) = match locale {
        Locale::Fr => ("/fr/collectivites", ["historique", "decrire", "annuler"]),
        Locale::En => ("/en/authorities", ["history", "describe", "undo"]),
    };
    let word = ["history", "describe", "undo"].iter().position(|word| *word == page).and_then(|at| words.get(at));
    word.map_or_else(|| format!("{list}/{id}"), |word| format!("{list}/{id}/{word}"))
}

/// The page of an authority, with its name in the address.
fn own_page(locale: Locale, authority: &Named) -> String {
    let (base, readable) = (path(locale, authority.id.as_str(), ""), authority.readable());
    if readable.is_empty() { base } else { format!("{base}/{readable}") }
}

fn not_found() -> Error {
    Error::NotFound(vec![
        WayOut::named(["Chercher une collectivité", "Look for an authority"], ["/fr/recherche", "/en/search"]),
        WayOut::links(),
    ])
}

/// An authority, or the one that it was merged into: what is sent to the old address is meant for it.
async fn authority(db: &Db, id: &str) -> Result<Named, Error> {
    let id = PublicId::parse(id).ok_or_else(not_found)?;
    Named::present(db.read(), &id).await.map_err(broken)?.ok_or_else(not_found)
}

/// The authority of a page, by its English word, that was asked for as `id`; the page of one that was merged has moved.
fn in_place(found: Named, locale: Locale, (id, page): (&str, &str)) -> Result<Named, Error> {
    if found.id.as_str() == id { Ok(found) } else { Err(Error::Moved(path(locale, found.id.as_str(), page))) }
}

fn frame(locale: Locale, authority: &Named, page: &str, title: &str) -> Layout {
    let id = authority.id.as_str();
    let paths = [locale, locale.other()].map(|locale| path(locale, id, page));
    let mut layout = Layout::new(locale, String::new(), paths);
    let name = authority.name_in(locale);
    layout.title = layout.t.with(title, &[("name", name)]);
    layout.section = Section::Atlas;
    layout.noindex = true;
    layout.crumbs = vec![Crumb { name: name.to_owned(), href: own_page(locale, authority) }];
    layout
}
