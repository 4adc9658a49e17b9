//! The files that pages need, compiled in and served for ever under an address that changes with their content.

use std::sync::{LazyLock, OnceLock};

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

const STYLE: &str = include_str!("../../assets/site.css");

/// A file of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asset {
    /// The style of every page.
    Style,
    /// Suggestions under a search field.
    SearchScript,
    /// Passkeys.
    PasskeyScript,
    /// The interactive map.
    MapScript,
    /// The style of the interactive map.
    MapStyle,
}

struct File {
    asset: Asset,
    address: String,
    kind: &'static str,
    body: String,
}

static FILES: LazyLock<[File; 5]> = LazyLock::new(|| {
    const SCRIPT: &str = "text/javascript; charset=utf-8";
    const CSS: &str = "text/css; charset=utf-8";
    let text = str::to_owned;
    [
        file(Asset::Style, ("site", "css", CSS), squeeze(STYLE)),
        file(Asset::SearchScript, ("search", "js", SCRIPT), text(include_str!(concat!(env!("OUT_DIR"), "/search.js")))),
        file(
            Asset::PasskeyScript,
            ("passkey", "js", SCRIPT),
            text(include_str!(concat!(env!("OUT_DIR"), "/passkey.js"))),
        ),
        file(Asset::MapScript, ("map", "js", SCRIPT), text(include_str!(concat!(env!("OUT_DIR"), "/map.js")))),
        file(Asset::MapStyle, ("map", "css", CSS), text(include_str!(concat!(env!("OUT_DIR"), "/map.css")))),
    ]
});

fn file(asset: Asset, (name, end, kind): (&str, &str, &'static str), body: String) -> File {
    let digest = Sha256::digest(body.as_bytes());
    let hash: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    File { asset, address: format!("/assets/{name}.{hash}.{end}"), kind, body }
}

impl Asset {
    /// Its address; nothing when the program was built without scripts.
    pub fn address(self) -> Option<&'static str> {
        let file = FILES.iter().find(|file| file.asset == self)?;
        Some(file.address.as_str()).filter(|_| !file.body.is_empty())
    }
}

/// The style sheet without the spaces that only people need.
fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    out.push_str(rest);
    out.lines().map(str::trim).collect::<Vec<_>>().join("")
}

/// The style of every page, for one that carries it in itself.
pub fn style() -> &'static str {
    FILES.iter().find(|file| file.asset == Asset::Style).map_or("", |file| &file.body)
}

/// The hash by which the content policy allows [`style`] inside a page.
pub fn style_hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(style().as_bytes()))))
}

/// `GET /assets/{name}`
pub async fn asset(Path(name): Path<String>) -> Response {
    let wanted = |file: &&File| file.address.strip_prefix("/assets/") == Some(name.as_str()) && !file.body.is_empty();
    let Some(file) = FILES.iter().find(wanted) else { return StatusCode::NOT_FOUND.into_response() };
    let kept = "public, max-age=31536000, immutable";
    ([(header::CONTENT_TYPE, file.kind), (header::CACHE_CONTROL, kept)], file.body.as_str()).into_response()
}
