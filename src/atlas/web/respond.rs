//! Answers that are not pages: files of a list, drawings, redirections.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use paper::{Dialect, Table};

use super::super::api;
use super::super::filter::{Problem, Query};
use super::super::format::Format;
use super::super::snapshot::{LinkIx, Snapshot};
use super::super::table;
use crate::web::{Error, Site, WayOut};

/// A filter, a value or a page that does not exist, with the way back to the list.
pub fn bad_request(problem: Problem) -> Error {
    Error::BadRequest(problem.told(), vec![WayOut::links()])
}

/// A table as CSV or as a spreadsheet.
pub fn table_file(table: &Table, format: Format, query: &Query) -> Result<Response, Error> {
    let dialect = if query.french_csv { Dialect::French } else { Dialect::Plain };
    let body = match format {
        Format::Xlsx => paper::xlsx(table).map_err(|why| Error::Internal(why.into()))?,
        _ => paper::csv(table, dialect),
    };
    let name = format!("attachment; filename=\"{}.{}\"", table.title, format.extension());
    Ok(([(header::CONTENT_TYPE, format.media_type().to_owned()), (header::CONTENT_DISPOSITION, name)], body)
        .into_response())
}

/// Links in a format for programs; `list` is the address of the same list in the API.
pub fn links_file(
    atlas: &Snapshot,
    links: &[LinkIx],
    (format, query): (Format, &Query),
    (site, list): (&Site, &str),
) -> Result<Response, Error> {
    match format {
        Format::Json => api::links_page(atlas, links, query, site, list),
        Format::Geojson => {
            let body = api::links_geojson(atlas, links, &site.base).text();
            Ok(([(header::CONTENT_TYPE, format.media_type())], body).into_response())
        }
        _ => table_file(&table::link_table(atlas, "partenariats", links, &site.base), format, query),
    }
}

/// A drawing.
pub fn svg(drawing: String) -> Response {
    let kept = "public, max-age=3600";
    ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, kept)], drawing).into_response()
}

/// Another address for good; the query goes along.
pub fn moved_to(address: &str, query: Option<&str>) -> Response {
    let address = match query {
        Some(query) if !query.is_empty() => format!("{address}?{query}"),
        _ => address.to_owned(),
    };
    (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, address)]).into_response()
}
