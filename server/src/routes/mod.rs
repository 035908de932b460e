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
mod openapi;
mod organisations;
mod overpayments;
mod price_findings;
pub(crate) mod products;
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
use crate::http::{Answer, Dressed};

/// Every route, as a service.
pub fn service(
    app: &App,
) -> impl tower::Service<
    ::http::Request<crate::edge::RequestBody>,
    Response = Response,
    Error = std::convert::Infallible,
    Future: Send,
> + Clone
+ Send
+ use<> {
    let routes = health::routes(app)
        .or(warp::path!("api" / "v1" / ..).and(api(app)))
        .unify()
        .or(console::routes())
        .unify()
        .map(Reply::into_response);
    Dressed(warp::service(routes.boxed()))
}

fn api(app: &App) -> BoxedFilter<(Answer,)> {
    branch("products", products::routes(app))
        .or(branch("invitations", invitations::routes(app)))
        .unify()
        .or(branch("sessions", session::routes(app)))
        .unify()
        .or(branch("messages", message_list::routes(app)))
        .unify()
        .or(branch("home", home::routes(app)))
        .unify()
        .or(branch("feed", feed::routes(app)))
        .unify()
        .or(branch("imports", imports::routes(app)))
        .unify()
        .boxed()
        .or(branch("current-prices", current_prices::routes(app)))
        .unify()
        .or(branch("overpayments", overpayments::routes(app)))
        .unify()
        .or(branch("price-findings", price_findings::routes(app)))
        .unify()
        .or(branch("categories", products::category_routes(app)))
        .unify()
        .or(branch("organisations", organisations::routes(app)))
        .unify()
        .or(branch("accounts", organisations::account_routes(app)))
        .unify()
        .or(branch("misconduct-records", misconduct::routes(app)))
        .unify()
        .or(branch("campaigns", campaigns::routes(app)))
        .unify()
        .or(branch("lower-price-reports", lower_prices::routes(app)))
        .unify()
        .or(branch(
            "rules",
            any([rules::routes(app), rule_impact::routes(app)]),
        ))
        .unify()
        .or(branch("calendar", calendar::routes(app)))
        .unify()
        .boxed()
        .or(branch("linkages", linkages::routes(app)))
        .unify()
        .or(branch("jobs", job_list::routes(app)))
        .unify()
        .or(branch("clock", clock::routes(app)))
        .unify()
        .or(branch("system", system::routes(app)))
        .unify()
        .or(branch("openapi.json", openapi::routes()))
        .unify()
        .boxed()
}

fn branch(segment: &'static str, routes: BoxedFilter<(Answer,)>) -> BoxedFilter<(Answer,)> {
    warp::path(segment).and(routes).boxed()
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
