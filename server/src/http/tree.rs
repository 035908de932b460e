//! The branches of the API by first path segment, so that none is tried that cannot answer.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::task::{Context, Poll};

use edge::RequestBody;
use futures_util::future::Either;
use tower::Service;
use warp::reply::Response;

use super::branch::{Answering, Branch};

pub(super) const TRUNK: &str = "/api/v1/";

/// Operations by the segment after the trunk, and a service for all other paths.
#[derive(Clone)]
pub(crate) struct Tree<S> {
    branches: Arc<HashMap<&'static str, Branch>>,
    others: S,
}

impl<S> Tree<S> {
    pub(crate) fn new(branches: HashMap<&'static str, Branch>, others: S) -> Self {
        let branches = Arc::new(branches);
        Self { branches, others }
    }

    fn branch(&self, path: &str) -> Option<&Branch> {
        let segment = path.strip_prefix(TRUNK)?.split('/').next()?;
        self.branches.get(segment)
    }
}

impl<S> Service<http::Request<RequestBody>> for Tree<S>
where
    S: Service<http::Request<RequestBody>, Response = Response, Error = Infallible> + Clone,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Either<Answering, S::Future>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<RequestBody>) -> Self::Future {
        match self.branch(request.uri().path()) {
            Some(branch) => Either::Left(branch.answer(request)),
            None => Either::Right(self.others.clone().call(request)),
        }
    }
}
