//! The headers that every answer bears.

use std::sync::OnceLock;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::{Site, assets};

/// The policy of pages: our own files, and the one style that a page may carry in itself.
fn page_policy() -> HeaderValue {
    static POLICY: OnceLock<HeaderValue> = OnceLock::new();
    let policy = POLICY.get_or_init(|| {
        let text = format!(
            "default-src 'none'; script-src 'self'; style-src 'self' {}; img-src 'self' data:; connect-src 'self'; \
             manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            assets::style_hash()
        );
        HeaderValue::try_from(text).expect("base 64 and plain words make a header")
    });
    policy.clone()
}
/// The style inside every drawing: drawings carry it with them, so that they look right wherever they are reused.
pub const DRAWING_STYLE: &str = ".land{fill:#e9e4d9}.border{fill:none;stroke:#faf8f4;stroke-width:.7}.disputed{stroke-dasharray:2 2;stroke:#8c877b}\
.here{fill:#d9cfb8}.arc{fill:none;stroke:#b3471d;stroke-linecap:round;opacity:.8}.dots{fill:none;stroke:#b3471d;stroke-linecap:round;opacity:.75}.from{stroke:#0e5a4a}\
.dot{fill:#b3471d;stroke:#faf8f4;stroke-width:1.5}.home{fill:#0e5a4a;stroke:#faf8f4;stroke-width:1.5}.bar{fill:#0e5a4a}\
text{font:600 14px system-ui,sans-serif;fill:#1d2321;paint-order:stroke;stroke:#faf8f4;stroke-width:4px;stroke-linejoin:round}\
@media(prefers-color-scheme:dark){.land{fill:#242c2c}.border{stroke:#14191a}.disputed{stroke:#7d857f}.here{fill:#3a4543}.arc,.dots{stroke:#ef9168}.from{stroke:#6fc7ae}\
.dot{fill:#ef9168;stroke:#14191a}.home{fill:#6fc7ae;stroke:#14191a}.bar{fill:#6fc7ae}text{fill:#ece8df;stroke:#14191a}}";

/// The style inside every chart.
pub const CHART_STYLE: &str = ".p{fill:#fff}.b{fill:#0e5a4a}.h{fill:#b3471d}.a{fill:none;stroke:#8c877b}.e{text-anchor:end}\
text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:18px;fill:#1d2321}.t{font-size:26px;font-weight:600}.m{font-size:14px;fill:#56605c}\
@media(prefers-color-scheme:dark){.p{fill:#1b2122}.b{fill:#6fc7ae}.h{fill:#ef9168}text{fill:#ece8df}.m{fill:#a5aea9}}";

/// The policy of a drawing allows those two styles, by their hashes.
fn drawing_policy() -> HeaderValue {
    static POLICY: OnceLock<HeaderValue> = OnceLock::new();
    let policy = POLICY.get_or_init(|| {
        let [map, chart] = [DRAWING_STYLE, CHART_STYLE].map(|style| STANDARD.encode(Sha256::digest(style.as_bytes())));
        let text = format!("default-src 'none'; style-src 'sha256-{map}' 'sha256-{chart}'; frame-ancestors 'none'");
        HeaderValue::try_from(text).expect("base 64 and plain words make a header")
    });
    policy.clone()
}

const ALWAYS: [(HeaderName, &str); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    ),
];

/// Who else may place an answer in a page.
const PLACED_BY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Adds the security headers to an answer; that the site is only to be reached by https, when people do reach it so.
pub async fn secured(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let is = |wanted: &str| response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == wanted);
    let drawing = is("image/svg+xml");
    // Drawings are made to be placed in other people's pages; nothing else is.
    let placed_by = if drawing || is("image/png") { "cross-origin" } else { "same-origin" };
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(PLACED_BY, HeaderValue::from_static(placed_by));
    if site.base.starts_with("https://") {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    let policy = if drawing { drawing_policy() } else { page_policy() };
    // A file that somebody brought comes with a sandbox, which is stricter.
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    response
}
