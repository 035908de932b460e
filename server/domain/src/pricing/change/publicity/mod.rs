//! Publicity (公示): a window of working days in which changes are public and may be objected to.

mod store;

use chrono::{DateTime, Utc};
use serde_json::json;

pub(super) use store::{insert, lock_due, open_until};

use super::rules::Origin;
use crate::calendar::Deadline;
use crate::caller::Caller;
use crate::database::{Reader, Transaction};
use crate::error::{Error, Result};
use crate::ids::{OrganisationId, PublicityId};
use crate::log::{self, NewEvent, Readers};
use crate::moment::{Moment, SHANGHAI, shanghai_midnight};
use crate::rulebook::keys;

/// A window in which changes are public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publicity {
    /// Its row; grows with time.
    pub id: PublicityId,
    /// Where its changes come from.
    pub origin: Origin,
    /// What the exchange centre calls it.
    pub title: String,
    /// Its first instant.
    pub opened_at: DateTime<Utc>,
    /// Exclusive: its end.
    pub due_at: DateTime<Utc>,
    /// Whether the end needs a calendar that is not known yet.
    pub due_is_provisional: bool,
    /// The calendar that gave the end.
    pub calendar_version: i64,
    /// When it was noted as over.
    pub closed_at: Option<DateTime<Utc>>,
    /// Its changes.
    pub changes: i64,
    /// Objections without an answer.
    pub objections_open: i64,
}

/// When a publicity ends that begins now.
///
/// # Errors
/// When the rulebook does not know the term.
pub(super) fn deadline(moment: &Moment) -> Result<Deadline> {
    let term = moment.rulebook.term(keys::PUBLICITY_TERM, moment.today())?;
    Ok(moment.calendar.deadline(moment.now, term))
}

/// The event of a window that was opened for `count` changes.
pub(super) fn opened(
    caller: &Caller,
    publicity: PublicityId,
    origin: Origin,
    count: usize,
    deadline: Deadline,
) -> NewEvent {
    NewEvent::by(
        caller,
        "publicity-opened",
        ("publicity", publicity.to_string()),
    )
    .on("S4-13")
    .for_readers(Readers::everyone())
    .with(json!({
        "origin": origin,
        "changes": count,
        "due_at": deadline.due_at.with_timezone(&SHANGHAI).to_rfc3339(),
        "due_is_provisional": deadline.provisional,
        "calendar_version": deadline.calendar_version,
    }))
}

/// Windows, newest first, from before `before`. Public to every caller. Says how many there are.
///
/// # Errors
/// When the database fails.
pub async fn publicities(
    db: &impl Reader,
    origin: Option<Origin>,
    only_open: bool,
    before: PublicityId,
    rows_max: i64,
) -> Result<(Vec<Publicity>, i64)> {
    store::page(db, origin, only_open, before, rows_max).await
}

/// A window by its id.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn publicity(db: &impl Reader, id: PublicityId) -> Result<Publicity> {
    store::one(db, id).await?.ok_or(Error::NotFound)
}

/// The manufacturers with changes in a window, each with the number of its products.
///
/// # Errors
/// When the database fails.
pub async fn manufacturers_in_publicity(
    db: &impl Reader,
    publicity: PublicityId,
) -> Result<Vec<(OrganisationId, i64)>> {
    store::manufacturers(db, publicity).await
}

/// Counts at most `rows_max` open windows again that an older calendar gave, and says how many. A
/// window once told moves later only.
///
/// # Errors
/// When the database fails.
pub async fn recount_publicities(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<usize> {
    let counted = store::lock_counted_by_older(tx, moment, rows_max).await?;
    let mut events = Vec::new();
    for (window, due_from, due_at, was_provisional) in &counted {
        let term = moment.rulebook.term(keys::PUBLICITY_TERM, *due_from)?;
        let mut deadline = moment.calendar.deadline(shanghai_midnight(*due_from), term);
        deadline.due_at = deadline.due_at.max(*due_at);
        store::recount(tx, *window, deadline).await?;
        if (deadline.due_at, deadline.provisional) != (*due_at, *was_provisional) {
            let event = NewEvent::by_rule(
                "publicity-deadline-moved",
                ("publicity", window.to_string()),
            );
            events.push(
                event
                    .on("S4-13")
                    .for_readers(Readers::everyone())
                    .with(json!({
                        "due_at": deadline.due_at.with_timezone(&SHANGHAI).to_rfc3339(),
                        "due_at_before": due_at.with_timezone(&SHANGHAI).to_rfc3339(),
                        "due_is_provisional": deadline.provisional,
                    })),
            );
        }
    }
    log::write(tx, moment, &events).await?;
    Ok(counted.len())
}

/// Notes that a window is over and everything in it announced that no objection holds back.
///
/// # Errors
/// When the database fails.
pub(super) async fn close(tx: &Transaction<'_>, moment: &Moment, id: PublicityId) -> Result<()> {
    store::close(tx, moment, id).await?;
    let event = NewEvent::by_rule("publicity-closed", ("publicity", id.to_string()))
        .on("S4-13")
        .for_readers(Readers::everyone());
    log::write(tx, moment, &[event]).await?;
    Ok(())
}
