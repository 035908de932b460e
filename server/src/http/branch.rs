//! Operations that share the first segment of their path: finds the one of a request.

use std::sync::Arc;

use bytes::Buf;
use edge::Origin;
use futures_util::Stream;
use http::{HeaderMap, Method};
use warp::filters::BoxedFilter;
use warp::path::FullPath;
use warp::reply::Response;
use warp::{Filter, Rejection};

use super::body;
use super::handler::Arrived;
use super::operation::Operation;
use super::places_at_work::Load;
use super::problem::Problem;
use super::request::Request;
use super::tree::TRUNK;
use crate::app::App;

struct Branch {
    app: App,
    operations: Vec<Operation>,
}

/// Routes requests to operations; other paths are rejected as not found.
pub(crate) fn branch(
    app: &App,
    mut operations: Vec<Operation>,
) -> BoxedFilter<(Result<Response, Problem>,)> {
    sort(&mut operations);
    let app = app.clone();
    let branch = Arc::new(Branch { app, operations });
    let query = warp::query::raw().or(warp::any().map(String::new)).unify();
    warp::method()
        .and(warp::ext::get::<Origin>())
        .and(warp::path::full())
        .and(warp::header::headers_cloned())
        .and(query)
        .and(warp::body::stream())
        .and_then(move |method, from, path, headers, query, body| {
            answer(
                Arc::clone(&branch),
                method,
                from,
                path,
                headers,
                query,
                body,
            )
        })
        .boxed()
}

async fn answer<B: Buf + 'static>(
    branch: Arc<Branch>,
    method: Method,
    from: Origin,
    path: FullPath,
    headers: HeaderMap,
    query: String,
    body: impl Stream<Item = Result<B, warp::Error>> + Send + Sync + 'static,
) -> Result<Result<Response, Problem>, Rejection> {
    let Some((operation, parameters)) = found(&branch.operations, &method, path.as_str()) else {
        return Err(warp::reject::not_found());
    };
    let body = (!method.is_safe()).then(|| body::stream(body));
    let path = path.as_str().to_owned();
    let arrived = Arrived {
        request: Request::new(branch.app.clone(), from, method, path, headers, &query),
        parameters: parameters.into_iter(),
        body,
        load: Load::Usual,
    };
    Ok(operation.answer(arrived).await)
}

/// Puts operations in the order in which they are tried.
pub(crate) fn sort(operations: &mut [Operation]) {
    operations.sort_by(|one, other| one.path().order(other.path()));
}

/// The operation of a method and path, with the values of the path's parameters.
pub(super) fn found<'a>(
    operations: &'a [Operation],
    method: &Method,
    path: &str,
) -> Option<(&'a Operation, Vec<String>)> {
    let path = path.strip_prefix(TRUNK)?;
    let path = path.strip_suffix('/').unwrap_or(path);
    let mut operations = operations.iter();
    operations.find_map(|operation| {
        let is_method = operation.method() == method;
        let values = is_method.then(|| operation.path().values(path))??;
        Some((operation, values))
    })
}
