//! What time and falling limits do to open invitations. Bounded batches, safe to run twice and in
//! several processes at once.

use serde_json::json;

use super::rules::State;
use super::{Invitation, store};
use crate::conduct::{self, MisconductKind, NewMisconduct, Subject};
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::log;
use crate::moment::{Moment, SHANGHAI, shanghai_midnight};
use crate::rulebook::keys;

/// Closes at most `rows_max` invitations whose time is over, and says how many. A manufacturer that
/// did not answer is put on record (S4-20).
///
/// # Errors
/// When the database fails, or the query and the rule disagree.
pub async fn lapse_due(tx: &Transaction<'_>, moment: &Moment, rows_max: i64) -> Result<usize> {
    let due = store::lock_due(tx, moment, rows_max).await?;
    let mut lapsed = Vec::with_capacity(due.len());
    for before in due {
        let progress = before.progress.lapse(moment.now);
        let progress = progress.ok_or_else(|| Error::internal("query and rule disagree"))?;
        lapsed.push((before.progress.state, Invitation { progress, ..before }));
    }
    close(tx, moment, &lapsed).await?;
    Ok(lapsed.len())
}

/// Closes at most `rows_max` open invitations above today's limits, as of the day on which the limit
/// fell, and says how many.
///
/// # Errors
/// When the database fails.
pub async fn supersede_overtaken(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<usize> {
    let overtaken = store::lock_overtaken(tx, rows_max).await?;
    let mut closed = Vec::with_capacity(overtaken.len());
    for (before, limit, effective_on) in overtaken {
        let effective_at = shanghai_midnight(effective_on).max(before.sent_at);
        if let Some(progress) = before.progress.overtaken(limit, effective_at) {
            closed.push((before.progress.state, Invitation { progress, ..before }));
        }
    }
    close(tx, moment, &closed).await?;
    Ok(closed.len())
}

/// Counts the deadlines of at most `rows_max` open invitations again that an older calendar gave,
/// and says how many. Deadlines that moved are told.
///
/// # Errors
/// When the database fails.
pub async fn recount_deadlines(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<usize> {
    let version = moment.calendar.version();
    let counted = store::lock_counted_by_older_calendar(tx, version, rows_max).await?;
    let mut recounted = Vec::with_capacity(counted.len());
    let mut events = Vec::new();
    for before in counted {
        let key = match before.progress.state {
            State::Countered => keys::COUNTER_TERM,
            State::Pending
            | State::Confirmed
            | State::Refused
            | State::Withdrawn
            | State::Lapsed
            | State::Superseded => keys::ANSWER_TERM,
        };
        let from = before.progress.due_from;
        let term = moment.rulebook.term(key, from)?;
        let deadline = moment.calendar.deadline(shanghai_midnight(from), term);
        let progress = before.progress.recounted(deadline);
        let moved = progress.due_at != before.progress.due_at
            || progress.due_is_provisional != before.progress.due_is_provisional;
        let told = before.progress.due_at;
        let after = Invitation { progress, ..before };
        if moved {
            let mut figures = after.figures();
            figures["due_at_before"] =
                json!(told.map(|due_at| due_at.with_timezone(&SHANGHAI).to_rfc3339()));
            events.push(
                after
                    .event(None, "invitation-deadline-moved", "S4-1")
                    .with(figures),
            );
        }
        recounted.push(after);
    }
    store::save(tx, &recounted).await?;
    log::write(tx, moment, &events).await?;
    Ok(recounted.len())
}

/// Saves invitations that ended by themselves, with the state each stood in before.
async fn close(
    tx: &Transaction<'_>,
    moment: &Moment,
    closed: &[(State, Invitation)],
) -> Result<()> {
    let invitations: Vec<Invitation> = closed
        .iter()
        .map(|(_, invitation)| invitation.clone())
        .collect();
    store::save(tx, &invitations).await?;
    let events: Vec<_> = invitations
        .iter()
        .map(|invitation| {
            if invitation.progress.state == State::Superseded {
                invitation.event(None, "invitation-superseded", "S4-13")
            } else {
                invitation.event(None, "invitation-lapsed", "S4-1")
            }
        })
        .collect();
    log::write(tx, moment, &events).await?;
    let silent: Vec<NewMisconduct> = closed
        .iter()
        .filter(|(before, after)| {
            (*before, after.progress.state) == (State::Pending, State::Lapsed)
        })
        .map(|(_, invitation)| unanswered(invitation, moment))
        .collect();
    conduct::record(tx, moment, &silent).await
}

fn unanswered(invitation: &Invitation, moment: &Moment) -> NewMisconduct {
    let due_at = invitation.progress.due_at;
    NewMisconduct {
        organisation: invitation.manufacturer,
        kind: MisconductKind::InvitationUnanswered,
        happened_at: due_at.unwrap_or(moment.now),
        subject: Subject::Invitation(invitation.id),
        evidence: json!({
            "number": invitation.number,
            "product": invitation.product,
            "sent_at": invitation.sent_at.with_timezone(&SHANGHAI).to_rfc3339(),
            "due_at": due_at.map(|due_at| due_at.with_timezone(&SHANGHAI).to_rfc3339()),
            "calendar_version": invitation.progress.calendar_version,
        }),
    }
}
