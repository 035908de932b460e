//! The quarter's collection of prices (按季度定期收集, S4-13): the exchange centre opens it, every
//! manufacturer with listed products in its scope confirms its current prices or declares what changed,
//! and silence is recorded as misconduct.

mod answer;
mod back;
mod capability;
mod clock;
mod counters;
mod declare;
mod event;
mod message;
mod misconduct;
mod open;
mod preview;
mod quarter;
mod refusal;
mod returned;
mod rulebook;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod types;

pub use answer::confirm;
pub use back::{correct, extend, remind_now, stop};
pub use capability::{CAPABILITY, DECLARATIONS};
pub use declare::{
    DeclaredRow, FileWithdrawn, RowDeclared, declare, declare_rows, withdraw, withdraw_file,
};
pub use event::CAMPAIGN;
pub use open::open;
pub use preview::{preview, preview_manufacturers};
pub use quarter::Quarter;
pub(crate) use returned::publicize_list;
pub use returned::{accept_report, decide_each, decide_filtered, resubmit};
pub use rules::CampaignState;
pub use types::{
    Campaign, CampaignCorrection, CampaignProduct, Confirmed, ManufacturerInScope, NewCampaign,
    Opening, ProductFilter, Progress, ProgressFilter,
};

use ground::database::Reader;
use ground::{
    Caller, CampaignId, Error, Moment, OrganisationId, OrganisationKind, ProductId, Result,
};
use prices::listed_price::LimitSheet;

/// The organisation whose own progress the caller may read; `None` for overseers, who read all.
fn viewer(caller: &Caller) -> Result<Option<OrganisationId>> {
    if caller.is_overseer() {
        return Ok(None);
    }
    caller.must_be(OrganisationKind::Manufacturer)?;
    Ok(Some(caller.organisation))
}

/// Collections before `before`, newest first, and their total, all or those that are open: for overseers of all manufacturers, for
/// a manufacturer those that it has to answer.
///
/// # Errors
/// Refuses callers that are neither.
pub async fn campaigns(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    only_open: bool,
    before: CampaignId,
    rows_max: i64,
) -> Result<(Vec<Campaign>, i64)> {
    let open_at = only_open.then_some(moment.now);
    store::page(db, viewer(caller)?, open_at, before, rows_max).await
}

/// A collection by its id.
///
/// # Errors
/// [`Error::NotFound`] when there is none or it does not concern the caller; refuses callers that are
/// neither overseer nor manufacturer.
pub async fn campaign(db: &impl Reader, caller: &Caller, id: CampaignId) -> Result<Campaign> {
    let found = store::one(db, viewer(caller)?, id).await?;
    found.ok_or(Error::NotFound)
}

/// The progress of manufacturers after `after`, in the order of ids, and their total.
///
/// # Errors
/// Refuses callers other than overseers; [`Error::NotFound`] when there is no such collection.
pub async fn manufacturers(
    db: &impl Reader,
    caller: &Caller,
    id: CampaignId,
    filter: &ProgressFilter,
    after: OrganisationId,
    rows_max: i64,
) -> Result<(Vec<Progress>, i64)> {
    caller.must_oversee()?;
    campaign(db, caller, id).await?;
    store::duties(db, id, filter, after, rows_max).await
}

/// A manufacturer's products in a collection after `after`, with their current prices and the files with
/// which they were declared, and their total: the caller's own, or for overseers those of all or of one
/// manufacturer.
///
/// # Errors
/// Refuses callers that are neither; [`Error::NotFound`] when it does not concern the manufacturer.
pub async fn products(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    id: CampaignId,
    filter: &ProductFilter,
    after: ProductId,
    rows_max: i64,
) -> Result<(Vec<CampaignProduct>, i64)> {
    campaign(db, caller, id).await?;
    let manufacturer = if caller.is_overseer() {
        filter.manufacturer
    } else {
        Some(caller.organisation)
    };
    let today = moment.today();
    let (mut found, total) = store::products(
        db,
        today,
        id,
        manufacturer,
        filter.answered,
        after,
        rows_max,
    )
    .await?;
    let ids: Vec<ProductId> = found.iter().map(|one| one.product).collect();
    let mut prices = prices::listed_price::prices_of_products(db, &ids).await?;
    prices.sort_by_key(|price| price.key.product);
    for one in &mut found {
        let first = prices.partition_point(|price| price.key.product < one.product);
        let end = prices.partition_point(|price| price.key.product <= one.product);
        let own = prices.get(first..end).unwrap_or_default();
        let sheet = LimitSheet::of(own.to_vec(), moment.today());
        one.prices = sheet.counted().cloned().collect();
        one.prices.sort_by_key(|price| (price.key.region, price.id));
    }
    Ok((found, total))
}
