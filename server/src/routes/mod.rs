//! The operations over HTTP: a tree, each branch behind its first path segment.
//!
//! Each file opens with the table of its operations: method, path, handler, who may call it. A handler
//! reads what is asked for, connects, begins, does, commits, answers. What it decides beyond that
//! belongs in the domain.

mod calendar;
mod campaigns;
mod clock;
mod closed;
mod console;
mod current_prices;
mod declarations;
mod evidence;
mod feed;
mod figures;
mod health;
mod home;
mod imports;
pub(crate) mod invitations;
mod job_list;
mod limits;
mod linkages;
mod lower_prices;
mod message_list;
mod misconduct;
mod objections;
mod openapi;
mod organisations;
mod overpayments;
mod price_changes;
mod price_findings;
pub(crate) mod products;
mod publicities;
mod rule_impact;
mod rules;
mod session;
mod system;
mod views;

use std::collections::HashMap;

use warp::Filter;
use warp::filters::BoxedFilter;
use warp::reply::{Reply, Response};

pub use health::count_metrics;
pub use openapi::document;

use crate::app::App;
pub use crate::http::Who;
use crate::http::{Dressed, Operation, Problem, Tree, branch};

/// Every operation, in tables under the tag that the description gives them.
fn tables() -> Vec<(&'static str, Vec<Operation>)> {
    vec![
        ("party", session::operations()),
        ("party", organisations::operations()),
        ("system", home::operations()),
        ("system", system::operations()),
        ("catalogue", products::operations()),
        ("pricing", limits::operations()),
        ("pricing", current_prices::operations()),
        ("pricing", overpayments::operations()),
        ("pricing", price_findings::operations()),
        ("pricing", campaigns::operations()),
        ("pricing", lower_prices::operations()),
        ("prices", declarations::operations()),
        ("prices", price_changes::operations()),
        ("prices", price_changes::decisions::operations()),
        ("prices", publicities::operations()),
        ("prices", objections::operations()),
        ("linkage", linkages::operations()),
        ("linkage", linkages::preview::operations()),
        ("bargaining", invitations::sending::operations()),
        ("bargaining", invitations::listing::operations()),
        ("bargaining", invitations::answering::operations()),
        ("conduct", misconduct::operations()),
        ("evidence", evidence::operations()),
        ("loading", imports::operations()),
        ("messages", message_list::operations()),
        ("log", feed::operations()),
        ("rulebook", rules::operations()),
        ("rulebook", rule_impact::operations()),
        ("calendar", calendar::operations()),
        ("clock", clock::operations()),
        ("jobs", job_list::operations()),
    ]
}

/// Who may call which operation, such as `POST /campaigns`.
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

/// Every route, as a service.
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
    let mut branches: HashMap<_, _> = branches
        .map(|(segment, operations)| (segment, whole(branch(app, operations))))
        .collect();
    branches.insert("openapi.json", whole(openapi::route()));
    let others = whole(health::routes(app));
    Dressed(Tree::new(branches, others))
}

/// What every path may be beside these routes: a page of the console, or nothing.
fn whole(
    routes: BoxedFilter<(Result<Response, Problem>,)>,
) -> impl tower::Service<
    ::http::Request<edge::RequestBody>,
    Response = Response,
    Error = std::convert::Infallible,
    Future: Send,
> + Clone
+ Send
+ Sync
+ use<> {
    let routes = routes.or(console::routes()).unify();
    warp::service(routes.map(Reply::into_response).boxed())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    #[test]
    fn an_operation_is_declared_once() {
        let mut known = HashSet::new();
        for (operation, _) in super::callers() {
            assert!(known.insert(operation.clone()), "{operation} stands twice");
        }
    }
}
