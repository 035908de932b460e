//! When it happens: the instant, the working calendar and the rulebook, read once for an operation;
//! and which capabilities there are.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::calendar::{CountedTerm, Deadline, Term, WorkingCalendar};
use crate::capability::Capability;
use crate::error::Result;
use crate::rulebook::{Rule, Rulebook};

use crate::shanghai::SHANGHAI;

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
    pub fn deadline(&self, rule: &Rule<Term>) -> Result<Deadline> {
        Ok(self.count(rule, self.now)?.deadline)
    }

    /// The term that a rule sets for what happened at `instant`, as it stood on that day.
    ///
    /// # Errors
    /// When the rulebook does not know the term.
    pub fn count(&self, rule: &Rule<Term>, instant: DateTime<Utc>) -> Result<CountedTerm> {
        let day = instant.with_timezone(&SHANGHAI).date_naive();
        let term = self.rulebook.value(rule, day)?;
        Ok(self.calendar.count(instant, term))
    }
}
