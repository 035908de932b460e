//! Previews of what a list would change. Prepared in the background, some products at a time, each step
//! in a transaction of its own, so that a killed preparation goes on where it was.
//!
//! A step holds the lock of the prices: what it compares is of one state. Invitations it reads without locking them. What a hospital pays is its own: of
//! prices above a new limit only the number of hospitals is shown, from enough hospitals up, counted among the
//! rounded figures that [`prices::disclosure`] keeps, so that lists with varied prices read no more than those.

mod store;
mod types;

use ground::database::{Reader, Transaction};
use ground::{Caller, Error, InvitationId, LinkageId, Moment, OrganisationKind, ProductId, Result};
use prices::current_price::{CONCLUDED_ABOVE_LIMIT, ConcludedAbove};
use prices::{disclosure, listed_price};
use rust_decimal::Decimal;
use trade::bargaining::Fall;

use super::rules::{self, LimitChange};
use super::store as lists;
use crate::price_change::{Foreseen, foresee_list, products_of_list, publicity_would_end};
use types::Step;

pub use types::{
    ConcludedForeseen, Moves, OvertakenInvitation, Preview, PreviewFilter, PreviewPosition,
    PreviewSortBy, ProductForeseen,
};

/// The position before the first product.
pub const PREVIEW_START: PreviewPosition = (Decimal::MIN, ProductId(0));

/// Discards the preview of a list and has it prepared again.
///
/// # Errors
/// Refuses callers other than the exchange centre, and lists that are public, cancelled or not
/// loaded.
pub async fn request_preview(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: LinkageId,
) -> Result<()> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let list = lists::lock(tx, id).await?.ok_or(Error::NotFound)?;
    list.state.must_be_draft()?;
    rules::must_be_loaded(list.loaded_at.is_some())?;
    begin(tx, moment, id).await
}

/// Removes the preview of a list.
pub(super) async fn forget(tx: &Transaction<'_>, id: LinkageId) -> Result<()> {
    store::forget(tx, id).await
}

/// Demands a finished preview: nothing becomes public before its effects could be seen.
pub(super) async fn must_be_ready(tx: &Transaction<'_>, id: LinkageId) -> Result<()> {
    let is_ready = store::is_ready(tx, id).await?;
    Ok(rules::must_be_previewed(is_ready == Some(true))?)
}

/// Has the preview of a list prepared, anew if there is one.
pub(super) async fn begin(tx: &Transaction<'_>, moment: &Moment, id: LinkageId) -> Result<()> {
    store::forget(tx, id).await?;
    store::request(tx, moment, id, publicity_would_end(moment)?).await
}

/// Prepares the next `products_max` products of the oldest unfinished preview. Returns how many it
/// looked at plus one, since the last step may find none; 0 when every preview is ready.
pub async fn prepare_preview(
    tx: &Transaction<'_>,
    moment: &Moment,
    products_max: i64,
) -> Result<usize> {
    if !store::has_unmade(tx).await? {
        return Ok(0);
    }
    // Before the lock of the preview, as whoever has both takes them: loads and announcements wait for a step, and it for
    // them, and never both.
    listed_price::lock_prices(tx).await?;
    let Some(unmade) = store::lock_unmade(tx).await? else {
        return Ok(0);
    };
    let id = unmade.linkage;
    let next = products_of_list(tx, id, unmade.last_product, products_max).await?;
    let products: Vec<ProductId> = next.iter().map(|(product, _)| *product).collect();
    let foreseen = foresee_list(tx, moment, id, unmade.publicity_ends, &products).await?;
    let changed: Vec<_> = foreseen
        .iter()
        .filter_map(|one| {
            let after = one.after.as_ref().map(|(price, _, _)| *price);
            Some((LimitChange::between(one.before, after)?, one))
        })
        .collect();
    let count = |change| {
        let products = changed.iter().filter(|(found, _)| *found == change).count();
        i64::try_from(products).map_err(Error::internal)
    };
    let step = Step {
        last_product: products.last().copied().unwrap_or(unmade.last_product),
        rows: next.iter().map(|(_, rows)| rows).sum(),
        falls: count(LimitChange::Falls)?,
        rises: count(LimitChange::Rises)?,
        appearances: count(LimitChange::Appears)?,
        vanishings: count(LimitChange::Vanishes)?,
        invitations: store::foresee_invitations(tx, id, &changed).await?,
        concluded: foresee_concluded(tx, moment, id, &changed).await?,
        prices_above: store::foresee_products(tx, id, &changed, disclosure::others_min(moment)?)
            .await?,
        is_last: i64::try_from(next.len()).is_ok_and(|found| found < products_max),
    };
    store::note_foreseen(tx, moment, id, &step).await?;
    Ok(next.len() + 1)
}

/// Notes the concluded prices that limits end which fall, by the rule of the day of each fall (B13, E7).
async fn foresee_concluded(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: LinkageId,
    changed: &[(LimitChange, &Foreseen)],
) -> Result<ConcludedForeseen> {
    let mut falls: Vec<Fall> = Vec::new();
    for (_, one) in changed {
        let rule = moment
            .rulebook
            .value(&CONCLUDED_ABOVE_LIMIT, one.effective_on)?;
        if let Some((limit, _, _)) = one.after.as_ref().filter(|_| rule == ConcludedAbove::End) {
            falls.push((one.product, *limit, one.effective_on));
        }
    }
    match falls[..] {
        [] => Ok(ConcludedForeseen::default()),
        _ => store::foresee_concluded(tx, id, &falls).await,
    }
}

/// The preview of a list, ready or not.
///
/// # Errors
/// [`Error::NotFound`] when there is none; refuses callers other than who oversees the platform: it names what hospitals everywhere do.
pub async fn preview(db: &impl Reader, caller: &Caller, id: LinkageId) -> Result<Preview> {
    caller.must_oversee_platform()?;
    store::one(db, id).await?.ok_or(Error::NotFound)
}

/// Demands somebody who oversees the platform, and that the list has a preview.
async fn must_see(db: &impl Reader, caller: &Caller, id: LinkageId) -> Result<()> {
    caller.must_oversee_platform()?;
    let there = store::is_ready(db, id).await?;
    there.map(|_| ()).ok_or(Error::NotFound)
}

/// Products whose limits would change, after `after` in the requested order, and their total.
///
/// # Errors
/// As [`preview`].
pub async fn preview_products(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    id: LinkageId,
    filter: &PreviewFilter,
    after: PreviewPosition,
    rows_max: i64,
) -> Result<(Vec<ProductForeseen>, i64)> {
    must_see(db, caller, id).await?;
    let enough = disclosure::others_min(moment)?;
    let (found, total) = store::products(db, id, filter, 0, after, rows_max).await?;
    let shown = found.into_iter().map(|one| ProductForeseen {
        hospitals_above: one.hospitals_above.filter(|count| enough <= *count),
        ..one
    });
    Ok((shown.collect(), total))
}

/// As [`preview_products`], only those with enough hospitals above the new limit for their number
/// to be shown: never which hospitals, never what they pay.
///
/// # Errors
/// As [`preview`].
pub async fn preview_prices_above(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    id: LinkageId,
    filter: &PreviewFilter,
    after: PreviewPosition,
    rows_max: i64,
) -> Result<(Vec<ProductForeseen>, i64)> {
    must_see(db, caller, id).await?;
    let enough = disclosure::others_min(moment)?;
    store::products(db, id, filter, enough, after, rows_max).await
}

/// Open invitations after `after` that would be superseded, or `concluded` ones whose prices would end, and their total.
///
/// # Errors
/// As [`preview`].
pub async fn preview_invitations(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    id: LinkageId,
    concluded: bool,
    after: Option<InvitationId>,
    rows_max: i64,
) -> Result<(Vec<OvertakenInvitation>, i64)> {
    must_see(db, caller, id).await?;
    store::invitations(db, moment.today(), (id, concluded), after, rows_max).await
}
