//! The outermost edge of the HTTP service: connections, their limits, and what all answers share.
//!
//! [`serve`] accepts connections and drives any tower service over them. Around each request it checks the
//! form, assigns an id ([`RequestId`]), enforces the deadline and the limits of size and number
//! ([`EdgeLimits`]), turns a panic into an answer, adds the headers that protect a browser, counts and
//! logs. The service behind it receives only requests whose target has a path.

mod answer;
mod body;
mod client;
mod framing;
mod limits;
mod measure;
mod pace;
mod request_form;
mod request_id;
mod security_headers;
mod shares;
mod stream;
#[cfg(test)]
mod tests;

use std::convert::Infallible;
use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tower::Service;

pub use answer::problem_types;
pub use body::{BodyError, RequestBody};
pub use client::{BehindTls, Block, ClientAddress, LoggedCaller, Network, Origin};
pub use limits::EdgeLimits;
pub use measure::describe_metrics;
pub use request_id::{REQUEST_ID, RequestId};
pub use security_headers::PageNonce;
pub use shares::{Full, Place, Places, Share};

use framing::NextBody;
use request_form::Gate;
use stream::{Phase, TimedStream};

/// Connections beyond the limit that get an answer at the same time; the rest are only closed.
const REFUSALS_MAX: usize = 64;
/// How long a refused client may take to read the answer.
const REFUSAL_MAX: Duration = Duration::from_secs(1);
/// The pause after the operating system refused a connection, for example for lack of descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drained {
    /// Connections that were cut because their request outlasted the time for draining.
    pub cut: usize,
}

/// Serves until `stop`, then finishes the running requests and returns.
///
/// The service is called with the [`Origin`] among the request's extensions, and sets its [`LoggedCaller`].
pub async fn serve<S, B>(
    listener: TcpListener,
    service: S,
    limits: EdgeLimits,
    stop: CancellationToken,
) -> Drained
where
    S: Service<Request<RequestBody>, Response = Response<B>, Error = Infallible>
        + Clone
        + Send
        + 'static,
    S::Future: Send,
    B: hyper::body::Body<Data = Bytes> + Unpin + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let limits = Arc::new(limits);
    let gate = Gate::new(service, Arc::clone(&limits));
    let places = Places::new(limits.connections_max);
    let refusals = Arc::new(Semaphore::new(REFUSALS_MAX));
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            () = stop.cancelled() => break,
            Some(_) = connections.join_next() => continue,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => match place(&places, &limits, peer.ip()) {
                Ok(place) => {
                    let connection = Connection {
                        stream,
                        peer: peer.ip(),
                        place,
                        limits: Arc::clone(&limits),
                    };
                    connections.spawn(connection.run(gate.clone(), stop.clone()));
                }
                Err(full) => refuse(stream, full, &refusals, &mut connections),
            },
            Err(error) => pause_after(&error).await,
        }
    }
    drop(listener);
    drain(connections, limits.drain).await
}

/// Of the free connections, one network may take a third: whoever fills many networks leaves some to the next.
const SHARE_OF_FREE: usize = 3;

/// Of all connections, one block of networks may take a half: whoever has many addresses side by side leaves as many to
/// everybody else.
const SHARE_OF_BLOCK: usize = 2;

/// Where a connection comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Peer {
    Network(Network),
    Block(Block),
}

/// A place for a connection. Those that come through trusted proxies are not the peer's own.
fn place(places: &Places<Peer>, limits: &EdgeLimits, peer: IpAddr) -> Result<Place<Peer>, Full> {
    let all = limits.connections_max;
    let (network_max, block_max) = match limits.trusted_hops {
        0 => (
            (limits.connections_each_max).min((places.free() / SHARE_OF_FREE).max(1)),
            (all / SHARE_OF_BLOCK).max(limits.connections_each_max.min(all)),
        ),
        _ => (all, all),
    };
    let address = ClientAddress::new(peer);
    let network = Share {
        of: Peer::Network(address.network()),
        max: network_max,
    };
    let block = Share {
        of: Peer::Block(address.block()),
        max: block_max,
    };
    places.try_take(&[network, block], 1)
}

/// One accepted connection, within the limit.
struct Connection {
    stream: TcpStream,
    peer: IpAddr,
    place: Place<Peer>,
    limits: Arc<EdgeLimits>,
}

impl Connection {
    async fn run<S, B>(self, gate: Gate<S>, stop: CancellationToken)
    where
        S: Service<Request<RequestBody>, Response = Response<B>, Error = Infallible>
            + Clone
            + Send
            + 'static,
        S::Future: Send,
        B: hyper::body::Body<Data = Bytes> + Unpin + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let Self {
            stream,
            peer,
            place: _place,
            limits,
        } = self;
        let _open = measure::OpenConnection::new();
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection was gone at once");
            return;
        }
        let (phase, next_body) = (Phase::new(), NextBody::new());
        let io = TokioIo::new(TimedStream::new(
            stream,
            phase.clone(),
            next_body.clone(),
            &limits,
        ));
        // At once, and not when the answer is first polled: the stream passes nothing on before it knows.
        let service = service_fn(move |request: Request<Incoming>| {
            phase.set_busy();
            next_body.announce(request.body().size_hint().exact());
            gate.clone().answer(request, peer, phase.clone())
        });
        // Not `pipeline_flush`: with it, answers that nobody takes are buffered without bound.
        let serving = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(None)
            .max_header_size(limits.header_bytes_max)
            .max_buf_size(limits.read_ahead_max)
            .serve_connection(io, service);
        let mut serving = std::pin::pin!(serving);
        let ended = tokio::select! {
            ended = serving.as_mut() => ended,
            () = stop.cancelled() => {
                serving.as_mut().graceful_shutdown();
                serving.await
            }
        };
        if let Err(error) = ended {
            let error: &dyn std::error::Error = &error;
            tracing::debug!(error, "a connection broke");
        }
    }
}

/// Refuses a connection beyond the limit, without letting such connections pile up.
fn refuse(stream: TcpStream, full: Full, refusals: &Arc<Semaphore>, connections: &mut JoinSet<()>) {
    measure::count_refused_connection();
    if let Ok(permit) = Arc::clone(refusals).try_acquire_owned() {
        connections.spawn(async move {
            let _permit = permit;
            // The refusal need not reach the client.
            let _ = tokio::time::timeout(REFUSAL_MAX, send_refusal(stream, full)).await;
        });
    }
}

/// Sends the refusal, then reads what the client still sends: closing over unread bytes would reset the
/// connection and destroy the answer.
async fn send_refusal(mut stream: TcpStream, full: Full) -> io::Result<()> {
    let refusal = answer::refused_connection(full);
    stream.write_all(refusal.as_bytes()).await?;
    stream.shutdown().await?;
    let mut unread = [0; 1024];
    while stream.read(&mut unread).await? > 0 {}
    Ok(())
}

async fn pause_after(error: &io::Error) {
    let is_the_clients = [
        io::ErrorKind::ConnectionAborted,
        io::ErrorKind::ConnectionReset,
        io::ErrorKind::ConnectionRefused,
    ];
    if !is_the_clients.contains(&error.kind()) {
        tracing::error!(%error, "no connection could be accepted");
        tokio::time::sleep(ACCEPT_PAUSE).await;
    }
}

async fn drain(mut connections: JoinSet<()>, time: Duration) -> Drained {
    let all = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(time, all).await.is_err() {
        let cut = connections.len();
        tracing::warn!(cut, "connections were cut after the time for draining");
        connections.shutdown().await;
        return Drained { cut };
    }
    Drained { cut: 0 }
}
