//! A connection with time limits: for the next request, for its header, and for a client that stops
//! receiving an answer.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::BytesMut;
use futures_util::task::AtomicWaker;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep, sleep_until};

use super::framing::{Framing, Lost, NextBody};
use super::limits::EdgeLimits;
use super::pace::Pace;

/// What a connection is doing; set by the service, read by the stream.
#[derive(Debug, Clone)]
pub(super) struct Phase(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    now: AtomicU8,
    /// Who waits for the end of an answer before it reads on.
    reader: AtomicWaker,
}

/// A header is being read.
const HEADER: u8 = 0;
/// A request is being answered.
const BUSY: u8 = 1;
/// Between two requests.
const IDLE: u8 = 2;

/// Pieces that are thrown away before others run.
const PIECES_AT_ONCE: usize = 64;

impl Phase {
    pub(super) fn new() -> Self {
        Self(Arc::new(Shared {
            now: AtomicU8::new(HEADER),
            reader: AtomicWaker::new(),
        }))
    }

    pub(super) fn set_busy(&self) {
        self.0.now.store(BUSY, Ordering::Relaxed);
    }

    pub(super) fn set_idle(&self) {
        self.0.now.store(IDLE, Ordering::Release);
        self.0.reader.wake();
    }

    fn now(&self) -> u8 {
        self.0.now.load(Ordering::Acquire)
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
    write_each_second: u64,
    unread: Duration,
    unread_pause: Duration,
    pace: Pace,
    framing: Framing,
    /// What was read behind the end of a head, before hyper has read that head; and behind the end of a request, before
    /// that is answered.
    behind: BytesMut,
    behind_max: usize,
    /// The phase when it was last read, and when that phase began.
    phase_seen: u8,
    since: Instant,
    /// Never later than the end of the phase; perhaps earlier.
    read_until: Pin<Box<Sleep>>,
    write_until: Option<Pin<Box<Sleep>>>,
    leaving: Option<Leaving>,
}

/// A connection whose answer was sent before its request had been read.
#[derive(Debug)]
struct Leaving {
    /// When it ends whatever the client sends.
    end: Instant,
    /// When it ends unless the client sends something.
    pause: Pin<Box<Sleep>>,
}

impl TimedStream {
    pub(super) fn new(
        inner: TcpStream,
        phase: Phase,
        next_body: NextBody,
        limits: &EdgeLimits,
    ) -> Self {
        Self {
            inner,
            phase,
            header_read: limits.header_read,
            idle: limits.idle,
            write_pause: limits.write_pause,
            write_each_second: limits.write_each_second,
            unread: limits.unread,
            unread_pause: limits.unread_pause,
            pace: Pace::new(limits.write_pause, limits.write_each_second),
            framing: Framing::new(next_body),
            behind: BytesMut::new(),
            behind_max: limits.read_ahead_max,
            phase_seen: HEADER,
            since: Instant::now(),
            read_until: Box::pin(sleep(limits.header_read)),
            write_until: None,
            leaving: None,
        }
    }

    /// Reads what the client still sends of a request that was answered before it was read, and throws it away: closing over it would
    /// reset the connection, and the client would lose the answer.
    fn throw_away(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let Leaving { end, pause } = self.leaving.get_or_insert_with(|| {
            let now = Instant::now();
            Leaving {
                end: now + self.unread,
                pause: Box::pin(sleep_until(now + self.unread_pause)),
            }
        });
        let mut piece = [0; 4096];
        for _ in 0..PIECES_AT_ONCE {
            let mut read = ReadBuf::new(&mut piece);
            match Pin::new(&mut self.inner).poll_read(context, &mut read) {
                Poll::Ready(Ok(())) if read.filled().is_empty() => return Poll::Ready(()),
                Poll::Ready(Ok(())) => {
                    let pauses_until = Instant::now() + self.unread_pause;
                    pause.as_mut().reset(pauses_until.min(*end));
                }
                Poll::Ready(Err(_)) => return Poll::Ready(()),
                Poll::Pending => return pause.as_mut().poll(context),
            }
        }
        // Others run between.
        match pause.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(()),
            Poll::Pending => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }

    fn enter(&mut self, phase: u8) {
        self.phase_seen = phase;
        self.since = Instant::now();
        if phase == BUSY {
            self.pace = Pace::new(self.write_pause, self.write_each_second);
        }
    }

    /// Reads what the client sent, from where it was left.
    fn read(
        &mut self,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let filled = buffer.filled().len();
        let answer = if self.behind.is_empty() {
            Pin::new(&mut self.inner).poll_read(context, buffer)
        } else {
            let length = self.behind.len().min(buffer.remaining());
            buffer.put_slice(&self.behind.split_to(length));
            Poll::Ready(Ok(()))
        };
        let Some(read) = buffer.filled_mut().get_mut(filled..) else {
            return answer;
        };
        let passed = match self.framing.pass(read) {
            Ok(passed) => passed,
            Err(Lost) => return Poll::Ready(Err(io::ErrorKind::InvalidData.into())),
        };
        if let Some(early) = read.get(passed..).filter(|early| !early.is_empty()) {
            let behind = std::mem::take(&mut self.behind);
            self.behind.reserve(early.len() + behind.len());
            self.behind.extend_from_slice(early);
            self.behind.extend_from_slice(&behind);
            buffer.set_filled(filled + passed);
        }
        answer
    }

    /// Watches whether the client leaves while its request is answered. What it sends meanwhile is held back: with bytes
    /// to read before it, hyper does not see the end. Behind more than may be held nobody looks.
    fn watch(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.phase.0.reader.register(context.waker());
        if self.phase.now() != BUSY {
            // The answer ended meanwhile, and has woken nobody.
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let mut piece = [0; 4096];
        while self.behind.len() < self.behind_max {
            let mut read = ReadBuf::new(&mut piece);
            match Pin::new(&mut self.inner).poll_read(context, &mut read) {
                Poll::Ready(Ok(())) if read.filled().is_empty() => return Poll::Ready(Ok(())),
                Poll::Ready(Ok(())) => self.behind.extend_from_slice(read.filled()),
                Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                Poll::Pending => break,
            }
        }
        Poll::Pending
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
    fn limit_write(
        &mut self,
        context: &mut Context<'_>,
        answer: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        if let Poll::Ready(written) = answer {
            self.write_until = None;
            let written = written?;
            let written_bytes = u64::try_from(written).unwrap_or(u64::MAX);
            self.pace.pass(written_bytes, Instant::now());
            return Poll::Ready(Ok(written));
        }
        let now = Instant::now();
        let due = self.pace.wait(now).min(now + self.write_pause);
        let until = self
            .write_until
            .get_or_insert_with(|| Box::pin(sleep_until(due)));
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
        if phase == BUSY && self.framing.is_between() {
            return self.watch(context);
        }
        let filled = buffer.filled().len();
        let answer = self.read(context, buffer);
        if phase == IDLE && buffer.filled().len() > filled {
            self.phase.0.now.store(HEADER, Ordering::Relaxed);
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
        let shut = Pin::new(&mut self.inner).poll_shutdown(context);
        if !matches!(shut, Poll::Ready(Ok(()))) || self.framing.is_between() {
            return shut;
        }
        self.throw_away(context).map(Ok)
    }
}
