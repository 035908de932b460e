//! A change that takes two people, from its proposal to its end: one proposes, another confirms or refuses, or the first withdraws.
//!
//! Each kind keeps its own table and decides what confirming one does; what they have in common stands here.

use std::fmt::Display;

use serde::Serialize;

use super::proposal_status::{ProposalState, ProposalStatus};
use crate::another::{PROPOSER_DISABLED, must_not_have_proposed};
use crate::caller::Caller;
use crate::capability::RefusalKind;
use crate::database::Transaction;
use crate::error::{Error, Refused, Result};
use crate::figure_value::FigureValues;
use crate::ids::AccountId;
use crate::log;
use crate::log::NewEvent;
use crate::moment::Moment;
use crate::organisation_kind::OrganisationKind;
use crate::words::Words;

/// A kind of change that takes two people.
pub(crate) trait Proposal: Sized + Send + Sync {
    type Id: Copy + Send + Sync + Display + Serialize;

    /// Refuses a second decision.
    const CLOSED: &'static RefusalKind;
    /// Refuses the same change while it waits.
    const PROPOSED_ALREADY: &'static RefusalKind;

    fn status(&self) -> &ProposalStatus;

    fn with_status(self, status: ProposalStatus) -> Self;

    /// What its events give as the reason until somebody refuses or withdraws it.
    fn note(&self) -> &str;

    /// That it has come to `state`, for the overseers: what is only proposed is no news for others.
    fn event(&self, state: ProposalState, reason: &str) -> NewEvent;

    /// Requires that it can still be confirmed, by whomever.
    ///
    /// # Errors
    /// `CLOSED`, and what its kind refuses as time goes on.
    fn must_be_confirmable(&self, moment: &Moment) -> Result<(), Refused>;

    /// Writes it, and returns it with its id.
    fn insert(self, tx: &Transaction<'_>) -> impl Future<Output = Result<Self>> + Send;

    fn lock(
        tx: &Transaction<'_>,
        id: Self::Id,
    ) -> impl Future<Output = Result<Option<Self>>> + Send;

    /// The open ones of an account.
    fn lock_of_account(
        tx: &Transaction<'_>,
        account: AccountId,
    ) -> impl Future<Output = Result<Vec<Self>>> + Send;

    /// Saves what became of it.
    fn decide(
        &self,
        tx: &Transaction<'_>,
        moment: &Moment,
        caller: &Caller,
        state: ProposalState,
        reason: &str,
    ) -> impl Future<Output = Result<()>> + Send;

    /// What becomes possible again once it is refused or withdrawn.
    fn let_go(tx: &Transaction<'_>, moment: &Moment) -> impl Future<Output = Result<()>> + Send;
}

/// Writes an open proposal and notifies the colleagues.
pub(crate) async fn propose<P: Proposal>(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    new: P,
) -> Result<P> {
    let proposal = new.insert(tx).await?;
    write_event(
        tx,
        moment,
        caller,
        &proposal,
        (ProposalState::Open, proposal.note()),
    )
    .await?;
    Ok(proposal)
}

/// Refuses what waits for a second person already, as the proposal `open`.
pub(crate) fn proposed_already<P: Proposal>(open: P::Id) -> Refused {
    Refused {
        kind: P::PROPOSED_ALREADY,
        clause: None,
        detail: Words::new(
            format!("相同的变更已提议（编号{open}），正在等待另一人确认"),
            format!(
                "the same change is proposed already, number {open}, and waits for a second person"
            ),
        ),
        figures: FigureValues::default().with("proposal", open.to_string()),
    }
}

/// A proposal of the caller's own exchange centre, locked.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub(crate) async fn of_colleague<P: Proposal>(
    tx: &Transaction<'_>,
    caller: &Caller,
    id: P::Id,
) -> Result<P> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let proposal = P::lock(tx, id).await?.ok_or(Error::NotFound)?;
    proposal.status().must_be_of(caller)?;
    Ok(proposal)
}

/// A proposal that the caller may confirm, locked.
///
/// # Errors
/// As [`Proposal::must_be_confirmable`], and `same-person` for who proposed it; callers other than the exchange centre whose
/// proposal it is.
pub(crate) async fn confirmable<P: Proposal>(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: P::Id,
) -> Result<P> {
    let proposal: P = of_colleague(tx, caller, id).await?;
    proposal.must_be_confirmable(moment)?;
    must_not_have_proposed(proposal.status().proposed_by, caller.account)?;
    Ok(proposal)
}

/// Notes that a proposal was confirmed, in the transaction of what that did.
pub(crate) async fn confirmed<P: Proposal>(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    proposal: &P,
) -> Result<()> {
    let state = ProposalState::Confirmed;
    proposal.decide(tx, moment, caller, state, "").await?;
    write_event(tx, moment, caller, proposal, (state, proposal.note())).await
}

/// Refuses a proposal.
///
/// # Errors
/// `same-person` for who proposed it, `CLOSED`, a missing reason; callers other than the exchange centre whose proposal it is.
pub(crate) async fn refuse<P: Proposal>(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: P::Id,
    reason: &str,
) -> Result<P> {
    let proposal: P = of_colleague(tx, caller, id).await?;
    let status = proposal.status();
    status.must_be_refusable(caller, reason, P::CLOSED)?;
    let state = ProposalState::Refused;
    close(tx, moment, caller, proposal, state, reason).await
}

/// Takes a proposal back; only who made it may.
///
/// # Errors
/// `CLOSED`, [`Error::Forbidden`] for everybody else.
pub(crate) async fn withdraw<P: Proposal>(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: P::Id,
    reason: &str,
) -> Result<P> {
    let proposal: P = of_colleague(tx, caller, id).await?;
    proposal.status().must_be_withdrawable(caller, P::CLOSED)?;
    let state = ProposalState::Withdrawn;
    close(tx, moment, caller, proposal, state, reason).await
}

/// Withdraws what an account has proposed and nobody has decided, and returns how many: who may no longer act is not one of two people.
pub(crate) async fn withdraw_of<P: Proposal>(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    account: AccountId,
) -> Result<usize> {
    let proposals = P::lock_of_account(tx, account).await?;
    let withdrawn = proposals.len();
    for proposal in proposals {
        let state = ProposalState::Withdrawn;
        close(tx, moment, caller, proposal, state, PROPOSER_DISABLED).await?;
    }
    Ok(withdrawn)
}

async fn close<P: Proposal>(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    proposal: P,
    state: ProposalState,
    reason: &str,
) -> Result<P> {
    proposal.decide(tx, moment, caller, state, reason).await?;
    P::let_go(tx, moment).await?;
    write_event(tx, moment, caller, &proposal, (state, reason)).await?;
    let status = (proposal.status().clone()).decided(moment, caller, state, reason);
    Ok(proposal.with_status(status))
}

async fn write_event<P: Proposal>(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    proposal: &P,
    (state, reason): (ProposalState, &str),
) -> Result<()> {
    let event = proposal.event(state, reason).by(caller);
    log::write(tx, moment, &[event]).await?;
    Ok(())
}
