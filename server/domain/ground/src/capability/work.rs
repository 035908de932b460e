//! Work that becomes due by itself: what a capability does without a caller, and when.

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;

use crate::database::Transaction;
use crate::error::Result;
use crate::log::EventKind;
use crate::moment::Moment;
use crate::words::Label;

/// Rows of one transaction, unless a work sets another number.
pub const BATCH_ROWS: i64 = 200;

/// A bounded batch in a transaction of its own; returns how many things it did. Safe to run twice, and in
/// two processes at once.
pub type Batch = for<'a> fn(&'a Transaction<'_>, &'a Moment) -> BoxFuture<'a, Result<usize>>;

/// The instant at which a work has something to do next; `None` while nothing of it runs towards an end.
pub type NextDue = for<'a> fn(&'a Transaction<'_>) -> BoxFuture<'a, Result<Option<DateTime<Utc>>>>;

/// Deletes a bounded batch of what is no longer needed, by the wall clock given; returns how many rows.
pub type Housekeeping =
    for<'a> fn(&'a Transaction<'_>, &'a Moment, DateTime<Utc>) -> BoxFuture<'a, Result<u64>>;

/// Rows that housekeeping deletes in one transaction.
pub const HOUSEKEEPING_ROWS: i64 = 1_000;

#[derive(Debug)]
pub struct DueWork {
    /// The name in tables and paths.
    pub name: &'static str,
    pub label: Label,
    /// How often, unless the settings replace it.
    pub when: When,
    /// The stage of works whose order matters; works without a stage run independently.
    pub stage: Option<Stage>,
    /// How its batches follow each other.
    pub pace: Pace,
    /// Its batches, run in this order.
    pub batches: &'static [Batch],
    /// The work after each of whose batches this one runs, before the next batch.
    pub follows: Option<&'static DueWork>,
    /// When it has something to do next, where people read or act upon what it does: then whoever comes first does it, a
    /// request or the job.
    pub next: Option<NextDue>,
    /// Kinds of events that trigger it at once.
    pub woken_by: &'static [EventKind],
}

/// How often something runs, by the trade's clock in Shanghai.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Every so many seconds, for what may run more than once a minute.
    EverySeconds(u32),
    EveryMinute,
    /// Once an hour, at this minute.
    HourlyAt(u32),
    /// Once a day, at this hour and minute.
    DailyAt(u32, u32),
}

/// The order of works that decide about the same things: a deadline is counted by the newest calendar
/// before it is enforced, prices are announced before the limits of their first day are settled, and a
/// limit that fell before a deadline closes what it overtakes before the deadline does. Within a stage
/// the order is that of the capabilities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Deadlines are counted again.
    Recount,
    /// Prices begin and end; duties about them are settled.
    Prices,
    /// The limits of a day are settled.
    Limits,
    /// What the new limits overtake is closed.
    Overtaken,
    /// What nobody answered in time is closed.
    Lapse,
}

/// How the batches of a work follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Batch after batch, until one finds nothing to do.
    ToTheEnd,
    /// As [`ToTheEnd`](Self::ToTheEnd), with a rest after each as long as it took, so that nobody waits
    /// behind it.
    Resting,
    /// One batch is all.
    Once,
}
