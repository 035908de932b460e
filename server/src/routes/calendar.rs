//! The working calendar: loaded notices, loading one, and how a deadline is counted.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use domain::OrganisationKind::ExchangeCenter;
use domain::calendar::{self, DayKind, NamedDay, Notice, Term};
use domain::{Day, ShanghaiTime, capability};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::{
    Answer, IfMatch, Json, Operation, Problem, Request, Who, get, json, put, storable,
    storable_lines, with_version,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/calendar", read)
            .by(Who::SignedIn)
            .described("What is loaded."),
        get("/calendar/{year}", year)
            .by(Who::SignedIn)
            .described("A year of the calendar."),
        put("/calendar/{year}", load)
            .by(Who::Traders(&[ExchangeCenter]))
            .described(
                "Loads a notice of the State Council, and counts open deadlines again. Whoever \
                    replaces a notice says which one: two corrections at once must not undo each \
                    other.",
            )
            .header(
                "If-Match",
                "The version of the notice that is replaced; needed when there is one (428), \
                    and 412 when there is another by now",
            ),
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

/// Deadlines recounted in one transaction.
const RECOUNTED_AT_ONCE: i64 = 500;

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
    /// The days that the notice names.
    days: Vec<DayView>,
}

/// A notice to load.
#[derive(Debug, Deserialize, ToSchema)]
struct NoticeLoaded {
    /// Its title.
    source: String,
    /// The day it was published.
    published_on: Day,
    /// Every rest day and make-up working day dated in that year.
    days: Vec<NamedDayLoaded>,
}

/// A day of a notice to load.
#[derive(Debug, Deserialize, ToSchema)]
struct NamedDayLoaded {
    date: Day,
    /// `holiday` or `workday`.
    kind: DayKind,
    /// The holiday it belongs to.
    #[serde(default)]
    name: String,
}

/// What loading a notice did.
#[derive(Debug, Serialize, ToSchema)]
struct LoadingResult {
    /// The new version.
    version: i64,
    /// Open deadlines that were counted again.
    moved_deadlines: usize,
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
    /// Whether a year without a notice was needed.
    provisional: bool,
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
    let days = calendar.named_days(year).into_iter().map(|day| DayView {
        date: day.date,
        kind: day.kind,
        name: day.name,
    });
    let version = calendar.version_of(year);
    let answer = json(&YearView {
        year,
        known: calendar.has_notice_for(year),
        version,
        days: days.collect(),
    })?;
    match version {
        Some(version) => with_version(answer, version),
        None => Ok(answer),
    }
}

async fn load(
    request: Request,
    year: i32,
    Json(loaded): Json<NoticeLoaded>,
) -> Answer<LoadingResult> {
    let caller = request.caller()?;
    let days = loaded
        .days
        .into_iter()
        .enumerate()
        .map(|(index, day)| {
            Ok(NamedDay {
                date: day.date.date(),
                kind: day.kind,
                name: storable(&format!("/days/{index}/name"), day.name)?,
            })
        })
        .collect::<Result<Vec<_>, Problem>>()?;
    let notice = Notice {
        year,
        source: storable_lines("/source", loaded.source)?,
        published_on: loaded.published_on.date(),
        days,
        replaces: replaced(&request, year)?,
    };
    let version = request
        .change(async |tx, moment| calendar::load(tx, moment, caller, &notice).await)
        .await?;
    request.app.ground().refresh().await?;
    let request = request.later();
    json(&LoadingResult {
        version,
        moved_deadlines: recount(&request).await?,
    })
}

/// The version of the notice of `year` that the client has read (`If-Match`); `None` for a first
/// notice.
fn replaced(request: &Request, year: i32) -> Result<Option<i64>, Problem> {
    let known = request.moment().calendar.version_of(year);
    match request.if_match()? {
        IfMatch::Version(version) => Ok(Some(version)),
        IfMatch::Any => Ok(known),
        IfMatch::Missing if known.is_none() => Ok(None),
        IfMatch::Missing => Err(Problem::no_version()),
    }
}

/// Recounts every open deadline in batches, and returns how many.
async fn recount(request: &Request) -> domain::Result<usize> {
    let mut moved = 0;
    loop {
        let counted = request
            .change(async |tx, moment| {
                capability::recount_deadlines(tx, moment, RECOUNTED_AT_ONCE).await
            })
            .await?;
        if counted == 0 {
            return Ok(moved);
        }
        moved += counted;
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
    let counted = calendar.count(domain::shanghai_midnight(from), Term::WorkingDays(count));
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
        provisional: deadline.is_provisional,
        calendar_version: deadline.calendar_version,
        skipped: skipped.collect(),
    })
}
