//! Reading of GeoJSON areas with a code.

use serde::Deserialize;

use crate::simplify::Point;

#[derive(Deserialize)]
pub struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    code: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<Point>>),
    MultiPolygon(Vec<Vec<Vec<Point>>>),
}

/// An area: code and rings, each closed by a repeated first point.
pub type Area = (String, Vec<Vec<Point>>);

impl Collection {
    /// The areas, by code.
    pub fn areas(self) -> Vec<Area> {
        let mut areas: Vec<Area> = self
            .features
            .into_iter()
            .map(|feature| {
                let rings = match feature.geometry {
                    Geometry::Polygon(rings) => rings,
                    Geometry::MultiPolygon(polygons) => polygons.concat(),
                };
                (feature.properties.code, rings)
            })
            .collect();
        areas.sort_by(|a, b| a.0.cmp(&b.0));
        areas
    }
}
