//! The law for programs.

use axum::Json;
use axum::extract::{DefaultBodyLimit, FromRef, Query, State};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use serde_json::json;
use utoipa::OpenApi;

use crate::content::Shelf;
use crate::kernel::{Clock, Day, Locale};
use crate::law::check::{check, statement};
use crate::law::model::{Finding, Report, Severity, Source, Status, Verdict};
use crate::law::rule::{Law, Rule};
use crate::law::situation::{Situation, schema};
use crate::web::{AsOf, Error, Router};

/// The largest situation that is read, in bytes.
const LARGEST: usize = 256 * 1024;

/// What the law offers to programs, for OpenAPI.
#[derive(OpenApi)]
#[openapi(
    paths(check_situation, rules, situation_schema),
    components(schemas(Report, Finding, Verdict, Severity, Status, Source, Situation))
)]
pub struct ApiDoc;

/// The addresses of the law under `/api/v1`.
pub fn api_routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Shelf<Law>: FromRef<S>,
    Clock: FromRef<S>,
{
    Router::new()
        .route("/api/v1/law/check", get(how).post(check_situation).layer(DefaultBodyLimit::max(LARGEST)))
        .route("/api/v1/law/rules", get(rules))
        .route("/api/v1/schemas/situation.json", get(situation_schema))
}

/// `GET /api/v1/law/check`: what to send there.
async fn how() -> Response {
    let schema = "/api/v1/schemas/situation.json";
    Json(
        json!({ "method": "POST", "content_type": "application/json", "schema": schema, "parameters": ["on", "lang"] }),
    )
    .into_response()
}

/// What the law of a day says of a situation.
#[utoipa::path(
    post,
    path = "/api/v1/law/check",
    request_body = Situation,
    params(("on" = Option<String>, Query, description = "The day whose law is asked, YYYY-MM-DD; today by default"),
           ("lang" = Option<String>, Query, description = "The language of the reasons: fr (default) or en")),
    responses((status = 200, body = Report), (status = 400, description = "A parameter is not understood"),
              (status = 422, description = "A field of the situation is not understood"))
)]
async fn check_situation(
    State(law): State<Shelf<Law>>,
    State(clock): State<Clock>,
    Query(asked): Query<AsOf>,
    body: String,
) -> Result<Response, Error> {
    let (on, locale) = (asked.day()?.unwrap_or_else(|| Day::of(clock.now())), asked.locale()?);
    let situation = Situation::parse(&body).map_err(Error::Unreadable)?;
    Ok(Json(check(&law.now(), &situation, on, locale)).into_response())
}

fn rule_json(law: &Law, rule: &Rule, (on, locale): (Day, Locale)) -> serde_json::Value {
    let [from, to] = rule.period.map(|day| day.map(|day| day.to_string()));
    json!({
        "rule": rule.id,
        "question": rule.question.of(locale),
        "statement": statement(law, rule, (on, locale)),
        "severity": rule.severity,
        "concerns": rule.concerns,
        "valid_from": from,
        "valid_to": to,
        "reference": rule.reference,
        "source": rule.source,
        "checked_on": rule.source.read_on(rule.checked_on),
        "status": rule.status,
    })
}

/// The rules that hold on a day, with their sources.
#[utoipa::path(
    get,
    path = "/api/v1/law/rules",
    params(("on" = Option<String>, Query, description = "The day, YYYY-MM-DD; today by default"),
           ("lang" = Option<String>, Query, description = "fr (default) or en")),
    responses((status = 200, description = "The rules"), (status = 400, description = "A parameter is not understood"))
)]
async fn rules(
    State(law): State<Shelf<Law>>,
    State(clock): State<Clock>,
    Query(asked): Query<AsOf>,
) -> Result<Response, Error> {
    let (on, locale) = (asked.day()?.unwrap_or_else(|| Day::of(clock.now())), asked.locale()?);
    let law = law.now();
    let results: Vec<_> = law.on(on).map(|rule| rule_json(&law, rule, (on, locale))).collect();
    Ok(Json(json!({ "on": on.to_string(), "total": results.len(), "results": results, "next": null })).into_response())
}

/// The JSON Schema of a situation.
#[utoipa::path(get, path = "/api/v1/schemas/situation.json", responses((status = 200, description = "The schema")))]
async fn situation_schema() -> Response {
    Json(schema()).into_response()
}
