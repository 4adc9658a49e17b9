//! The description of the API, made from the code.

use utoipa::OpenApi;

use super::{authority, changes, charts, handlers, map, partnership};

/// The OpenAPI document.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Jumelles",
        description = "The open atlas of decentralised cooperation: local authorities, links between them, figures. Unknown is null; lists answer total, results and next; errors are problem details (RFC 9457).",
        license(name = "Data: see /fr/donnees. Code: EUPL-1.2")
    ),
    paths(
        handlers::authorities,
        handlers::authority,
        handlers::authority_partnerships,
        handlers::partnerships,
        handlers::partnership,
        handlers::figures,
        charts::figure,
        changes::changes,
        map::map,
        map::ground
    ),
    components(schemas(
        authority::AuthorityJson,
        partnership::PartnershipJson,
        handlers::PartnershipsJson,
        handlers::AuthoritiesJson,
        handlers::FiguresJson,
        charts::ChartJson,
        changes::ChangesJson,
        map::MapJson
    ))
)]
pub struct ApiDoc;
