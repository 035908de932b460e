//! The operations over HTTP: a tree, each branch behind its first path segment.
//!
//! A handler says who asks and what for, connects, begins, does, commits, answers. What it decides
//! beyond that belongs in the domain.

mod calendar;
mod campaigns;
mod clock;
mod closed;
mod console;
mod current_prices;
mod declarations;
mod evidence;
mod feed;
mod health;
mod home;
mod imports;
mod invitations;
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

use warp::filters::BoxedFilter;
use warp::reply::{Reply, Response};
use warp::{Filter, Rejection};

pub use health::count_metrics;
pub use openapi::document;

use crate::app::App;
use crate::http::{Answer, Dressed, Tree};

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
    let branches = branches(app)
        .into_iter()
        .map(|(segment, routes)| {
            let branch = warp::path!("api" / "v1" / ..).and(warp::path(segment));
            (segment, whole(branch.and(routes).boxed()))
        })
        .collect();
    let others = whole(health::routes(app));
    Dressed(Tree::new(branches, others))
}

/// What every path may be beside these routes: a page of the console, or nothing.
fn whole(
    routes: BoxedFilter<(Answer,)>,
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

/// The API by the first segment of its paths.
fn branches(app: &App) -> Vec<(&'static str, BoxedFilter<(Answer,)>)> {
    vec![
        ("products", products::routes(app)),
        ("invitations", invitations::routes(app)),
        ("sessions", session::routes(app)),
        ("messages", message_list::routes(app)),
        ("home", home::routes(app)),
        ("feed", feed::routes(app)),
        ("imports", imports::routes(app)),
        ("current-prices", current_prices::routes(app)),
        ("overpayments", overpayments::routes(app)),
        ("price-findings", price_findings::routes(app)),
        ("categories", products::category_routes(app)),
        ("organisations", organisations::routes(app)),
        ("accounts", organisations::account_routes(app)),
        ("misconduct-records", misconduct::routes(app)),
        ("campaigns", campaigns::routes(app)),
        ("lower-price-reports", lower_prices::routes(app)),
        ("rules", any([rules::routes(app), rule_impact::routes(app)])),
        ("calendar", calendar::routes(app)),
        ("linkages", linkages::routes(app)),
        ("price-changes", price_changes::routes(app)),
        ("declarations", declarations::routes(app)),
        ("publicities", publicities::routes(app)),
        ("objections", objections::routes(app)),
        ("evidence", evidence::routes(app)),
        ("jobs", job_list::routes(app)),
        ("clock", clock::routes(app)),
        ("system", system::routes(app)),
        ("openapi.json", openapi::routes()),
    ]
}

/// One of several routes of a branch.
fn any(routes: impl IntoIterator<Item = BoxedFilter<(Answer,)>>) -> BoxedFilter<(Answer,)> {
    let mut routes = routes.into_iter();
    let first: BoxedFilter<(Answer,)> = match routes.next() {
        Some(first) => first,
        None => warp::any().and_then(nothing).boxed(),
    };
    routes.fold(first, |before, next| before.or(next).unify().boxed())
}

async fn nothing() -> Result<Answer, Rejection> {
    Err(warp::reject::not_found())
}
