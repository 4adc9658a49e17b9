//! A bounded cache of rendered answers. Public pages are the same for everybody; a key holds the place in the journal and the
//! day, so that a change, or midnight, makes every older answer unreachable at once.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http_body_util::BodyExt as _;
use moka::sync::Cache;
use sha2::{Digest as _, Sha256};

/// Bytes of answers kept.
const ROOM: u64 = 24 * 1024 * 1024;
/// An answer larger than this is not kept.
const LARGEST: usize = 512 * 1024;

/// The cache and the version of the atlas that its keys begin with.
#[derive(Clone)]
pub struct PageCache {
    kept: Cache<String, Kept>,
    version: Arc<dyn Fn() -> String + Send + Sync>,
}

#[derive(Clone)]
struct Kept {
    headers: HeaderMap,
    body: Bytes,
}

impl PageCache {
    /// A cache whose answers hold as long as `version` says the same.
    pub fn new(version: impl Fn() -> String + Send + Sync + 'static) -> Self {
        let weigh = |key: &String, kept: &Kept| u32::try_from(key.len() + kept.body.len() + 1024).unwrap_or(u32::MAX);
        Self { kept: Cache::builder().max_capacity(ROOM).weigher(weigh).build(), version: Arc::new(version) }
    }
}

/// Answers from the cache, or keeps the answer when it is a page that everybody may see.
pub async fn cached(State(cache): State<PageCache>, mut request: Request, next: Next) -> Response {
    let file = [".csv", ".xlsx", ".geojson"].iter().any(|end| request.uri().path().ends_with(end));
    let reads = request.method() == Method::GET || request.method() == Method::HEAD;
    if !reads || file || request.headers().contains_key(header::COOKIE) {
        return next.run(request).await;
    }
    // The head of an answer is that of the whole answer; the server leaves the body out.
    *request.method_mut() = Method::GET;
    let key = key(&cache, &request);
    let seen = request.headers().get(header::IF_NONE_MATCH).cloned();
    if let Some(kept) = cache.kept.get(&key) {
        return answer(kept, seen.as_ref());
    }
    let response = next.run(request).await;
    let public = response.headers().get(header::CACHE_CONTROL).is_none_or(|control| control != "no-store");
    if response.status() != StatusCode::OK || !public {
        return response;
    }
    keep(&cache, key, response, seen.as_ref()).await
}

/// Whether a part of `Accept-Encoding` names the encoding and does not refuse it.
fn accepted(part: &str, name: &str) -> bool {
    let mut pieces = part.split(';').map(str::trim);
    pieces.next() == Some(name) && !pieces.any(|weight| matches!(weight, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
}

fn key(cache: &PageCache, request: &Request) -> String {
    let accepts = |name: &str| {
        let headers = request.headers().get_all(header::ACCEPT_ENCODING).iter();
        headers.filter_map(|value| value.to_str().ok()).any(|value| value.split(',').any(|part| accepted(part, name)))
    };
    let encoding = if accepts("br") {
        "br"
    } else if accepts("gzip") {
        "gzip"
    } else {
        "-"
    };
    format!("{} {encoding} {}", (cache.version)(), request.uri())
}

async fn keep(cache: &PageCache, key: String, response: Response, seen: Option<&HeaderValue>) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(collected) = body.collect().await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let body = collected.to_bytes();
    let digest = Sha256::digest(&body);
    let tag: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{tag}\"")) {
        parts.headers.insert(header::ETAG, tag);
    }
    parts.headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("public, max-age=60"));
    parts.headers.remove(header::CONTENT_LENGTH);
    let kept = Kept { headers: parts.headers, body };
    if kept.body.len() <= LARGEST {
        cache.kept.insert(key, kept.clone());
    }
    answer(kept, seen)
}

fn answer(kept: Kept, seen: Option<&HeaderValue>) -> Response {
    let tag = kept.headers.get(header::ETAG);
    let same = match (seen.and_then(|seen| seen.to_str().ok()), tag.and_then(|tag| tag.to_str().ok())) {
        (Some(seen), Some(tag)) => {
            seen.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag)
        }
        _ => false,
    };
    let mut response =
        if same { StatusCode::NOT_MODIFIED.into_response() } else { Response::new(Body::from(kept.body)) };
    *response.headers_mut() = kept.headers;
    if same {
        response.headers_mut().remove(header::CONTENT_TYPE);
        response.headers_mut().remove(header::CONTENT_ENCODING);
    }
    response
}
