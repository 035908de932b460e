//! What a newer calendar makes of an open deadline. Pure.

use chrono::{DateTime, Utc};

use super::deadline::Deadline;
use super::rules::WorkingCalendar;

impl Deadline {
    /// The deadline after a newer calendar counted the same term again, at `now`. It moves later only: the parties
    /// have been notified of it. One that was not enforced until now, since it was provisional, and turns out
    /// to have passed runs to the end of the working day: whoever owes the action can still take it. One that
    /// was over remains over.
    #[must_use]
    pub fn recounted(&self, newer: Self, calendar: &WorkingCalendar, now: DateTime<Utc>) -> Self {
        let kept = Self {
            calendar_version: newer.calendar_version,
            ..*self
        };
        if newer.is_provisional && self.is_over(now) {
            return kept;
        }
        let moved = Self {
            from: self.from,
            due_at: self.due_at.max(newer.due_at),
            ..newer
        };
        if self.is_provisional && moved.is_over(now) {
            return Self {
                from: self.from,
                ..calendar.rest_of_working_day(now)
            };
        }
        moved
    }

    /// What becomes at `now` of a deadline that has come while changes of the calendar wait for a second person: `latest` is
    /// when it would end by the latest of them, `newer` when it ends by the calendar in force. `None` while it stays as it is.
    ///
    /// The earlier end is not enforced while a change waits that moves it later, and no longer than until the end by that
    /// change: one person alone moves no deadline beyond it. Whoever owes the action then has the rest of the working day, as
    /// after a [recount](Self::recounted).
    #[must_use]
    pub fn held(
        &self,
        latest: Option<DateTime<Utc>>,
        newer: Self,
        calendar: &WorkingCalendar,
        now: DateTime<Utc>,
    ) -> Option<Self> {
        let is_held = latest.is_some_and(|latest| now < latest && self.due_at < latest);
        match (self.is_provisional, is_held) {
            (false, true) if self.is_over(now) => Some(Self {
                is_provisional: true,
                ..*self
            }),
            (true, false) if !newer.is_provisional && !self.includes(now) => {
                Some(self.recounted(newer, calendar, now))
            }
            _ => None,
        }
    }
}
