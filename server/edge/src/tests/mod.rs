//! Drives the edge over raw sockets, as careless and hostile clients do.

mod connections;
mod requests;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use warp::Filter;

use super::{Drained, EdgeLimits, Origin, serve};

/// Longer than anything here takes, so that a hanging test ends.
const PATIENCE: Duration = Duration::from_secs(20);

const GET: &str = "GET /hello HTTP/1.1\r\nhost: x\r\n\r\n";

/// The edge with a few routes behind it.
struct Running {
    address: SocketAddr,
    stop: CancellationToken,
    serving: JoinHandle<Drained>,
    /// Receives a value whenever `/wait` is reached.
    reached: mpsc::UnboundedReceiver<()>,
    /// Lets every `/wait` go on when cancelled.
    release: CancellationToken,
}

impl Running {
    async fn start(limits: EdgeLimits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let stop = CancellationToken::new();
        let release = CancellationToken::new();
        let (reach, reached) = mpsc::unbounded_channel();
        let service = warp::service(routes(reach, release.clone()));
        let serving = tokio::spawn(serve(listener, service, limits, stop.clone()));
        Self {
            address,
            stop,
            serving,
            reached,
            release,
        }
    }

    async fn connect(&self) -> Client {
        Client {
            stream: TcpStream::connect(self.address).await.unwrap(),
        }
    }

    /// Connects from another address of this machine.
    async fn connect_from(&self, address: &str) -> Client {
        let socket = TcpSocket::new_v4().unwrap();
        socket
            .bind(format!("{address}:0").parse().unwrap())
            .unwrap();
        Client {
            stream: socket.connect(self.address).await.unwrap(),
        }
    }

    /// Sends on a connection of its own and returns everything received until its end.
    async fn exchange(&self, request: &str) -> String {
        let mut client = self.connect().await;
        client.send(request).await;
        client.rest().await
    }

    async fn stop(self) -> Drained {
        self.stop.cancel();
        timeout(PATIENCE, self.serving).await.unwrap().unwrap()
    }
}

struct Client {
    stream: TcpStream,
}

impl Client {
    async fn send(&mut self, text: &str) {
        self.stream.write_all(text.as_bytes()).await.unwrap();
    }

    /// Everything until the server closes the connection; a reset counts as its end.
    async fn rest(&mut self) -> String {
        let mut bytes = Vec::new();
        let reading = self.stream.read_to_end(&mut bytes);
        let _ = timeout(PATIENCE, reading)
            .await
            .expect("the server should close");
        String::from_utf8(bytes).unwrap()
    }

    /// Reads until the received text ends with `end`.
    async fn until(&mut self, end: &str) -> String {
        let mut bytes = Vec::new();
        while !bytes.ends_with(end.as_bytes()) {
            let byte = timeout(PATIENCE, self.stream.read_u8()).await;
            bytes.push(
                byte.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&bytes)))
                    .unwrap(),
            );
        }
        String::from_utf8(bytes).unwrap()
    }
}

fn routes(
    reach: mpsc::UnboundedSender<()>,
    release: CancellationToken,
) -> impl Filter<Extract = (impl warp::Reply,), Error = Infallible> + Clone {
    let hello = warp::path("hello").map(|| "hello");
    let id = warp::path("id")
        .and(warp::ext::get::<Origin>())
        .map(|origin: Origin| origin.id.as_str().to_owned());
    let panics = warp::path("panic").then(|| async {
        if std::hint::black_box(true) {
            panic!("on purpose");
        }
        "never"
    });
    let wait = warp::path("wait").then(move || {
        let (reach, release) = (reach.clone(), release.clone());
        async move {
            reach.send(()).unwrap();
            release.cancelled().await;
            "waited"
        }
    });
    let size = warp::path("size")
        .and(warp::body::stream())
        .then(|body| async move {
            let mut body = std::pin::pin!(body);
            let mut size = 0;
            while let Some(Ok(part)) = futures_util::StreamExt::next(&mut body).await {
                size += bytes::Buf::remaining(&part);
            }
            size.to_string()
        });
    // Reads the whole target, which is what warp 0.4.3 panics on.
    let full = warp::path::full().map(|path: warp::path::FullPath| path.as_str().to_owned());
    hello.or(id).or(panics).or(wait).or(size).or(full)
}
