//! The clocks of the trade: the system's, a simulated one that an operator may move, and one for tests.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, Utc};

use crate::capability::{Capability, RefusalKind};
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
    fn advance_to(&self, instant: DateTime<Utc>) -> Result<(), ClockRefused>;
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

    fn advance_to(&self, _: DateTime<Utc>) -> Result<(), ClockRefused> {
        Err(ClockRefused::NotSimulated)
    }
}

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
            offset_ms: AtomicI64::new(offset_ms),
        }
    }

    /// A clock that shows `instant` now and runs on.
    #[must_use]
    pub fn starting_at(instant: DateTime<Utc>) -> Self {
        Self::shifted((instant - SystemClock.now()).num_milliseconds())
    }

    /// Milliseconds between the system's clock and this one, to be stored across a restart.
    #[must_use]
    pub fn offset_ms(&self) -> i64 {
        self.offset_ms.load(Ordering::SeqCst)
    }

    /// Takes over an offset that another process has set.
    pub fn shift(&self, offset_ms: i64) {
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

    fn advance_to(&self, instant: DateTime<Utc>) -> Result<(), ClockRefused> {
        let now = self.now();
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

    fn advance_to(&self, instant: DateTime<Utc>) -> Result<(), ClockRefused> {
        let moved = instant.timestamp_micros();
        if moved < self.at_us.load(Ordering::SeqCst) {
            return Err(ClockRefused::Backwards);
        }
        self.at_us.store(moved, Ordering::SeqCst);
        Ok(())
    }
}
