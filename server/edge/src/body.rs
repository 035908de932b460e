//! The bodies of requests, whose arrival is watched, and of answers, whose end is signalled.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use bytes::{Buf, Bytes};
use http_body_util::{Either, Full};
use hyper::body::{Body, Frame, Incoming, SizeHint};
use tokio::time::{Instant, Sleep, sleep_until};

use super::answer::Trouble;
use super::limits::BodyLimits;
use super::pace::Pace;
use super::stream::Phase;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

const ARRIVING: u8 = 0;
const WHOLE: u8 = 1;
const TOO_LARGE: u8 = 2;
const SLOW: u8 = 3;

/// How far a request's body has arrived; shared, because it is read after the body is dropped.
#[derive(Debug, Clone)]
pub(super) struct Arrival(Option<Arc<AtomicU8>>);

impl Arrival {
    fn set(&self, state: u8) {
        if let Some(arrival) = &self.0 {
            arrival.store(state, Ordering::Relaxed);
        }
    }

    fn state(&self) -> u8 {
        self.0
            .as_ref()
            .map_or(WHOLE, |arrival| arrival.load(Ordering::Relaxed))
    }

    /// What was wrong with the body, whatever the handler answered.
    pub(super) fn trouble(&self) -> Option<Trouble> {
        match self.state() {
            TOO_LARGE => Some(Trouble::TooLarge),
            SLOW => Some(Trouble::SlowClient),
            _ => None,
        }
    }

    pub(super) fn is_whole(&self) -> bool {
        self.state() == WHOLE
    }
}

/// Why a request's body broke off.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    /// It is larger than the path accepts.
    #[error("the body is too large")]
    TooLarge,
    /// The client paused for too long.
    #[error("the body took too long to arrive")]
    Slow,
    #[error("the body broke off")]
    Broken(#[from] hyper::Error),
}

/// The body of a request as services receive it: counted and timed while it arrives.
#[derive(Debug)]
pub struct RequestBody {
    inner: Incoming,
    arrival: Arrival,
    left: u64,
    limits: BodyLimits,
    pace: Pace,
    /// Created at the first wait: most bodies never wait.
    until: Option<Pin<Box<Sleep>>>,
}

impl RequestBody {
    pub(super) fn new(inner: Incoming, limits: BodyLimits) -> (Self, Arrival) {
        let has_end = inner.is_end_stream();
        let arrival = Arrival((!has_end).then(|| Arc::new(AtomicU8::new(ARRIVING))));
        let body = Self {
            inner,
            arrival: arrival.clone(),
            left: limits.bytes_max,
            limits,
            pace: Pace::new(limits.grace, limits.each_second),
            until: None,
        };
        (body, arrival)
    }

    fn take(&mut self, frame: &Frame<Bytes>) -> Result<(), BodyError> {
        self.until = None;
        let size = frame.data_ref().map_or(0, Buf::remaining);
        let size = u64::try_from(size).unwrap_or(u64::MAX);
        self.pace.pass(size, Instant::now());
        match self.left.checked_sub(size) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => {
                self.arrival.set(TOO_LARGE);
                Err(BodyError::TooLarge)
            }
        }
    }

    fn wait(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let now = Instant::now();
        let due = self.pace.wait(now).min(now + self.limits.pause);
        let until = self.until.get_or_insert_with(|| Box::pin(sleep_until(due)));
        match until.as_mut().poll(context) {
            Poll::Ready(()) => {
                self.arrival.set(SLOW);
                Poll::Ready(Some(Err(BodyError::Slow)))
            }
            Poll::Pending => Poll::Pending,
        }
    }
}

impl Body for RequestBody {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        match Pin::new(&mut self.inner).poll_frame(context) {
            Poll::Ready(Some(Ok(frame))) => {
                let taken = self.take(&frame);
                if taken.is_ok() && self.inner.is_end_stream() {
                    self.arrival.set(WHOLE);
                }
                Poll::Ready(Some(taken.map(|()| frame)))
            }
            Poll::Ready(Some(Err(error))) => Poll::Ready(Some(Err(error.into()))),
            Poll::Ready(None) => {
                self.arrival.set(WHOLE);
                Poll::Ready(None)
            }
            Poll::Pending => self.wait(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

/// The body of an answer, the service's or the edge's own; when it is dropped the connection counts as idle.
pub(super) struct AnswerBody<B> {
    inner: Either<B, Full<Bytes>>,
    phase: Phase,
}

impl<B> AnswerBody<B> {
    pub(super) fn new(inner: Either<B, Full<Bytes>>, phase: Phase) -> Self {
        Self { inner, phase }
    }
}

impl<B> Body for AnswerBody<B>
where
    B: Body<Data = Bytes> + Unpin,
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Pin::new(&mut self.inner).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

impl<B> Drop for AnswerBody<B> {
    fn drop(&mut self) {
        self.phase.set_idle();
    }
}
