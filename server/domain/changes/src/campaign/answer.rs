//! Answering a collection: a manufacturer confirms its current prices.

use std::collections::HashSet;

use ground::database::Transaction;
use ground::log::{self, Readers};
use ground::{Caller, CampaignId, Error, FieldError, Moment, OrganisationKind, ProductId, Result};

use super::rules::must_take_answers;
use super::types::Confirmed;
use super::{event, store};

/// Demands that the caller has to answer the collection and still may, and locks it open: it cannot
/// close before the answer is committed.
///
/// # Errors
/// [`Error::NotFound`] when it does not concern the caller, `campaign-over` after its end.
pub(super) async fn must_take(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: CampaignId,
) -> Result<()> {
    let duty = store::lock_duty(tx, id, caller.organisation).await?;
    let ended = duty.ok_or(Error::NotFound)?;
    Ok(must_take_answers(ended, moment.now)?)
}

/// Confirms the current prices of the caller's products: of some, or of all.
///
/// # Errors
/// Refuses callers other than manufacturers, collections that are over, and products that are not
/// theirs or not in the scope.
pub async fn confirm(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: CampaignId,
    products: Option<&[ProductId]>,
) -> Result<Confirmed> {
    caller.must_trade_for(OrganisationKind::Manufacturer)?;
    must_take(tx, moment, caller, id).await?;
    if let Some(products) = products {
        let known = store::in_scope(tx, id, caller.organisation, products).await?;
        let known: HashSet<ProductId> = known.into_iter().collect();
        if let Some(index) = products.iter().position(|one| !known.contains(one)) {
            return Err(FieldError::alone(
                &format!("/product_ids/{index}"),
                "不是本次应报送的本企业产品",
                "is no product of yours in this collection",
            ));
        }
    }
    let confirmed = store::answer(tx, moment, caller, id, products, true).await?;
    if 0 < confirmed.confirmed {
        let figures = event::Confirmed {
            manufacturer: caller.organisation,
            confirmed: confirmed.confirmed,
            products: confirmed.products,
            answered: confirmed.answered,
        };
        let event = event::CONFIRMED
            .about(id, &figures)
            .by(caller)
            .for_readers(Readers::parties(&[caller.organisation]));
        log::write(tx, moment, &[event]).await?;
    }
    Ok(confirmed)
}
