//! What work holds until its last part has ended, also when nobody waits for it any more.
//!
//! A client that leaves drops the future of its request wherever that is. Its statement in the database and its thread
//! go on: they hold the place of the request until they have ended, so that nobody has more at work than his share by
//! leaving.

use std::any::Any;
use std::sync::Arc;

use tokio::task::{JoinError, spawn_blocking};

tokio::task_local! {
    static HELD: Held;
}

/// What is held by work; free again when the last part of the work drops it.
#[derive(Clone, Default)]
pub struct Held {
    _what: Option<Arc<dyn Any + Send + Sync>>,
}

impl Held {
    pub fn new(what: impl Send + Sync + 'static) -> Self {
        Self {
            _what: Some(Arc::new(what)),
        }
    }

    /// What the work at hand holds.
    #[must_use]
    pub fn now() -> Self {
        HELD.try_with(Clone::clone).unwrap_or_default()
    }

    /// Does work that holds it.
    pub async fn during<T>(self, work: impl Future<Output = T>) -> T {
        HELD.scope(self, work).await
    }
}

/// Computes on a thread, off the event loop. The thread cannot be stopped, so it holds what the work at hand holds.
///
/// # Errors
/// When the computation panics.
pub async fn in_thread<T: Send + 'static>(
    compute: impl FnOnce() -> T + Send + 'static,
) -> Result<T, JoinError> {
    let held = Held::now();
    let computing = spawn_blocking(move || {
        let _held = held;
        compute()
    });
    computing.await
}

#[cfg(test)]
mod tests {
    use std::sync::Weak;
    use std::sync::mpsc::channel;

    use futures_util::FutureExt;

    use super::*;

    fn place() -> (Held, Weak<()>) {
        let place = Arc::new(());
        let seen = Arc::downgrade(&place);
        (Held::new(place), seen)
    }

    #[tokio::test]
    async fn a_thread_holds_the_place_of_work_that_was_given_up() {
        let (held, place) = place();
        let (end, ended) = channel::<()>();
        let mut work = Box::pin(held.during(in_thread(move || ended.recv())));
        assert!(work.as_mut().now_or_never().is_none());
        drop(work);
        assert!(place.upgrade().is_some());
        drop(end);
        while place.upgrade().is_some() {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn work_that_has_ended_holds_nothing() {
        let (held, place) = place();
        let later = held.during(async { Held::now() }).await;
        assert!(place.upgrade().is_some());
        drop(later);
        assert!(place.upgrade().is_none());
    }
}
