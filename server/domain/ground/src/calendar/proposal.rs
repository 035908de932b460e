//! Notices that change a settled year: one operator proposes, another confirms or refuses, or the first withdraws.

use chrono::{DateTime, Utc};

use super::capability::{
    CALENDAR_CHANGED_MEANWHILE, CALENDAR_PROPOSAL_CLOSED, CALENDAR_PROPOSED_ALREADY,
};
use super::deadline::{CountedTerm, Deadline};
use super::event::{self, Proposed};
use super::rules::{NamedDay, Term, WorkingCalendar};
use super::types::{CalendarProposal, Effect, Notice, Plan};
use super::{planned, put_in_force, read, store};
use crate::another::{PROPOSER_DISABLED, ProposalState, ProposalStatus, must_not_have_proposed};
use crate::caller::{Caller, OrganisationKind};
use crate::capability::let_go;
use crate::database::{Reader, Transaction};
use crate::error::{Error, Refused, Result};
use crate::ids::{AccountId, CalendarProposalId};
use crate::log::{self, Event};
use crate::moment::Moment;
use crate::words::Words;

/// Proposals before `before`, newest first, and how many there are; for overseers only.
pub async fn proposals(
    db: &impl Reader,
    caller: &Caller,
    state: Option<ProposalState>,
    before: CalendarProposalId,
    rows_max: i64,
) -> Result<(Vec<CalendarProposal>, i64)> {
    caller.must_oversee()?;
    store::proposals(db, state, before, rows_max).await
}

/// The calendar after each change that waits for a second person and still fits the calendar.
pub(crate) async fn waiting(
    db: &impl Reader,
    calendar: &WorkingCalendar,
) -> Result<Vec<WorkingCalendar>> {
    let open = store::open_proposals(db, None).await?;
    let plans = open
        .iter()
        .filter_map(|open| planned(calendar, &open.notice).ok());
    Ok(plans.map(|plan| calendar.after(&plan)).collect())
}

/// Why nobody can confirm an open change any more, by the calendar in force: [`confirm`] would refuse it.
#[must_use]
pub fn no_longer_valid(calendar: &WorkingCalendar, proposal: &CalendarProposal) -> Option<Words> {
    if proposal.status.state != ProposalState::Open {
        return None;
    }
    match meant(planned(calendar, &proposal.notice)) {
        Err(Error::Refused(refused)) => Some(refused.detail),
        Ok(_)
        | Err(
            Error::Forbidden
            | Error::NotFound
            | Error::Invalid(_)
            | Error::Stale
            | Error::Unavailable(_)
            | Error::Internal(_),
        ) => None,
    }
}

/// Counts a term as of now, and when it would end at the latest by the changes that wait for a second person, where one of them
/// would move its end.
pub async fn count_awaiting(
    db: &impl Reader,
    moment: &Moment,
    from: DateTime<Utc>,
    term: Term,
) -> Result<(CountedTerm, Option<Deadline>)> {
    let counted = moment.calendar.count(from, term);
    let then = waiting(db, &moment.calendar).await?;
    let then = then.iter().map(|then| then.count(from, term).deadline);
    let latest = then
        .filter(|then| then.due_at != counted.deadline.due_at)
        .max_by_key(|then| then.due_at);
    Ok((counted, latest))
}

/// Demands a change that does not wait for a second person already.
///
/// # Errors
/// `calendar-proposed-already` with the proposal.
pub(super) async fn must_be_new(
    tx: &Transaction<'_>,
    calendar: &WorkingCalendar,
    plan: &Plan,
) -> Result<()> {
    let days = |plan: &Plan| -> Vec<(i32, Vec<NamedDay>)> {
        let years = plan.years.iter();
        years.map(|year| (year.year, year.days.clone())).collect()
    };
    for open in store::open_proposals(tx, Some(plan.own().year)).await? {
        let proposed = planned(calendar, &open.notice);
        if proposed.is_ok_and(|proposed| days(&proposed) == days(plan)) {
            let id = open.id;
            return Err(Refused {
                kind: &CALENDAR_PROPOSED_ALREADY,
                clause: None,
                detail: Words::new(
                    format!("相同的变更已提议（编号{id}），正在等待另一人确认"),
                    format!("the same change is proposed already, number {id}, and waits for a second person"),
                ),
                figures: serde_json::json!({ "proposal": id }),
            }
            .into());
        }
    }
    Ok(())
}

/// Writes an open proposal and lets the colleagues know.
pub(super) async fn propose(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    notice: &Notice,
) -> Result<CalendarProposal> {
    let new = CalendarProposal {
        id: CalendarProposalId(0),
        notice: notice.clone(),
        status: ProposalStatus::opened(moment, caller),
    };
    let id = store::insert_proposal(tx, &new).await?;
    let proposal = CalendarProposal { id, ..new };
    write_event(tx, moment, caller, &event::PROPOSED, &proposal, "").await?;
    Ok(proposal)
}

/// What a proposal would do now.
///
/// # Errors
/// As [`confirm`], but for who proposed it.
pub async fn preview_proposal(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: CalendarProposalId,
) -> Result<Effect> {
    let proposal = of_colleague(tx, caller, id).await?;
    proposal
        .status
        .state
        .must_be_open(&CALENDAR_PROPOSAL_CLOSED)?;
    let calendar = read(tx).await?;
    let plan = meant(planned(&calendar, &proposal.notice))?;
    super::forecast(tx, moment, &calendar, plan).await
}

/// Loads what was proposed. Returns the new version, and what that does, with the deadlines that it moves. It is planned anew: the year's notice is
/// still the one to be replaced.
///
/// # Errors
/// `same-person` for who proposed it; `calendar-proposal-closed`, `calendar-changed-meanwhile`; callers other than
/// the exchange centre whose proposal it is.
pub async fn confirm(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: CalendarProposalId,
) -> Result<(i64, Effect)> {
    // Before the proposal, as all do that change the calendar: two that wait for each other would never end.
    store::lock(tx).await?;
    let proposal = of_colleague(tx, caller, id).await?;
    proposal
        .status
        .state
        .must_be_open(&CALENDAR_PROPOSAL_CLOSED)?;
    must_not_have_proposed(proposal.status.proposed_by, caller.account)?;
    let calendar = read(tx).await?;
    let plan = meant(planned(&calendar, &proposal.notice))?;
    let effect = super::forecast(tx, moment, &calendar, plan).await?;
    let version = put_in_force(tx, moment, caller, &proposal.notice, &effect.plan).await?;
    store::decide(tx, moment, caller, id, ProposalState::Confirmed, "").await?;
    let kind = &event::PROPOSAL_CONFIRMED;
    write_event(tx, moment, caller, kind, &proposal, "").await?;
    Ok((version, effect))
}

/// Refuses a proposal.
///
/// # Errors
/// `same-person` for who proposed it, `calendar-proposal-closed`, a missing reason; callers other than the exchange
/// centre whose proposal it is.
pub async fn refuse(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: CalendarProposalId,
    reason: &str,
) -> Result<CalendarProposal> {
    let proposal = of_colleague(tx, caller, id).await?;
    let closed = &CALENDAR_PROPOSAL_CLOSED;
    proposal.status.must_be_refusable(caller, reason, closed)?;
    let state = ProposalState::Refused;
    close(tx, moment, caller, proposal, state, reason).await
}

/// Takes a proposal back; only who made it may.
///
/// # Errors
/// `calendar-proposal-closed`, [`Error::Forbidden`] for everybody else.
pub async fn withdraw_proposal(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: CalendarProposalId,
    reason: &str,
) -> Result<CalendarProposal> {
    let proposal = of_colleague(tx, caller, id).await?;
    let closed = &CALENDAR_PROPOSAL_CLOSED;
    proposal.status.must_be_withdrawable(caller, closed)?;
    let state = ProposalState::Withdrawn;
    close(tx, moment, caller, proposal, state, reason).await
}

/// Withdraws what an account has proposed and nobody has decided, and returns how many: who may no longer act is not one of two people.
pub async fn withdraw_proposals_of(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    account: AccountId,
) -> Result<usize> {
    let proposals = store::lock_proposals_of_account(tx, account).await?;
    let withdrawn = proposals.len();
    for proposal in proposals {
        let state = ProposalState::Withdrawn;
        close(tx, moment, caller, proposal, state, PROPOSER_DISABLED).await?;
    }
    Ok(withdrawn)
}

/// A plan that no longer fits the calendar is a refusal here: whoever decides has no version to read anew.
fn meant(planned: Result<Plan>) -> Result<Plan> {
    let is_stale = matches!(planned, Err(Error::Stale | Error::Invalid(_)));
    if !is_stale {
        return planned;
    }
    let zh = "该年份的日历在提议之后已变更，请撤回或驳回后重新提议";
    let en = "the calendar of the year has changed since it was proposed: withdraw or refuse it, and propose anew";
    Err(Refused {
        kind: &CALENDAR_CHANGED_MEANWHILE,
        clause: None,
        detail: Words::new(zh, en),
        figures: serde_json::Value::Null,
    }
    .into())
}

/// A proposal of the caller's own exchange centre, locked.
async fn of_colleague(
    tx: &Transaction<'_>,
    caller: &Caller,
    id: CalendarProposalId,
) -> Result<CalendarProposal> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let proposal = store::lock_proposal(tx, id).await?;
    let proposal = proposal.ok_or(Error::NotFound)?;
    proposal.status.must_be_of(caller)?;
    Ok(proposal)
}

async fn close(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    proposal: CalendarProposal,
    state: ProposalState,
    reason: &str,
) -> Result<CalendarProposal> {
    store::decide(tx, moment, caller, proposal.id, state, reason).await?;
    let_go(tx, moment).await?;
    let kind = match state {
        ProposalState::Refused => &event::PROPOSAL_REFUSED,
        ProposalState::Open | ProposalState::Confirmed | ProposalState::Withdrawn => {
            &event::PROPOSAL_WITHDRAWN
        }
    };
    write_event(tx, moment, caller, kind, &proposal, reason).await?;
    let status = proposal.status.decided(moment, caller, state, reason);
    Ok(CalendarProposal { status, ..proposal })
}

/// For the overseers: what is only proposed is no news for others.
async fn write_event(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    kind: &Event<Proposed>,
    proposal: &CalendarProposal,
    reason: &str,
) -> Result<()> {
    let figures = Proposed {
        year: proposal.notice.year,
        source: proposal.notice.source.clone(),
        published_on: proposal.notice.published_on,
        reason: reason.to_owned(),
    };
    let event = kind.about(proposal.id, &figures).by(caller);
    log::write(tx, moment, &[event]).await?;
    Ok(())
}
