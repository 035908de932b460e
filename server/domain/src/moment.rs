//! When it happens: the instant, the working calendar and the rulebook, read once for an operation;
//! and which capabilities there are.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use crate::calendar::{CountedTerm, Deadline, WorkingCalendar};
use crate::capability::Capability;
use crate::error::Result;
use crate::rulebook::Rulebook;

/// The zone in which every date and deadline of the trade is meant.
pub const SHANGHAI: Tz = chrono_tz::Asia::Shanghai;

/// What an operation knows of the time and of the rules in force.
#[derive(Debug, Clone)]
pub struct Moment {
    /// The present instant, to the microsecond.
    pub now: DateTime<Utc>,
    /// Working days as far as the loaded notices go.
    pub calendar: Arc<WorkingCalendar>,
    /// The numbers that the notices set.
    pub rulebook: Arc<Rulebook>,
    /// What every capability brings, bottom first.
    pub capabilities: &'static [&'static Capability],
}

impl Moment {
    /// The calendar date in Shanghai.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&SHANGHAI).date_naive()
    }

    /// The end of the term that a rule sets for what happens now.
    ///
    /// # Errors
    /// When the rulebook does not know the term.
    pub fn deadline(&self, rule: &str) -> Result<Deadline> {
        Ok(self.count(rule, self.now)?.deadline)
    }

    /// The term that a rule sets for what happened at `instant`, as it stood on that day.
    ///
    /// # Errors
    /// When the rulebook does not know the term.
    pub fn count(&self, rule: &str, instant: DateTime<Utc>) -> Result<CountedTerm> {
        let day = instant.with_timezone(&SHANGHAI).date_naive();
        let term = self.rulebook.term(rule, day)?;
        Ok(self.calendar.count(instant, term))
    }
}

/// The first instant of `day` in Shanghai.
#[must_use]
pub fn shanghai_midnight(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    // Some midnights of the 1940s were skipped by the clocks of that time.
    SHANGHAI
        .from_local_datetime(&midnight)
        .earliest()
        .map_or_else(
            || (midnight - TimeDelta::hours(8)).and_utc(),
            |instant| instant.with_timezone(&Utc),
        )
}
