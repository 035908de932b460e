//! Loading a notice: what it would do, and doing it.

use domain::calendar::{self, Content, DayKind, Effect, NamedDay, Notice, Outcome, Plan};
use domain::capability::ForecastMoves;
use domain::{CalendarProposalId, Day, FieldError, capability};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{DayView, MissingDayView};
use crate::http::{
    Answer, DoneOrAccepted, IfMatch, Json, Made, Problem, Request, done_or_accepted, storable,
    storable_lines, storable_lines_within,
};

/// Deadlines recounted in one transaction.
const RECOUNTED_AT_ONCE: i64 = 500;

/// A notice has some two thousand letters.
const TEXT_LETTERS_MAX: usize = 20_000;

/// A notice to load, with its days or its text.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct NoticeLoaded {
    /// Its title.
    source: String,
    /// The day it was published.
    published_on: Day,
    /// Every rest day and make-up working day dated in that year.
    days: Option<Vec<NamedDayLoaded>>,
    /// Instead of days: its own words, or lines of `date,holiday or workday,name`.
    text: Option<String>,
    /// Whether a text changes the holidays that it names and leaves the others; one that extends or adjusts a holiday
    /// always does.
    #[serde(default)]
    amends: bool,
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

/// What loading a notice did, or would do.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LoadingResult {
    /// The new version; none for a preview and for what waits for a second person.
    version: Option<i64>,
    /// Whether it changes a year that is settled, so that a second person has to confirm it.
    takes_two: bool,
    /// The proposal that waits for a second person.
    proposal: Option<CalendarProposalId>,
    /// The open deadlines that it moves, or would.
    moves: Vec<DeadlineMovesView>,
    /// Open deadlines that moved when they were counted again; that would, while nothing is loaded.
    moved_deadlines: usize,
    /// Open deadlines whose day stays and that are no longer provisional, or are so again.
    settled_deadlines: usize,
    /// Whether nothing was loaded.
    preview: bool,
    /// Whether the year has every rest day that the law fixes; if not, deadlines in it stay provisional.
    complete: bool,
    /// Rest days by law that are left out.
    missing: Vec<MissingDayView>,
    /// Whether it changes some holidays and leaves the others.
    amends: bool,
    /// The days of the year as it is then.
    days: Vec<DayView>,
    /// Days of the notice in force that are no longer named so.
    dropped: Vec<DayView>,
    /// Other years in which it names days, and their days then.
    other_years: Vec<OtherYearView>,
    /// The statements of a text from which days were read, each with these.
    sentences: Vec<SentenceView>,
    /// What was seen in a text and left out, or looks odd.
    remarks: Vec<String>,
}

/// A statement of a notice.
#[derive(Debug, Serialize, ToSchema)]
struct SentenceView {
    /// Its words; the beginning of a long one.
    text: String,
    /// What was read from it.
    days: Vec<DayView>,
}

/// Open deadlines of one kind that would move.
#[derive(Debug, Serialize, ToSchema)]
struct DeadlineMovesView {
    /// What ends, in words.
    label: String,
    /// How many.
    count: usize,
    /// How many others keep their day and would no longer be provisional, or be so again.
    settled: usize,
    /// Whether there are more open ones than were looked at.
    has_more: bool,
    /// From when to when, the earliest first.
    spans: Vec<DeadlineMoveView>,
}

/// How some deadlines would move.
#[derive(Debug, Serialize, ToSchema)]
struct DeadlineMoveView {
    /// The last minute in time now.
    due_by_before: String,
    /// The last minute in time then.
    due_by: String,
    /// How many deadlines.
    count: usize,
}

/// Another year in which a notice names days.
#[derive(Debug, Serialize, ToSchema)]
struct OtherYearView {
    year: i32,
    days: Vec<DayView>,
}

impl LoadingResult {
    pub(super) fn forecast(request: &Request, effect: Effect) -> Self {
        let moves = effect.moves.into_iter().map(|kind| moves(request, kind));
        let moves: Vec<DeadlineMovesView> = moves.collect();
        Self {
            moved_deadlines: moves.iter().map(|kind| kind.count).sum(),
            settled_deadlines: moves.iter().map(|kind| kind.settled).sum(),
            moves,
            ..Self::of(request, effect.plan)
        }
    }

    fn of(request: &Request, plan: Plan) -> Self {
        let takes_two = plan.takes_two();
        let Plan {
            mut years,
            amends,
            sentences,
            remarks,
        } = plan;
        let own = years.pop();
        let (days, dropped, missing) =
            own.map_or_else(Default::default, |own| (own.days, own.dropped, own.missing));
        let shown = |days: Vec<NamedDay>| days.into_iter().map(Into::into).collect();
        let other_years = years.into_iter().map(|year| OtherYearView {
            year: year.year,
            days: shown(year.days),
        });
        Self {
            version: None,
            takes_two,
            proposal: None,
            moves: Vec::new(),
            moved_deadlines: 0,
            settled_deadlines: 0,
            preview: true,
            complete: missing.is_empty(),
            missing: missing.into_iter().map(Into::into).collect(),
            amends,
            days: shown(days),
            dropped: shown(dropped),
            other_years: other_years.collect(),
            sentences: sentences
                .into_iter()
                .map(|(text, days)| SentenceView {
                    text,
                    days: shown(days),
                })
                .collect(),
            remarks: remarks.iter().map(|it| request.localized(it)).collect(),
        }
    }
}

fn moves(request: &Request, kind: ForecastMoves) -> DeadlineMovesView {
    let spans = kind.spans.into_iter();
    let spans = spans.map(|(due_by_before, due_by, count)| DeadlineMoveView {
        due_by_before,
        due_by,
        count,
    });
    DeadlineMovesView {
        label: request.localized(&kind.label.words()),
        count: kind.moved,
        settled: kind.settled,
        has_more: kind.has_more,
        spans: spans.collect(),
    }
}

pub(super) async fn load(
    request: Request,
    year: i32,
    Json(loaded): Json<NoticeLoaded>,
) -> Answer<DoneOrAccepted<LoadingResult, LoadingResult>> {
    let caller = request.caller()?;
    let only_preview = request.query().flag("preview")? == Some(true);
    let notice = Notice {
        year,
        source: storable_lines("/source", loaded.source)?,
        published_on: loaded.published_on.date(),
        content: content(loaded.days, loaded.text, loaded.amends)?,
        replaces: replaced(&request, year)?,
    };
    if only_preview {
        let effect = request
            .change(async |tx, moment| calendar::preview(tx, moment, caller, &notice).await)
            .await?;
        let made = Made::Done(LoadingResult::forecast(&request, effect));
        return done_or_accepted(&made);
    }
    let outcome = request
        .change(async |tx, moment| calendar::load(tx, moment, caller, &notice).await)
        .await?;
    let made = match outcome {
        Outcome::Loaded(version, effect) => Made::Done(in_force(request, version, effect).await?),
        Outcome::Proposed(proposal, effect) => Made::Waiting(LoadingResult {
            proposal: Some(proposal.id),
            preview: false,
            ..LoadingResult::forecast(&request, effect)
        }),
    };
    done_or_accepted(&made)
}

/// Counts open deadlines again once a notice is loaded.
pub(super) async fn in_force(
    request: Request,
    version: i64,
    effect: Effect,
) -> Result<LoadingResult, Problem> {
    request.app.ground().refresh().await?;
    let request = request.later();
    // A process of the jobs counts them as well: what the notice moves is what was foreseen with it.
    recount(&request).await?;
    Ok(LoadingResult {
        version: Some(version),
        preview: false,
        ..LoadingResult::forecast(&request, effect)
    })
}

fn content(
    days: Option<Vec<NamedDayLoaded>>,
    text: Option<String>,
    amends: bool,
) -> Result<Content, Problem> {
    match (days, text) {
        (None, Some(text)) => Ok(Content::Text {
            text: storable_lines_within("/text", text, TEXT_LETTERS_MAX)?,
            amends,
        }),
        (Some(days), None) => {
            let days = days.into_iter().enumerate().map(|(index, day)| {
                Ok(NamedDay {
                    date: day.date.date(),
                    kind: day.kind,
                    name: storable(&format!("/days/{index}/name"), day.name)?,
                })
            });
            Ok(Content::Days(days.collect::<Result<Vec<_>, Problem>>()?))
        }
        _ => Err(
            FieldError::alone("/days", "须给出days或text之一", "give either days or text").into(),
        ),
    }
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

/// Recounts every open deadline in batches.
async fn recount(request: &Request) -> domain::Result<()> {
    loop {
        let recounted = request
            .change(async |tx, moment| {
                capability::recount_deadlines(tx, moment, RECOUNTED_AT_ONCE).await
            })
            .await?;
        if recounted.counted == 0 {
            return Ok(());
        }
    }
}
