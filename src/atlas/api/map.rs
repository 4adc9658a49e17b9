//! What the interactive map asks for: places and arcs of a window, and the ground under them.

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::filter::{LinkFilter, Problem, Query};
use super::super::keeper::Atlas;
use super::super::maps::{self, Chart, Cluster, Ground, Side, Window};
use super::super::snapshot::{Snapshot, Spot};
use super::super::view::{self, address};
use super::handlers::bad;
use crate::kernel::Locale;
use crate::web::Error;

/// The links of a filter seen through a window; what goes together stands at the same place of parallel arrays.
#[derive(Serialize, ToSchema)]
pub struct MapJson {
    /// Links that pass the filters.
    total: usize,
    /// Those of which no party has a known position.
    unplaced: usize,
    /// Those with a party in the window.
    in_view: usize,
    /// The zoom at which places were gathered: less than asked for when the window is too large for it.
    zoom: u8,
    /// Places gathered: those in the window, then those outside at which an arc ends.
    clusters: ClustersJson,
    /// Arcs between clusters, the heaviest first; null when no filter chooses some of the links.
    arcs: Option<ArcsJson>,
    /// The places that are named.
    places: PlacesJson,
    /// The places in the window with the most links, as numbers in `places`.
    heaviest: Vec<usize>,
}

/// Places near one another.
#[derive(Default, Serialize, ToSchema)]
pub struct ClustersJson {
    /// How many of them lie in the window.
    near: usize,
    /// Latitudes in ten-thousandths of a degree.
    lat: Vec<i32>,
    /// Longitudes in ten-thousandths of a degree.
    lon: Vec<i32>,
    /// 0: in France; 1: abroad; 2: both.
    side: Vec<u8>,
    /// How many places.
    places: Vec<u32>,
    /// How many links they take part in.
    links: Vec<u32>,
    /// How many of them are named: that many entries of `places`, one cluster after the other.
    named: Vec<usize>,
}

/// Arcs between clusters.
#[derive(Serialize, ToSchema)]
pub struct ArcsJson {
    /// How many arcs there are, drawn or not.
    total: usize,
    /// Links whose parties stand in one cluster.
    inner: usize,
    /// From this cluster.
    from: Vec<u32>,
    /// To that one.
    to: Vec<u32>,
    /// How many links.
    links: Vec<u32>,
}

/// Places by name.
#[derive(Default, Serialize, ToSchema)]
pub struct PlacesJson {
    /// Identifiers.
    id: Vec<String>,
    /// Names.
    name: Vec<String>,
    /// Where each lies, in a word.
    context: Vec<String>,
    /// The pages.
    url: Vec<String>,
    /// Links that pass the filters.
    links: Vec<u32>,
}

/// `GET /api/v1/map`
#[utoipa::path(get, path = "/api/v1/map", params(
    ("bbox" = Option<String>, Query, description = "west,south,east,north in degrees; east less than west across the antimeridian; the world without it"),
    ("zoom" = Option<u8>, Query, description = "0 to 20, as web maps count it"), ("lang" = Option<String>, Query, description = "fr or en"),
    ("country" = Option<String>, Query, description = "ISO 3166-1 alpha-2 of a party; the filters are those of /api/v1/partnerships"),
    ("continent" = Option<String>, Query), ("region" = Option<String>, Query), ("department" = Option<String>, Query),
    ("authority" = Option<String>, Query), ("authority_kind" = Option<String>, Query), ("size" = Option<String>, Query),
    ("kind" = Option<String>, Query), ("status" = Option<String>, Query), ("theme" = Option<String>, Query),
    ("source" = Option<String>, Query), ("perimeter" = Option<String>, Query), ("doubt" = Option<String>, Query),
    ("confirmed" = Option<String>, Query),
    ("freshness" = Option<String>, Query, description = "confirmed, to_confirm, unconfirmed or all; without it, links that nobody confirmed again for two years are left out")),
    responses((status = 200, description = "What was asked for", body = MapJson), (status = 400, description = "A filter, a value or a window that does not exist (problem details)")))]
pub async fn map(State(atlas): State<Atlas>, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let atlas = atlas.now();
    let query = Query::read(query.as_deref().unwrap_or_default()).map_err(bad)?;
    let (asked, rest) = asked(query.pairs).map_err(bad)?;
    let filter = LinkFilter::read(&rest, &atlas).map_err(bad)?;
    let links = maps::select(&atlas, &filter);
    let chart = maps::chart(atlas.packed(), &links, asked.window, filter.narrows());
    Ok(Json(MapJson::of(asked.locale, &atlas, &chart, filter.narrows())).into_response())
}

/// `GET /api/v1/map/ground/{name}`
#[utoipa::path(get, path = "/api/v1/map/ground/{name}", params(("name" = String, Path, description = "world-small, world or departments"), ("lang" = Option<String>, Query, description = "fr or en, for the names of countries")),
    responses((status = 200, description = "Outlines, packed"), (status = 404, description = "Nothing is there (problem details)")))]
pub async fn ground(Path(name): Path<String>, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let ground = Ground::parse(&name).ok_or_else(Error::nothing_here)?;
    let query = Query::read(query.as_deref().unwrap_or_default()).map_err(bad)?;
    let (asked, rest) = asked(query.pairs).map_err(bad)?;
    if let Some((name, _)) = rest.into_iter().next() {
        return Err(bad(Problem::UnknownName(name.chars().take(60).collect())));
    }
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "public, max-age=86400")];
    Ok((headers, ground.text(asked.locale)).into_response())
}

struct Asked {
    window: Window,
    locale: Locale,
}

/// What is asked of the map, and the pairs that are left for the filter.
fn asked(pairs: Vec<(String, String)>) -> Result<(Asked, Vec<(String, String)>), Problem> {
    let (ours, rest): (Vec<_>, Vec<_>) =
        pairs.into_iter().partition(|(name, _)| ["bbox", "zoom", "lang"].contains(&name.as_str()));
    let value = |wanted: &str| ours.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let zoom = match value("zoom") {
        Some(text) => {
            let zoom = text.parse().ok().filter(|zoom| *zoom <= 20);
            zoom.ok_or_else(|| Problem::value("zoom", text, ["0", "…", "20"]))?
        }
        None => 2,
    };
    let window = match value("bbox") {
        Some(text) => {
            Window::parse(text, zoom).ok_or_else(|| Problem::value("bbox", text, ["west", "south", "east", "north"]))?
        }
        None => Window::world(zoom),
    };
    let locale = match value("lang") {
        Some(text) => Locale::parse(text).ok_or_else(|| Problem::value("lang", text, ["fr", "en"]))?,
        None => Locale::Fr,
    };
    Ok((Asked { window, locale }, rest))
}

impl MapJson {
    fn of(locale: Locale, atlas: &Snapshot, chart: &Chart, arcs: bool) -> Self {
        let mut places = PlacesJson::default();
        let mut numbers: Vec<u32> = Vec::new();
        let mut clusters = ClustersJson { near: chart.near, ..ClustersJson::default() };
        for cluster in &chart.clusters {
            clusters.add(cluster);
            for (party, links) in &cluster.named {
                numbers.push(*party);
                places.add(locale, atlas, *party, *links);
            }
        }
        let mut heaviest = Vec::with_capacity(chart.heaviest.len());
        for (party, links) in &chart.heaviest {
            let known = numbers.iter().position(|known| known == party);
            heaviest.push(known.unwrap_or(places.id.len()));
            if known.is_none() {
                numbers.push(*party);
                places.add(locale, atlas, *party, *links);
            }
        }
        let arcs = arcs.then(|| ArcsJson {
            total: chart.arcs_in_all,
            inner: chart.inner,
            from: chart.arcs.iter().map(|arc| arc.0).collect(),
            to: chart.arcs.iter().map(|arc| arc.1).collect(),
            links: chart.arcs.iter().map(|arc| arc.2).collect(),
        });
        let (total, unplaced, in_view, zoom) = (chart.total, chart.unplaced, chart.in_view, chart.zoom);
        Self { total, unplaced, in_view, zoom, clusters, arcs, places, heaviest }
    }
}

impl ClustersJson {
    fn add(&mut self, cluster: &Cluster) {
        let (lat, lon) = degrees(cluster.spot);
        self.lat.push(lat);
        self.lon.push(lon);
        self.side.push(match cluster.side {
            Side::France => 0,
            Side::Abroad => 1,
            Side::Both => 2,
        });
        self.places.push(cluster.places);
        self.links.push(cluster.links);
        self.named.push(cluster.named.len());
    }
}

impl PlacesJson {
    fn add(&mut self, locale: Locale, atlas: &Snapshot, party: u32, links: u32) {
        let ix = atlas.packed().parties[party as usize];
        let authority = atlas.authority(ix);
        self.id.push(authority.id.to_string());
        self.name.push(authority.name_in(locale).to_owned());
        self.context.push(view::place_line(locale, atlas, ix));
        self.url.push(address::authority(locale, authority));
        self.links.push(links);
    }
}

fn degrees(spot: Spot) -> (i32, i32) {
    let (lat, lon) = spot.degrees();
    ((lat * 10_000.0).round() as i32, (lon * 10_000.0).round() as i32)
}
