//! Floods of requests.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use tokio::task::JoinSet;

use super::Outcome;
use super::client::Connection;

/// What the next request of a flood is.
pub(crate) type Next = Arc<dyn Fn() -> Bytes + Send + Sync>;

/// Sends requests over so many connections, one after the other on each, and returns how many
/// were answered with this status each second. Any other status is an error.
pub(crate) async fn flood(
    address: SocketAddr,
    connections: usize,
    time: Duration,
    status: &'static str,
    next: Next,
) -> Outcome<u64> {
    let mut open = Vec::with_capacity(connections);
    for _ in 0..connections {
        open.push(Connection::open(address).await?);
    }
    let mut clients = JoinSet::new();
    let began = Instant::now();
    for mut connection in open {
        let next = Arc::clone(&next);
        clients.spawn(async move {
            let mut answered: u64 = 0;
            while began.elapsed() < time {
                let sent = connection.exchange(&next(), status).await;
                sent.map_err(|error| error.to_string())?;
                answered += 1;
            }
            Ok::<u64, String>(answered)
        });
    }
    let mut answered = 0;
    while let Some(client) = clients.join_next().await {
        answered += client??;
    }
    let micros = u64::try_from(began.elapsed().as_micros())?.max(1);
    Ok(answered * 1_000_000 / micros)
}
