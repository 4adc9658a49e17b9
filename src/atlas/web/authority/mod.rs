//! An authority's page, its files and its map.

mod identity;
mod page;
mod state;
mod surroundings;

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

use serde_json::json;

use super::super::api::{self, AuthorityJson};
use super::super::filter::{LinkFilter, Query};
use super::super::format::Format;
use super::super::keeper::Atlas;
use super::super::maps;
use super::super::snapshot::Snapshot;
use super::super::view::address;
use super::respond;
use crate::kernel::{Locale, PublicId};
use crate::web::{Error, Site, WayOut, html};

/// `GET /fr/collectivites/{id}`: to the address with the name; or a file, with `.csv` and the like.
pub async fn show(
    State(atlas): State<Atlas>,
    State(site): State<Site>,
    locale: Locale,
    Path(last): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let (id, format) = Format::split(&last);
    let id = PublicId::parse(&id.to_ascii_lowercase()).ok_or_else(not_found)?;
    let snapshot = atlas.now();
    if format != Format::Html {
        return file(&snapshot, &site, (&id, format), query.as_deref(), locale);
    }
    let present = snapshot.moved(&id).unwrap_or(&id);
    let ix = snapshot.find(present).ok_or_else(not_found)?;
    let canonical = address::authority(locale, snapshot.authority(ix));
    if canonical.ends_with(&format!("/{id}")) {
        return html(&page::draw(locale, &snapshot, ix));
    }
    Ok(respond::moved_to(&canonical, query.as_deref()))
}

/// `GET /fr/collectivites/{id}/{slug}`: the page; `carte.svg` and `map.svg` are its map.
pub async fn show_with_slug(
    State(atlas): State<Atlas>,
    locale: Locale,
    Path((id, slug)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let atlas = atlas.now();
    let id = PublicId::parse(&id.to_ascii_lowercase()).ok_or_else(not_found)?;
    let present = atlas.moved(&id).unwrap_or(&id);
    let ix = atlas.find(present).ok_or_else(not_found)?;
    if slug == "map.svg" {
        return Ok(respond::svg(maps::draw(&maps::of_authority(locale, &atlas, ix))));
    }
    let format = Format::split(&slug).1;
    if format != Format::Html {
        let file = format!("{}/{present}.{}", address::authorities(locale), format.extension());
        return Ok(respond::moved_to(&file, query.as_deref()));
    }
    let canonical = address::authority(locale, atlas.authority(ix));
    if canonical.ends_with(&format!("/{id}/{slug}")) {
        return html(&page::draw(locale, &atlas, ix));
    }
    Ok(respond::moved_to(&canonical, query.as_deref()))
}

fn not_found() -> Error {
    Error::NotFound(vec![
        WayOut::named(["Chercher une collectivité", "Look for an authority"], ["/fr/recherche", "/en/search"]),
        WayOut::links(),
    ])
}

fn file(
    atlas: &Snapshot,
    site: &Site,
    (id, format): (&PublicId, Format),
    query: Option<&str>,
    locale: Locale,
) -> Result<Response, Error> {
    let Some(ix) = atlas.find(id) else {
        let present = atlas.moved(id).ok_or_else(Error::nothing_here)?;
        let address = format!("{}/{present}.{}", address::authorities(locale), format.extension());
        let mut moved = respond::moved_to(&address, query);
        if format == Format::Json {
            *moved.body_mut() = json!({ "moved_to": present.as_str() }).to_string().into();
            moved.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        return Ok(moved);
    };
    let query = Query::read(query.unwrap_or_default()).map_err(respond::bad_request)?;
    let filter = LinkFilter::read(&query.pairs, atlas).map_err(respond::bad_request)?;
    match format {
        Format::Json => Ok(Json(AuthorityJson::of(atlas, ix, &site.base)).into_response()),
        Format::Geojson => {
            let links = LinkFilter { authority: Some(ix), ..filter }.apply(atlas);
            let mut collection = api::authorities_geojson(atlas, &[ix], &site.base);
            links.iter().for_each(|link| collection.add(&api::link_feature(atlas, *link, &site.base)));
            Ok(([(header::CONTENT_TYPE, format.media_type())], collection.text()).into_response())
        }
        _ => {
            let links = LinkFilter { authority: Some(ix), ..filter }.apply(atlas);
            respond::links_file(atlas, &links, (format, &query), (site, ""))
        }
    }
}
