//! Deadlines: one value for every deadline of the trade. Pure.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::capability::RefusalKind;
use crate::error::{FieldError, Refused, Result};
use crate::figure::Figure;
use crate::figure_value::{FigureValue, FigureValues};
use crate::shanghai::{SHANGHAI, last_minute, shanghai_midnight};
use crate::shanghai_time::ShanghaiTime;
use crate::words::{Label, Words};

/// The calendar version of a deadline that no calendar counted.
const CHOSEN: i64 = 0;

/// The end of a term, as rows store it. The length of the term is not stored: it is the rulebook's value on
/// the day from which it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// The day from which it is counted; not counted itself.
    pub from: NaiveDate,
    /// Exclusive: the first instant that is too late.
    pub due_at: DateTime<Utc>,
    /// Whether a year without a notice was needed: shown, but not enforced.
    pub is_provisional: bool,
    /// The version of the calendar that counted it.
    pub calendar_version: i64,
}

/// A term as the calendar counted it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountedTerm {
    pub term: Term,
    /// The last day before it was moved off a rest day; equal to the last day when it was not.
    pub raw_last_day: NaiveDate,
    pub deadline: Deadline,
}

impl From<Deadline> for FigureValue {
    fn from(deadline: Deadline) -> Self {
        Self::Deadline(deadline.due_at)
    }
}

impl Deadline {
    /// The end of a day that somebody chose; no calendar moves it.
    #[must_use]
    pub fn chosen(last_day: NaiveDate) -> Self {
        Self {
            from: last_day,
            due_at: shanghai_midnight(last_day + Days::new(1)),
            is_provisional: false,
            calendar_version: CHOSEN,
        }
    }

    /// The deadline of a row whose columns may be empty.
    pub fn of_row(
        from: Option<NaiveDate>,
        due_at: Option<DateTime<Utc>>,
        is_provisional: Option<bool>,
        calendar_version: Option<i64>,
    ) -> Option<Self> {
        Some(Self {
            from: from?,
            due_at: due_at?,
            is_provisional: is_provisional?,
            calendar_version: calendar_version?,
        })
    }

    /// The last day on which an action is in time.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        // The database is exact to the microsecond.
        (self.due_at - TimeDelta::microseconds(1))
            .with_timezone(&SHANGHAI)
            .date_naive()
    }

    /// Whether `instant` is too late. A provisional deadline is never over.
    #[must_use]
    pub fn is_over(&self, instant: DateTime<Utc>) -> bool {
        !self.is_provisional && self.due_at <= instant
    }

    /// Whether `instant` is in time, and stays so whatever calendar is loaded: a deadline moves later only.
    /// An instant that is neither in time nor over is undecided.
    #[must_use]
    pub fn includes(&self, instant: DateTime<Utc>) -> bool {
        instant < self.due_at
    }

    /// Whether what happens at `instant` is in time; `None` while that is undecided.
    #[must_use]
    pub fn timely(&self, instant: DateTime<Utc>) -> Option<bool> {
        let in_time = self.includes(instant);
        (in_time || self.is_over(instant)).then_some(in_time)
    }

    /// Requires that a last day to be set in its place is later: nobody has less time than he was told.
    ///
    /// # Errors
    /// Names the field `due_on`.
    pub fn must_be_before(&self, last_day: NaiveDate) -> Result<()> {
        if self.last_day() < last_day {
            return Ok(());
        }
        let (zh, en) = ("须晚于现在的截止日期", "is not later than its end now");
        Err(FieldError::alone("/due_on", zh, en))
    }

    /// Whether `other` reads the same to people.
    #[must_use]
    pub fn reads_as(&self, other: &Self) -> bool {
        (self.due_at, self.is_provisional) == (other.due_at, other.is_provisional)
    }

    /// The last minute in time, as lists and tables show it.
    #[must_use]
    pub fn text(&self) -> String {
        last_minute(self.due_at)
    }
}

/// What a refusal of [`must_end_within`] shows.
pub const LATEST_LAST_DAY: &[Figure] = &[
    Figure::text("latest", Label::new("最晚截止日期", "latest last day")),
    Figure::quantity("days", Label::new("最长天数", "days at most")),
];

/// Requires that a last day somebody chooses is within `days_max` days of `from`, on which it began.
///
/// # Errors
/// Refuses as `kind`, with the latest one.
pub fn must_end_within(
    kind: &'static RefusalKind,
    from: NaiveDate,
    last_day: NaiveDate,
    days_max: u32,
) -> Result<(), Refused> {
    let latest = from + Days::new(u64::from(days_max));
    if last_day <= latest {
        return Ok(());
    }
    Err(Refused {
        kind,
        clause: None,
        detail: Words::new(
            format!("自{from}起算不超过{days_max}天，截止日期最晚为{latest}"),
            format!("at most {days_max} days from {from}: until {latest} at the latest"),
        ),
        figures: FigureValues::default()
            .with("latest", latest)
            .with("days", days_max),
    })
}

/// A deadline before a newer calendar counted it again, as events store it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadlineBefore {
    due_at_before: ShanghaiTime,
    /// Earlier versions did not store it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due_was_provisional: Option<bool>,
}

impl From<Deadline> for DeadlineBefore {
    fn from(before: Deadline) -> Self {
        Self {
            due_at_before: before.due_at.into(),
            due_was_provisional: Some(before.is_provisional),
        }
    }
}

/// A deadline that moved, as events store it beside what it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadlineMoved {
    #[serde(flatten)]
    before: DeadlineBefore,
    due_at: ShanghaiTime,
    due_is_provisional: bool,
}

impl DeadlineMoved {
    #[must_use]
    pub fn of(before: Deadline, after: Deadline) -> Self {
        Self {
            before: before.into(),
            due_at: after.due_at.into(),
            due_is_provisional: after.is_provisional,
        }
    }
}

impl DeadlineBefore {
    /// Whether the newer calendar only made it certain. Events without the mark before keep the words that
    /// people have read.
    #[must_use]
    pub fn is_confirmed(&self, due_at: DateTime<Utc>, is_provisional: bool) -> bool {
        let was_provisional = self.due_was_provisional == Some(true);
        self.due_at_before.to_utc() == due_at && was_provisional && !is_provisional
    }

    /// Whether it is only no longer enforced, until it is certain when it ends.
    #[must_use]
    pub fn is_held(&self, due_at: DateTime<Utc>, is_provisional: bool) -> bool {
        let was_certain = self.due_was_provisional == Some(false);
        self.due_at_before.to_utc() == due_at && was_certain && is_provisional
    }

    /// As [`until`]; without the mark where it was not stored.
    #[must_use]
    pub fn until(&self) -> Words {
        let is_provisional = self.due_was_provisional == Some(true);
        until(self.due_at_before.to_utc(), is_provisional)
    }
}

/// Deadlines column by column, as statements take them; rows without one are empty in each.
#[derive(Debug, Default)]
pub struct DeadlineColumns {
    pub at: Vec<Option<DateTime<Utc>>>,
    pub is_provisional: Vec<bool>,
    pub from: Vec<Option<NaiveDate>>,
    pub calendar_version: Vec<Option<i64>>,
}

impl DeadlineColumns {
    pub fn of(deadlines: impl Iterator<Item = Option<Deadline>>) -> Self {
        let mut columns = Self::default();
        for deadline in deadlines {
            columns.at.push(deadline.map(|it| it.due_at));
            let is_provisional = deadline.is_some_and(|it| it.is_provisional);
            columns.is_provisional.push(is_provisional);
            columns.from.push(deadline.map(|it| it.from));
            let version = deadline.map(|it| it.calendar_version);
            columns.calendar_version.push(version);
        }
        columns
    }
}

/// As [`last_minute`], within a sentence, marked when it is provisional.
#[must_use]
pub fn until(due_at: DateTime<Utc>, is_provisional: bool) -> Words {
    let written = last_minute(due_at);
    let end_of_day = written.strip_suffix(" 24:00");
    let en = end_of_day.map_or_else(|| written.clone(), |day| format!("the end of {day}"));
    if is_provisional {
        return Words::new(
            format!("{written}（暂定，待放假通知公布后确定）"),
            format!("{en} (provisional until the holiday notice)"),
        );
    }
    Words::new(written, en)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// 工作日
    WorkingDays(u32),
    /// 自然日
    Days(u32),
    /// Clock hours, holidays included.
    Hours(u32),
    Months(u32),
}

#[cfg(test)]
mod tests {
    use super::*;

    static TOO_LONG: RefusalKind =
        RefusalKind::new("too-long", "期限过长", "it does not last so long");

    #[test]
    fn a_chosen_end_is_within_the_days_of_the_rulebook() {
        let day = |text: &str| text.parse().expect("a day");
        let ends = |last_day| must_end_within(&TOO_LONG, day("2026-03-02"), day(last_day), 92);
        assert_eq!(ends("2026-06-02"), Ok(()));
        let late = ends("2026-06-03").expect_err("a day too late");
        assert_eq!(late.kind.code, "too-long");
        assert_eq!(serde_json::json!(late.figures)["latest"], "2026-06-02");
    }
}
