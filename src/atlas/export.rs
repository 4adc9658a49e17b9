//! Whole lists as bytes, for the command line.

use paper::Dialect;

use super::api::{self, AuthorityJson, PartnershipJson};
use super::filter::{AuthorityFilter, LinkFilter};
use super::format::Format;
use super::snapshot::Snapshot;
use super::table;

/// The links behind a filter.
pub fn export_links(atlas: &Snapshot, filter: &LinkFilter, format: Format, site: &str) -> anyhow::Result<Vec<u8>> {
    let links = filter.apply(atlas);
    Ok(match format {
        Format::Json | Format::Html => {
            let results: Vec<_> = links.iter().map(|ix| PartnershipJson::of(atlas, *ix, site)).collect();
            serde_json::to_vec(&serde_json::json!({ "total": results.len(), "results": results, "next": null }))?
        }
        Format::Geojson => api::links_geojson(atlas, &links, site).text().into_bytes(),
        Format::Csv => paper::csv(&table::link_table(atlas, "partenariats", &links, site), Dialect::Plain),
        Format::Xlsx => paper::xlsx(&table::link_table(atlas, "partenariats", &links, site))?,
    })
}

/// The authorities behind a filter.
pub fn export_authorities(
    atlas: &Snapshot,
    filter: &AuthorityFilter,
    format: Format,
    site: &str,
) -> anyhow::Result<Vec<u8>> {
    let found = filter.apply(atlas);
    Ok(match format {
        Format::Json | Format::Html => {
            let results: Vec<_> = found.iter().map(|ix| AuthorityJson::of(atlas, *ix, site)).collect();
            serde_json::to_vec(&serde_json::json!({ "total": results.len(), "results": results, "next": null }))?
        }
        Format::Geojson => api::authorities_geojson(atlas, &found, site).text().into_bytes(),
        Format::Csv => paper::csv(&table::authority_table(atlas, "collectivites", &found, site), Dialect::Plain),
        Format::Xlsx => paper::xlsx(&table::authority_table(atlas, "collectivites", &found, site))?,
    })
}
