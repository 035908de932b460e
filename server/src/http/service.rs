//! The service around the routes: it writes problems in the language of the request.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use edge::{Origin, RequestId};
use http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, StatusCode};
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
        let language = request.headers().get(ACCEPT_LANGUAGE).cloned();
        let origin = request.extensions().get::<Origin>();
        let id = origin.map(|origin| origin.id.clone());
        let answer = self.0.call(request);
        Box::pin(async move { Ok(localized(answer.await?, language, id)) })
    }
}

fn localized(
    mut response: Response,
    language: Option<HeaderValue>,
    id: Option<RequestId>,
) -> Response {
    let of_problem = |problem: Problem| {
        let language = language.map(|language| (ACCEPT_LANGUAGE, language));
        let id = id.map(|id| id.as_str().to_owned());
        problem.response(&HeaderMap::from_iter(language), id)
    };
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        return of_problem(problem);
    }
    let status = response.status();
    // What warp itself refuses has a status and a line of text.
    let is_bare = (status.is_client_error() || status.is_server_error())
        && status != StatusCode::SERVICE_UNAVAILABLE
        && !is_ours(&response);
    if is_bare {
        of_problem(Problem::of_status(status))
    } else {
        response
    }
}

fn is_ours(response: &Response) -> bool {
    let media_type = response.headers().get(CONTENT_TYPE);
    media_type.is_some_and(|value| value.as_bytes().starts_with(b"application/"))
}
