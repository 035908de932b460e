//! The clocks of the trade: the system's, a simulated one that an operator may move, and one for tests.
//!
//! A simulated clock belongs to a database: its offset is stored there, every process of the database goes by it, and a
//! database in which something happened by the system's clock never gets one.

mod store;

use std::ops::{Range, RangeInclusive};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, NaiveDate, Utc};

use crate::capability::{Capability, RefusalKind};
use crate::database::{Reader, Transaction};
use crate::dates::Instant;
use crate::error::Result;
use crate::figure::Figure;
use crate::shanghai::{SHANGHAI, shanghai_midnight};
use crate::words::Label;

pub const CAPABILITY: Capability = Capability {
    refusals: &[CLOCK_BACKWARDS, CLOCK_OUT_OF_RANGE],
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

/// A simulated clock cannot move to where no job can be planned.
pub const CLOCK_OUT_OF_RANGE: RefusalKind = RefusalKind::new(
    "clock-out-of-range",
    "时钟超出范围",
    "the clock does not reach that far",
)
.shows(&[
    Figure::instant("first", Label::new("最早", "First")),
    Figure::instant("last", Label::new("最晚", "Last")),
    Figure::instant("asked", Label::new("要求的时间", "Requested")),
]);

/// The years of a simulated clock: the seeded rules and calendars begin with the first, and what plans the jobs
/// knows no turn after the last. The database's `clock_range` is equal.
pub const YEARS: RangeInclusive<i32> = 2020..=2099;

/// The instants that a simulated clock may show.
#[must_use]
pub fn range() -> Range<DateTime<Utc>> {
    let begins = |year| {
        let day = NaiveDate::from_ymd_opt(year, 1, 1);
        day.map_or(DateTime::UNIX_EPOCH, shanghai_midnight)
    };
    begins(*YEARS.start())..begins(YEARS.end() + 1)
}

/// The last of them, at which a clock stops.
#[must_use]
pub fn last() -> DateTime<Utc> {
    range().end - Duration::microseconds(1)
}

/// The source of the present instant. Read once at the start of each operation, never inside one: all that
/// an operation decides and records then carries the same instant.
pub trait Clock: Send + Sync {
    fn now(&self) -> DateTime<Utc>;

    /// Whether an operator may move it.
    fn is_simulated(&self) -> bool {
        false
    }

    /// The clock as one that the processes of a database share; none where it is this process's own.
    fn shared(&self) -> Option<&SimulatedClock> {
        None
    }

    /// Moves a simulated clock forward, in this process alone.
    ///
    /// # Errors
    /// The system's clock cannot be moved, and no clock moves backwards or out of [`range`].
    fn advance_to(&self, instant: Instant) -> Result<(), ClockRefused>;
}

/// What became of the wish for a simulated clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Founded {
    /// It begins on this day.
    Now(NaiveDate),
    /// The database has one already, which goes on where it was left.
    Before,
    /// The database goes by the system's clock: what happened in it cannot have happened at invented instants.
    Refused,
}

/// Gives an empty database a simulated clock, which shows `start` now; the present instant without one.
pub async fn found(tx: &Transaction<'_>, start: Option<Instant>) -> Result<Founded> {
    if store::offset(tx).await?.is_some() {
        return Ok(Founded::Before);
    }
    if store::is_used(tx).await? {
        return Ok(Founded::Refused);
    }
    let clock = start.map_or_else(SimulatedClock::default, SimulatedClock::starting_at);
    if store::found(tx, clock.offset_ms(), clock.now()).await? {
        let today = clock.now().with_timezone(&SHANGHAI).date_naive();
        Ok(Founded::Now(today))
    } else {
        Ok(Founded::Before)
    }
}

/// The clock that every process of this database goes by.
pub async fn of_database(db: &impl Reader) -> Result<Arc<dyn Clock>> {
    Ok(match store::offset(db).await? {
        Some(offset) => Arc::new(SimulatedClock::shifted(offset)),
        None => Arc::new(SystemClock),
    })
}

/// Takes over how far other processes have moved a simulated clock.
pub(crate) async fn follow(clock: &dyn Clock, db: &impl Reader) -> Result<()> {
    if let Some(clock) = clock.shared()
        && let Some(offset) = store::offset(db).await?
    {
        clock.shift(offset);
    }
    Ok(())
}

/// Moves a simulated clock forward for all processes of the database.
///
/// # Errors
/// The inner result is that of [`Clock::advance_to`].
pub(crate) async fn advance(
    clock: &dyn Clock,
    db: &impl Reader,
    instant: Instant,
) -> Result<Result<(), ClockRefused>> {
    if clock.shared().is_none() {
        return Ok(clock.advance_to(instant));
    }
    if !range().contains(&instant.to_utc()) {
        return Ok(Err(ClockRefused::OutOfRange));
    }
    let offset = SimulatedClock::offset_showing(instant);
    if store::advance(db, offset, instant.to_utc()).await? {
        follow(clock, db).await?;
        return Ok(Ok(()));
    }
    follow(clock, db).await?;
    Ok(Err(ClockRefused::Backwards))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClockRefused {
    #[error("this clock is not simulated")]
    NotSimulated,
    #[error("the clock only moves forward")]
    Backwards,
    #[error("a simulated clock is between {} and {}", YEARS.start(), YEARS.end())]
    OutOfRange,
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
        let clock = Self::default();
        clock.shift(Self::offset_showing(instant));
        clock
    }

    /// Milliseconds between the system's clock and this one.
    fn offset_ms(&self) -> i64 {
        self.offset_ms.load(Ordering::SeqCst)
    }

    /// The offset with which it shows `instant` now, and not a moment before it.
    fn offset_showing(instant: Instant) -> i64 {
        let offset = instant.to_utc() - SystemClock.now();
        offset.num_milliseconds() + i64::from(0 < offset.subsec_nanos() % 1_000_000)
    }

    /// Takes over the offset that the database has.
    fn shift(&self, offset_ms: i64) {
        let offset_ms = offset_ms.clamp(-OFFSET_MS_MAX, OFFSET_MS_MAX);
        self.offset_ms.store(offset_ms, Ordering::SeqCst);
    }
}

impl Clock for SimulatedClock {
    fn now(&self) -> DateTime<Utc> {
        let now = SystemClock.now() + Duration::milliseconds(self.offset_ms());
        now.clamp(range().start, last())
    }

    fn is_simulated(&self) -> bool {
        true
    }

    fn shared(&self) -> Option<&SimulatedClock> {
        Some(self)
    }

    fn advance_to(&self, instant: Instant) -> Result<(), ClockRefused> {
        if instant.to_utc() < self.now() {
            return Err(ClockRefused::Backwards);
        }
        if !range().contains(&instant.to_utc()) {
            return Err(ClockRefused::OutOfRange);
        }
        self.shift(Self::offset_showing(instant));
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
        if !range().contains(&instant.to_utc()) {
            return Err(ClockRefused::OutOfRange);
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
            assert!(range().contains(&clock.now()));
        }
    }

    #[test]
    fn a_clock_moves_to_the_last_instant_of_its_range_and_stops_there() {
        let instant = |text: &str| text.parse::<Instant>().expect("an instant");
        let clocks: [&dyn Clock; 2] = [
            &SimulatedClock::default(),
            &FixedClock::at(SystemClock.now()),
        ];
        for clock in clocks {
            for beyond in ["2100-01-01T00:00:00+08:00", "2200-12-31T23:59:59+08:00"] {
                let refused = clock.advance_to(instant(beyond));
                assert_eq!(refused, Err(ClockRefused::OutOfRange), "{beyond}");
            }
            let last_instant = instant("2099-12-31T23:59:59.999999+08:00");
            assert_eq!(clock.advance_to(last_instant), Ok(()));
            assert_eq!(clock.now(), last());
        }
    }
}
