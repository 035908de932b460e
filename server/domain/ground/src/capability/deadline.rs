//! Open deadlines of every kind, and the one recount that moves them when a newer calendar is loaded.

use std::future::Future;

use futures_util::future::BoxFuture;

use crate::calendar::{CountedTerm, Deadline, Term};
use crate::database::Transaction;
use crate::error::Result;
use crate::log::{self, NewEvent};
use crate::moment::Moment;
use crate::rulebook::Rule;
use crate::shanghai::shanghai_midnight;

/// An open row with a deadline counted by the calendar.
pub trait OpenDeadline: Sized + Send + Sync + 'static {
    /// The rule that sets the length of its term.
    fn rule(&self) -> &'static Rule<Term>;

    fn deadline(&self) -> Deadline;

    /// Takes over the term as counted by the newer calendar.
    fn recount(&mut self, counted: CountedTerm);

    /// The event that reports the move of the deadline from `before`.
    fn moved(&self, before: Deadline) -> NewEvent;

    /// Locks at most `rows_max` open rows whose deadlines were counted by a calendar older than `version`.
    fn lock_older(
        tx: &Transaction<'_>,
        version: i64,
        rows_max: i64,
    ) -> impl Future<Output = Result<Vec<Self>>> + Send;

    /// Saves the deadlines of locked rows.
    fn save(tx: &Transaction<'_>, rows: &[Self]) -> impl Future<Output = Result<()>> + Send;
}

#[derive(Debug)]
pub struct DeadlineKind {
    /// The name in logs and tests.
    pub name: &'static str,
    /// Recounts at most so many deadlines that an older calendar counted; returns how many.
    pub recount: for<'a> fn(&'a Transaction<'_>, &'a Moment, i64) -> BoxFuture<'a, Result<usize>>,
}

impl DeadlineKind {
    #[must_use]
    pub const fn of<Row: OpenDeadline>(name: &'static str) -> Self {
        Self {
            name,
            recount: |tx, moment, rows_max| Box::pin(recount_rows::<Row>(tx, moment, rows_max)),
        }
    }
}

/// Recounts at most `rows_max` open deadlines of one kind that an older calendar counted; returns how many,
/// and 0 when all are by the newest.
pub async fn recount_deadlines(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<usize> {
    for kind in moment.capabilities.iter().flat_map(|one| one.deadlines) {
        let counted = (kind.recount)(tx, moment, rows_max).await?;
        if 0 < counted {
            return Ok(counted);
        }
    }
    Ok(0)
}

async fn recount_rows<Row: OpenDeadline>(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<usize> {
    let mut rows = Row::lock_older(tx, moment.calendar.version(), rows_max).await?;
    let mut events = Vec::new();
    for row in &mut rows {
        let before = row.deadline();
        let anew = moment.count(row.rule(), shanghai_midnight(before.from))?;
        let deadline = before.recounted(anew.deadline, &moment.calendar, moment.now);
        row.recount(CountedTerm { deadline, ..anew });
        // A recount that people would not notice is saved, but not reported.
        if !deadline.reads_as(&before) {
            events.push(row.moved(before));
        }
    }
    Row::save(tx, &rows).await?;
    log::write(tx, moment, &events).await?;
    Ok(rows.len())
}
