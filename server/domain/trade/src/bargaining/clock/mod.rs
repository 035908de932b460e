//! Closes open invitations whose time is over, or whose limit fell. In bounded batches, safe to run
//! twice and in several processes at once.

mod store;

pub(super) use store::next_due;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use ground::calendar::{CountedTerm, Deadline, Term};
use ground::capability::{DeadlineKind, OpenDeadline, OpenRows};
use ground::database::Transaction;
use ground::log::{self, NewEvent};
use ground::rulebook::Rule;
use ground::{Error, InvitationId, Label, Moment, ProductId, Result};
use market::conduct::{self, NewMisconduct};
use prices::listed_price::{self, LimitSince};

use super::misconduct::silence_recorded;
use super::progress::Progress;
use super::rulebook::{COUNTER_TERM, RESPONSE_TERM};
use super::state::State;
use super::types::Invitation;
use super::{concluded_ended, event};

/// The deadlines of invitations, whichever side has to respond.
pub(super) const DEADLINES: DeadlineKind = DeadlineKind::of::<OpenInvitation>(
    "invitation",
    Label::new("议价邀请答复期限", "Time to answer an invitation"),
);

/// Closes at most `rows_max` invitations whose time is over, and returns how many: those whose deadlines it
/// [holds](DeadlineKind::hold) count as well. The silence of a
/// manufacturer is recorded as misconduct (S4-20); that of a hospital is not.
pub(super) async fn lapse_due(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<usize> {
    let held = DEADLINES.hold(tx, moment).await?;
    let due = store::lock_due(tx, moment, rows_max).await?;
    let mut lapsed: Vec<Closed> = Vec::with_capacity(due.len());
    for before in due {
        let progress = before.progress.lapse(moment.now);
        // `due` in SQL and `lapse` here decide the same: a difference is a fault, not a case.
        let progress = progress.ok_or_else(|| Error::internal("query and rule disagree"))?;
        lapsed.push(Closed::of(before, progress, None));
    }
    close(tx, moment, &lapsed).await?;
    Ok(held + lapsed.len())
}

/// Invitations, or concluded prices, that are closed in the transaction in which a limit falls, at most; the rest is left to
/// the due work.
const AT_ONCE: i64 = 10_000;

/// Closes what is above the limits of these products, which fell and are those of the day: invitations, and concluded prices
/// where the rulebook says so. Whoever looks next closes what is left.
pub(super) async fn limits_fell(
    tx: &Transaction<'_>,
    moment: &Moment,
    day: NaiveDate,
    products: &[ProductId],
) -> Result<()> {
    let of_day = (day, Some(products));
    supersede_overtaken(tx, moment, of_day, AT_ONCE).await?;
    concluded_ended::end_above_limit(tx, moment, of_day, AT_ONCE).await?;
    Ok(())
}

/// Closes at most `rows_max` things of each kind that are above the stored limits, and returns how many. Once nothing is left,
/// the falls that were noted before are forgotten.
pub(super) async fn close_overtaken(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<usize> {
    let falls = listed_price::noted_falls(tx).await?;
    let of_day = (listed_price::limits_day(tx, moment).await?, None);
    let closed = supersede_overtaken(tx, moment, of_day, rows_max).await?
        + concluded_ended::end_above_limit(tx, moment, of_day, rows_max)
            .await?
            .len();
    if closed == 0 {
        listed_price::forget_falls(tx, &falls).await?;
    }
    Ok(closed)
}

/// When limits fell after which nobody has looked yet.
pub(super) async fn next_fall(tx: &Transaction<'_>) -> Result<Option<DateTime<Utc>>> {
    let falls = listed_price::noted_falls(tx).await?;
    Ok(falls.into_iter().map(|fall| fall.fell_at).min())
}

/// Closes at most `rows_max` open invitations above limits, as of the instant from which the limit binds, and returns how
/// many.
async fn supersede_overtaken(
    tx: &Transaction<'_>,
    moment: &Moment,
    of_day: (NaiveDate, Option<&[ProductId]>),
    rows_max: i64,
) -> Result<usize> {
    let overtaken = store::lock_overtaken(tx, of_day, rows_max).await?;
    let products: Vec<ProductId> = overtaken.iter().map(|one| one.product).collect();
    let limits = listed_price::stored_limits_since(tx, &products).await?;
    let closed: Vec<Closed> = overtaken
        .into_iter()
        .filter_map(|before| superseded(before, &limits))
        .collect();
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
    let limits = listed_price::limits_since(tx, moment, &products).await?;
    let closed: Vec<Closed> = open
        .into_iter()
        .filter_map(|before| match before.progress.lapse(moment.now) {
            Some(progress) => Some(Closed::of(before, progress, None)),
            None => superseded(before, &limits),
        })
        .collect();
    close(tx, moment, &closed).await
}

/// An invitation after its product's limit fell below it, if it did.
fn superseded(before: Invitation, limits: &HashMap<ProductId, LimitSince>) -> Option<Closed> {
    let limit = limits.get(&before.product)?;
    // It may have been sent later, before the days in between were settled.
    let effective_at = limit.since.max(before.sent_at);
    let progress = before.progress.overtaken(limit.price, effective_at)?;
    Some(Closed::of(before, progress, Some(*limit)))
}

/// An invitation that ended without a response.
struct Closed {
    before: State,
    after: Invitation,
    /// The limit that it is above, if that ended it.
    overtaken_by: Option<LimitSince>,
}

impl Closed {
    fn of(before: Invitation, progress: Progress, overtaken_by: Option<LimitSince>) -> Self {
        Self {
            before: before.progress.state,
            after: Invitation { progress, ..before },
            overtaken_by,
        }
    }

    fn event(&self) -> NewEvent {
        match self.overtaken_by {
            Some(limit) if self.after.progress.state == State::Superseded => {
                self.after.superseded_by(&limit)
            }
            Some(_) | None => self.after.event(&event::LAPSED),
        }
    }
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

    async fn lock_open(tx: &Transaction<'_>, which: OpenRows, rows_max: i64) -> Result<Vec<Self>> {
        let invitations = store::lock_open(tx, which, rows_max).await?;
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

/// Saves invitations that ended without a response.
async fn close(tx: &Transaction<'_>, moment: &Moment, closed: &[Closed]) -> Result<()> {
    let invitations: Vec<Invitation> = closed.iter().map(|one| one.after.clone()).collect();
    super::store::save(tx, None, &invitations).await?;
    let events: Vec<NewEvent> = closed.iter().map(Closed::event).collect();
    log::write(tx, moment, &events).await?;
    let silent: Vec<NewMisconduct> = closed
        .iter()
        .filter(|one| (one.before, one.after.progress.state) == (State::Pending, State::Lapsed))
        .map(|one| silence_recorded(&one.after))
        .collect::<Result<_>>()?;
    conduct::record(tx, moment, &silent).await?;
    Ok(())
}
