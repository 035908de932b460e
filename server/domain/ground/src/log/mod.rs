//! The log: one event for every change of state, and the gapless order in which followers read it.
//!
//! Writers never wait for each other: events get their positions after they are committed, from the
//! sequencer ([`assign_positions`]), one at a time. A follower that reads by position can therefore not miss
//! an event that was committed late.

mod kind;
mod message;
mod store;
mod types;

pub use kind::{DAY, Event, EventKind, IMPORT, NO_PAGE, SubjectKind};
pub use message::{
    Audience, Background, Draft, Figures, Gather, MessageKind, Notice, Sides, Text, Wording,
};
pub use types::{Entry, FeedEntry, NewEvent, Readers};

use crate::caller::Caller;
use crate::database::{Reader, Transaction};
use crate::error::Result;
use crate::ids::EventId;
use crate::moment::Moment;

/// Writes events, in the transaction of the change they tell of.
///
/// # Errors
/// When the database fails.
pub async fn write(
    tx: &Transaction<'_>,
    moment: &Moment,
    events: &[NewEvent],
) -> Result<Vec<EventId>> {
    store::insert_many(tx, moment, events).await
}

/// Gives every committed event its position. Returns how many it placed and the last position;
/// nothing when another sequencer is at work.
///
/// # Errors
/// When the database fails.
pub async fn assign_positions(tx: &Transaction<'_>) -> Result<Option<(i64, i64)>> {
    store::assign_positions(tx).await
}

/// Committed events that wait for a position.
///
/// # Errors
/// When the database fails.
pub async fn waiting(db: &impl Reader) -> Result<i64> {
    store::waiting(db).await
}

/// The last position given.
///
/// # Errors
/// When the database fails.
pub async fn last_position(db: &impl Reader) -> Result<i64> {
    store::last_position(db).await
}

/// The entries after `position`, in order, for a follower of the whole log.
///
/// # Errors
/// When the database fails.
pub async fn after(db: &impl Reader, position: i64, rows_max: i64) -> Result<Vec<Entry>> {
    store::after(db, position, rows_max).await
}

/// The entries after `position`, in order, for a follower that must see all of an act at once: about
/// `rows_max`, and never a part of an act.
///
/// # Errors
/// When the database fails.
pub async fn acts_after(db: &impl Reader, position: i64, rows_max: i64) -> Result<Vec<Entry>> {
    let mut rows_max = rows_max;
    loop {
        let mut entries = store::after(db, position, rows_max).await?;
        let is_cut = i64::try_from(entries.len()).is_ok_and(|rows| rows == rows_max);
        let last = entries.last().and_then(|last| last.act);
        if !is_cut || last.is_none() {
            return Ok(entries);
        }
        // Those of an act have positions next to each other, so only the last one may be cut.
        let whole = entries.iter().rposition(|entry| entry.act != last);
        if let Some(last) = whole {
            entries.truncate(last + 1);
            return Ok(entries);
        }
        rows_max = rows_max.saturating_mul(2);
    }
}

/// Which of these kinds of events lie after the position `after`, up to `last`.
///
/// # Errors
/// When the database fails.
pub async fn kinds_between(
    db: &impl Reader,
    after: i64,
    last: i64,
    kinds: &[&str],
) -> Result<Vec<String>> {
    store::kinds_between(db, after, last, kinds).await
}

/// The entries after `position` that the caller may know of, in order.
///
/// # Errors
/// When the database fails.
pub async fn feed(
    db: &impl Reader,
    caller: &Caller,
    position: i64,
    rows_max: i64,
) -> Result<Vec<FeedEntry>> {
    store::feed(db, caller, position, rows_max).await
}

/// Locks the follower `name` (made on its first call, at position 0) and says how far it has come.
///
/// # Errors
/// When the database fails.
pub async fn lock_follower(tx: &Transaction<'_>, name: &str) -> Result<i64> {
    store::lock_follower(tx, name).await
}

/// Notes how far the follower `name` has come.
///
/// # Errors
/// When the database fails.
pub async fn advance_follower(tx: &Transaction<'_>, name: &str, position: i64) -> Result<()> {
    store::advance_follower(tx, name, position).await
}

/// How far the follower `name` has come; 0 before its first step.
///
/// # Errors
/// When the database fails.
pub async fn follower_position(db: &impl Reader, name: &str) -> Result<i64> {
    store::follower_position(db, name).await
}
