//! Operations that share the first segment of their path: finds the one of a request.

use std::convert::Infallible;
use std::sync::Arc;

use edge::{Origin, RequestBody};
use futures_util::future::BoxFuture;
use http::{Method, StatusCode};
use warp::reply::{Reply as _, Response};

use super::body;
use super::handler::Arrived;
use super::operation::Operation;
use super::places_at_work::Load;
use super::problem::Problem;
use super::request::Request;
use super::tree::TRUNK;
use crate::app::App;

/// An answer that is being made.
pub(super) type Answering = BoxFuture<'static, Result<Response, Infallible>>;

/// Routes requests to operations.
pub(crate) struct Branch(Arc<Parts>);

struct Parts {
    app: App,
    operations: Vec<Operation>,
}

impl Branch {
    pub(crate) fn new(app: &App, mut operations: Vec<Operation>) -> Self {
        sort(&mut operations);
        let app = app.clone();
        Self(Arc::new(Parts { app, operations }))
    }

    /// Problems are still without the language of the request.
    pub(super) fn answer(&self, request: http::Request<RequestBody>) -> Answering {
        let parts = Arc::clone(&self.0);
        Box::pin(async move { Ok(parts.answer(request).await.into_response()) })
    }
}

impl Parts {
    async fn answer(&self, request: http::Request<RequestBody>) -> Result<Response, Problem> {
        let (head, body) = request.into_parts();
        let method = head.method;
        let path = head.uri.path();
        let Some((operation, parameters)) = found(&self.operations, &method, path) else {
            // Any path can be read, were it as a page that does not exist.
            return Err(match method {
                Method::GET | Method::HEAD => Problem::not_found(),
                _ => Problem::of_status(StatusCode::METHOD_NOT_ALLOWED),
            });
        };
        let from = head.extensions.get::<Origin>();
        let from = from.ok_or_else(|| domain::Error::internal("a request without its origin"))?;
        let body = (!method.is_safe()).then(|| body::stream(body));
        let request = Request::new(
            self.app.clone(),
            from.clone(),
            method,
            head.uri,
            head.headers,
        );
        let arrived = Arrived {
            request,
            parameters: parameters.into_iter(),
            body,
            load: Load::Usual,
        };
        operation.answer(arrived).await
    }
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
