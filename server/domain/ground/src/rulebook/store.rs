//! Versions of rules and proposals for them, rows to types.

use chrono::NaiveDate;
use sql::queries::rulebook;

use super::book::Rulebook;
use super::types::{RuleProposal, RuleVersion};
use crate::caller::Caller;
use crate::database::{Reader, Transaction};
use crate::error::{Result, stored};
use crate::ids::{AccountId, OrganisationId, RuleProposalId};
use crate::moment::Moment;
use crate::proposal_status::{ProposalState, ProposalStatus};

pub(super) async fn read(db: &impl Reader) -> Result<Rulebook> {
    let rows = rulebook::all().prepare(db).await?.bind(db).all().await?;
    let versions = rows.into_iter().map(version).collect::<Result<Vec<_>>>()?;
    Ok(Rulebook::new(versions))
}

fn version(row: rulebook::All) -> Result<RuleVersion> {
    Ok(RuleVersion {
        id: row.id,
        unit: stored(&row.unit)?,
        key: row.key,
        value: row.value,
        clause: row.clause,
        jurisdiction: row.jurisdiction,
        effective_from: row.effective_from,
        note: row.note,
        document: row.document,
        recorded_at: row.recorded_at,
        recorded_by: row.recorded_by.map(AccountId),
        proposed_by: row.proposed_by.map(AccountId),
        replaces: row.replaces,
        is_withdrawal: row.withdrawn,
    })
}

pub(super) async fn latest_id(db: &impl Reader) -> Result<i64> {
    Ok(rulebook::latest_id()
        .prepare(db)
        .await?
        .bind(db)
        .one()
        .await?)
}

/// Makes changes of rules wait for each other until the transaction ends.
pub(super) async fn lock(tx: &Transaction<'_>) -> Result<()> {
    rulebook::lock().prepare(tx).await?.bind(tx).one().await?;
    Ok(())
}

/// Writes a row; its `id` is ignored and the new one returned.
pub(super) async fn insert(tx: &Transaction<'_>, version: &RuleVersion) -> Result<i64> {
    let params = rulebook::InsertParams {
        key: &version.key,
        value: &version.value,
        unit: version.unit.into_str(),
        clause: &version.clause,
        jurisdiction: &version.jurisdiction,
        effective_from: version.effective_from,
        note: &version.note,
        document: &version.document,
        recorded_at: version.recorded_at,
        recorded_by: version.recorded_by.map(|account| account.0),
        proposed_by: version.proposed_by.map(|account| account.0),
        replaces: version.replaces,
        withdrawn: version.is_withdrawal,
    };
    let statement = rulebook::insert().prepare(tx).await?;
    Ok(statement.params(tx, &params).one().await?)
}

/// Writes a proposal; its `id` is ignored and the new one returned.
pub(super) async fn insert_proposal(
    tx: &Transaction<'_>,
    proposal: &RuleProposal,
) -> Result<RuleProposalId> {
    let params = rulebook::InsertProposalParams {
        key: &proposal.key,
        action: proposal.action.into_str(),
        value: &proposal.value,
        before: &proposal.before,
        clause: &proposal.clause,
        document: &proposal.document,
        effective_from: proposal.effective_from,
        note: &proposal.note,
        withdraws: proposal.withdraws,
        basis: proposal.basis,
        organisation: proposal.status.organisation.0,
        proposed_at: proposal.status.proposed_at,
        proposed_by: proposal.status.proposed_by.0,
    };
    let statement = rulebook::insert_proposal().prepare(tx).await?;
    Ok(RuleProposalId(statement.params(tx, &params).one().await?))
}

pub(super) async fn same_open_proposal(
    tx: &Transaction<'_>,
    new: &RuleProposal,
) -> Result<Option<RuleProposalId>> {
    let params = rulebook::SameOpenProposalParams {
        key: &new.key,
        action: new.action.into_str(),
        value: &new.value,
        effective_from: new.effective_from,
    };
    let statement = rulebook::same_open_proposal().prepare(tx).await?;
    Ok(statement
        .params(tx, &params)
        .opt()
        .await?
        .map(RuleProposalId))
}

fn proposal(row: rulebook::RuleProposal) -> Result<RuleProposal> {
    Ok(RuleProposal {
        id: RuleProposalId(row.id),
        action: stored(&row.action)?,
        key: row.key,
        value: row.value,
        before: row.before,
        clause: row.clause,
        document: row.document,
        effective_from: row.effective_from,
        note: row.note,
        withdraws: row.withdraws,
        basis: row.basis,
        status: ProposalStatus {
            state: stored(&row.state)?,
            organisation: OrganisationId(row.organisation),
            proposed_at: row.proposed_at,
            proposed_by: AccountId(row.proposed_by),
            decided_at: row.decided_at,
            decided_by: row.decided_by.map(AccountId),
            reason: row.reason,
        },
    })
}

pub(super) async fn find_proposal(
    db: &impl Reader,
    id: RuleProposalId,
) -> Result<Option<RuleProposal>> {
    let statement = rulebook::proposal().prepare(db).await?;
    let row = statement.bind(db, &id.0).opt().await?;
    row.map(proposal).transpose()
}

pub(super) async fn lock_proposal(
    tx: &Transaction<'_>,
    id: RuleProposalId,
) -> Result<Option<RuleProposal>> {
    let statement = rulebook::lock_proposal().prepare(tx).await?;
    let row = statement.bind(tx, &id.0).opt().await?;
    row.map(proposal).transpose()
}

pub(super) async fn lock_proposals_of_account(
    tx: &Transaction<'_>,
    account: AccountId,
) -> Result<Vec<RuleProposal>> {
    let statement = rulebook::lock_proposals_of_account().prepare(tx).await?;
    let rows = statement.bind(tx, &account.0).all().await?;
    rows.into_iter().map(proposal).collect()
}

/// Proposals before `before`, newest first, and how many there are.
pub(super) async fn proposals(
    db: &impl Reader,
    state: Option<ProposalState>,
    before: RuleProposalId,
    rows_max: i64,
) -> Result<(Vec<RuleProposal>, i64)> {
    let state = state.map(|state| state.into_str());
    let statement = rulebook::proposals().prepare(db).await?;
    let params = rulebook::ProposalsParams {
        before_id: before.0,
        state,
        rows: rows_max,
    };
    let rows = statement.params(db, &params).all().await?;
    let rows = rows.into_iter().map(proposal);
    let rows = rows.collect::<Result<Vec<_>>>()?;
    let count = rulebook::proposals_count().prepare(db).await?;
    Ok((rows, count.bind(db, &state).one().await?))
}

/// How many the caller may confirm or refuse.
pub(super) async fn proposals_to_decide(
    db: &impl Reader,
    caller: &Caller,
    today: NaiveDate,
) -> Result<i64> {
    let params = rulebook::ProposalsToDecideParams {
        organisation: caller.organisation.0,
        account: caller.account.0,
        today,
    };
    let statement = rulebook::proposals_to_decide().prepare(db).await?;
    let count = statement.params(db, &params);
    Ok(count.one().await?)
}

pub(super) async fn decide(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: RuleProposalId,
    state: ProposalState,
    reason: &str,
) -> Result<()> {
    let params = rulebook::DecideProposalParams {
        id: id.0,
        state: state.into_str(),
        decided_at: moment.now,
        decided_by: caller.account.0,
        reason,
    };
    let statement = rulebook::decide_proposal().prepare(tx).await?;
    statement.params(tx, &params).await?;
    Ok(())
}
