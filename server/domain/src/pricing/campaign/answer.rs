//! Answering a collection: a manufacturer confirms the prices that stand, or declares others for it.

use std::collections::{BTreeMap, HashSet};

use serde_json::json;

use super::rules::must_take_answers;
use super::store;
use crate::caller::{Caller, OrganisationKind};
use crate::database::Transaction;
use crate::error::{Error, FieldError, Result};
use crate::ids::{CampaignId, EvidenceId, ProductId};
use crate::log::{self, NewEvent, Readers};
use crate::moment::Moment;

/// What a confirmation came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confirmed {
    /// Products that had no answer before.
    pub confirmed: i64,
    /// The manufacturer's products in the collection.
    pub products: i64,
    /// Those that have an answer now.
    pub answered: i64,
}

/// Demands that the collection is one that the caller has to answer and still may, and holds it open
/// until the transaction ends.
///
/// # Errors
/// [`Error::NotFound`] when it does not concern the caller, `campaign-over` after its end.
pub(in crate::pricing) async fn must_take(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: CampaignId,
) -> Result<()> {
    let held = store::lock_duty(tx, id, caller.organisation).await?;
    let (due_at, closed_at) = held.ok_or(Error::NotFound)?;
    Ok(must_take_answers(due_at, closed_at, moment.now)?)
}

/// Confirms the prices of the caller's own products that stand: of some, or of all.
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
        if let Some(place) = products.iter().position(|one| !known.contains(one)) {
            return Err(FieldError::alone(
                &format!("/product_ids/{place}"),
                "不是本次应报送的本企业产品",
                "is no product of yours in this collection",
            ));
        }
    }
    let confirmed = store::answer(tx, moment, caller, id, products).await?;
    if 0 < confirmed.confirmed {
        let event = NewEvent::by(caller, "campaign-confirmed", ("campaign", id.to_string()))
            .on("S4-13")
            .for_readers(Readers::parties(&[caller.organisation]))
            .with(json!({
                "manufacturer": caller.organisation,
                "confirmed": confirmed.confirmed,
                "products": confirmed.products,
                "answered": confirmed.answered,
            }));
        log::write(tx, moment, &[event]).await?;
    }
    Ok(confirmed)
}

/// Notes that prices of products were declared, for the collection named or for every one that the
/// caller has to answer now, and keeps what proves them: also of those that are listed or on their
/// way already, for which nothing is entered twice.
///
/// # Errors
/// When the database fails.
pub(in crate::pricing) async fn note_declared(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    named: Option<CampaignId>,
    declared: &[(ProductId, &[EvidenceId])],
) -> Result<()> {
    let mut by_product: BTreeMap<ProductId, Vec<EvidenceId>> = BTreeMap::new();
    for (product, evidence) in declared {
        let files = by_product.entry(*product).or_default();
        files.extend_from_slice(evidence);
    }
    if by_product.is_empty() {
        return Ok(());
    }
    let products: Vec<ProductId> = by_product.keys().copied().collect();
    by_product.retain(|_, files| !files.is_empty());
    let ids = match named {
        Some(id) => vec![id],
        None => store::open_duties(tx, moment, caller.organisation).await?,
    };
    for id in ids {
        // Locks are taken in one order: the collection and the duty, then the answers.
        store::lock_duty(tx, id, caller.organisation).await?;
        store::answer(tx, moment, caller, id, Some(&products)).await?;
        store::keep_evidence(tx, id, &by_product).await?;
    }
    Ok(())
}
