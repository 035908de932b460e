//! The description of the operations, made from the handlers themselves.

use bytes::Bytes;
use http::HeaderValue;
use http::header::CONTENT_TYPE;
use utoipa::OpenApi;
use warp::Filter;
use warp::filters::BoxedFilter;
use warp::reply::Response;

use super::closed::{InvitationOrder, ProductOrder};
use super::linkages::preview;
use super::{
    calendar, campaigns, clock, current_prices, declarations, evidence, feed, home, imports,
    invitations, job_list, limits, linkages, lower_prices, message_list, misconduct, objections,
    organisations, overpayments, price_changes, price_findings, products, publicities, rule_impact,
    rules, session, system,
};
use crate::http::{Answer, ProblemDocument};

#[derive(OpenApi)]
#[openapi(
    info(title = "阳光平台 / the sunshine platform",
        description = "Buying medical consumables at honest prices. Money is a string, instants \
            carry +08:00, ids are opaque strings, errors are problem+json (RFC 9457)."),
    paths(
        session::sign_in, session::current, session::sign_out,
        home::home, system::read,
        organisations::list, organisations::enter, organisations::one, organisations::accounts,
        organisations::open_account, organisations::set_account_state,
        products::list, products::one, limits::sheet, limits::history, limits::spread,
        products::set_listing, products::categories,
        current_prices::read, current_prices::declare, current_prices::history,
        current_prices::list,
        imports::upload_products, imports::upload_listed_prices, imports::upload_linkage_lists,
        imports::upload_current_prices, imports::upload_invitations, imports::upload_declarations,
        imports::list, imports::one, imports::report,
        imports::template,
        invitations::send, invitations::send_many, invitations::preview, invitations::list,
        invitations::one, invitations::accept, invitations::refuse, invitations::counter,
        invitations::accept_counter, invitations::refuse_counter, invitations::withdraw,
        invitations::answer_many,
        evidence::hand_in, evidence::one, evidence::bytes,
        declarations::declare, declarations::declare_many, declarations::resubmit,
        declarations::withdraw,
        price_changes::list, price_changes::one, price_changes::decisions::decide,
        price_changes::decisions::decide_filtered,
        publicities::list, publicities::one, publicities::changes, publicities::all_changes,
        objections::raise, objections::list, objections::answer,
        message_list::list, message_list::unread_count, message_list::read,
        message_list::read_all,
        campaigns::open, campaigns::list, campaigns::one, campaigns::manufacturers,
        campaigns::products, campaigns::confirm,
        lower_prices::report, lower_prices::list, lower_prices::one, lower_prices::explain,
        lower_prices::accept, lower_prices::refuse,
        misconduct::list,
        overpayments::list, overpayments::offer,
        price_findings::list, price_findings::summary, price_findings::dismiss,
        linkages::list, linkages::one, linkages::publicize, linkages::cancel,
        preview::read, preview::ask, preview::products, preview::invitations,
        preview::hospital_prices,
        rules::list, rules::history, rules::amend, rule_impact::read,
        calendar::read, calendar::year, calendar::load, calendar::deadline,
        job_list::list, job_list::runs, job_list::run,
        clock::read, clock::set,
        feed::feed,
    ),
    components(schemas(ProblemDocument, InvitationOrder, ProductOrder)),
    modifiers(&Common),
)]
struct Description;

/// What every operation has: the ways to sign in, and problems for what goes wrong.
struct Common;

impl utoipa::Modify for Common {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        use utoipa::openapi::security::{
            ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme,
        };
        let components = description.components.get_or_insert_default();
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
        let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("session")));
        components.add_security_scheme("cookie", cookie);
    }
}

/// The description as JSON: OpenAPI 3.1, with a problem as the answer to whatever goes wrong.
///
/// # Panics
/// Never: the description is a constant of the program.
#[must_use]
pub fn document() -> serde_json::Value {
    let mut document =
        serde_json::to_value(Description::openapi()).expect("a description is plain data");
    let open = ["/api/v1/sessions", "/api/v1/system"];
    let Some(paths) = document
        .get_mut("paths")
        .and_then(|paths| paths.as_object_mut())
    else {
        return document;
    };
    for (path, operations) in paths {
        for (method, operation) in operations.as_object_mut().into_iter().flatten() {
            operation["operationId"] = operation_id(method, path).into();
            operation["responses"]["default"] = serde_json::json!({
                "description": "What went wrong",
                "content": { "application/problem+json": {
                    "schema": { "$ref": "#/components/schemas/ProblemDocument" },
                } },
            });
            if !open.contains(&path.as_str()) {
                operation["security"] = serde_json::json!([{ "bearer": [] }, { "cookie": [] }]);
            }
        }
    }
    document
}

/// A name that no other operation has, such as `get_products_id_listing`.
fn operation_id(method: &str, path: &str) -> String {
    let path = path.trim_start_matches("/api/v1/");
    let words = path.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    format!("{method}_{}", words.join("_"))
}

pub(super) fn routes() -> BoxedFilter<(Answer,)> {
    let document = Bytes::from(document().to_string());
    warp::path::end()
        .and(warp::get())
        .map(move || {
            let mut answer = Response::new(document.clone().into());
            let media_type = HeaderValue::from_static("application/json");
            answer.headers_mut().insert(CONTENT_TYPE, media_type);
            Ok(answer)
        })
        .boxed()
}
