//! Decisions on changes of prices by who may have reported the same price: another person takes them (S4-13).

use std::collections::HashSet;

use ground::database::{Reader, Transaction};
use ground::{
    Caller, Error, LinkageId, Moment, OrganisationKind, PriceChangeId, Result, Words,
    must_be_another,
};

use super::rules::own_report;
use super::store;
use crate::price_change::{self, Decision, Step, SubmittedFilter, SweepForeseen, Swept};

/// Takes one decision on several changes, each judged by itself, and returns an outcome for each.
///
/// # Errors
/// As `price_change::decide` and `price_change::publicize`. The outcome of a price that the caller reported, by whatever way it
/// came here, is `same-person`.
pub(crate) async fn decide_each(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    decision: &Decision,
    ids: &[PriceChangeId],
) -> Result<Vec<Result<()>>> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let own = store::reported_by(tx, caller.account, ids).await?;
    let others: Vec<PriceChangeId> = ids.iter().copied().filter(|id| !own.contains(id)).collect();
    let outcomes = price_change::decide_each(tx, moment, caller, decision, &others).await?;
    Ok(with_own(caller, ids, &own, outcomes))
}

/// The outcomes of all changes: of the caller's own that another person decides on them.
pub(super) fn with_own(
    caller: &Caller,
    ids: &[PriceChangeId],
    own: &HashSet<PriceChangeId>,
    outcomes: Vec<Result<()>>,
) -> Vec<Result<()>> {
    let mut outcomes = outcomes.into_iter();
    let all = ids.iter().map(|id| match own.contains(id) {
        true => Ok(must_be_another(
            [caller.account],
            caller.account,
            own_report(),
        )?),
        false => outcomes.next().unwrap_or(Err(Error::NotFound)),
    });
    all.collect()
}

/// As `price_change::decide_filtered`, but for prices that the caller reported.
///
/// # Errors
/// As there.
pub(crate) async fn decide_filtered(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    decision: &Decision,
    filter: &SubmittedFilter,
) -> Result<(Swept, Vec<PriceChangeId>)> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let own = store::submitted_and_reported_by(tx, caller.account).await?;
    price_change::decide_filtered(tx, moment, caller, decision, filter, &own).await
}

/// What a filtered decision would reach, all parts together, and what it would leave; concluded prices are named up to
/// `shown_max`.
///
/// # Errors
/// Refuses callers other than the exchange centre.
pub async fn foresee_filtered(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    step: Step,
    filter: &SubmittedFilter,
    shown_max: usize,
) -> Result<SweepForeseen> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let own = store::submitted_and_reported_by(db, caller.account).await?;
    price_change::foresee_filtered(db, moment, caller, step, filter, &own, shown_max).await
}

/// Demands that the caller reported none of the prices of a list, which is made public as a whole.
///
/// # Errors
/// `same-person`, with the number of such rows.
pub(crate) async fn must_not_have_reported_rows(
    tx: &Transaction<'_>,
    caller: &Caller,
    linkage: LinkageId,
) -> Result<()> {
    let rows = store::rows_reported_by(tx, caller.account, linkage).await?;
    let first = (0 < rows).then_some(caller.account);
    let detail = Words::new(
        format!("清单中有{rows}条价格由本人报告，须由另一人公示"),
        format!("you reported {rows} of its prices: another person makes the list public"),
    );
    Ok(must_be_another(first, caller.account, detail)?)
}
