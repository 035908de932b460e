//! What is done with one request between the connection and the handler.

use std::convert::Infallible;
use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt;
use http::header::{
    AUTHORIZATION, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, HeaderName, HeaderValue,
    IF_MATCH, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, IF_UNMODIFIED_SINCE, ORIGIN, RANGE,
    TRANSFER_ENCODING, USER_AGENT,
};
use http::request::Parts;
use http::uri::Authority;
use http::{HeaderMap, Method, Request, Response, Uri, Version};
use http_body_util::Either;
use hyper::body::{Body, Incoming};
use tokio::time::{Instant, timeout};
use tower::{Service, ServiceExt};
use tracing::Instrument;

use super::answer::{Language, Trouble};
use super::body::{AnswerBody, Arrival, RequestBody};
use super::client::{BehindTls, ClientAddress, LoggedCaller, Origin};
use super::limits::EdgeLimits;
use super::measure::{Counts, Seen};
use super::request_id::{REQUEST_ID, RequestId};
use super::security_headers;
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
    B: Body<Data = Bytes> + Unpin + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    pub(super) fn new(service: S, limits: Arc<EdgeLimits>) -> Self {
        let shared = Arc::new(Shared {
            limits,
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
    ) -> Result<Response<AnswerBody<B>>, Infallible> {
        let began = Instant::now();
        let (mut parts, body) = request.into_parts();
        let id = RequestId::of(&parts.headers);
        let (method, path) = (parts.method.clone(), parts.uri.path().to_owned());
        let language = Language::of(&parts.headers);
        let Self { service, shared } = self;
        let is_watch = shared.limits.is_watch(&path);
        let hops = shared.limits.trusted_hops;
        let client = ClientAddress::of(peer, hops, &parts.headers);
        let behind_tls = BehindTls::of(hops, shared.limits.behind_tls, &parts.headers);
        let caller = LoggedCaller::default();
        parts.extensions.insert(Origin {
            id: id.clone(),
            address: client,
            tls: behind_tls,
            logged: caller.clone(),
        });

        let span = tracing::info_span!("request", request_id = id.as_str());
        let answer = match shared.admit(service, parts, body).instrument(span).await {
            Ok(answer) => answer.map(Either::Left),
            Err(trouble) => trouble.answer(language, &id).map(Either::Right),
        };
        let answer = answer.map(|body| AnswerBody::new(body, phase));
        let (mut parts, body) = answer.into_parts();
        security_headers::protect(&mut parts, behind_tls);
        parts.headers.insert(REQUEST_ID, id.header());
        let took = began.elapsed();
        let seen = Seen {
            method: &method,
            path: &path,
            status: parts.status,
            took,
            id: &id,
            client,
            caller: &caller,
        };
        seen.record(&shared.counts, is_watch);
        Ok(Response::from_parts(parts, body))
    }
}

impl Shared {
    async fn admit<S, B>(
        &self,
        service: S,
        parts: Parts,
        body: Incoming,
    ) -> Result<Response<B>, Trouble>
    where
        S: Service<Request<RequestBody>, Response = Response<B>, Error = Infallible>,
    {
        check_form(&parts)?;
        if let Some(names) = &self.limits.own_names
            && !is_own_host(parts.headers.get(HOST), names)
        {
            return Err(Trouble::UnknownHost);
        }
        let path = parts.uri.path();
        let limits = self.limits.of_path(path);
        if declared_bytes(&parts) > limits.bytes_max {
            return Err(Trouble::TooLarge);
        }
        let (body, arrival) = RequestBody::new(body, limits);
        let request = Request::from_parts(parts, body);
        handle(service, request, &arrival, limits.answer).await
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
    let mut answer = arrival.trouble().map_or(answer, Err)?;
    if !arrival.is_whole() {
        // The connection ends with the rest of the body on it: a client that knows asks nothing more there.
        let headers = answer.headers_mut();
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(answer)
}

fn message(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("unknown")
}

/// Headers that have one value: of two, a proxy and the program may each go by another one.
const ONCE: [HeaderName; 15] = [
    AUTHORIZATION,
    CONTENT_LENGTH,
    CONTENT_TYPE,
    COOKIE,
    HOST,
    IF_MATCH,
    IF_MODIFIED_SINCE,
    IF_NONE_MATCH,
    IF_RANGE,
    IF_UNMODIFIED_SINCE,
    ORIGIN,
    RANGE,
    USER_AGENT,
    HeaderName::from_static("idempotency-key"),
    HeaderName::from_static("sec-fetch-site"),
];

fn is_unambiguous(headers: &HeaderMap) -> bool {
    let is_once = |name| headers.get_all(name).iter().nth(1).is_none();
    // Mostly no name has two values, whichever it is.
    headers.keys_len() == headers.len() || ONCE.iter().all(is_once)
}

/// Whether a request names an address, this machine, or one of these names as its host. A page of another site can make
/// a browser come here only by a name of its own.
fn is_own_host(host: Option<&HeaderValue>, names: &[String]) -> bool {
    let Some(host) = host else {
        // No browser leaves it out.
        return true;
    };
    let authority = Authority::try_from(host.as_bytes());
    authority.is_ok_and(|authority| {
        let host = authority.host();
        let address = host.trim_start_matches('[').trim_end_matches(']');
        address.parse::<IpAddr>().is_ok()
            || host.eq_ignore_ascii_case("localhost")
            || names.iter().any(|name| name.eq_ignore_ascii_case(host))
    })
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
    if !is_framed_once(&parts.headers) || !is_unambiguous(&parts.headers) {
        return Err(Trouble::Malformed);
    }
    let hosts = parts.headers.get_all(HOST).iter().count();
    let has_host = hosts == 1 || (hosts == 0 && parts.version == Version::HTTP_10);
    if !(has_path && has_host) {
        return Err(Trouble::Malformed);
    }
    match (&parts.uri.authority(), parts.headers.get(HOST)) {
        (Some(target), Some(host)) if !names(host.as_bytes(), &parts.uri, target) => {
            Err(Trouble::OtherHost)
        }
        _ => Ok(()),
    }
}

/// Whether a body is framed in one way that every proxy reads alike: by its length, or as plain chunks.
fn is_framed_once(headers: &HeaderMap) -> bool {
    let mut codings = headers.get_all(TRANSFER_ENCODING).iter();
    let Some(coding) = codings.next() else {
        return true;
    };
    let is_plain = coding.as_bytes().eq_ignore_ascii_case(b"chunked");
    is_plain && codings.next().is_none() && !headers.contains_key(CONTENT_LENGTH)
}

/// Whether `Host` names the authority of a target in absolute form, the default port of its scheme or not.
fn names(host: &[u8], target: &Uri, authority: &Authority) -> bool {
    let port = match target.scheme_str() {
        Some("http") => ":80",
        Some("https") => ":443",
        _ => return false,
    };
    let plain = |text: &str| {
        let text = text.to_ascii_lowercase();
        text.strip_suffix(port).map(str::to_owned).unwrap_or(text)
    };
    std::str::from_utf8(host).is_ok_and(|host| plain(host) == plain(authority.as_str()))
}

fn declared_bytes(parts: &Parts) -> u64 {
    let length = parts
        .headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok());
    length.and_then(|length| length.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_this_machine_and_names_of_its_own_are_its_hosts() {
        let names = ["Sunshine.Internal".to_owned()];
        for (host, is_own) in [
            ("127.0.0.1:8081", true),
            ("10.1.2.3", true),
            ("[::1]:8081", true),
            ("localhost:8081", true),
            ("LOCALHOST", true),
            ("sunshine.internal:8081", true),
            ("evil.example:8081", false),
            ("127.0.0.1.evil.example", false),
            ("localhost.evil.example", false),
            ("sunshine.internal.evil.example", false),
            ("", false),
            ("a b", false),
        ] {
            let header = HeaderValue::from_static(host);
            assert_eq!(is_own_host(Some(&header), &names), is_own, "{host}");
        }
        assert!(is_own_host(None, &names));
    }
}
