//! Errors as pages for people and as problem details (RFC 9457) for programs.

use askama::Template;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::{Layout, html};
use crate::kernel::Locale;

/// Why a request gets no page.
#[derive(Debug)]
pub enum Error {
    /// Nothing is there; where to go instead.
    NotFound(Vec<WayOut>),
    /// The address asks for something that does not exist; why, in French and in English, and where to go.
    BadRequest([String; 2], Vec<WayOut>),
    /// What a program sent is not understood; why.
    Unreadable(String),
    /// Something must be done first, at this address of ours.
    Elsewhere(String),
    /// What was asked for is at this address of ours, for good.
    Moved(String),
    /// Our fault.
    Internal(anyhow::Error),
}

/// A place to go from an error.
#[derive(Clone, Debug)]
pub enum WayOut {
    /// A named page.
    Page {
        /// Its name in French and in English.
        names: [String; 2],
        /// Its address in French and in English.
        hrefs: [String; 2],
    },
}

impl WayOut {
    /// The list of links without any filter.
    pub fn links() -> Self {
        Self::named(["Tous les liens", "All links"], ["/fr/partenariats", "/en/partnerships"])
    }

    /// A page by its names and addresses, French then English.
    pub fn named(names: [&str; 2], hrefs: [&str; 2]) -> Self {
        Self::Page { names: names.map(str::to_owned), hrefs: hrefs.map(str::to_owned) }
    }
}

impl Error {
    /// Nothing is there, and only the usual ways out.
    pub fn nothing_here() -> Self {
        Self::NotFound(Vec::new())
    }
}

/// What [`problem_or_page`] needs to draw the answer; it travels with the response.
#[derive(Clone, Debug)]
struct Told {
    detail: [String; 2],
    ways: Vec<WayOut>,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, detail, ways) = match self {
            Self::NotFound(ways) => (StatusCode::NOT_FOUND, Default::default(), ways),
            Self::BadRequest(detail, ways) => (StatusCode::BAD_REQUEST, detail, ways),
            Self::Unreadable(why) => (StatusCode::UNPROCESSABLE_ENTITY, [why.clone(), why], Vec::new()),
            Self::Elsewhere(to) => return (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
            Self::Moved(to) => return (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response(),
            Self::Internal(why) => {
                tracing::error!(error = format!("{why:#}"), "A request failed.");
                (StatusCode::INTERNAL_SERVER_ERROR, Default::default(), Vec::new())
            }
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(Told { detail, ways });
        response
    }
}

#[derive(Template)]
#[template(path = "web/error.html")]
struct ErrorPage {
    page: Layout,
    heading: String,
    explanation: String,
    detail: String,
    ways: Vec<(String, String)>,
}

/// Turns an answer that is an error without a body into a page, or into problem details where a program asked.
pub async fn problem_or_page(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let asks_json =
        path.starts_with("/api/") || [".json", ".geojson", ".csv", ".xlsx"].iter().any(|end| path.ends_with(end));
    let response = next.run(request).await;
    let status = response.status();
    let told = response.extensions().get::<Told>().cloned();
    if !(status.is_client_error() || status.is_server_error()) || (told.is_none() && has_body(&response)) {
        return response;
    }
    let told = told.unwrap_or(Told { detail: Default::default(), ways: Vec::new() });
    let mut drawn = if asks_json { problem(status, &told) } else { page(status, &path, told) };
    *drawn.status_mut() = status;
    drawn.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    for (name, value) in response.headers() {
        if name == header::ALLOW || name == header::RETRY_AFTER {
            drawn.headers_mut().insert(name.clone(), value.clone());
        }
    }
    drawn
}

/// A form again with its problems or with how long to wait, both versions of a record, a link that works no longer, a provider
/// that is not there: they say more than an error could.
fn has_body(response: &Response) -> bool {
    let told = [
        StatusCode::UNPROCESSABLE_ENTITY,
        StatusCode::CONFLICT,
        StatusCode::GONE,
        StatusCode::TOO_MANY_REQUESTS,
        StatusCode::BAD_GATEWAY,
    ];
    response.headers().contains_key(header::CONTENT_TYPE) && told.contains(&response.status())
}

fn problem(status: StatusCode, told: &Told) -> Response {
    let title = status.canonical_reason().unwrap_or("Error");
    let usual = match status {
        StatusCode::NOT_FOUND => "Nothing is there. The addresses that exist are in the description of the API.",
        StatusCode::METHOD_NOT_ALLOWED => "The address exists and does not take this method.",
        StatusCode::PAYLOAD_TOO_LARGE => {
            "The body is larger than this address takes. Nothing was read, nothing was changed."
        }
        _ => "",
    };
    let said = &told.detail[1];
    let detail = if said.is_empty() { usual } else { said };
    let errors = if said.is_empty() { json!([]) } else { json!([{ "detail": said }]) };
    let ways = told.ways.iter().map(|WayOut::Page { hrefs, .. }| hrefs[1].as_str());
    let see: Vec<&str> = ways.chain(["/api/v1/openapi.json"]).collect();
    let status = status.as_u16();
    let body = json!({ "type": "about:blank", "title": title, "status": status, "detail": detail, "errors": errors, "see": see });
    ([(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}

fn page(status: StatusCode, path: &str, told: Told) -> Response {
    let locale = path.split('/').nth(1).and_then(Locale::parse).unwrap_or(Locale::Fr);
    let home = [Locale::Fr, Locale::En].map(|locale| format!("/{}/", locale.code()));
    let other = home[usize::from(locale == Locale::Fr)].clone();
    let mut frame = Layout::new(locale, String::new(), [path.to_owned(), other]);
    let kind = match status.as_u16() {
        400 => "bad-request",
        404 => "not-found",
        405 => "method",
        413 => "too-large",
        429 => "hurried",
        500.. => "internal",
        _ => "refused",
    };
    let heading = frame.t.s(format!("error-{kind}-title"));
    frame.title.clone_from(&heading);
    frame.noindex = true;
    let explanation = frame.t.s(format!("error-{kind}-text"));
    let language = usize::from(locale == Locale::En);
    let way = |WayOut::Page { names, hrefs }: WayOut| (names[language].clone(), hrefs[language].clone());
    let ways = told.ways.into_iter().map(way).collect();
    let drawn = html(&ErrorPage { page: frame, heading, explanation, detail: told.detail[language].clone(), ways });
    drawn.unwrap_or_else(|_| status.into_response())
}
