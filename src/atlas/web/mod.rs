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

use axum::Router;
use axum::extract::FromRef;
use axum::routing::get;

pub use figures::{recount_address, source_words};

use super::format::Format;
use super::keeper::Atlas;
use crate::db::Db;
use crate::web::Site;

/// The addresses of the atlas, in both languages.
pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Atlas: FromRef<S>,
    Site: FromRef<S>,
    Db: FromRef<S>,
{
    let mut router = Router::new()
        .route("/", get(home::choose_language))
        .route("/sitemap.xml", get(feeds::sitemap))
        .route("/sitemaps/{file}", get(feeds::sitemap_part))
        .route("/robots.txt", get(feeds::robots))
        .route("/.well-known/security.txt", get(feeds::security));
    for (language, [authorities, links, countries, map, figures, data]) in [
        ("fr", ["collectivites", "partenariats", "pays", "carte", "chiffres", "donnees"]),
        ("en", ["authorities", "partnerships", "countries", "map", "figures", "data"]),
    ] {
        let at = |rest: &str| format!("/{language}/{rest}");
        router = router
            .route(&at(""), get(home::show))
            .route(&at("changes.atom"), get(feeds::atom))
            .route(&at(authorities), get(authorities::list))
            .route(&at(&format!("{authorities}/{{id}}")), get(authority::show))
            .route(&at(&format!("{authorities}/{{id}}/{{slug}}")), get(authority::show_with_slug))
            .route(&at(links), get(links::list))
            .route(&at(&format!("{links}/{{id}}")), get(partnership::show))
            .route(&at(&format!("{links}/{{id}}/{{slug}}")), get(partnership::show_with_slug))
            .route(&at(&format!("{countries}/{{code}}")), get(country::show))
            .route(&at(&format!("{countries}/{{code}}/map.svg")), get(country::map))
            .route(&at(countries), get(country::list))
            .route(&at(map), get(map::show))
            .route(&at(&format!("{map}.svg")), get(map::drawing))
            .route(&at(figures), get(figures::show))
            .route(&at(&format!("{figures}/{{id}}")), get(figures::one))
            .route(&at(data), get(data::show));
        for format in Format::FILES {
            let file = |name: &str| at(&format!("{name}.{}", format.extension()));
            router = router
                .route(&file(authorities), get(authorities::file))
                .route(&file(links), get(links::file))
                .route(&file(figures), get(figures::file));
        }
    }
    router
}
