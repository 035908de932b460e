//! How a manufacturer's duty to report a lower price is judged. Pure.
//!
//! S4-13: when a province's platform lists a product for less, its manufacturer reports that by itself
//! within one month. The month runs from the day on which the lower price is executed. What never
//! counts for the limit creates no duty.

use chrono::{DateTime, Utc};
use ground::calendar::Deadline;

use crate::lower_price_report::state::LowerPriceReportState;

/// What decides whether a manufacturer fulfilled its duty to report a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DutyFacts {
    pub is_own: bool,
    pub reported_at: DateTime<Utc>,
    pub state: LowerPriceReportState,
    /// The end of the manufacturer's month.
    pub deadline: Deadline,
    /// Whether the manufacturer reported or declared this price by then.
    pub declared_in_time: bool,
}

/// What became of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// Its time is not over, or the price is not established.
    Waits,
    /// Reported in time, or there is no such price.
    Kept,
    /// Not reported in time.
    Broken,
}

impl DutyFacts {
    /// Whether the manufacturer's own report is in time. `None` for reports of others, and while
    /// the end of the month is provisional and past: a provisional deadline is never enforced.
    #[must_use]
    pub fn timely(&self) -> Option<bool> {
        if !self.is_own {
            return None;
        }
        self.deadline.timely(self.reported_at)
    }

    /// Judges the duty at `now`. A report of somebody else breaks it when the exchange centre found
    /// it true, or when the manufacturer was notified within its month and kept silent to the end.
    /// Stated reasons are weighed first, by the decision.
    #[must_use]
    pub fn judge(&self, now: DateTime<Utc>) -> Duty {
        let in_time = self.deadline.includes(self.reported_at);
        if (self.is_own && in_time)
            || self.declared_in_time
            || self.state == LowerPriceReportState::Refused
        {
            return Duty::Kept;
        }
        if !self.deadline.is_over(now) {
            return Duty::Waits;
        }
        let established = match self.state {
            LowerPriceReportState::Accepted => true,
            LowerPriceReportState::Open => self.is_own || in_time,
            LowerPriceReportState::Explained => self.is_own,
            LowerPriceReportState::Refused => false,
        };
        if established {
            Duty::Broken
        } else {
            Duty::Waits
        }
    }
}
