//! What a hospital overpays: its own current prices against the reference limit, the lowest listed
//! price, and the spread of what hospitals pay, as [`prices::disclosure`] lets it be shown.

mod capability;
mod impact;
mod store;
mod types;

pub use capability::CAPABILITY;
pub use types::{AfterRank, Benchmark, LowestListed, Overpayment, OverpaymentFilter, Spread};

use ground::database::Reader;
use ground::{Caller, Moment, OrganisationKind, Result};
use prices::disclosure;

/// What the calling hospital pays above the benchmark, the largest excess first, with the total;
/// the total is 0 on an empty page.
///
/// # Errors
/// Refuses callers other than hospitals.
pub async fn overpayments(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    filter: &OverpaymentFilter,
    after: AfterRank,
    rows_max: i64,
) -> Result<(Vec<Overpayment>, i64)> {
    caller.must_be(OrganisationKind::Hospital)?;
    let today = moment.today();
    let request = store::PageRequest {
        hospital: caller.organisation,
        day: today,
        hospitals_min: disclosure::others_min(moment)?,
        after,
        rows_max,
    };
    store::page(db, &request, filter).await
}
