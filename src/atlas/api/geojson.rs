//! Lists as GeoJSON (RFC 7946): a link is a line between its parties, an authority a point.

use serde::Serialize;

use super::super::snapshot::{AuthorityIx, LinkIx, Snapshot};
use super::authority::degrees;
use super::{AuthorityJson, PartnershipJson};

/// A feature: its identifier, where it lies, what it is.
#[derive(Serialize)]
pub struct Feature<P> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: String,
    geometry: Option<Geometry>,
    properties: P,
}

/// Where a feature lies: longitude before latitude.
#[derive(Serialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Point([f64; 2]),
    LineString(Vec<[f64; 2]>),
}

/// Features one after the other, each written as soon as it is made: a whole list stays one text in memory.
#[derive(Default)]
pub struct Collection(String);

impl Collection {
    /// Adds a feature.
    pub fn add<P: Serialize>(&mut self, feature: &Feature<P>) {
        self.0.push_str(if self.0.is_empty() { "{\"type\":\"FeatureCollection\",\"features\":[" } else { "," });
        // A record of texts and numbers always has a JSON form.
        self.0.push_str(&serde_json::to_string(feature).unwrap_or_default());
    }

    /// The whole collection.
    pub fn text(mut self) -> String {
        if self.0.is_empty() {
            self.0.push_str("{\"type\":\"FeatureCollection\",\"features\":[");
        }
        self.0.push_str("]}");
        self.0
    }
}

/// A link: a line through the positions that are known, a point when one is, nothing when none.
pub fn link_feature(atlas: &Snapshot, ix: LinkIx, site: &str) -> Feature<PartnershipJson> {
    let parties = atlas.link(ix).parties.iter();
    let places: Vec<[f64; 2]> = parties.filter_map(|(party, _)| atlas.authority(*party).position).map(point).collect();
    let geometry = match places.as_slice() {
        [] => None,
        [only] => Some(Geometry::Point(*only)),
        _ => Some(Geometry::LineString(places)),
    };
    feature(atlas.link(ix).id.as_str(), geometry, PartnershipJson::of(atlas, ix, site))
}

/// An authority: a point, or no geometry when its position is unknown.
pub fn authority_feature(atlas: &Snapshot, ix: AuthorityIx, site: &str) -> Feature<AuthorityJson> {
    let authority = atlas.authority(ix);
    let geometry = authority.position.map(|place| Geometry::Point(point(place)));
    feature(authority.id.as_str(), geometry, AuthorityJson::of(atlas, ix, site))
}

fn point((lat, lon): (f32, f32)) -> [f64; 2] {
    [degrees(lon), degrees(lat)]
}

fn feature<P>(id: &str, geometry: Option<Geometry>, properties: P) -> Feature<P> {
    Feature { kind: "Feature", id: id.to_owned(), geometry, properties }
}

/// Links as a collection.
pub fn links(atlas: &Snapshot, links: &[LinkIx], site: &str) -> Collection {
    let mut collection = Collection::default();
    links.iter().for_each(|ix| collection.add(&link_feature(atlas, *ix, site)));
    collection
}

/// Authorities as a collection.
pub fn authorities(atlas: &Snapshot, authorities: &[AuthorityIx], site: &str) -> Collection {
    let mut collection = Collection::default();
    authorities.iter().for_each(|ix| collection.add(&authority_feature(atlas, *ix, site)));
    collection
}
