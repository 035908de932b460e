//! Changes of rules that take two people: one proposes, another confirms or refuses, or the first withdraws.

use serde_json::json;

use super::amend::{must_be_amendable, put_in_force, take_back};
use super::book::Rulebook;
use super::capability::{RULE_PROPOSAL_CLOSED, RULE_PROPOSED_ALREADY};
use super::definition::definition;
use super::event::{self, Proposed};
use super::rules::{must_be_confirmable, must_be_up_to_date};
use super::store;
use super::types::{Amendment, ProposalAction, RuleProposal, RuleVersion};
use crate::another::{PROPOSER_DISABLED, ProposalState, must_not_have_proposed};
use crate::caller::{Caller, OrganisationKind};
use crate::database::{Reader, Transaction};
use crate::error::{Error, Refused, Result};
use crate::ids::{AccountId, RuleProposalId};
use crate::log::{self, Event};
use crate::moment::Moment;
use crate::words::Words;

/// Proposals before `before`, newest first, and how many there are; for overseers only.
pub async fn proposals(
    db: &impl Reader,
    caller: &Caller,
    state: Option<ProposalState>,
    before: RuleProposalId,
    rows_max: i64,
) -> Result<(Vec<RuleProposal>, i64)> {
    caller.must_oversee()?;
    store::proposals(db, state, before, rows_max).await
}

/// A proposal by its id; for overseers only, and [`Error::NotFound`] when there is none.
pub async fn proposal(
    db: &impl Reader,
    caller: &Caller,
    id: RuleProposalId,
) -> Result<RuleProposal> {
    caller.must_oversee()?;
    store::find_proposal(db, id).await?.ok_or(Error::NotFound)
}

/// Writes an open proposal and lets the colleagues know. The caller holds the lock on the rulebook.
///
/// # Errors
/// `rule-proposed-already` with the open proposal of the same change.
pub(super) async fn propose(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    new: RuleProposal,
) -> Result<RuleProposal> {
    if let Some(open) = store::same_open_proposal(tx, &new).await? {
        return Err(Refused {
            kind: &RULE_PROPOSED_ALREADY,
            clause: None,
            detail: Words::new(
                format!("相同的变更已提议（编号{open}），正在等待另一人确认"),
                format!("the same change is proposed already, number {open}, and waits for a second person"),
            ),
            figures: json!({ "proposal": open }),
        }
        .into());
    }
    let id = store::insert_proposal(tx, &new).await?;
    let proposal = RuleProposal { id, ..new };
    write_event(
        tx,
        moment,
        caller,
        &event::PROPOSED,
        &proposal,
        &proposal.note,
    )
    .await?;
    Ok(proposal)
}

/// Puts a proposal into the rulebook. All that held when it was proposed is checked again.
///
/// # Errors
/// `same-person` for who proposed it; `rule-proposal-closed`, `rule-in-the-past`, `rule-already-applied`,
/// `rule-changed-meanwhile`, values that the rule no longer accepts; callers other than the exchange centre whose
/// proposal it is.
pub async fn confirm(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: RuleProposalId,
) -> Result<RuleVersion> {
    // Before the proposal, as all do that change rules: two that wait for each other would never end.
    store::lock(tx).await?;
    let proposal = of_colleague(tx, caller, id).await?;
    must_be_confirmable(&proposal, moment.today())?;
    must_not_have_proposed(proposal.status.proposed_by, caller.account)?;
    let rule = definition(moment.capabilities, &proposal.key).ok_or(Error::NotFound)?;
    let by = Some(proposal.status.proposed_by);
    let book = store::read(tx).await?;
    must_be_up_to_date(&book, &proposal)?;
    let written = match proposal.action {
        ProposalAction::Set => {
            let amendment = amendment_of(&proposal);
            must_be_amendable(rule, moment, &amendment)?;
            put_in_force(tx, moment, caller, rule, &amendment, by).await?
        }
        ProposalAction::Withdraw => {
            let version = book.version_from(&proposal.key, proposal.effective_from);
            let version = version.ok_or(Error::NotFound)?;
            take_back(tx, moment, caller, &book, version, &proposal.note, by).await?
        }
    };
    store::decide(tx, moment, caller, id, ProposalState::Confirmed, "").await?;
    let kind = &event::PROPOSAL_CONFIRMED;
    write_event(tx, moment, caller, kind, &proposal, &proposal.note).await?;
    Ok(written)
}

/// Why nobody can confirm an open proposal any more, by the rulebook `book` and on the day of `moment`: [`confirm`] would refuse it.
#[must_use]
pub fn no_longer_valid(book: &Rulebook, moment: &Moment, proposal: &RuleProposal) -> Option<Words> {
    if proposal.status.state != ProposalState::Open {
        return None;
    }
    let checked = must_be_confirmable(proposal, moment.today())
        .map_err(Error::from)
        .and_then(|()| must_be_up_to_date(book, proposal))
        .and_then(|()| match definition(moment.capabilities, &proposal.key) {
            None => Err(Error::NotFound),
            Some(rule) if proposal.action == ProposalAction::Set => {
                must_be_amendable(rule, moment, &amendment_of(proposal))
            }
            Some(_) => Ok(()),
        });
    match checked {
        Ok(()) => None,
        Err(Error::Refused(refused)) => Some(refused.detail),
        Err(
            Error::Forbidden
            | Error::NotFound
            | Error::Invalid(_)
            | Error::Stale
            | Error::Unavailable(_)
            | Error::Internal(_),
        ) => Some(Words::new(
            "该规则已不接受提议的取值或依据，请驳回或撤回后重新提议",
            "the rule no longer takes the proposed value or clause: refuse or withdraw the proposal, and make another",
        )),
    }
}

/// The version that a proposal would write.
fn amendment_of(proposal: &RuleProposal) -> Amendment {
    Amendment {
        key: proposal.key.clone(),
        value: proposal.value.clone(),
        clause: proposal.clause.clone(),
        effective_from: proposal.effective_from,
        note: proposal.note.clone(),
        document: proposal.document.clone(),
    }
}

/// Refuses a proposal.
///
/// # Errors
/// `same-person` for who proposed it, `rule-proposal-closed`, a missing reason; callers other than the exchange
/// centre whose proposal it is.
pub async fn refuse(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: RuleProposalId,
    reason: &str,
) -> Result<RuleProposal> {
    let proposal = of_colleague(tx, caller, id).await?;
    let closed = &RULE_PROPOSAL_CLOSED;
    proposal.status.must_be_refusable(caller, reason, closed)?;
    close(tx, moment, caller, proposal, ProposalState::Refused, reason).await
}

/// Takes a proposal back; only who made it may.
///
/// # Errors
/// `rule-proposal-closed`, [`Error::Forbidden`] for everybody else.
pub async fn withdraw_proposal(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: RuleProposalId,
    reason: &str,
) -> Result<RuleProposal> {
    let proposal = of_colleague(tx, caller, id).await?;
    let closed = &RULE_PROPOSAL_CLOSED;
    proposal.status.must_be_withdrawable(caller, closed)?;
    close(
        tx,
        moment,
        caller,
        proposal,
        ProposalState::Withdrawn,
        reason,
    )
    .await
}

/// Withdraws what an account has proposed and nobody has decided: who may no longer act is not one of two people.
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

/// A proposal of the caller's own exchange centre, locked.
async fn of_colleague(
    tx: &Transaction<'_>,
    caller: &Caller,
    id: RuleProposalId,
) -> Result<RuleProposal> {
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
    proposal: RuleProposal,
    state: ProposalState,
    reason: &str,
) -> Result<RuleProposal> {
    store::decide(tx, moment, caller, proposal.id, state, reason).await?;
    let kind = match state {
        ProposalState::Refused => &event::PROPOSAL_REFUSED,
        ProposalState::Open | ProposalState::Confirmed | ProposalState::Withdrawn => {
            &event::PROPOSAL_WITHDRAWN
        }
    };
    write_event(tx, moment, caller, kind, &proposal, reason).await?;
    let status = proposal.status.decided(moment, caller, state, reason);
    Ok(RuleProposal { status, ..proposal })
}

/// For the overseers: what is only proposed is no news for others.
async fn write_event(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    kind: &Event<Proposed>,
    proposal: &RuleProposal,
    reason: &str,
) -> Result<()> {
    let figures = Proposed {
        key: proposal.key.clone(),
        before: proposal.before.clone(),
        value: (proposal.action == ProposalAction::Set).then(|| proposal.value.clone()),
        withdraws: (proposal.action == ProposalAction::Withdraw).then(|| proposal.before.clone()),
        clause: proposal.clause.clone(),
        effective_from: proposal.effective_from,
        reason: reason.to_owned(),
    };
    let event = kind.about(proposal.id, &figures);
    let event = event.on(proposal.clause.clone()).by(caller);
    log::write(tx, moment, &[event]).await?;
    Ok(())
}
