//! What a hospital overpays: its own current prices against the reference limit, the lowest listed
//! price, and the spread of what hospitals pay, as [`prices::disclosure`] lets it be shown.

mod store;
mod types;

pub use types::{AfterRank, Benchmark, LowestListed, Overpayment, OverpaymentFilter, Spread};

use ground::capability::Capability;
use ground::database::{Connection, Reader};
use ground::rulebook::{Consequence, Impact, ProposedValue};
use ground::{Caller, Label, Moment, OrganisationKind, Result};
use prices::current_price::PURCHASE_PRICES;
use prices::disclosure::{self, SPREAD_HOSPITALS_MIN};

pub const CAPABILITY: Capability = Capability {
    impacts: &[Impact {
        rule: &SPREAD_HOSPITALS_MIN.definition,
        consequences: |db, proposal| Box::pin(spreads_shown(db, proposal)),
    }],
    ..Capability::named("overpayment")
};

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

/// The consequence of another least number of hospitals for a spread.
async fn spreads_shown(
    db: &Connection<'_>,
    proposal: &ProposedValue<'_>,
) -> Result<Vec<Consequence>> {
    // The rule counts others, and a buyer whose price counts is no other to itself.
    let before = i64::from(proposal.before(&SPREAD_HOSPITALS_MIN)?) + 1;
    let after = i64::from(proposal.after(&SPREAD_HOSPITALS_MIN)?) + 1;
    let (before, after) = disclosure::count_shown(db, PURCHASE_PRICES, before, after).await?;
    let what = Label::new(
        "可显示其他机构价格分布的产品",
        "products whose spread is shown to their buyers",
    );
    Ok(vec![Consequence::changes(what, before, after)])
}
