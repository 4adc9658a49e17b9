//! A chart as an image: SVG, or PNG for those who cannot place an SVG.

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use tokio::sync::Semaphore;

use super::super::super::charts;
use super::super::super::figures::{Chart, Told};
use super::super::super::snapshot::Snapshot;
use super::super::super::view::address;
use super::super::respond;
use super::ways;
use crate::kernel::Locale;
use crate::web::{Error, Site};

/// One picture is made at a time, the others wait: each takes some twenty megabytes.
static MAKING: Semaphore = Semaphore::const_new(1);

/// The kinds of image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Svg,
    Png,
}

impl Kind {
    /// Splits the end of an address into the chart and the kind of image, when it is one.
    pub fn split(last: &str) -> Option<(&str, Self)> {
        let (id, end) = last.rsplit_once('.')?;
        match end {
            "svg" => Some((id, Self::Svg)),
            "png" => Some((id, Self::Png)),
            _ => None,
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// The image; nothing is there when too little is known to draw.
pub async fn answer(
    (chart, kind): (Chart, Kind),
    locale: Locale,
    atlas: &Snapshot,
    site: &Site,
    query: Option<&str>,
) -> Result<Response, Error> {
    let page = address::chart(locale, chart.code());
    if query.is_some_and(|query| !query.is_empty()) {
        // An image has one address, so that it is made once and kept.
        return Ok(respond::moved_to(&format!("{page}.{}", kind.extension()), None));
    }
    let told = Told::of(chart, locale, atlas);
    let place = format!("{}{page}", site.base);
    let drawing = charts::draw(&told, locale, &place).ok_or_else(|| Error::NotFound(ways()))?;
    match kind {
        Kind::Svg => Ok(respond::svg(drawing.svg)),
        Kind::Png => png(drawing.svg).await,
    }
}

async fn png(svg: String) -> Result<Response, Error> {
    let internal = |why: anyhow::Error| Error::Internal(why);
    let _turn = MAKING.acquire().await.map_err(|why| internal(why.into()))?;
    let made = tokio::task::spawn_blocking(move || charts::png(&svg)).await.map_err(|why| internal(why.into()))?;
    let headers = [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "public, max-age=3600")];
    Ok((headers, made.map_err(internal)?).into_response())
}
