//! Notices that change a settled year: one operator proposes, another confirms or refuses, or the first withdraws.

use chrono::{DateTime, Utc};

use super::day::NamedDay;
use super::deadline::{CountedTerm, Deadline, Term};
use super::effect::Effect;
use super::in_force::{planned, put_in_force};
use super::payload::Proposed;
use super::refusal::{
    CALENDAR_CHANGED_MEANWHILE, CALENDAR_PROPOSAL_CLOSED, CALENDAR_PROPOSED_ALREADY,
};
use super::rules::WorkingCalendar;
use super::types::{CalendarProposal, Notice, Plan};
use super::{event, read, store};
use crate::caller::Caller;
use crate::capability::{RefusalKind, let_go};
use crate::database::{Reader, Transaction};
use crate::error::{Error, Refused, Result};
use crate::figure_value::FigureValues;
use crate::ids::{AccountId, CalendarProposalId};
use crate::log::NewEvent;
use crate::moment::Moment;
use crate::proposal;
use crate::proposal::{Proposal, proposed_already};
use crate::proposal_status::{ProposalState, ProposalStatus};
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
            return Err(proposed_already::<CalendarProposal>(open.id).into());
        }
    }
    Ok(())
}

/// Writes an open proposal and notifies the colleagues.
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
    proposal::propose(tx, moment, caller, new).await
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
    let proposal: CalendarProposal = proposal::of_colleague(tx, caller, id).await?;
    proposal.must_be_confirmable(moment)?;
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
    let proposal: CalendarProposal = proposal::confirmable(tx, moment, caller, id).await?;
    let calendar = read(tx).await?;
    let plan = meant(planned(&calendar, &proposal.notice))?;
    let effect = super::forecast(tx, moment, &calendar, plan).await?;
    let version = put_in_force(tx, moment, caller, &proposal.notice, &effect.plan).await?;
    proposal::confirmed(tx, moment, caller, &proposal).await?;
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
    proposal::refuse(tx, moment, caller, id, reason).await
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
    proposal::withdraw(tx, moment, caller, id, reason).await
}

/// Withdraws what an account has proposed and nobody has decided, and returns how many: who may no longer act is not one of two people.
pub async fn withdraw_proposals_of(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    account: AccountId,
) -> Result<usize> {
    proposal::withdraw_of::<CalendarProposal>(tx, moment, caller, account).await
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
        figures: FigureValues::NONE,
    }
    .into())
}

impl Proposal for CalendarProposal {
    type Id = CalendarProposalId;

    const CLOSED: &'static RefusalKind = &CALENDAR_PROPOSAL_CLOSED;
    const PROPOSED_ALREADY: &'static RefusalKind = &CALENDAR_PROPOSED_ALREADY;

    fn status(&self) -> &ProposalStatus {
        &self.status
    }

    fn with_status(self, status: ProposalStatus) -> Self {
        Self { status, ..self }
    }

    fn note(&self) -> &'static str {
        ""
    }

    fn event(&self, state: ProposalState, reason: &str) -> NewEvent {
        let kind = match state {
            ProposalState::Open => &event::PROPOSED,
            ProposalState::Confirmed => &event::PROPOSAL_CONFIRMED,
            ProposalState::Refused => &event::PROPOSAL_REFUSED,
            ProposalState::Withdrawn => &event::PROPOSAL_WITHDRAWN,
        };
        let figures = Proposed {
            year: self.notice.year,
            source: self.notice.source.clone(),
            published_on: self.notice.published_on,
            reason: reason.to_owned(),
        };
        kind.about(self.id, &figures)
    }

    fn must_be_confirmable(&self, _: &Moment) -> Result<(), Refused> {
        self.status.state.must_be_open(Self::CLOSED)
    }

    async fn insert(self, tx: &Transaction<'_>) -> Result<Self> {
        let id = store::insert_proposal(tx, &self).await?;
        Ok(Self { id, ..self })
    }

    async fn lock(tx: &Transaction<'_>, id: CalendarProposalId) -> Result<Option<Self>> {
        store::lock_proposal(tx, id).await
    }

    async fn lock_of_account(tx: &Transaction<'_>, account: AccountId) -> Result<Vec<Self>> {
        store::lock_proposals_of_account(tx, account).await
    }

    async fn decide(
        &self,
        tx: &Transaction<'_>,
        moment: &Moment,
        caller: &Caller,
        state: ProposalState,
        reason: &str,
    ) -> Result<()> {
        store::decide(tx, moment, caller, self.id, state, reason).await
    }

    async fn let_go(tx: &Transaction<'_>, moment: &Moment) -> Result<()> {
        let_go(tx, moment).await
    }
}
