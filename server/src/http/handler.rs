//! Handlers: async functions of the request, then of what its path names, then of its body.
//!
//! A handler's arguments and answer are types, and the description of the operation is read from
//! them; so it cannot say something else than the program does.

use std::str::FromStr;

use futures_util::future::BoxFuture;
use utoipa::PartialSchema;
use warp::reply::Response;

use super::answer::{Answer, Reply};
use super::body::BodyStream;
use super::description::{Described, Description};
use super::problem::Problem;
use super::request::Request;

/// A request whose caller may do what it asks for.
pub(crate) struct Arrived {
    pub(super) request: Request,
    /// What stands in the path for its parameters, those not taken yet.
    pub(super) parameters: std::vec::IntoIter<String>,
    /// The body, as long as nobody has read it.
    pub(super) body: Option<BodyStream>,
}

/// An async function that answers requests. `Shape` is its type without the request, so that each
/// function is a handler in one way only.
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
        Box::pin(async move { handler(arrived.request).await.map(Reply::into_response) })
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
            let answer = handler(arrived.request, argument).await;
            answer.map(Reply::into_response)
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
            let answer = handler(arrived.request, first, second).await;
            answer.map(Reply::into_response)
        })
    }
}

/// What a handler takes beside the request.
pub(crate) trait Argument: Send + Sized {
    fn describe(description: &mut Description);
    /// Takes it out of what has arrived.
    fn take(arrived: &mut Arrived) -> impl Future<Output = Result<Self, Problem>> + Send;
}

/// A parameter of the path. One that cannot be read names nothing that is there: 404.
impl<T: FromStr + PartialSchema + Send> Argument for T {
    fn describe(description: &mut Description) {
        description.path_parameter(T::schema());
    }

    async fn take(arrived: &mut Arrived) -> Result<Self, Problem> {
        let text = arrived.parameters.next();
        text.and_then(|text| text.parse().ok())
            .ok_or_else(Problem::not_found)
    }
}
