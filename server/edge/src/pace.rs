//! How long a client may let us wait while bytes pass, all its pauses together.

use std::time::Duration;

use tokio::time::Instant;

/// The time that a client has for some bytes: at first a fixed one, and more with each byte that has passed.
/// Only the time counts in which we were waiting for the client.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    grace: Duration,
    /// The least rate, after `grace`.
    bytes_each_second: u64,
    passed: u64,
    waited: Duration,
    since: Option<Instant>,
}

impl Pace {
    pub(super) fn new(grace: Duration, bytes_each_second: u64) -> Self {
        Self {
            grace,
            bytes_each_second,
            passed: 0,
            waited: Duration::ZERO,
            since: None,
        }
    }

    /// Bytes have passed.
    pub(super) fn pass(&mut self, bytes: u64, now: Instant) {
        if let Some(since) = self.since.take() {
            self.waited += now.saturating_duration_since(since);
        }
        self.passed = self.passed.saturating_add(bytes);
    }

    /// We wait for the client now; returns until when it may let us.
    pub(super) fn wait(&mut self, now: Instant) -> Instant {
        let since = *self.since.get_or_insert(now);
        let earned = Duration::from_secs(self.passed / self.bytes_each_second.max(1));
        since + (self.grace + earned).saturating_sub(self.waited)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRACE: Duration = Duration::from_secs(10);

    #[test]
    fn a_drip_has_the_same_time_as_silence_and_a_flow_has_more() {
        let mut drip = Pace::new(GRACE, 1_000);
        let mut flow = drip;
        let began = Instant::now();
        let mut now = began;
        for _ in 0..9 {
            assert_eq!(drip.wait(now), began + GRACE);
            flow.wait(now);
            now += Duration::from_secs(1);
            drip.pass(1, now);
            flow.pass(2_000, now);
        }
        assert_eq!(drip.wait(now), began + GRACE);
        assert_eq!(flow.wait(now), began + GRACE + Duration::from_secs(18));
    }

    #[test]
    fn time_in_which_nobody_waits_for_the_client_does_not_count() {
        let mut pace = Pace::new(GRACE, 1_000);
        let began = Instant::now();
        pace.pass(10, began);
        let later = began + GRACE * 10;
        assert_eq!(pace.wait(later), later + GRACE);
    }
}
