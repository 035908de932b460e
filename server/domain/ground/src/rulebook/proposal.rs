//! Changes of rules that take two people: one proposes, another confirms or refuses, or the first withdraws.

use super::book::Rulebook;
use super::in_force::{must_be_amendable, put_in_force, take_back};
use super::known::definition;
use super::payload::Proposed;
use super::refusal::{RULE_PROPOSAL_CLOSED, RULE_PROPOSED_ALREADY};
use super::rules::{must_be_confirmable, must_be_up_to_date};
use super::types::{Amendment, ProposalAction, RuleProposal, RuleVersion};
use super::{event, store};
use crate::caller::Caller;
use crate::capability::RefusalKind;
use crate::database::{Reader, Transaction};
use crate::error::{Error, Refused, Result};
use crate::ids::{AccountId, RuleProposalId};
use crate::log::NewEvent;
use crate::moment::Moment;
use crate::proposal::{self, Proposal, proposed_already};
use crate::proposal_status::{ProposalState, ProposalStatus};
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

/// Writes an open proposal and notifies the colleagues. The caller holds the lock on the rulebook.
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
        return Err(proposed_already::<RuleProposal>(open).into());
    }
    proposal::propose(tx, moment, caller, new).await
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
    let proposal: RuleProposal = proposal::confirmable(tx, moment, caller, id).await?;
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
    proposal::confirmed(tx, moment, caller, &proposal).await?;
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
    proposal::refuse(tx, moment, caller, id, reason).await
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
    proposal::withdraw(tx, moment, caller, id, reason).await
}

/// Withdraws what an account has proposed and nobody has decided: who may no longer act is not one of two people.
pub async fn withdraw_proposals_of(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    account: AccountId,
) -> Result<usize> {
    proposal::withdraw_of::<RuleProposal>(tx, moment, caller, account).await
}

impl Proposal for RuleProposal {
    type Id = RuleProposalId;

    const CLOSED: &'static RefusalKind = &RULE_PROPOSAL_CLOSED;
    const PROPOSED_ALREADY: &'static RefusalKind = &RULE_PROPOSED_ALREADY;

    fn status(&self) -> &ProposalStatus {
        &self.status
    }

    fn with_status(self, status: ProposalStatus) -> Self {
        Self { status, ..self }
    }

    fn note(&self) -> &str {
        &self.note
    }

    fn event(&self, state: ProposalState, reason: &str) -> NewEvent {
        let kind = match state {
            ProposalState::Open => &event::PROPOSED,
            ProposalState::Confirmed => &event::PROPOSAL_CONFIRMED,
            ProposalState::Refused => &event::PROPOSAL_REFUSED,
            ProposalState::Withdrawn => &event::PROPOSAL_WITHDRAWN,
        };
        let figures = Proposed {
            key: self.key.clone(),
            before: self.before.clone(),
            value: (self.action == ProposalAction::Set).then(|| self.value.clone()),
            withdraws: (self.action == ProposalAction::Withdraw).then(|| self.before.clone()),
            clause: self.clause.clone(),
            effective_from: self.effective_from,
            reason: reason.to_owned(),
        };
        kind.about(self.id, &figures).on(self.clause.clone())
    }

    fn must_be_confirmable(&self, moment: &Moment) -> Result<(), Refused> {
        must_be_confirmable(self, moment.today())
    }

    async fn insert(self, tx: &Transaction<'_>) -> Result<Self> {
        let id = store::insert_proposal(tx, &self).await?;
        Ok(Self { id, ..self })
    }

    async fn lock(tx: &Transaction<'_>, id: RuleProposalId) -> Result<Option<Self>> {
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

    async fn let_go(_: &Transaction<'_>, _: &Moment) -> Result<()> {
        Ok(())
    }
}
