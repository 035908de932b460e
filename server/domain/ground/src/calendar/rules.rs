//! Working days and the deadlines counted in them. Pure.
//!
//! Counting follows articles 201 to 203 of the Civil Code: the day of the event is not counted, the
//! last day runs to 24:00, a month ends on its corresponding day or else at month-end, and a period
//! in natural days that ends on a rest day ends on the next working day.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeDelta, Utc, Weekday};

use super::day::{DayKind, NamedDay};
use super::deadline::{CountedTerm, Deadline, Term};
use super::statutory::{StatutoryDay, fixed_rest_day, missing_days};
use super::types::Plan;
use crate::shanghai::{SHANGHAI, shanghai_midnight};

/// The days that notices name, and plain weekends for the others.
#[derive(Debug, Clone, Default)]
pub struct WorkingCalendar {
    version: i64,
    years: BTreeMap<i32, i64>,
    /// The years whose notice names every rest day that the law fixes; all others are provisional.
    settled: BTreeSet<i32>,
    days: HashMap<NaiveDate, (DayKind, String)>,
}

impl WorkingCalendar {
    /// A calendar of the notices in force: `years` with the version of each, and the days named.
    #[must_use]
    pub fn new(version: i64, years: BTreeMap<i32, i64>, days: Vec<NamedDay>) -> Self {
        let mut by_year: HashMap<i32, Vec<NamedDay>> = HashMap::new();
        for day in &days {
            let named = by_year.entry(day.date.year()).or_default();
            named.push(day.clone());
        }
        let is_settled = |year: &i32| {
            let named = by_year.get(year).map_or(&[][..], Vec::as_slice);
            missing_days(*year, named).is_empty()
        };
        let settled = years.keys().copied().filter(is_settled).collect();
        let days = days
            .into_iter()
            .map(|day| (day.date, (day.kind, day.name)))
            .collect();
        Self {
            version,
            years,
            settled,
            days,
        }
    }

    /// The calendar once a plan has been carried out.
    #[must_use]
    pub fn after(&self, plan: &Plan) -> Self {
        let version = self.version + 1;
        let planned: BTreeSet<i32> = plan.years.iter().map(|year| year.year).collect();
        let others = self.years.keys().filter(|year| !planned.contains(year));
        let mut days: Vec<NamedDay> = others.flat_map(|year| self.named_days(*year)).collect();
        days.extend(plan.years.iter().flat_map(|year| year.days.iter().cloned()));
        let mut years = self.years.clone();
        years.extend(planned.into_iter().map(|year| (year, version)));
        Self::new(version, years, days)
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

    /// Whether the year's notice is loaded and names every rest day that the law fixes. What is counted in any
    /// other year is provisional.
    #[must_use]
    pub fn is_settled(&self, year: i32) -> bool {
        self.settled.contains(&year)
    }

    /// The rest days by law that the notice of a year leaves out; none where there is no notice.
    #[must_use]
    pub fn missing_days(&self, year: i32) -> Vec<StatutoryDay> {
        if self.has_notice_for(year) {
            missing_days(year, &self.named_days(year))
        } else {
            Vec::new()
        }
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
                    && (self.is_settled(day.year()) || fixed_rest_day(day).is_none())
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
        Some(named.or_else(|| fixed_rest_day(day)).unwrap_or("周末"))
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
        let is_provisional = self.is_provisional(from, last_day);
        CountedTerm {
            term,
            raw_last_day,
            deadline: ending(shanghai_midnight(last_day + Days::new(1)), is_provisional),
        }
    }

    /// The end of the working day that it is at `now`, or of the next one on a rest day: what is left to act for
    /// whom a calendar tells that a term has passed. A working day has no end before 24:00 (article 203).
    #[must_use]
    pub fn rest_of_working_day(&self, now: DateTime<Utc>) -> Deadline {
        let today = now.with_timezone(&SHANGHAI).date_naive();
        let last_day = self.next_working_day(today);
        Deadline {
            from: today,
            due_at: shanghai_midnight(last_day + Days::new(1)),
            is_provisional: (today.year()..=last_day.year()).any(|year| !self.is_settled(year)),
            calendar_version: self.version,
        }
    }

    /// Natural days need the calendar at their end only, working days along the whole term; a year passed
    /// through ends within the range too. A term of no days needs no calendar.
    fn is_provisional(&self, from: NaiveDate, last_day: NaiveDate) -> bool {
        (from.year()..=last_day.year()).any(|year| from < last_day && !self.is_settled(year))
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

fn days_after(day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    day.iter_days().skip(1)
}
