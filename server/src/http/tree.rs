//! The branches of the API by first path segment: warp would try them one after the other.

use std::collections::HashMap;
use std::sync::Arc;
use std::task::{Context, Poll};

use tower::Service;

pub(super) const TRUNK: &str = "/api/v1/";

/// Services by the segment after the trunk, and one for all other paths.
#[derive(Clone)]
pub(crate) struct Tree<S>(Arc<Branches<S>>);

struct Branches<S> {
    by_segment: HashMap<&'static str, S>,
    others: S,
}

impl<S> Tree<S> {
    pub(crate) fn new(by_segment: HashMap<&'static str, S>, others: S) -> Self {
        Self(Arc::new(Branches { by_segment, others }))
    }

    fn branch(&self, path: &str) -> &S {
        path.strip_prefix(TRUNK)
            .and_then(|rest| rest.split('/').next())
            .and_then(|segment| self.0.by_segment.get(segment))
            .unwrap_or(&self.0.others)
    }
}

impl<S, B> Service<http::Request<B>> for Tree<S>
where
    S: Service<http::Request<B>> + Clone,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<B>) -> Self::Future {
        self.branch(request.uri().path()).clone().call(request)
    }
}
