//! The service around the routes: it writes problems in the language of the request.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use edge::RequestId;
use http::{HeaderMap, StatusCode};
use tower::Service;
use warp::reply::Response;

use super::problem::Problem;

/// The routes, with their problems written in the language of the request.
#[derive(Clone)]
pub(crate) struct LocalizedProblems<S>(pub(crate) S);

impl<S, B> Service<http::Request<B>> for LocalizedProblems<S>
where
    S: Service<http::Request<B>, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
    B: Send + 'static,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, request: http::Request<B>) -> Self::Future {
        let mut language = HeaderMap::new();
        if let Some(wanted) = request.headers().get("accept-language") {
            language.insert("accept-language", wanted.clone());
        }
        let id = request
            .extensions()
            .get::<RequestId>()
            .map(|id| id.as_str().to_owned());
        let answer = self.0.call(request);
        Box::pin(async move { Ok(localized(answer.await?, &language, id)) })
    }
}

fn localized(mut response: Response, language: &HeaderMap, id: Option<String>) -> Response {
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        return problem.response(language, id);
    }
    let status = response.status();
    // What warp itself refuses has a status and a line of text.
    let is_bare = (status.is_client_error() || status.is_server_error())
        && status != StatusCode::SERVICE_UNAVAILABLE
        && !is_ours(&response);
    if is_bare {
        Problem::of_status(status).response(language, id)
    } else {
        response
    }
}

fn is_ours(response: &Response) -> bool {
    let media_type = response.headers().get("content-type");
    media_type.is_some_and(|value| value.as_bytes().starts_with(b"application/"))
}
