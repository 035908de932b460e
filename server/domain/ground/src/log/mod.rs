//! The log: one event for every change of state, and the gapless order in which followers read it.
//!
//! Writers never wait for each other: events get their positions after they are committed, from the
//! sequencer ([`assign_positions`]), one at a time. A follower that reads by position can therefore not miss
//! an event that was committed late.

mod kind;
mod known;
mod many;
mod message;
mod readers;
pub mod security;
mod store;
mod types;

pub use kind::{DAY, Event, EventKind, IMPORT, NO_PAGE, SubjectKind, Tone, hide};
pub use known::event_kind;
pub use many::{Counted, Grouping, Many, ManyWording, Several};
pub use message::{
    Act, Audience, Background, Draft, Figures, ForPersons, Gather, MessageKind, Names, Notice,
    Opening, SecretOf, Sides, Text, Urgency, Wording, stored,
};
pub use readers::Readers;
pub use types::{Entry, FeedEntry, NewEvent};

use chrono::TimeDelta;

use crate::caller::Caller;
use crate::capability::Capability;
use crate::database::{Reader, Transaction};
use crate::error::{Error, FieldError, Result};
use crate::ids::{EventId, OccasionId};
use crate::moment::Moment;

/// Writes events, in the transaction of the change that they record.
pub async fn write(
    tx: &Transaction<'_>,
    moment: &Moment,
    events: &[NewEvent],
) -> Result<Vec<EventId>> {
    let written = store::insert_many(tx, moment, events).await?;
    store::repeat_for_security(tx, moment, &written, events).await?;
    Ok(written)
}

/// Gives every committed event its position. Returns how many events got one and the last position; `None`
/// when another sequencer holds the lock.
pub async fn assign_positions(tx: &Transaction<'_>) -> Result<Option<(i64, i64)>> {
    store::assign_positions(tx).await
}

/// How many committed events wait for a position.
pub async fn waiting(db: &impl Reader) -> Result<i64> {
    store::waiting(db).await
}

/// Whether anything has happened.
pub async fn has_events(db: &impl Reader) -> Result<bool> {
    store::has_events(db).await
}

pub async fn last_position(db: &impl Reader) -> Result<i64> {
    store::last_position(db).await
}

/// The mark of an entry, which no entry of another history has; `None` when there is none at this position.
pub async fn mark_at(db: &impl Reader, position: i64) -> Result<Option<String>> {
    store::mark_at(db, position).await
}

/// The entries after `position`, in order, for a follower of the whole log.
pub async fn after(db: &impl Reader, position: i64, rows_max: i64) -> Result<Vec<Entry>> {
    store::after(db, position, rows_max).await
}

/// The entries after `position`, in order, for a follower that must see an act as a whole: about
/// `rows_max`, and never a part of an act.
pub async fn acts_after(db: &impl Reader, position: i64, rows_max: i64) -> Result<Vec<Entry>> {
    let mut rows_max = rows_max;
    loop {
        let mut entries = store::after(db, position, rows_max).await?;
        let is_cut = i64::try_from(entries.len()).is_ok_and(|rows| rows == rows_max);
        let last = entries.last().and_then(|last| last.act);
        if !is_cut || last.is_none() {
            return Ok(entries);
        }
        // The entries of an act have adjacent positions, so only the last act may be cut.
        let whole = entries.iter().rposition(|entry| entry.act != last);
        if let Some(last) = whole {
            entries.truncate(last + 1);
            return Ok(entries);
        }
        // One act fills the batch: read more, until its end is included.
        rows_max = rows_max.saturating_mul(2);
    }
}

/// Which of `kinds` occur after the position `after`, up to `last`.
pub async fn kinds_between(
    db: &impl Reader,
    after: i64,
    last: i64,
    kinds: &[&str],
) -> Result<Vec<String>> {
    store::kinds_between(db, after, last, kinds).await
}

/// The entries that the caller may read after his own position `after`, in order. His positions count what
/// he may read and nothing else, from 1 and without gaps; what once had one keeps it.
///
/// # Errors
/// Names `after` where there is no such position: it is of another database, or of a later past than the one that was restored. Whoever
/// went on from it would miss what comes until the positions have reached it.
pub async fn feed(
    db: &impl Reader,
    capabilities: &[&'static Capability],
    caller: &Caller,
    after: i64,
    rows_max: i64,
) -> Result<Vec<FeedEntry>> {
    let mut entries = store::feed(db, caller, after, rows_max).await?;
    let is_beyond =
        entries.is_empty() && 0 < after && store::feed(db, caller, after - 1, 1).await?.is_empty();
    if is_beyond {
        return Err(no_position());
    }
    if !caller.oversees_platform() {
        for entry in &mut entries {
            let kind = event_kind(capabilities, &entry.kind);
            hide(
                &mut entry.data,
                kind.map_or(&[], |kind| kind.overseers_only),
            );
        }
    }
    Ok(entries)
}

fn no_position() -> Error {
    FieldError::alone(
        "after",
        "没有这个位置：它来自其他数据库，或平台已从较早的备份恢复；请从头（after=0）读取并核对",
        "there is no such position: it is of another database, or an earlier backup was restored; read from the start (after=0) and compare",
    )
}

/// Locks the follower `name` (created on its first call, at position 0) and returns its position.
pub async fn lock_follower(tx: &Transaction<'_>, name: &str) -> Result<i64> {
    store::lock_follower(tx, name).await
}

/// Saves the position that the follower `name` has reached.
pub async fn advance_follower(tx: &Transaction<'_>, name: &str, position: i64) -> Result<()> {
    store::advance_follower(tx, name, position).await
}

/// The position of the follower `name`; 0 before its first step.
pub async fn follower_position(db: &impl Reader, name: &str) -> Result<i64> {
    store::follower_position(db, name).await
}

/// How long an occasion counts as going on after its last sign, by the wall clock.
const OCCASION_GOES_ON: TimeDelta = TimeDelta::minutes(15);

/// Notes, in the transaction of a part of it, that an occasion goes on: what it reports may still grow.
pub async fn open_occasion(
    tx: &Transaction<'_>,
    moment: &Moment,
    occasion: OccasionId,
) -> Result<()> {
    store::open_occasion(tx, occasion, moment.wall + OCCASION_GOES_ON).await
}

/// Notes that all parts of an occasion are committed, or are with the caller's transaction.
pub async fn close_occasion(db: &impl Reader, occasion: OccasionId) -> Result<()> {
    store::close_occasion(db, occasion).await
}

/// The ids of what events of these kinds are about: those between two positions that belong to one act with the first
/// and that the caller may read.
pub async fn subjects_between(
    db: &impl Reader,
    caller: &Caller,
    positions: (i64, i64),
    kinds: &[&str],
    rows_max: i64,
) -> Result<Vec<String>> {
    store::subjects_between(db, caller, positions, kinds, rows_max).await
}
