//! A thousand hostile connections that do everything at once that was seen to stop the platform.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

/// How often a connection sends a byte, or takes some of its answer; and how long one that was cut off waits before it
/// comes again.
const DRIP: Duration = Duration::from_secs(2);

/// After how long one leaves that does not wait for its answer, and how soon it comes again.
const LEAVES: Duration = Duration::from_millis(20);
const COMES_AGAIN: Duration = Duration::from_millis(500);

/// What is attacked, as whom.
pub struct Target {
    pub server: SocketAddr,
    /// Of an account that has signed in.
    pub token: String,
    /// The id of an import of that account.
    pub import: String,
}

/// What a hostile connection does when it has sent what it begins with.
#[derive(Debug, Clone, Copy)]
enum Manner {
    /// It sends a byte now and then, and takes hardly any of the answer.
    Drip,
    /// It takes the whole answer, and asks again at once.
    Repeat,
    /// It leaves, and comes again.
    Leave,
}

/// Some of a thousand connections that do the same.
struct Kind {
    count: usize,
    manner: Manner,
    begin: Arc<[u8]>,
}

/// How far the attack has come.
#[derive(Debug, Default)]
struct Score {
    held: AtomicUsize,
    sent_away: AtomicUsize,
}

/// The attack; it ends when it is dropped.
pub struct Attack {
    score: Arc<Score>,
    _connections: JoinSet<()>,
}

impl Attack {
    /// Begins with so many connections, of which each comes from an address of its number. They come again when they are
    /// sent away.
    #[must_use]
    pub fn begin(target: &Target, count: usize, from: fn(usize) -> Ipv4Addr) -> Self {
        let score = Arc::new(Score::default());
        let mut connections = JoinSet::new();
        let kinds = kinds(target);
        let mut last = 0;
        for kind in &kinds {
            let first = last;
            last += kind.count;
            for number in first * count / 1_000..last * count / 1_000 {
                let hostile = Hostile {
                    server: target.server,
                    from: from(number),
                    manner: kind.manner,
                    begin: Arc::clone(&kind.begin),
                    score: Arc::clone(&score),
                };
                connections.spawn(hostile.run());
            }
        }
        Self {
            score,
            _connections: connections,
        }
    }

    /// Connections that the server holds now.
    #[must_use]
    pub fn held(&self) -> usize {
        self.score.held.load(Ordering::Relaxed)
    }

    /// How often the server has ended one.
    #[must_use]
    pub fn sent_away(&self) -> usize {
        self.score.sent_away.load(Ordering::Relaxed)
    }

    /// Waits until so many are held, or half a minute; returns how many are.
    pub async fn until_held(&self, least: usize) -> usize {
        for _ in 0..300 {
            if least <= self.held() {
                break;
            }
            sleep(Duration::from_millis(100)).await;
        }
        self.held()
    }
}

fn kinds(target: &Target) -> [Kind; 10] {
    let head = |request: &str, rest: &str| -> Arc<[u8]> {
        let token = &target.token;
        let head =
            format!("{request} HTTP/1.1\r\nhost: a\r\nauthorization: Bearer {token}\r\n{rest}");
        head.into_bytes().into()
    };
    let upload = "content-type: multipart/form-data; boundary=b\r\ncontent-length: 20000000\r\n\r\n\
                  --b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\n";
    let mut stuck = head("POST /api/v1/evidence", upload).to_vec();
    stuck.resize(stuck.len() + 15_000_000, b'x');
    let export = head("GET /api/v1/products?format=xlsx", "\r\n");
    let report = format!("GET /api/v1/imports/{}/report", target.import);
    let report = head(&report, "\r\n");
    let slow_body = "content-type: application/json\r\ncontent-length: 2000000\r\n\r\n{";
    let plain = head("GET /api/v1/invitations", "\r\n");
    let of = |count, manner, begin| Kind {
        count,
        manner,
        begin,
    };
    [
        of(60, Manner::Drip, stuck.into()),
        of(12, Manner::Drip, Arc::clone(&export)),
        of(12, Manner::Repeat, Arc::clone(&export)),
        of(8, Manner::Leave, export),
        of(12, Manner::Drip, Arc::clone(&report)),
        of(12, Manner::Repeat, report),
        of(100, Manner::Leave, plain),
        of(
            200,
            Manner::Drip,
            head("POST /api/v1/invitations", slow_body),
        ),
        of(
            200,
            Manner::Drip,
            head("POST /api/v1/sessions", "content-length: 4000\r\n\r\n{"),
        ),
        of(384, Manner::Drip, head("GET /api/v1/home", "x: ")),
    ]
}

/// One hostile connection, and those that follow it.
struct Hostile {
    server: SocketAddr,
    from: Ipv4Addr,
    manner: Manner,
    begin: Arc<[u8]>,
    score: Arc<Score>,
}

impl Hostile {
    async fn run(self) {
        loop {
            match self.connect().await {
                Some(mut stream) => {
                    self.score.held.fetch_add(1, Ordering::Relaxed);
                    let pause = self.hold(&mut stream).await;
                    self.score.held.fetch_sub(1, Ordering::Relaxed);
                    drop(stream);
                    sleep(pause).await;
                }
                None => sleep(DRIP).await,
            }
        }
    }

    /// A connection that has sent what it begins with.
    async fn connect(&self) -> Option<TcpStream> {
        let socket = TcpSocket::new_v4().ok()?;
        socket.bind((self.from, 0).into()).ok()?;
        let mut stream = socket.connect(self.server).await.ok()?;
        stream.write_all(&self.begin).await.ok()?;
        Some(stream)
    }

    /// Does its worst; returns how long it stays away before it comes again.
    async fn hold(&self, stream: &mut TcpStream) -> Duration {
        match self.manner {
            Manner::Leave => {
                sleep(LEAVES).await;
                return COMES_AGAIN;
            }
            Manner::Repeat => self.repeat(stream).await,
            Manner::Drip => drip(stream).await,
        }
        self.score.sent_away.fetch_add(1, Ordering::Relaxed);
        DRIP
    }

    async fn repeat(&self, stream: &mut TcpStream) {
        let mut answer = vec![0; 64 << 10];
        loop {
            let mut length = 0;
            // An answer ends where nothing more comes.
            loop {
                let pause = match length {
                    0 => DRIP * 15,
                    _ => LEAVES,
                };
                match timeout(pause, stream.read(&mut answer)).await {
                    Ok(Ok(0) | Err(_)) => return,
                    Ok(Ok(read)) => length += read,
                    Err(_) => break,
                }
            }
            if stream.write_all(&self.begin).await.is_err() {
                return;
            }
        }
    }
}

async fn drip(stream: &mut TcpStream) {
    let mut answer = [0; 1024];
    loop {
        match timeout(DRIP, stream.read(&mut answer)).await {
            Ok(Ok(0) | Err(_)) => return,
            Ok(Ok(_)) => sleep(DRIP).await,
            Err(_) if stream.write_all(b"x").await.is_err() => return,
            Err(_) => {}
        }
    }
}
