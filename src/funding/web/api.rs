//! The money for programs.

use axum::Json;
use axum::extract::{DefaultBodyLimit, FromRef, Query, State};
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
use crate::kernel::{Clock, Severity, Verdict};
use crate::web::{AsOf, Error, Router};

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
    #[serde(flatten)]
    as_of: AsOf,
    call: Option<String>,
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
              (status = 400, description = "A parameter is not understood, or there is no such call"),
              (status = 422, description = "A field of the sketch is not understood"))
)]
async fn check_sketch(
    State(catalogue): State<Shelf<Catalogue>>,
    State(clock): State<Clock>,
    Query(parameters): Query<Parameters>,
    body: String,
) -> Result<Response, Error> {
    let (day, locale) = (parameters.as_of.day()?, parameters.as_of.locale()?);
    let when = day.map_or_else(|| When::Now(clock.now()), When::Day);
    let sketch = Sketch::parse(&body).map_err(Error::Unreadable)?;
    let call = parameters.call.as_deref();
    let report = check(&catalogue.now(), &sketch, Asked { when, locale, call });
    match call.filter(|_| report.calls.is_empty()) {
        Some(call) => Err(Error::BadRequest(
            [format!("call : il n’y a pas d’appel « {call} »."), format!("call: there is no call “{call}”.")],
            Vec::new(),
        )),
        None => Ok(Json(report).into_response()),
    }
}

/// The JSON Schema of a sketch.
#[utoipa::path(get, path = "/api/v1/schemas/sketch.json", responses((status = 200, description = "The schema")))]
async fn sketch_schema() -> Response {
    Json(schema()).into_response()
}
