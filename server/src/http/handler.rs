//! Handlers: async functions of the request, then of the parameters of its path, then of its body.
//!
//! The description of an operation is made from the types of its handler's arguments and answer, so that
//! it cannot differ from what the program does.

use std::str::FromStr;

use futures_util::future::BoxFuture;
use utoipa::PartialSchema;
use warp::reply::Response;

use super::answer::Answer;
use super::body::BodyStream;
use super::description::{Described, Description};
use super::places_at_work::{AtWork, Load};
use super::problem::Problem;
use super::query::numeral;
use super::request::Request;

/// A request whose caller is allowed to make it.
pub(crate) struct Arrived {
    pub(super) request: Request,
    /// Values of the path's parameters that no argument has taken yet.
    pub(super) parameters: std::vec::IntoIter<String>,
    /// The body, until an argument reads it.
    pub(super) body: Option<BodyStream>,
    pub(super) load: Load,
}

impl Arrived {
    /// A place at work, for a request that has arrived. What fell due before it has happened by then.
    async fn place(&self) -> Result<AtWork, Problem> {
        if self.request.caller().is_ok() {
            let jobs = self.request.app.jobs();
            jobs.keep_up(self.request.moment()).await;
        }
        let work = self.request.app.work();
        work.place(self.load, &self.request).await
    }
}

/// An async function that answers requests. `Shape` is its type without the request: with it, each
/// function implements the trait in one way only.
pub(crate) trait Handler<Shape>: Clone + Send + Sync + 'static {
    fn describe(description: &mut Description);
    fn answer(&self, arrived: Arrived) -> BoxFuture<'static, Result<Response, Problem>>;
}

impl<F, Answering, K> Handler<fn() -> K> for F
where
    F: Fn(Request) -> Answering + Clone + Send + Sync + 'static,
    Answering: Future<Output = Answer<K>> + Send,
    K: Described,
{
    fn describe(description: &mut Description) {
        K::describe(description);
    }

    fn answer(&self, arrived: Arrived) -> BoxFuture<'static, Result<Response, Problem>> {
        let handler = self.clone();
        Box::pin(async move {
            let place = arrived.place().await?;
            place.answer(handler(arrived.request)).await
        })
    }
}

impl<F, A, Answering, K> Handler<fn(A) -> K> for F
where
    F: Fn(Request, A) -> Answering + Clone + Send + Sync + 'static,
    A: Argument,
    Answering: Future<Output = Answer<K>> + Send,
    K: Described,
{
    fn describe(description: &mut Description) {
        A::describe(description);
        K::describe(description);
    }

    fn answer(&self, mut arrived: Arrived) -> BoxFuture<'static, Result<Response, Problem>> {
        let handler = self.clone();
        Box::pin(async move {
            let argument = A::take(&mut arrived).await?;
            let place = arrived.place().await?;
            place.answer(handler(arrived.request, argument)).await
        })
    }
}

impl<F, A, B, Answering, K> Handler<fn(A, B) -> K> for F
where
    F: Fn(Request, A, B) -> Answering + Clone + Send + Sync + 'static,
    A: Argument,
    B: Argument,
    Answering: Future<Output = Answer<K>> + Send,
    K: Described,
{
    fn describe(description: &mut Description) {
        A::describe(description);
        B::describe(description);
        K::describe(description);
    }

    fn answer(&self, mut arrived: Arrived) -> BoxFuture<'static, Result<Response, Problem>> {
        let handler = self.clone();
        Box::pin(async move {
            let first = A::take(&mut arrived).await?;
            let second = B::take(&mut arrived).await?;
            let place = arrived.place().await?;
            let answering = handler(arrived.request, first, second);
            place.answer(answering).await
        })
    }
}

/// An argument of a handler after the request.
pub(crate) trait Argument: Send + Sized {
    fn describe(description: &mut Description);
    fn take(arrived: &mut Arrived) -> impl Future<Output = Result<Self, Problem>> + Send;
}

/// A parameter of the path. One that cannot be parsed names nothing that exists: 404.
impl<T: FromStr + PartialSchema + Send> Argument for T {
    fn describe(description: &mut Description) {
        description.path_parameter(T::schema());
    }

    async fn take(arrived: &mut Arrived) -> Result<Self, Problem> {
        let text = arrived.parameters.next();
        text.and_then(|text| numeral(&text)?.parse().ok())
            .ok_or_else(Problem::not_found)
    }
}
