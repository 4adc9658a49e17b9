//! Lists as GeoJSON (RFC 7946): a link is a line between its parties, an authority a point.

use serde_json::{Value, json};

use super::super::snapshot::{AuthorityIx, LinkIx, Snapshot};
use super::authority::degrees;
use super::{AuthorityJson, PartnershipJson};

/// A collection of features as bytes.
pub fn write(features: Vec<Value>) -> String {
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}

/// A link: a line through the positions that are known, a point when one is, nothing when none.
pub fn link_feature(atlas: &Snapshot, ix: LinkIx, site: &str) -> Value {
    let parties = atlas.link(ix).parties.iter();
    let places: Vec<[f64; 2]> = parties
        .filter_map(|(party, _)| atlas.authority(*party).position)
        .map(|(lat, lon)| [degrees(lon), degrees(lat)])
        .collect();
    let geometry = match places.as_slice() {
        [] => Value::Null,
        [only] => json!({ "type": "Point", "coordinates": only }),
        several => json!({ "type": "LineString", "coordinates": several }),
    };
    json!({ "type": "Feature", "id": atlas.link(ix).id.as_str(), "geometry": geometry, "properties": PartnershipJson::of(atlas, ix, site) })
}

/// An authority: a point, or no geometry when its position is unknown.
pub fn authority_feature(atlas: &Snapshot, ix: AuthorityIx, site: &str) -> Value {
    let authority = atlas.authority(ix);
    let point = |(lat, lon): (f32, f32)| json!({ "type": "Point", "coordinates": [degrees(lon), degrees(lat)] });
    json!({
        "type": "Feature", "id": authority.id.as_str(), "geometry": authority.position.map(point),
        "properties": AuthorityJson::of(atlas, ix, site),
    })
}
