//! The operations over HTTP: a tree, each branch behind its first path segment.
//!
//! Each file opens with the table of its operations: method, path, handler, who may call it. A handler
//! reads the request, connects, runs the operation and answers. Anything it decides beyond that belongs
//! in the domain.

pub(crate) mod bargaining;
mod calendar;
mod campaign;
pub(crate) mod catalogue;
mod certificate_end;
mod clock;
mod closed;
mod conduct;
mod console;
mod current_price;
mod event_words;
mod evidence;
mod export;
mod exported;
mod health;
mod home;
mod installation;
mod job_run;
mod linkage;
mod listed_price;
mod listing_platform;
mod loading;
mod log;
mod lower_price_report;
mod messages;
mod openapi;
mod overpayment;
mod party;
mod price_change;
mod price_finding;
mod rulebook;
mod security;
mod service_account;
mod storage;
mod system;
mod views;

use std::collections::HashMap;

use ::http::Method;
use warp::Filter;
use warp::reply::{Reply, Response};

use crate::app::App;
use crate::http::{Branch, LocalizedProblems, Operation, Tree, sort};

pub(crate) use exported::lists as exported_lists;
pub use health::count_metrics;
pub use openapi::document;

pub use crate::http::{Keys, Reach, Scope, Verb, Who, reach};

/// Every operation, in tables by their tag in the description.
fn tables() -> Vec<(&'static str, Vec<Operation>)> {
    vec![
        ("party", party::session::operations()),
        ("party", party::organisations::operations()),
        ("party", party::capacities::operations()),
        ("party", party::duties::operations()),
        ("party", party::devices::operations()),
        ("party", party::own_password::operations()),
        ("party", party::own_second_factor::operations()),
        ("party", party::passkeys::operations()),
        ("party", party::own_sessions::operations()),
        ("party", party::way_back::operations()),
        ("party", party::one_time_links::operations()),
        ("party", party::confirmation::operations()),
        ("service_account", service_account::operations()),
        ("system", home::operations()),
        ("system", installation::operations()),
        ("system", system::operations()),
        ("catalogue", catalogue::operations()),
        ("catalogue", certificate_end::operations()),
        ("pricing", listed_price::operations()),
        ("pricing", listing_platform::operations()),
        ("pricing", current_price::operations()),
        ("pricing", overpayment::operations()),
        ("pricing", price_finding::operations()),
        ("pricing", campaign::operations()),
        ("pricing", campaign::back::operations()),
        ("pricing", lower_price_report::operations()),
        ("pricing", price_change::declarations::operations()),
        ("pricing", price_change::operations()),
        ("pricing", price_change::decisions::operations()),
        ("pricing", price_change::correction::operations()),
        ("pricing", price_change::publicity::operations()),
        ("pricing", price_change::objection::operations()),
        ("linkage", linkage::operations()),
        ("linkage", linkage::preview::operations()),
        ("bargaining", bargaining::sending::operations()),
        ("bargaining", bargaining::listing::operations()),
        ("bargaining", bargaining::responding::operations()),
        ("conduct", conduct::operations()),
        ("evidence", evidence::operations()),
        ("loading", loading::operations()),
        ("export", export::operations()),
        ("storage", storage::operations()),
        ("messages", messages::operations()),
        ("log", log::operations()),
        ("log", security::operations()),
        ("rulebook", rulebook::operations()),
        ("rulebook", rulebook::impact::operations()),
        ("rulebook", rulebook::proposals::operations()),
        ("calendar", calendar::operations()),
        ("clock", clock::operations()),
        ("jobs", job_run::operations()),
    ]
}

/// Who may call each operation, by names such as `POST /campaigns`.
#[must_use]
pub fn callers() -> Vec<(String, Who)> {
    let operations = tables().into_iter().flat_map(|(_, table)| table);
    operations
        .map(|operation| {
            let name = format!("{} {}", operation.method(), operation.path());
            (name, operation.who)
        })
        .collect()
}

/// The operations by which lists are read, in the order in which their paths are tried.
pub(crate) fn lists() -> Vec<Operation> {
    let all = tables().into_iter().flat_map(|(_, table)| table);
    let mut lists: Vec<Operation> = all.filter(|one| one.method() == Method::GET).collect();
    sort(&mut lists);
    lists
}

/// All routes as a service.
pub fn service(
    app: &App,
) -> impl tower::Service<
    ::http::Request<edge::RequestBody>,
    Response = Response,
    Error = std::convert::Infallible,
    Future: Send,
> + Clone
+ Send
+ use<> {
    let mut by_segment: HashMap<&'static str, Vec<Operation>> = HashMap::new();
    for operation in tables().into_iter().flat_map(|(_, table)| table) {
        let segment = operation.path().first();
        by_segment.entry(segment).or_default().push(operation);
    }
    let branches = by_segment.into_iter();
    let branches = branches.map(|(segment, operations)| (segment, Branch::new(app, operations)));
    LocalizedProblems(Tree::new(branches.collect(), others(app)))
}

/// What those who operate the program may know, as a service for a listener of its own.
pub fn operations_service(
    app: &App,
) -> impl tower::Service<
    ::http::Request<edge::RequestBody>,
    Response = Response,
    Error = std::convert::Infallible,
    Future: Send,
> + Clone
+ Send
+ use<> {
    let routes = health::operations(app);
    LocalizedProblems(warp::service(routes.map(Reply::into_response).boxed()))
}

/// All that is no operation: health, the description of the API, a page of the console, or 404.
fn others(
    app: &App,
) -> impl tower::Service<
    ::http::Request<edge::RequestBody>,
    Response = Response,
    Error = std::convert::Infallible,
    Future: Send,
> + Clone
+ Send
+ Sync
+ use<> {
    let known = health::routes(app).or(openapi::route()).unify();
    let routes = known.or(console::routes()).unify();
    warp::service(routes.map(Reply::into_response).boxed())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::{Value, json};
    use utoipa::openapi::{RefOr, Schema};

    use super::*;

    #[test]
    fn an_operation_is_declared_once() {
        let mut known = HashSet::new();
        for (operation, _) in callers() {
            assert!(known.insert(operation.clone()), "{operation} stands twice");
        }
    }

    /// Lists that belong to one thing and are short.
    const SHORT: [&str; 7] = [
        "evidence",
        "roles",
        "duties",
        "publicity_ids",
        "kinds",
        "scopes",
        "addresses",
    ];

    /// Operations without a list in their body that handle many things all the same.
    const OF_MANY: [&str; 6] = [
        "POST /price-changes/decisions/filtered",
        "POST /overpayments/invitations",
        "POST /linkages/{id}/publicity",
        "POST /campaigns",
        "GET /rules/{key}/impact",
        "GET /imports/{id}/report",
    ];

    /// Whether a body holds a list of things.
    fn holds_many(schemas: &[(String, RefOr<Schema>)], body: &Value) -> bool {
        let content = &body["content"]["application/json"]["schema"]["$ref"];
        let Some(name) = content.as_str().and_then(|path| path.rsplit('/').next()) else {
            return false;
        };
        let schema = schemas.iter().find(|(known, _)| known == name);
        let schema = json!(schema.expect("a schema").1);
        let fields = schema["properties"].as_object().expect("an object");
        fields.iter().any(|(field, schema)| {
            let is_list = schema["type"] == "array" || schema["type"][0] == "array";
            is_list && !SHORT.contains(&field.as_str())
        })
    }

    #[test]
    fn what_handles_many_things_at_once_has_a_place_for_heavy_work() {
        let (mut heavy, mut usual) = (0, Vec::new());
        for (tag, table) in tables() {
            for operation in table {
                let name = format!("{} {}", operation.method(), operation.path());
                let is_heavy = operation.is_heavy();
                let (described, schemas) = operation.described_under(tag);
                let of_many = holds_many(&schemas, &json!(described)["requestBody"])
                    || OF_MANY.contains(&name.as_str());
                heavy += usize::from(of_many);
                if of_many && !is_heavy {
                    usual.push(name);
                }
            }
        }
        assert!(usual.is_empty(), "{usual:?}");
        assert!(OF_MANY.len() + 4 <= heavy, "{heavy} were found");
    }
}
