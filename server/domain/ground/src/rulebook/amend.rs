//! New versions of rules and withdrawals of versions that have not begun: at once, or by a proposal where the rule
//! guards something.

use chrono::NaiveDate;

use super::in_force::{must_be_amendable, put_in_force, take_back};
use super::known::definition;
use super::range::normal;
use super::rules::{must_change, must_not_be_applied};
use super::types::{Amendment, Outcome, ProposalAction, RuleProposal, RuleVersion};
use super::{proposal, store};
use crate::another::must_give_reason;
use crate::caller::Caller;
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::RuleProposalId;
use crate::moment::Moment;
use crate::organisation_kind::OrganisationKind;
use crate::proposal_status::ProposalStatus;

/// Writes a new version of a rule, from today on at the earliest: decisions made stay. A version of the same first
/// day is replaced by it and stays in the history. Where the rule guards something, it becomes a proposal.
///
/// # Errors
/// Refuses unknown rules, values that the rule does not accept, invented clauses, past dates, what holds on that day
/// anyway, and callers other than the exchange centre.
pub async fn amend(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    amendment: &Amendment,
) -> Result<Outcome> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let rule = definition(moment.capabilities, &amendment.key).ok_or(Error::NotFound)?;
    must_be_amendable(rule, moment, amendment)?;
    let amendment = &Amendment {
        value: normal(&amendment.value),
        ..amendment.clone()
    };
    store::lock(tx).await?;
    let book = store::read(tx).await?;
    let before = book.on(&amendment.key, amendment.effective_from)?;
    must_change(before, amendment)?;
    if rule.guards.is_none() {
        let written = put_in_force(tx, moment, caller, rule, amendment, None).await?;
        return Ok(Outcome::Written(written));
    }
    let new = RuleProposal {
        value: amendment.value.clone(),
        clause: amendment.clause.clone(),
        document: amendment.document.clone(),
        note: amendment.note.clone(),
        ..open_proposal(moment, caller, before, amendment.effective_from)
    };
    let proposed = proposal::propose(tx, moment, caller, new).await?;
    Ok(Outcome::Proposed(proposed))
}

/// Takes back the version of a rule that begins on a day to come; it stays in the history. Where the rule guards
/// something, it becomes a proposal.
///
/// # Errors
/// [`Error::NotFound`] when no version begins on that day; refuses versions that have begun, a missing reason, and
/// callers other than the exchange centre.
pub async fn withdraw_version(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    key: &str,
    effective_from: NaiveDate,
    reason: &str,
) -> Result<Outcome> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let rule = definition(moment.capabilities, key).ok_or(Error::NotFound)?;
    must_give_reason(reason)?;
    store::lock(tx).await?;
    let book = store::read(tx).await?;
    let version = book.version_from(key, effective_from);
    let version = version.ok_or(Error::NotFound)?;
    must_not_be_applied(effective_from, moment.today())?;
    if rule.guards.is_none() {
        let taken_back = take_back(tx, moment, caller, &book, version, reason, None).await?;
        return Ok(Outcome::Written(taken_back));
    }
    let new = RuleProposal {
        action: ProposalAction::Withdraw,
        note: reason.to_owned(),
        withdraws: Some(version.id),
        ..open_proposal(moment, caller, version, effective_from)
    };
    let proposed = proposal::propose(tx, moment, caller, new).await?;
    Ok(Outcome::Proposed(proposed))
}

/// A proposal by the caller to give the rule the value that it has, as of a day.
fn open_proposal(
    moment: &Moment,
    caller: &Caller,
    current: &RuleVersion,
    effective_from: NaiveDate,
) -> RuleProposal {
    RuleProposal {
        id: RuleProposalId(0),
        key: current.key.clone(),
        action: ProposalAction::Set,
        value: current.value.clone(),
        before: current.value.clone(),
        clause: current.clause.clone(),
        document: String::new(),
        effective_from,
        note: String::new(),
        withdraws: None,
        basis: Some(current.id),
        status: ProposalStatus::opened(moment, caller),
    }
}
