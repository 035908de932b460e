//! What opening a collection would ask, and of whom, before anything happens.

pub(super) mod store;

use ground::database::Reader;
use ground::{Caller, Moment, OrganisationId, OrganisationKind, Result};

use super::open::{must_be_class, overlapping};
use super::quarter::Quarter;
use super::store::of_scope;
use super::types::{ManufacturerInScope, Opening};

/// What opening a collection of this quarter and class would ask.
///
/// # Errors
/// Refuses callers other than the exchange centre, and unknown classes.
pub async fn preview(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    quarter: Quarter,
    category: Option<&str>,
) -> Result<Opening> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    must_be_class(db, moment, category).await?;
    let counts = store::counts(db, category).await?;
    let open = of_scope(db, quarter, category).await?;
    let overlapping = overlapping(db, quarter, category, open).await?;
    Ok(Opening {
        is_future: quarter.is_future(moment.today()),
        open,
        open_of_quarter: store::open_of_quarter(db, moment, quarter).await?,
        overlapping: overlapping.map(|(id, _)| id),
        manufacturers: counts.manufacturers,
        reachable: counts.reachable,
        products: counts.products,
    })
}

/// The manufacturers after `after` that opening a collection of this class would ask, and how many they are; only those that
/// can be notified, or only those that cannot, when `reachable` says so.
///
/// # Errors
/// As [`preview`].
pub async fn preview_manufacturers(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    category: Option<&str>,
    reachable: Option<bool>,
    after: OrganisationId,
    rows_max: i64,
) -> Result<(Vec<ManufacturerInScope>, i64)> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    must_be_class(db, moment, category).await?;
    let found = store::manufacturers(db, category, reachable, after, rows_max).await?;
    let counts = store::counts(db, category).await?;
    let total = match reachable {
        None => counts.manufacturers,
        Some(true) => counts.reachable,
        Some(false) => counts.manufacturers - counts.reachable,
    };
    Ok((found, total))
}
