//! Lower-price reports (更低价格): anyone may report a lower price elsewhere, its manufacturer must. A
//! report opens a case or joins the one of its price; the manufacturer is notified and may state its
//! reasons, and the exchange centre decides. Only the overseers and the reporter know who reported.

mod assign_case;
mod capability;
mod case;
mod counters;
mod decision;
mod duty;
mod event;
mod message;
mod misconduct;
mod public_changes;
mod refusal;
mod rulebook;
mod rules;
mod state;
mod store;
#[cfg(test)]
mod tests;
mod types;

pub use capability::CAPABILITY;
pub use case::{accept, duty_term, explain, refuse, report};
pub use decision::foresee_filtered;
pub(crate) use decision::{decide_each, decide_filtered, must_not_have_reported_rows};
pub use duty::{Duty, DutyFacts};
pub use event::LOWER_PRICE_REPORT;
pub use public_changes::{answer_objection, correct, stop_changes, stop_publicity};
pub use rules::LowerPriceAction;
pub use state::LowerPriceReportState;
pub use types::{LowerPriceReport, LowerPriceReportFilter, NewLowerPriceReport, ReportedSource};

use std::collections::HashSet;

use ground::database::Reader;
use ground::{Caller, Error, LowerPriceReportId, OrganisationKind, PriceChangeId, Result};

use crate::price_change::also_brought_in_by;

/// Reports before `before` that the caller may read, newest first, and their total: all for
/// overseers; for others their own, and for a manufacturer the cases about its products, without
/// reporter and evidence.
pub async fn reports(
    db: &impl Reader,
    caller: &Caller,
    filter: &LowerPriceReportFilter,
    before: LowerPriceReportId,
    rows_max: i64,
) -> Result<(Vec<LowerPriceReport>, i64)> {
    let (found, total) = store::page(db, caller, filter, before, rows_max).await?;
    let found = found.into_iter().map(|report| report.for_reader(caller));
    Ok((found.collect(), total))
}

/// Those of these changes whose price the caller reported himself, or brought in by another change, so that another person
/// decides on them and on objections to them.
pub async fn taken_by_another(
    db: &impl Reader,
    caller: &Caller,
    changes: &[PriceChangeId],
) -> Result<HashSet<PriceChangeId>> {
    if changes.is_empty() {
        return Ok(HashSet::new());
    }
    let mut own = store::reported_by(db, caller.account, changes).await?;
    if caller.kind == OrganisationKind::ExchangeCenter {
        own.extend(also_brought_in_by(db, caller, changes).await?);
    }
    Ok(own)
}

/// The reports that became these changes or joined them, each as far as the caller may know of it.
pub async fn sources(
    db: &impl Reader,
    caller: &Caller,
    changes: &[PriceChangeId],
) -> Result<Vec<ReportedSource>> {
    let viewer = (!caller.is_overseer()).then_some(caller.organisation);
    let mut found = store::sources(db, changes, (viewer, caller.within())).await?;
    // What was handed in may show who reported.
    let others = found
        .iter_mut()
        .filter(|one| viewer.is_some_and(|viewer| viewer != one.reporter));
    others.for_each(|one| one.evidence.clear());
    Ok(found)
}

/// A report by its id.
///
/// # Errors
/// [`Error::NotFound`] when there is none or the caller may not know of it.
pub async fn get(
    db: &impl Reader,
    caller: &Caller,
    id: LowerPriceReportId,
) -> Result<LowerPriceReport> {
    let found = store::one(db, caller, id).await?.ok_or(Error::NotFound)?;
    Ok(found.for_reader(caller))
}
