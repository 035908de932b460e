//! What is done with one request between the connection and the handler.

use std::convert::Infallible;
use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt;
use http::header::{CONTENT_LENGTH, HOST};
use http::request::Parts;
use http::{Method, Request, Response, Version};
use hyper::body::{Body, Incoming};
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout};
use tower::{Service, ServiceExt};
use tracing::Instrument;

use super::answer::{Language, Trouble};
use super::body::{AnswerBody, Arrival, RequestBody};
use super::client::{BehindTls, ClientAddress};
use super::limits::EdgeLimits;
use super::measure::{Counts, Seen};
use super::request_id::{REQUEST_ID, RequestId};
use super::security;
use super::stream::Phase;

/// The service behind the gate, and what all its requests share.
#[derive(Debug)]
pub(super) struct Gate<S> {
    service: S,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    limits: Arc<EdgeLimits>,
    permits: Semaphore,
    counts: Counts,
}

impl<S: Clone> Clone for Gate<S> {
    fn clone(&self) -> Self {
        Self {
            service: self.service.clone(),
            shared: Arc::clone(&self.shared),
        }
    }
}

impl<S, B> Gate<S>
where
    S: Service<Request<RequestBody>, Response = Response<B>, Error = Infallible> + Clone,
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    pub(super) fn new(service: S, limits: Arc<EdgeLimits>) -> Self {
        let permits = Semaphore::new(limits.requests_max);
        let shared = Arc::new(Shared {
            limits,
            permits,
            counts: Counts::default(),
        });
        Self { service, shared }
    }

    /// Answers one request; every failure becomes an answer.
    pub(super) async fn answer(
        self,
        request: Request<Incoming>,
        peer: IpAddr,
        phase: Phase,
    ) -> Result<Response<AnswerBody>, Infallible> {
        phase.set_busy();
        let began = Instant::now();
        let (mut parts, body) = request.into_parts();
        let id = RequestId::of(&parts.headers);
        let (method, path) = (parts.method.clone(), parts.uri.path().to_owned());
        let language = Language::of(&parts.headers);
        let Self { service, shared } = self;
        let is_watch = shared.limits.is_watch(&path);
        let hops = shared.limits.trusted_hops;
        let client = ClientAddress::of(peer, hops, &parts.headers);
        let behind_tls = BehindTls::of(hops, &parts.headers);
        parts.extensions.insert(client);
        parts.extensions.insert(behind_tls);

        let span = tracing::info_span!("request", request_id = id.as_str());
        let answer = match shared
            .admit(service, parts, body, &id)
            .instrument(span)
            .await
        {
            Ok(answer) => answer.map(|body| AnswerBody::new(body, phase)),
            Err(trouble) => trouble
                .answer(language, &id)
                .map(|body| AnswerBody::new(body, phase)),
        };
        let (mut parts, body) = answer.into_parts();
        security::protect(&mut parts);
        parts.headers.insert(REQUEST_ID, id.header());
        let took = began.elapsed();
        let seen = Seen {
            method: &method,
            path: &path,
            status: parts.status,
            took,
            id: &id,
        };
        seen.record(&shared.counts, is_watch);
        Ok(Response::from_parts(parts, body))
    }
}

impl Shared {
    async fn admit<S, B>(
        &self,
        service: S,
        mut parts: Parts,
        body: Incoming,
        id: &RequestId,
    ) -> Result<Response<B>, Trouble>
    where
        S: Service<Request<RequestBody>, Response = Response<B>, Error = Infallible>,
    {
        check_form(&parts)?;
        let path = parts.uri.path();
        let (bytes_max, deadline) = if self.limits.is_upload(path) {
            (self.limits.upload_bytes_max, self.limits.upload)
        } else {
            (self.limits.body_bytes_max, self.limits.request)
        };
        if declared_bytes(&parts) > bytes_max {
            return Err(Trouble::TooLarge);
        }
        let _permit = if self.limits.is_watch(path) {
            None
        } else {
            Some(self.permits.try_acquire().map_err(|_| Trouble::Overload)?)
        };
        parts.extensions.insert(id.clone());
        let (body, arrival) = RequestBody::new(body, bytes_max, self.limits.body_pause);
        let request = Request::from_parts(parts, body);
        handle(service, request, &arrival, deadline).await
    }
}

/// Calls the handler; neither its panic nor its delay may take the connection down.
async fn handle<S, B>(
    service: S,
    request: Request<RequestBody>,
    arrival: &Arrival,
    deadline: Duration,
) -> Result<Response<B>, Trouble>
where
    S: Service<Request<RequestBody>, Response = Response<B>, Error = Infallible>,
{
    let calling = AssertUnwindSafe(service.oneshot(request)).catch_unwind();
    let answer = match timeout(deadline, calling).await {
        Ok(Ok(Ok(answer))) => Ok(answer),
        Ok(Err(panic)) => {
            tracing::error!(panic = message(&*panic), "a handler panicked");
            Err(Trouble::Panic)
        }
        Err(_) if arrival.is_whole() => {
            tracing::warn!("a handler took too long and was given up");
            Err(Trouble::SlowAnswer)
        }
        Err(_) => Err(Trouble::SlowClient),
    };
    arrival.trouble().map_or(answer, Err)
}

fn message(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("unknown")
}

/// warp 0.4.3 panics on a request target without a path; HTTP/1.1 requires exactly one host.
fn check_form(parts: &Parts) -> Result<(), Trouble> {
    if parts.method == Method::CONNECT {
        return Err(Trouble::Tunnel);
    }
    let has_path = parts
        .uri
        .path_and_query()
        .is_some_and(|path| path.as_str().starts_with('/'));
    let hosts = parts.headers.get_all(HOST).iter().count();
    let has_host = hosts == 1 || (hosts == 0 && parts.version == Version::HTTP_10);
    if has_path && has_host {
        Ok(())
    } else {
        Err(Trouble::Malformed)
    }
}

fn declared_bytes(parts: &Parts) -> u64 {
    let length = parts
        .headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok());
    length.and_then(|length| length.parse().ok()).unwrap_or(0)
}
