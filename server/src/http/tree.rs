//! The branches of the API by first path segment, so that none is tried that cannot answer.

use std::collections::HashMap;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_util::future::Either;
use tower::Service;

use super::branch::Branch;

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

impl<S, B> Service<http::Request<B>> for Tree<S>
where
    Branch: Service<http::Request<B>>,
    S: Service<
            http::Request<B>,
            Response = <Branch as Service<http::Request<B>>>::Response,
            Error = <Branch as Service<http::Request<B>>>::Error,
        > + Clone,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Either<<Branch as Service<http::Request<B>>>::Future, S::Future>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<B>) -> Self::Future {
        match self.branch(request.uri().path()) {
            Some(branch) => Either::Left(branch.clone().call(request)),
            None => Either::Right(self.others.clone().call(request)),
        }
    }
}
