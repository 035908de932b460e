//! Lower-price reports (更低价格): anyone may report a lower price elsewhere, its manufacturer must. A
//! report opens a case or joins the one of its price; the manufacturer is notified and may state its
//! reasons, and the exchange centre decides. Only the overseers and the reporter know who reported.

mod capability;
mod case;
mod counters;
mod duty;
mod event;
mod message;
mod misconduct;
mod public;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod types;

pub use capability::CAPABILITY;
pub use case::{accept, duty_term, explain, refuse, report};
pub use duty::{Duty, DutyFacts};
pub use event::LOWER_PRICE_REPORT;
pub use public::{answer_objection, correct, stop_changes, stop_publicity};
pub use rules::LowerPriceReportState;
pub use types::{LowerPriceReport, LowerPriceReportFilter, NewLowerPriceReport};

use std::collections::HashSet;

use ground::database::Reader;
use ground::{Caller, Error, LowerPriceReportId, PriceChangeId, Result};

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

/// Those of these changes whose price the caller reported himself, so that another person decides on them and on objections
/// to them.
pub async fn reported_by(
    db: &impl Reader,
    caller: &Caller,
    changes: &[PriceChangeId],
) -> Result<HashSet<PriceChangeId>> {
    if changes.is_empty() {
        return Ok(HashSet::new());
    }
    store::reported_by(db, caller.account, changes).await
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
