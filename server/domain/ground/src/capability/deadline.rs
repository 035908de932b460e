//! Open deadlines of every kind, the one recount that moves them when a newer calendar is loaded, and what it would
//! move.

use std::collections::BTreeMap;

use std::future::Future;

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;

use crate::calendar::{self, CountedTerm, Deadline, Term, WorkingCalendar};
use crate::database::Transaction;
use crate::error::Result;
use crate::log::{self, NewEvent};
use crate::moment::Moment;
use crate::rulebook::Rule;
use crate::shanghai::shanghai_midnight;
use crate::words::Label;

/// An open row with a deadline counted by the calendar.
pub trait OpenDeadline: Sized + Send + Sync + 'static {
    /// The rule that sets the length of its term.
    fn rule(&self) -> &'static Rule<Term>;

    fn deadline(&self) -> Deadline;

    /// Takes over the term as counted by the newer calendar.
    fn recount(&mut self, counted: CountedTerm);

    /// The event that reports the move of the deadline from `before`.
    fn moved(&self, before: Deadline) -> NewEvent;

    /// Locks at most `rows_max` of the open rows.
    fn lock_open(
        tx: &Transaction<'_>,
        which: OpenRows,
        rows_max: i64,
    ) -> impl Future<Output = Result<Vec<Self>>> + Send;

    /// Saves the deadlines of locked rows.
    fn save(tx: &Transaction<'_>, rows: &[Self]) -> impl Future<Output = Result<()>> + Send;

    /// Saves of locked rows by which calendar they were counted; their deadlines read as before, so that nobody who has
    /// read a row finds it changed.
    fn save_unmoved(
        tx: &Transaction<'_>,
        rows: &[Self],
    ) -> impl Future<Output = Result<()>> + Send {
        Self::save(tx, rows)
    }
}

/// Which open rows a look at their deadlines is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenRows {
    /// Those that a calendar older than this version counted.
    pub older_than: i64,
    /// Those whose deadlines have come by then, provisional ones too; all without it.
    pub due_by: Option<DateTime<Utc>>,
}

impl OpenRows {
    const ALL: Self = Self {
        older_than: i64::MAX,
        due_by: None,
    };
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Recounted {
    /// Deadlines that were counted again; 0 when all are by the newest calendar.
    pub counted: usize,
    /// Of those, how many end at another instant.
    pub moved: usize,
    /// Of those, how many end when they did and are certain now, or provisional now.
    pub settled: usize,
}

#[derive(Debug)]
pub struct DeadlineKind {
    /// The name in logs and tests.
    pub name: &'static str,
    /// What ends, as people call it.
    pub label: Label,
    /// Recounts at most so many deadlines that an older calendar counted.
    pub recount:
        for<'a> fn(&'a Transaction<'_>, &'a Moment, i64) -> BoxFuture<'a, Result<Recounted>>,
    /// What a recount by the moment's calendar would make of at most so many open deadlines; nothing is changed.
    forecast: for<'a> fn(&'a Transaction<'_>, &'a Moment, i64) -> BoxFuture<'a, Result<Moves>>,
    /// Holds deadlines that have come, or lets go of them, by the calendars of the changes that wait.
    hold: for<'a> fn(
        &'a Transaction<'_>,
        &'a Moment,
        &'a [WorkingCalendar],
    ) -> BoxFuture<'a, Result<usize>>,
}

/// Deadlines as they are and as they would be.
type Moves = Vec<(Deadline, Deadline)>;

/// How many open deadlines of each kind a forecast looks at.
const FORECAST_ROWS_MAX: i64 = 5_000;

/// Open deadlines of one kind that a newer calendar would move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForecastMoves {
    pub label: Label,
    /// How many would end at another instant.
    pub moved: usize,
    /// How many would end when they do and would be certain, or provisional.
    pub settled: usize,
    /// Whether there are more open ones than were looked at.
    pub has_more: bool,
    /// The last minute now and then, and of how many; the earliest first.
    pub spans: Vec<(String, String, usize)>,
}

impl DeadlineKind {
    #[must_use]
    pub const fn of<Row: OpenDeadline>(name: &'static str, label: Label) -> Self {
        Self {
            name,
            label,
            recount: |tx, moment, rows_max| Box::pin(recount_rows::<Row>(tx, moment, rows_max)),
            forecast: |tx, moment, rows_max| Box::pin(forecast_rows::<Row>(tx, moment, rows_max)),
            hold: |tx, moment, waiting| Box::pin(hold_rows::<Row>(tx, moment, waiting)),
        }
    }

    /// Holds the deadlines of this kind that have come and that a change of the calendar would move later which waits for a
    /// second person, so that the earlier ones are not enforced; and lets go of those that no change moves beyond now. Who
    /// enforces them calls it first, in the same transaction. Returns how many it held or let go.
    pub async fn hold(&self, tx: &Transaction<'_>, moment: &Moment) -> Result<usize> {
        let waiting = calendar::waiting(tx, &moment.calendar).await?;
        if waiting.is_empty() {
            return Ok(0);
        }
        (self.hold)(tx, moment, &waiting).await
    }
}

/// Lets go of deadlines that were held by a change of the calendar which waits no longer.
pub(crate) async fn let_go(tx: &Transaction<'_>, moment: &Moment) -> Result<()> {
    let waiting = calendar::waiting(tx, &moment.calendar).await?;
    for kind in moment.capabilities.iter().flat_map(|one| one.deadlines) {
        (kind.hold)(tx, moment, &waiting).await?;
    }
    Ok(())
}

async fn hold_rows<Row: OpenDeadline>(
    tx: &Transaction<'_>,
    moment: &Moment,
    waiting: &[WorkingCalendar],
) -> Result<usize> {
    let due = OpenRows {
        due_by: Some(moment.now),
        ..OpenRows::ALL
    };
    let (mut changed, mut events) = (Vec::new(), Vec::new());
    for mut row in Row::lock_open(tx, due, i64::MAX).await? {
        let before = row.deadline();
        let (from, term) = term_of(&row, moment)?;
        let newer = moment.calendar.count(from, term);
        let then = waiting
            .iter()
            .map(|calendar| calendar.count(from, term).deadline.due_at);
        let latest = then.max();
        let after = before.held(latest, newer.deadline, &moment.calendar, moment.now);
        if let Some(deadline) = after {
            row.recount(CountedTerm { deadline, ..newer });
            events.push(row.moved(before));
            changed.push(row);
        }
    }
    Row::save(tx, &changed).await?;
    log::write(tx, moment, &events).await?;
    Ok(changed.len())
}

/// From when the term of a row is counted, and how long it is.
fn term_of<Row: OpenDeadline>(row: &Row, moment: &Moment) -> Result<(DateTime<Utc>, Term)> {
    let from = row.deadline().from;
    let term = moment.rulebook.value(row.rule(), from)?;
    Ok((shanghai_midnight(from), term))
}

/// What a recount by the calendar of `moment`, which is not loaded, would move. The rows are locked until `tx` ends,
/// so that what is counted belongs together.
pub async fn forecast_moves(tx: &Transaction<'_>, moment: &Moment) -> Result<Vec<ForecastMoves>> {
    let mut moves = Vec::new();
    for kind in moment.capabilities.iter().flat_map(|one| one.deadlines) {
        let rows = (kind.forecast)(tx, moment, FORECAST_ROWS_MAX).await?;
        let has_more = i64::try_from(rows.len()).is_ok_and(|rows| FORECAST_ROWS_MAX <= rows);
        let mut spans: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut settled = 0;
        for (before, after) in &rows {
            if after.due_at != before.due_at {
                *spans.entry((before.text(), after.text())).or_default() += 1;
            } else if !after.reads_as(before) {
                settled += 1;
            }
        }
        let moved = spans.values().sum();
        if 0 < moved + settled {
            let spans = spans.into_iter();
            moves.push(ForecastMoves {
                label: kind.label,
                moved,
                settled,
                has_more,
                spans: spans.map(|((from, to), of)| (from, to, of)).collect(),
            });
        }
    }
    Ok(moves)
}

async fn forecast_rows<Row: OpenDeadline>(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<Moves> {
    let rows = Row::lock_open(tx, OpenRows::ALL, rows_max).await?;
    let counted = rows.iter().map(|row| {
        let before = row.deadline();
        Ok((before, recounted_term(row, moment)?.deadline))
    });
    counted.collect()
}

/// The term of an open row as the calendar of `moment` counts it, which moves a deadline later only.
fn recounted_term<Row: OpenDeadline>(row: &Row, moment: &Moment) -> Result<CountedTerm> {
    let before = row.deadline();
    let (from, term) = term_of(row, moment)?;
    let newer = moment.calendar.count(from, term);
    let deadline = before.recounted(newer.deadline, &moment.calendar, moment.now);
    Ok(CountedTerm { deadline, ..newer })
}

/// Recounts at most `rows_max` open deadlines of one kind that an older calendar counted.
pub async fn recount_deadlines(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<Recounted> {
    for kind in moment.capabilities.iter().flat_map(|one| one.deadlines) {
        let recounted = (kind.recount)(tx, moment, rows_max).await?;
        if 0 < recounted.counted {
            return Ok(recounted);
        }
    }
    Ok(Recounted::default())
}

async fn recount_rows<Row: OpenDeadline>(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<Recounted> {
    let older = OpenRows {
        older_than: moment.calendar.version(),
        due_by: None,
    };
    let rows = Row::lock_open(tx, older, rows_max).await?;
    let counted = rows.len();
    let (mut restated, mut unmoved, mut events) = (Vec::new(), Vec::new(), Vec::new());
    let mut moved = 0;
    for mut row in rows {
        let before = row.deadline();
        let newer = recounted_term(&row, moment)?;
        row.recount(newer);
        if newer.deadline.reads_as(&before) {
            unmoved.push(row);
        } else {
            moved += usize::from(newer.deadline.due_at != before.due_at);
            events.push(row.moved(before));
            restated.push(row);
        }
    }
    Row::save(tx, &restated).await?;
    Row::save_unmoved(tx, &unmoved).await?;
    log::write(tx, moment, &events).await?;
    Ok(Recounted {
        counted,
        moved,
        settled: restated.len() - moved,
    })
}
