//! The working calendar: loaded notices, loading one, and how a deadline is counted.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use domain::calendar::{self, DayKind, NamedDay, StatutoryDay, Term};
use domain::{Day, ShanghaiTime};
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::{
    Answer, OPERATORS, Operation, Problem, Request, Who, get, json, put, with_version,
};

mod load;
pub(super) mod proposals;

pub(super) fn operations() -> Vec<Operation> {
    let mut operations = own();
    operations.extend(proposals::operations());
    operations
}

fn own() -> Vec<Operation> {
    vec![
        get("/calendar", read)
            .by(Who::SignedIn)
            .described("What is loaded."),
        get("/calendar/{year}", year)
            .by(Who::SignedIn)
            .described("A year of the calendar."),
        put("/calendar/{year}", load::load)
            .by(Who::Duties(OPERATORS))
            .described(
                "Loads a notice of the State Council, as a list of days or in its own words, and \
                    counts open deadlines again. A year whose notice leaves out a rest day that the \
                    law fixes stays provisional. Whoever replaces a notice says which one: two \
                    corrections at once must not undo each other. What changes a year that is settled \
                    takes two people: 202 with a proposal, which a colleague confirms.",
            )
            .query::<bool>("preview", "What it would do; nothing is loaded")
            .header(
                "If-Match",
                "The version of the notice that is replaced; needed when there is one (428), \
                    and 412 when there is another by now",
            )
            .heavy(),
        get("/calendar/deadline", deadline)
            .by(Who::SignedIn)
            .described("When a number of working days is over, and which days were not counted.")
            .query::<Day>("from", "The day from which to count; today by default")
            .query_number(
                "working_days",
                WORKING_DAYS,
                "How many to count; 5 by default",
            ),
    ]
}

/// What the deadline calculator counts.
const WORKING_DAYS: RangeInclusive<i64> = 1..=2_000;

const USUAL_WORKING_DAYS: u32 = 5;

/// A loaded notice.
#[derive(Debug, Serialize, ToSchema)]
struct NoticeView {
    /// The year that it settles.
    year: i32,
    /// Its place in the order of loading.
    version: i64,
    /// Its title.
    source: String,
    /// The day it was published.
    published_on: NaiveDate,
    /// When it was loaded.
    loaded_at: ShanghaiTime,
}

/// What is loaded.
#[derive(Debug, Serialize, ToSchema)]
struct CalendarView {
    /// Grows with every notice.
    version: i64,
    /// Notices, newest first; the first of a year is the one in force.
    years: Vec<NoticeView>,
}

/// A day that a notice names.
#[derive(Debug, Serialize, ToSchema)]
struct DayView {
    /// The date.
    date: NaiveDate,
    /// `holiday` or `workday`.
    kind: DayKind,
    /// The holiday it belongs to.
    name: String,
}

/// A year of the calendar.
#[derive(Debug, Serialize, ToSchema)]
struct YearView {
    /// The calendar year.
    year: i32,
    /// Whether its notice is loaded.
    known: bool,
    /// The version of its notice.
    version: Option<i64>,
    /// Whether its notice names every rest day that the law fixes; if not, deadlines in it are provisional.
    complete: bool,
    /// Rest days by law that its notice leaves out.
    missing: Vec<MissingDayView>,
    /// The days that the notice names.
    days: Vec<DayView>,
}

/// A rest day by law that a notice leaves out.
#[derive(Debug, Serialize, ToSchema)]
struct MissingDayView {
    /// Its date, where it is known so far ahead.
    date: Option<NaiveDate>,
    /// The holiday.
    name: &'static str,
}

impl From<StatutoryDay> for MissingDayView {
    fn from(day: StatutoryDay) -> Self {
        Self {
            date: day.date,
            name: day.name,
        }
    }
}

impl From<NamedDay> for DayView {
    fn from(day: NamedDay) -> Self {
        Self {
            date: day.date,
            kind: day.kind,
            name: day.name,
        }
    }
}

/// A day that was not counted.
#[derive(Debug, Serialize, ToSchema)]
struct SkippedDay {
    /// The date.
    date: NaiveDate,
    /// Why it rests.
    name: String,
}

/// A deadline with its reasons.
#[derive(Debug, Serialize, ToSchema)]
struct DeadlineView {
    /// Exclusive: the first instant that is too late.
    due_at: ShanghaiTime,
    /// The last minute that is in time, as people write it: `2026-03-09 24:00`.
    due_by: String,
    /// The last day.
    last_day: NaiveDate,
    /// Whether it may still move: a year without a complete notice was needed, or a change of the calendar that moves it waits for a
    /// second person.
    provisional: bool,
    /// The last minute in time by the latest change of the calendar that waits and moves it, for overseers; null where
    /// none does.
    due_by_if_confirmed: Option<String>,
    /// The calendar that gave it.
    calendar_version: i64,
    /// The days that were not counted.
    skipped: Vec<SkippedDay>,
}

async fn read(request: Request) -> Answer<CalendarView> {
    let connection = request.app.ground().db.get().await?;
    let notices = calendar::history(&connection).await?;
    let years = notices.into_iter().map(|notice| NoticeView {
        year: notice.year,
        version: notice.version,
        source: notice.source,
        published_on: notice.published_on,
        loaded_at: notice.loaded_at.into(),
    });
    json(&CalendarView {
        version: request.moment().calendar.version(),
        years: years.collect(),
    })
}

async fn year(request: Request, year: i32) -> Answer<YearView> {
    if !(1990..=2200).contains(&year) {
        return Err(Problem::not_found());
    }
    let calendar = &request.moment().calendar;
    let days = calendar.named_days(year).into_iter().map(Into::into);
    let missing = calendar.missing_days(year).into_iter().map(Into::into);
    let version = calendar.version_of(year);
    let answer = json(&YearView {
        year,
        known: calendar.has_notice_for(year),
        version,
        complete: calendar.is_settled(year),
        missing: missing.collect(),
        days: days.collect(),
    })?;
    match version {
        Some(version) => with_version(answer, version),
        None => Ok(answer),
    }
}

async fn deadline(request: Request) -> Answer<DeadlineView> {
    let moment = request.moment();
    let from: Option<Day> = request.query().value("from")?;
    let from = from.map_or_else(|| moment.today(), Day::date);
    let count = request.query().number("working_days", WORKING_DAYS)?;
    let count = count.map_or(USUAL_WORKING_DAYS, |count| {
        u32::try_from(count).unwrap_or(USUAL_WORKING_DAYS)
    });
    let calendar = &moment.calendar;
    let knows_proposals = request.caller()?.is_overseer();
    let connection = request.app.ground().db.get().await?;
    let from_start = domain::shanghai_midnight(from);
    let term = Term::WorkingDays(count);
    let (counted, then) = calendar::count_awaiting(&connection, moment, from_start, term).await?;
    drop(connection);
    let deadline = counted.deadline;
    let skipped = from
        .iter_days()
        .skip(1)
        .take_while(|day| *day <= deadline.last_day())
        .filter_map(|day| {
            let name = calendar.reason_for_rest(day)?.to_owned();
            Some(SkippedDay { date: day, name })
        });
    json(&DeadlineView {
        due_at: deadline.due_at.into(),
        due_by: deadline.text(),
        last_day: deadline.last_day(),
        provisional: deadline.is_provisional || then.is_some(),
        due_by_if_confirmed: then.filter(|_| knows_proposals).map(|then| then.text()),
        calendar_version: deadline.calendar_version,
        skipped: skipped.collect(),
    })
}
