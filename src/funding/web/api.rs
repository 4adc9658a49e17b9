//! The money for programs.

use axum::Json;
use axum::extract::{DefaultBodyLimit, FromRef, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use serde::Deserialize;
use serde_json::json;
use utoipa::OpenApi;

use crate::content::{Shelf, Source, Status};
use crate::funding::check::{Asked, check};
use crate::funding::model::{Catalogue, State as Stage, When};
use crate::funding::report::{CallReport, Criterion, FundingReport, Grant};
use crate::funding::sketch::{Sketch, schema};
use crate::kernel::{Clock, Day, Locale, Severity, Verdict};
use crate::web::Router;

/// The largest sketch that is read, in bytes.
const LARGEST: usize = 64 * 1024;

/// What the money offers to programs, for OpenAPI.
#[derive(OpenApi)]
#[openapi(
    paths(check_sketch, sketch_schema),
    components(schemas(
        FundingReport,
        CallReport,
        Criterion,
        Grant,
        Stage,
        Verdict,
        Severity,
        Status,
        Source,
        Sketch
    ))
)]
pub struct ApiDoc;

/// The addresses of the money under `/api/v1`.
pub fn api_routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Shelf<Catalogue>: FromRef<S>,
    Clock: FromRef<S>,
{
    Router::new()
        .route("/api/v1/funding/check", get(how).post(check_sketch).layer(DefaultBodyLimit::max(LARGEST)))
        .route("/api/v1/schemas/sketch.json", get(sketch_schema))
}

/// As of when, in which language, of which call.
#[derive(Deserialize)]
struct Parameters {
    on: Option<String>,
    lang: Option<String>,
    call: Option<String>,
}

impl Parameters {
    fn read(&self, clock: Clock) -> Result<Asked<'_>, String> {
        let when = match &self.on {
            None => When::Now(clock.now()),
            Some(text) => {
                When::Day(Day::parse(text).ok_or_else(|| format!("on: “{text}” is not a day written YYYY-MM-DD"))?)
            }
        };
        let lang = self.lang.as_deref().unwrap_or("fr");
        let locale = Locale::parse(lang).ok_or_else(|| format!("lang: “{lang}” is neither fr nor en"))?;
        Ok(Asked { when, locale, call: self.call.as_deref() })
    }
}

fn problem(status: StatusCode, detail: &str) -> Response {
    let body = json!({
        "type": "about:blank",
        "title": status.canonical_reason(),
        "status": status.as_u16(),
        "detail": detail,
        "errors": [],
    });
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}

/// `GET /api/v1/funding/check`: what to send there.
async fn how() -> Response {
    let schema = "/api/v1/schemas/sketch.json";
    let parameters = ["on", "lang", "call"];
    Json(json!({ "method": "POST", "content_type": "application/json", "schema": schema, "parameters": parameters }))
        .into_response()
}

/// What the calls of a day say of a sketch.
#[utoipa::path(
    post,
    path = "/api/v1/funding/check",
    request_body = Sketch,
    params(("on" = Option<String>, Query, description = "The day, YYYY-MM-DD, in the zone of each call; now by default"),
           ("lang" = Option<String>, Query, description = "The language of the reasons: fr (default) or en"),
           ("call" = Option<String>, Query, description = "One call, or every call of a programme; all by default")),
    responses((status = 200, body = FundingReport),
              (status = 400, description = "The body or a parameter is not understood"),
              (status = 404, description = "There is no such call"),
              (status = 422, description = "A field of the sketch is not understood"))
)]
async fn check_sketch(
    State(catalogue): State<Shelf<Catalogue>>,
    State(clock): State<Clock>,
    Query(parameters): Query<Parameters>,
    body: String,
) -> Response {
    let asked = match parameters.read(clock) {
        Ok(asked) => asked,
        Err(why) => return problem(StatusCode::BAD_REQUEST, &why),
    };
    let sketch = match Sketch::parse(&body) {
        Ok(sketch) => sketch,
        Err(why) => return problem(StatusCode::UNPROCESSABLE_ENTITY, &why),
    };
    let report = check(&catalogue.now(), &sketch, asked);
    match asked.call {
        Some(call) if report.calls.is_empty() => problem(StatusCode::NOT_FOUND, &format!("there is no call “{call}”")),
        _ => Json(report).into_response(),
    }
}

/// The JSON Schema of a sketch.
#[utoipa::path(get, path = "/api/v1/schemas/sketch.json", responses((status = 200, description = "The schema")))]
async fn sketch_schema() -> Response {
    Json(schema()).into_response()
}
