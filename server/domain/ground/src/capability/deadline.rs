//! Open deadlines of every kind, and the one way in which a newer calendar moves them.

use std::future::Future;

use futures_util::future::BoxFuture;

use crate::calendar::{CountedTerm, Deadline, Term};
use crate::database::Transaction;
use crate::error::Result;
use crate::log::{self, NewEvent};
use crate::moment::Moment;
use crate::rulebook::Rule;
use crate::shanghai::shanghai_midnight;

/// A row with a deadline that the calendar gave and that is still open.
pub trait OpenDeadline: Sized + Send + Sync + 'static {
    /// The rule that sets the length of its term.
    fn rule(&self) -> &'static Rule<Term>;

    /// Until when it runs.
    fn deadline(&self) -> Deadline;

    /// Takes over the term as it was counted anew.
    fn recount(&mut self, counted: CountedTerm);

    /// The event of its deadline's having moved from `before`.
    fn moved(&self, before: Deadline) -> NewEvent;

    /// Holds at most `rows_max` open rows, until the transaction ends, whose deadlines a calendar
    /// before `version` gave.
    fn lock_older(
        tx: &Transaction<'_>,
        version: i64,
        rows_max: i64,
    ) -> impl Future<Output = Result<Vec<Self>>> + Send;

    /// Saves the deadlines of rows held.
    fn save(tx: &Transaction<'_>, rows: &[Self]) -> impl Future<Output = Result<()>> + Send;
}

/// A kind of deadline that open rows of a capability have.
#[derive(Debug)]
pub struct DeadlineKind {
    /// The name for those who look for it.
    pub name: &'static str,
    /// Counts at most so many of them again that an older calendar gave, and says how many.
    pub recount: for<'a> fn(&'a Transaction<'_>, &'a Moment, i64) -> BoxFuture<'a, Result<usize>>,
}

impl DeadlineKind {
    /// The deadlines of these rows.
    #[must_use]
    pub const fn of<Row: OpenDeadline>(name: &'static str) -> Self {
        Self {
            name,
            recount: |tx, moment, rows_max| Box::pin(recount_rows::<Row>(tx, moment, rows_max)),
        }
    }
}

/// Counts at most `rows_max` open deadlines of one kind again that an older calendar gave, and says
/// how many; 0 when every deadline is by the newest.
///
/// # Errors
/// When the database fails.
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
        let deadline = before.recounted(anew.deadline);
        row.recount(CountedTerm { deadline, ..anew });
        if !deadline.reads_as(&before) {
            events.push(row.moved(before));
        }
    }
    Row::save(tx, &rows).await?;
    log::write(tx, moment, &events).await?;
    Ok(rows.len())
}
