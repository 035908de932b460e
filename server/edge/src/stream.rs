//! A connection with time limits: for the next request, for its header, and for a client that stops
//! receiving an answer.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep};

use super::limits::EdgeLimits;

/// What a connection is doing; set by the service, read by the stream.
#[derive(Debug, Clone)]
pub(super) struct Phase(Arc<AtomicU8>);

/// A header is being read.
const HEADER: u8 = 0;
/// A request is being answered.
const BUSY: u8 = 1;
/// Between two requests.
const IDLE: u8 = 2;

impl Phase {
    pub(super) fn new() -> Self {
        Self(Arc::new(AtomicU8::new(HEADER)))
    }

    pub(super) fn set_busy(&self) {
        self.0.store(BUSY, Ordering::Relaxed);
    }

    pub(super) fn set_idle(&self) {
        self.0.store(IDLE, Ordering::Relaxed);
    }

    fn now(&self) -> u8 {
        self.0.load(Ordering::Relaxed)
    }
}

/// A TCP stream with the edge's time limits. hyper's own limit for headers counts the pause between
/// two requests as part of the next header, so it is kept here instead.
#[derive(Debug)]
pub(super) struct TimedStream {
    inner: TcpStream,
    phase: Phase,
    header_read: Duration,
    idle: Duration,
    write_pause: Duration,
    /// The phase when it was last read, and when that phase began.
    phase_seen: u8,
    since: Instant,
    /// Never later than the end of the phase; perhaps earlier.
    read_until: Pin<Box<Sleep>>,
    write_until: Option<Pin<Box<Sleep>>>,
}

impl TimedStream {
    pub(super) fn new(inner: TcpStream, phase: Phase, limits: &EdgeLimits) -> Self {
        Self {
            inner,
            phase,
            header_read: limits.header_read,
            idle: limits.idle,
            write_pause: limits.write_pause,
            phase_seen: HEADER,
            since: Instant::now(),
            read_until: Box::pin(sleep(limits.header_read)),
            write_until: None,
        }
    }

    fn enter(&mut self, phase: u8) {
        self.phase_seen = phase;
        self.since = Instant::now();
    }

    /// Whether the phase has lasted too long. The timer is reset only when it is set too late, or found to
    /// have been early: resetting it at every request would cost more than the rest of this.
    fn is_over(&mut self, context: &mut Context<'_>) -> bool {
        let wait = match self.phase_seen {
            BUSY => return false,
            IDLE => self.idle,
            _ => self.header_read,
        };
        let due = self.since + wait;
        if self.read_until.deadline() > due {
            self.read_until.as_mut().reset(due);
        }
        while self.read_until.as_mut().poll(context).is_ready() {
            if Instant::now() >= due {
                return true;
            }
            self.read_until.as_mut().reset(due);
        }
        false
    }

    /// Allows a write, unless the pause before it was too long.
    fn limit_write<T>(
        &mut self,
        context: &mut Context<'_>,
        answer: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if answer.is_ready() {
            self.write_until = None;
            return answer;
        }
        let wait = self.write_pause;
        let until = self
            .write_until
            .get_or_insert_with(|| Box::pin(sleep(wait)));
        match until.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl AsyncRead for TimedStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let phase = self.phase.now();
        if phase != self.phase_seen {
            self.enter(phase);
        }
        let filled = buffer.filled().len();
        let answer = Pin::new(&mut self.inner).poll_read(context, buffer);
        if phase == IDLE && buffer.filled().len() > filled {
            self.phase.0.store(HEADER, Ordering::Relaxed);
            self.enter(HEADER);
        }
        if answer.is_pending() && self.is_over(context) {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        answer
    }
}

impl AsyncWrite for TimedStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let answer = Pin::new(&mut self.inner).poll_write(context, bytes);
        self.limit_write(context, answer)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let answer = Pin::new(&mut self.inner).poll_write_vectored(context, pieces);
        self.limit_write(context, answer)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}
