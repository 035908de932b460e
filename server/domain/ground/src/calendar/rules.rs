//! Working days and the deadlines counted in them. Pure.
//!
//! Counting follows articles 201 to 203 of the Civil Code: the day of the event is not counted, the
//! last day runs to 24:00, a month ends on its corresponding day or else at month-end, and a period
//! in natural days that ends on a rest day ends on the next working day.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeDelta, Utc, Weekday};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::deadline::{CountedTerm, Deadline};
use crate::shanghai::{SHANGHAI, shanghai_midnight};

/// Rest days whose date the law itself fixes, as month and day: New Year, Labour Day, National Day. They
/// rest even in a year whose notice is not loaded.
const STATUTORY: [(u32, u32, &str); 6] = [
    (1, 1, "元旦"),
    (5, 1, "劳动节"),
    (5, 2, "劳动节"),
    (10, 1, "国庆节"),
    (10, 2, "国庆节"),
    (10, 3, "国庆节"),
];

/// What a notice of the State Council makes of a day.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
#[schema(as = CalendarDayKind)]
pub enum DayKind {
    /// 放假
    Holiday,
    /// 调休上班
    Workday,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedDay {
    /// The date in Shanghai.
    pub date: NaiveDate,
    pub kind: DayKind,
    /// The holiday that it belongs to.
    pub name: String,
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

/// The working days of every year with a notice, and plain weekends for the other years.
#[derive(Debug, Clone, Default)]
pub struct WorkingCalendar {
    version: i64,
    years: BTreeMap<i32, i64>,
    days: HashMap<NaiveDate, (DayKind, String)>,
}

impl WorkingCalendar {
    /// A calendar of the notices in force: `years` with the version of each, and the days named.
    #[must_use]
    pub fn new(version: i64, years: BTreeMap<i32, i64>, days: Vec<NamedDay>) -> Self {
        let days = days
            .into_iter()
            .map(|day| (day.date, (day.kind, day.name)))
            .collect();
        Self {
            version,
            years,
            days,
        }
    }

    /// Grows with every notice loaded.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.version
    }

    #[must_use]
    pub fn has_notice_for(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    #[must_use]
    pub fn version_of(&self, year: i32) -> Option<i64> {
        self.years.get(&year).copied()
    }

    /// The days of a year that its notice names, in order.
    #[must_use]
    pub fn named_days(&self, year: i32) -> Vec<NamedDay> {
        let named = self.days.iter().filter(|(date, _)| date.year() == year);
        let mut days: Vec<NamedDay> = named
            .map(|(date, (kind, name))| NamedDay {
                date: *date,
                kind: *kind,
                name: name.clone(),
            })
            .collect();
        days.sort_unstable_by_key(|day| day.date);
        days
    }

    #[must_use]
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        match self.days.get(&day) {
            Some((DayKind::Workday, _)) => true,
            Some((DayKind::Holiday, _)) => false,
            None => {
                !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
                    && (self.has_notice_for(day.year()) || statutory(day).is_none())
            }
        }
    }

    /// Why a day rests: the holiday's name, or the weekend.
    #[must_use]
    pub fn reason_for_rest(&self, day: NaiveDate) -> Option<&str> {
        if self.is_working_day(day) {
            return None;
        }
        let named = self.days.get(&day).map(|(_, name)| name.as_str());
        Some(named.or_else(|| statutory(day)).unwrap_or("周末"))
    }

    /// Counts `term` from something that happened at `instant`.
    #[must_use]
    pub fn count(&self, instant: DateTime<Utc>, term: Term) -> CountedTerm {
        let from = instant.with_timezone(&SHANGHAI).date_naive();
        let ending = |due_at, is_provisional| Deadline {
            from,
            due_at,
            is_provisional,
            calendar_version: self.version,
        };
        let raw_last_day = match term {
            Term::WorkingDays(count) => self.count_working_days(from, count),
            Term::Days(count) => from + Days::new(u64::from(count)),
            Term::Months(count) => from + Months::new(count),
            Term::Hours(count) => {
                let deadline = ending(instant + TimeDelta::hours(i64::from(count)), false);
                return CountedTerm {
                    term,
                    raw_last_day: deadline.last_day(),
                    deadline,
                };
            }
        };
        // Only natural days and months can end on a rest day.
        let last_day = self.next_working_day(raw_last_day);
        // Natural days need the calendar at their end only, working days along the whole term; a year
        // passed through ends within the range too. A term of no days needs no calendar.
        let is_provisional = (from.year()..=last_day.year())
            .any(|year| from < last_day && !self.has_notice_for(year));
        CountedTerm {
            term,
            raw_last_day,
            deadline: ending(shanghai_midnight(last_day + Days::new(1)), is_provisional),
        }
    }

    /// Working days left after `now` until the end of `last_day`; today is not counted.
    #[must_use]
    pub fn working_days_left(&self, now: DateTime<Utc>, last_day: NaiveDate) -> usize {
        let today = now.with_timezone(&SHANGHAI).date_naive();
        days_after(today)
            .take_while(|day| *day <= last_day)
            .filter(|day| self.is_working_day(*day))
            .count()
    }

    fn count_working_days(&self, day: NaiveDate, count: u32) -> NaiveDate {
        let Some(index) = usize::try_from(count)
            .ok()
            .and_then(|count| count.checked_sub(1))
        else {
            return day;
        };
        days_after(day)
            .filter(|next| self.is_working_day(*next))
            .nth(index)
            .expect("every week has a working day")
    }

    /// `day` itself when it is a working day.
    fn next_working_day(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days()
            .find(|day| self.is_working_day(*day))
            .expect("every week has a working day")
    }
}

fn statutory(day: NaiveDate) -> Option<&'static str> {
    STATUTORY
        .iter()
        .find(|(month, date, _)| (day.month(), day.day()) == (*month, *date))
        .map(|(_, _, name)| *name)
}

fn days_after(day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    day.iter_days().skip(1)
}
