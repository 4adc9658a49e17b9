//! The page of figures, a page a chart with its image and its files, a territory beside another.

mod chart;
mod compare;
mod embed;
mod files;
mod image;
mod page;
mod view;

use axum::extract::FromRef;
use axum::routing::get;

pub use chart::one;
pub use files::file;
pub use page::show;
pub use view::FigureView;

use super::super::filter::{Problem, Query};
use super::super::format::Format;
use super::super::keeper::Atlas;
use super::super::view::address;
use crate::kernel::Locale;
use crate::web::{Error, Router, Site, WayOut};

/// The addresses under the page of figures, in one language: they stand together because one word tells them all apart.
pub fn routes<S>(locale: Locale) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Atlas: FromRef<S>,
    Site: FromRef<S>,
{
    let (figures, compare) = (address::figures(locale), address::compare(locale));
    let pages = Router::new()
        .route(figures, get(show))
        .route(&format!("{figures}/{{id}}"), get(one))
        .route(compare, get(compare::show));
    let files = Format::FILES.iter().map(|format| format!("{compare}.{}", format.extension()));
    files.fold(pages, |router, path| router.route(&path, get(compare::file)))
}

fn bad_request(problem: &Problem) -> Error {
    Error::BadRequest(problem.told(), ways())
}

/// The ways out of an address of figures that means nothing.
fn ways() -> Vec<WayOut> {
    let [fr, en] = Locale::ALL;
    vec![
        WayOut::named(["Tous les chiffres", "All figures"], [address::figures(fr), address::figures(en)]),
        WayOut::named(["Comparer deux territoires", "Compare two territories"], [fr, en].map(address::compare)),
    ]
}

fn refuse_filters(query: Option<&str>) -> Result<Query, Error> {
    let query = Query::read(query.unwrap_or_default()).map_err(|problem| bad_request(&problem))?;
    match query.pairs.first() {
        Some((name, _)) => Err(bad_request(&Problem::UnknownName(name.chars().take(60).collect()))),
        None => Ok(query),
    }
}
