//! The time of an operation: the instant, the working calendar and the rulebook, read once for an
//! operation; where it is asked for; and which capabilities there are.

use std::net::IpAddr;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::calendar::{CountedTerm, Deadline, Term, WorkingCalendar};
use crate::capability::Capability;
use crate::error::Result;
use crate::ids::OccasionId;
use crate::rulebook::{Rule, Rulebook};

use crate::shanghai::SHANGHAI;

/// The time of an operation and the rules in force.
#[derive(Debug, Clone)]
pub struct Moment {
    /// The present instant, to the microsecond.
    pub now: DateTime<Utc>,
    /// Working days as far as notices are loaded.
    pub calendar: Arc<WorkingCalendar>,
    /// The numbers set by the notices.
    pub rulebook: Arc<Rulebook>,
    /// The instant by the wall clock, which no simulated clock moves: for the security log.
    pub wall: DateTime<Utc>,
    /// The client that asks for it; none for jobs and commands.
    pub address: Option<IpAddr>,
    /// What the operation is a part of, where one act takes several transactions.
    pub occasion: Option<OccasionId>,
    /// Whether it is worked out to be looked at, so that what follows from it is left as it was.
    pub is_foreseen: bool,
    /// Every capability, bottom first.
    pub capabilities: &'static [&'static Capability],
}

impl Moment {
    /// The same moment, of an operation that this client asks for.
    #[must_use]
    pub fn at_request_of(self, client: IpAddr) -> Self {
        let address = Some(client);
        Self { address, ..self }
    }

    /// The same moment, of an operation that is a part of an occasion.
    #[must_use]
    pub fn within(self, occasion: OccasionId) -> Self {
        let occasion = Some(occasion);
        Self { occasion, ..self }
    }

    /// The same moment, of an operation that is worked out to be looked at: what it would end is still open where its outcome
    /// is read. Who goes on with it ends that afterwards.
    #[must_use]
    pub fn foreseen(self) -> Self {
        let is_foreseen = true;
        Self {
            is_foreseen,
            ..self
        }
    }

    /// The calendar date in Shanghai.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&SHANGHAI).date_naive()
    }

    /// The end of the term that a rule sets for what happens now.
    pub fn deadline(&self, rule: &Rule<Term>) -> Result<Deadline> {
        Ok(self.count(rule, self.now)?.deadline)
    }

    /// The term that a rule sets for what happened at `instant`, by the value in force on that day: a later
    /// amendment does not change a term that has begun.
    pub fn count(&self, rule: &Rule<Term>, instant: DateTime<Utc>) -> Result<CountedTerm> {
        let day = instant.with_timezone(&SHANGHAI).date_naive();
        let term = self.rulebook.value(rule, day)?;
        Ok(self.calendar.count(instant, term))
    }
}
