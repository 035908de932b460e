//! New versions of rules and withdrawals of versions that have not begun: at once, or by a proposal where the rule
//! guards something.

use chrono::NaiveDate;

use super::book::Rulebook;
use super::clause::must_cite;
use super::definition::{RuleDefinition, definition};
use super::range::{must_accept, normal};
use super::rules::{must_change, must_not_be_applied, must_not_reach_back};
use super::types::{Amendment, Outcome, ProposalAction, RuleProposal, RuleVersion};
use super::{event, proposal, store};
use crate::another::{ProposalStatus, must_give_reason};
use crate::caller::{Caller, OrganisationKind};
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::{AccountId, RuleProposalId};
use crate::log::{self, Readers};
use crate::moment::Moment;

/// The division code of the area whose rules these are.
const JURISDICTION: &str = "4403";

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

/// Requires a value, a clause and a first day that the rule may get now.
pub(super) fn must_be_amendable(
    rule: &RuleDefinition,
    moment: &Moment,
    amendment: &Amendment,
) -> Result<()> {
    must_accept(rule, &amendment.value)?;
    must_cite(&amendment.clause, &amendment.note)?;
    must_not_reach_back(amendment.effective_from, moment.today())?;
    Ok(())
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

/// Writes the version with its event. The caller of this holds the lock, so that the rulebook read here is the last
/// word.
pub(super) async fn put_in_force(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    rule: &RuleDefinition,
    amendment: &Amendment,
    proposed_by: Option<AccountId>,
) -> Result<RuleVersion> {
    let book = store::read(tx).await?;
    let before = book.on(rule.key, amendment.effective_from)?;
    let replaced = book.version_from(rule.key, amendment.effective_from);
    let last_row = book.last_row(rule.key, amendment.effective_from);
    let mut version = RuleVersion {
        id: 0,
        key: rule.key.to_owned(),
        value: amendment.value.clone(),
        unit: rule.unit,
        clause: amendment.clause.clone(),
        jurisdiction: JURISDICTION.to_owned(),
        effective_from: amendment.effective_from,
        note: amendment.note.clone(),
        document: amendment.document.clone(),
        recorded_at: moment.now,
        recorded_by: Some(caller.account),
        proposed_by,
        replaces: last_row.map(|row| row.id),
        is_withdrawal: false,
    };
    version.id = store::insert(tx, &version).await?;
    let amended = event::Amended {
        key: version.key.clone(),
        value: version.value.clone(),
        before: Some(before.value.clone()),
        clause: version.clause.clone(),
        effective_from: version.effective_from,
        replaced: replaced.map(|row| row.value.clone()),
    };
    let event = event::AMENDED
        .about(&version.key, &amended)
        .on(version.clause.clone())
        .by(caller)
        .for_readers(Readers::everyone());
    log::write(tx, moment, &[event]).await?;
    Ok(version)
}

/// Writes the withdrawal of a version with its event; as [`put_in_force`].
pub(super) async fn take_back(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    book: &Rulebook,
    version: &RuleVersion,
    reason: &str,
    proposed_by: Option<AccountId>,
) -> Result<RuleVersion> {
    let mut row = RuleVersion {
        note: reason.to_owned(),
        document: String::new(),
        recorded_at: moment.now,
        recorded_by: Some(caller.account),
        proposed_by,
        replaces: Some(version.id),
        is_withdrawal: true,
        ..version.clone()
    };
    row.id = store::insert(tx, &row).await?;
    let day_before = version.effective_from.pred_opt();
    let instead = book.on(&version.key, day_before.unwrap_or(version.effective_from))?;
    let withdrawn = event::Withdrawn {
        key: version.key.clone(),
        value: version.value.clone(),
        instead: instead.value.clone(),
        effective_from: version.effective_from,
        reason: reason.to_owned(),
    };
    let event = event::VERSION_WITHDRAWN
        .about(&version.key, &withdrawn)
        .on(version.clause.clone())
        .by(caller)
        .for_readers(Readers::everyone());
    log::write(tx, moment, &[event]).await?;
    Ok(row)
}
