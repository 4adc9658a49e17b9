//! The pages of the atlas.

mod authorities;
mod authority;
mod country;
mod data;
mod feeds;
mod figures;
mod form;
mod home;
mod links;
mod map;
mod partnership;
mod respond;

use axum::extract::FromRef;
use axum::routing::get;
use tower::limit::GlobalConcurrencyLimitLayer;

pub use figures::FigureView;

use super::format::Format;
use super::keeper::Atlas;
use crate::db::Db;
use crate::kernel::Locale;
use crate::web::{Router, Site};

/// The addresses of the atlas, in both languages.
pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Atlas: FromRef<S>,
    Site: FromRef<S>,
    Db: FromRef<S>,
{
    let machines = Router::new()
        .route("/", get(home::choose_language))
        .route("/sitemap.xml", get(feeds::sitemap))
        .route("/sitemaps/{file}", get(feeds::sitemap_part))
        .route("/robots.txt", get(feeds::robots))
        .route("/.well-known/security.txt", get(feeds::security));
    let french = ["fr", "collectivites", "partenariats", "pays", "carte", "chiffres", "donnees"];
    let english = ["en", "authorities", "partnerships", "countries", "map", "figures", "data"];
    let charts = Locale::ALL.map(figures::routes).into_iter().fold(machines, Router::merge);
    charts.merge(in_language(french)).merge(in_language(english))
}

/// The addresses of one language, by its words.
fn in_language<S>([language, authorities, links, countries, map, figures, data]: [&str; 7]) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Atlas: FromRef<S>,
    Site: FromRef<S>,
    Db: FromRef<S>,
{
    let at = |rest: &str| format!("/{language}/{rest}");
    let one = |list: &str| at(&format!("{list}/{{id}}"));
    let named = |list: &str| at(&format!("{list}/{{id}}/{{slug}}"));
    let router = Router::new()
        .route(&at(""), get(home::show))
        .route(&at("changes.atom"), get(feeds::atom))
        .route(&at(authorities), get(authorities::list))
        .route(&one(authorities), get(authority::show))
        .route(&named(authorities), get(authority::show_with_slug))
        .route(&at(links), get(links::list))
        .route(&one(links), get(partnership::show))
        .route(&named(links), get(partnership::show_with_slug))
        .route(&at(countries), get(country::list))
        .route(&one(countries), get(country::show))
        .route(&at(&format!("{countries}/{{id}}/map.svg")), get(country::map))
        .route(&at(map), get(map::show))
        .route(&at(&format!("{map}.svg")), get(map::drawing))
        .route(&at(data), get(data::show));
    // Two whole lists are made at a time, the others wait: each may take tens of megabytes.
    let files = Format::FILES.into_iter().fold(Router::new(), |files, format| {
        let file = |list: &str| at(&format!("{list}.{}", format.extension()));
        files
            .route(&file(authorities), get(authorities::file))
            .route(&file(links), get(links::file))
            .route(&file(figures), get(figures::file))
            .route(&file(countries), get(country::file))
    });
    router.merge(files.layer(GlobalConcurrencyLimitLayer::new(2)))
}
