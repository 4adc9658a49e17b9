//! The map of links: a drawing, its table, and the interactive map for those who ask for it.
//!
//! One address holds the whole state: the filters of the list of links, whether the map is interactive, where it looks. The
//! drawing and the table stand on the page in any case; the script of the interactive map comes only where it is asked for.

mod page;
mod state;
mod twin;

use axum::extract::{RawQuery, State};
use axum::response::Response;

use super::super::filter::{LinkFilter, Query};
use super::super::keeper::Atlas;
use super::super::maps;
use super::super::snapshot::{Perimeter, Snapshot};
use super::respond;
use crate::kernel::Locale;
use crate::web::{Error, html};
use state::MapState;

/// `GET /fr/carte`
pub async fn show(State(atlas): State<Atlas>, locale: Locale, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let atlas = atlas.now();
    let query = Query::read(query.as_deref().unwrap_or_default()).map_err(respond::bad_request)?;
    let (state, rest) = MapState::read(query.pairs).map_err(respond::bad_request)?;
    let filter = filter(&rest, &atlas)?;
    html(&page::draw(locale, &atlas, &filter, &state))
}

/// `GET /fr/carte.svg`, with the same filters.
pub async fn drawing(State(atlas): State<Atlas>, locale: Locale, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let atlas = atlas.now();
    let query = Query::read(query.as_deref().unwrap_or_default()).map_err(respond::bad_request)?;
    let (_, rest) = MapState::read(query.pairs).map_err(respond::bad_request)?;
    let filter = filter(&rest, &atlas)?;
    let links = maps::select(&atlas, &filter);
    Ok(respond::svg(maps::draw(&page::scene(locale, &atlas, &filter, &links))))
}

/// The filter of the list; without any condition the world is seen from France.
fn filter(pairs: &[(String, String)], atlas: &Snapshot) -> Result<LinkFilter, Error> {
    let filter = LinkFilter::read(pairs, atlas).map_err(respond::bad_request)?;
    let from_france = filter.perimeter.is_none() && !filter.narrows();
    Ok(LinkFilter { perimeter: if from_france { Some(Perimeter::FranceAbroad) } else { filter.perimeter }, ..filter })
}
