//! Closes open invitations whose time is over, or whose limit fell. In bounded batches, safe to run
//! twice and in several processes at once.

mod store;

pub(super) use store::next_due;

use std::collections::HashMap;

use chrono::NaiveDate;
use ground::calendar::{CountedTerm, Deadline, Term};
use ground::capability::{DeadlineKind, OpenDeadline};
use ground::database::Transaction;
use ground::log::{self, NewEvent};
use ground::rulebook::Rule;
use ground::{Error, InvitationId, Label, Moment, ProductId, Result, UnitPrice, shanghai_midnight};
use market::conduct::{self, NewMisconduct};
use prices::listed_price::{self, Limit};

use super::capability::{COUNTER_TERM, INVITATION_UNANSWERED, RESPONSE_TERM};
use super::event;
use super::misconduct::Evidence;
use super::progress::Progress;
use super::state::State;
use super::types::Invitation;

/// The deadlines of invitations, whichever side has to respond.
pub(super) const DEADLINES: DeadlineKind = DeadlineKind::of::<OpenInvitation>(
    "invitation",
    Label::new("议价邀请答复期限", "Time to answer an invitation"),
);

/// Closes at most `rows_max` invitations whose time is over, and returns how many. The silence of a
/// manufacturer is recorded as misconduct (S4-20); that of a hospital is not.
pub(super) async fn lapse_due(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<usize> {
    let due = store::lock_due(tx, moment, rows_max).await?;
    let mut lapsed = Vec::with_capacity(due.len());
    for before in due {
        let progress = before.progress.lapse(moment.now);
        // `due` in SQL and `lapse` here decide the same: a difference is a fault, not a case.
        let progress = progress.ok_or_else(|| Error::internal("query and rule disagree"))?;
        lapsed.push((before.progress.state, Invitation { progress, ..before }));
    }
    close(tx, moment, &lapsed).await?;
    Ok(lapsed.len())
}

/// Closes at most `rows_max` open invitations above today's limits, as of the day on which the
/// limit fell, and returns how many.
pub(super) async fn supersede_overtaken(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<usize> {
    let overtaken = store::lock_overtaken(tx, rows_max).await?;
    let mut closed = Vec::with_capacity(overtaken.len());
    for (before, limit, effective_on) in overtaken {
        if let Some(progress) = superseded(&before, limit, effective_on) {
            closed.push((before.progress.state, Invitation { progress, ..before }));
        }
    }
    close(tx, moment, &closed).await?;
    Ok(closed.len())
}

/// Closes these open invitations if their time is over or their limit fell, as the jobs would: what is over
/// does not keep a hospital from a new offer. Their pairs are locked.
pub(super) async fn close_ended(
    tx: &Transaction<'_>,
    moment: &Moment,
    mut ended: Vec<InvitationId>,
) -> Result<()> {
    ended.sort_unstable();
    ended.dedup();
    if ended.is_empty() {
        return Ok(());
    }
    let open = super::store::lock(tx, &ended).await?;
    let products: Vec<ProductId> = open.iter().map(|invitation| invitation.product).collect();
    let limits: HashMap<ProductId, Limit> = listed_price::limits(tx, moment, &products)
        .await?
        .into_iter()
        .map(|limit| (limit.product, limit))
        .collect();
    let closed: Vec<(State, Invitation)> = open
        .into_iter()
        .filter_map(|before| {
            let overtaken = || {
                let limit = limits.get(&before.product)?;
                superseded(&before, limit.price?, limit.effective_on)
            };
            let progress = before.progress.lapse(moment.now).or_else(overtaken)?;
            Some((before.progress.state, Invitation { progress, ..before }))
        })
        .collect();
    close(tx, moment, &closed).await
}

/// An invitation after the limit of this day fell below it, if it did.
fn superseded(before: &Invitation, limit: UnitPrice, effective_on: NaiveDate) -> Option<Progress> {
    // It may have been sent later on the day on which the limit fell.
    let effective_at = shanghai_midnight(effective_on).max(before.sent_at);
    before.progress.overtaken(limit, effective_at)
}

/// An open invitation, which always has a deadline.
pub(super) struct OpenInvitation {
    invitation: Invitation,
    deadline: Deadline,
}

impl OpenDeadline for OpenInvitation {
    fn rule(&self) -> &'static Rule<Term> {
        match self.invitation.progress.state {
            State::Countered => &COUNTER_TERM,
            State::Pending
            | State::Confirmed
            | State::Refused
            | State::Withdrawn
            | State::Lapsed
            | State::Superseded => &RESPONSE_TERM,
        }
    }

    fn deadline(&self) -> Deadline {
        self.deadline
    }

    fn recount(&mut self, counted: CountedTerm) {
        self.deadline = counted.deadline;
        self.invitation.progress.deadline = Some(counted.deadline);
    }

    fn moved(&self, before: Deadline) -> NewEvent {
        self.invitation.deadline_moved(before)
    }

    async fn lock_older(tx: &Transaction<'_>, version: i64, rows_max: i64) -> Result<Vec<Self>> {
        let invitations = store::lock_counted_by_older(tx, version, rows_max).await?;
        let open = invitations.into_iter().map(|invitation| {
            let deadline = invitation.progress.deadline;
            let deadline = deadline.ok_or_else(|| Error::internal("open without a deadline"))?;
            Ok(Self {
                invitation,
                deadline,
            })
        });
        open.collect()
    }

    async fn save(tx: &Transaction<'_>, rows: &[Self]) -> Result<()> {
        let invitations: Vec<Invitation> = rows.iter().map(|row| row.invitation.clone()).collect();
        super::store::save(tx, None, &invitations).await
    }

    async fn save_unmoved(tx: &Transaction<'_>, rows: &[Self]) -> Result<()> {
        store::note_counted(tx, rows.iter().map(|row| (row.invitation.id, row.deadline))).await
    }
}

/// Saves invitations that ended without a response, each with its state before.
async fn close(
    tx: &Transaction<'_>,
    moment: &Moment,
    closed: &[(State, Invitation)],
) -> Result<()> {
    let invitations: Vec<Invitation> = closed
        .iter()
        .map(|(_, invitation)| invitation.clone())
        .collect();
    super::store::save(tx, None, &invitations).await?;
    let events: Vec<_> = invitations
        .iter()
        .map(|invitation| {
            if invitation.progress.state == State::Superseded {
                invitation.event(&event::SUPERSEDED)
            } else {
                invitation.event(&event::LAPSED)
            }
        })
        .collect();
    log::write(tx, moment, &events).await?;
    let silent: Vec<NewMisconduct> = closed
        .iter()
        .filter(|(before, after)| {
            (*before, after.progress.state) == (State::Pending, State::Lapsed)
        })
        .map(|(_, invitation)| unanswered(invitation))
        .collect::<Result<_>>()?;
    conduct::record(tx, moment, &silent).await?;
    Ok(())
}

fn unanswered(invitation: &Invitation) -> Result<NewMisconduct> {
    let deadline = invitation.progress.deadline;
    let deadline = deadline.ok_or_else(|| Error::internal("lapsed without a deadline"))?;
    Ok(NewMisconduct::new(
        &INVITATION_UNANSWERED,
        invitation.manufacturer,
        deadline.due_at,
        invitation.id,
        &Evidence::of(invitation, deadline),
    )
    .of_silence())
}
