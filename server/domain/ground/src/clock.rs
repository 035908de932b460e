//! The clocks of the trade: the system's, a simulated one that an operator may move, and one for tests.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, Utc};

use crate::capability::{Capability, RefusalKind};
use crate::dates::Instant;
use crate::figure::Figure;
use crate::words::Label;

pub const CAPABILITY: Capability = Capability {
    refusals: &[CLOCK_BACKWARDS],
    ..Capability::named("clock")
};

/// A simulated clock cannot move into its past.
pub const CLOCK_BACKWARDS: RefusalKind = RefusalKind::new(
    "clock-backwards",
    "时钟只能向前",
    "the clock only moves forward",
)
.shows(&[
    Figure::instant("now", Label::new("当前时间", "Now")),
    Figure::instant("asked", Label::new("要求的时间", "Requested")),
]);

/// The source of the present instant. Read once at the start of each operation, never inside one: all that
/// an operation decides and records then carries the same instant.
pub trait Clock: Send + Sync {
    fn now(&self) -> DateTime<Utc>;

    /// Whether an operator may move it.
    fn is_simulated(&self) -> bool {
        false
    }

    /// Moves a simulated clock forward.
    ///
    /// # Errors
    /// The system's clock cannot be moved, and no clock moves backwards.
    fn advance_to(&self, instant: Instant) -> Result<(), ClockRefused>;
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClockRefused {
    #[error("this clock is not simulated")]
    NotSimulated,
    #[error("the clock only moves forward")]
    Backwards,
}

#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the system's clock"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn advance_to(&self, _: Instant) -> Result<(), ClockRefused> {
        Err(ClockRefused::NotSimulated)
    }
}

/// 400 years: more than any instant that is entered can be away, and little enough to count with.
const OFFSET_MS_MAX: i64 = 400 * 366 * 24 * 60 * 60 * 1_000;

/// The system's clock shifted by an offset that an operator may enlarge: it runs on from the chosen
/// instant.
#[derive(Debug, Default)]
pub struct SimulatedClock {
    offset_ms: AtomicI64,
}

impl SimulatedClock {
    /// A clock shifted by `offset_ms` milliseconds against the system's.
    #[must_use]
    pub fn shifted(offset_ms: i64) -> Self {
        Self {
            offset_ms: AtomicI64::new(offset_ms.clamp(-OFFSET_MS_MAX, OFFSET_MS_MAX)),
        }
    }

    /// A clock that shows `instant` now and runs on.
    #[must_use]
    pub fn starting_at(instant: Instant) -> Self {
        Self::shifted((instant.to_utc() - SystemClock.now()).num_milliseconds())
    }

    /// Milliseconds between the system's clock and this one, to be stored across a restart.
    #[must_use]
    pub fn offset_ms(&self) -> i64 {
        self.offset_ms.load(Ordering::SeqCst)
    }

    /// Takes over an offset that another process has set.
    pub fn shift(&self, offset_ms: i64) {
        let offset_ms = offset_ms.clamp(-OFFSET_MS_MAX, OFFSET_MS_MAX);
        self.offset_ms.store(offset_ms, Ordering::SeqCst);
    }
}

impl Clock for SimulatedClock {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + Duration::milliseconds(self.offset_ms())
    }

    fn is_simulated(&self) -> bool {
        true
    }

    fn advance_to(&self, instant: Instant) -> Result<(), ClockRefused> {
        let (instant, now) = (instant.to_utc(), self.now());
        if instant < now {
            return Err(ClockRefused::Backwards);
        }
        self.offset_ms
            .fetch_add((instant - now).num_milliseconds(), Ordering::SeqCst);
        Ok(())
    }
}

/// A clock that changes only when it is moved; for tests.
#[derive(Debug)]
pub struct FixedClock {
    at_us: AtomicI64,
}

impl FixedClock {
    /// A clock at `instant`, to the microsecond, which is the precision of the database.
    #[must_use]
    pub fn at(instant: DateTime<Utc>) -> Self {
        Self {
            at_us: AtomicI64::new(instant.timestamp_micros()),
        }
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.at_us.load(Ordering::SeqCst))
            .expect("it was an instant when it was set")
    }

    fn is_simulated(&self) -> bool {
        true
    }

    fn advance_to(&self, instant: Instant) -> Result<(), ClockRefused> {
        let moved = instant.to_utc().timestamp_micros();
        if moved < self.at_us.load(Ordering::SeqCst) {
            return Err(ClockRefused::Backwards);
        }
        self.at_us.store(moved, Ordering::SeqCst);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_offset_that_nobody_can_have_set_stops_no_clock() {
        for offset in [i64::MIN, i64::MAX] {
            let clock = SimulatedClock::shifted(offset);
            assert_ne!(clock.now(), SystemClock.now());
            clock.shift(offset);
            assert!((clock.now() - SystemClock.now()).num_days().abs() < 147_000);
        }
    }

    #[test]
    fn a_clock_moves_to_the_last_instant_that_may_be_entered() {
        let last = "2200-12-31T23:59:59+08:00".parse().expect("an instant");
        let clock = SimulatedClock::default();
        assert_eq!(clock.advance_to(last), Ok(()));
        assert!(last.to_utc() - clock.now() < Duration::seconds(5));
    }
}
