//! Answering a collection: a manufacturer confirms the prices that stand, or declares others for it.

use super::types::Confirmed;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::rules::must_take_answers;
use super::{event, store};
use crate::caller::{Caller, OrganisationKind};
use crate::database::Transaction;
use crate::error::{Error, FieldError, Result};
use crate::ids::{CampaignId, EvidenceId, ProductId};
use crate::log::{self, Readers};
use crate::moment::Moment;

/// Demands that the collection is one that the caller has to answer and still may, and holds it open
/// until the transaction ends.
///
/// # Errors
/// [`Error::NotFound`] when it does not concern the caller, `campaign-over` after its end.
async fn must_take(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: CampaignId,
) -> Result<()> {
    let held = store::lock_duty(tx, id, caller.organisation).await?;
    let (deadline, closed_at) = held.ok_or(Error::NotFound)?;
    Ok(must_take_answers(deadline, closed_at, moment.now)?)
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

/// The collections that a declaration answers: the one named, or every one that the caller has to
/// answer now. They are held open until the transaction ends, before any change of a price is.
///
/// # Errors
/// As [`must_take`], of a collection that is named.
pub(in crate::pricing) async fn hold(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    named: Option<CampaignId>,
) -> Result<Vec<CampaignId>> {
    if let Some(id) = named {
        must_take(tx, moment, caller, id).await?;
        return Ok(vec![id]);
    }
    let ids = store::open_duties(tx, moment, caller.organisation).await?;
    for id in &ids {
        store::lock_duty(tx, *id, caller.organisation).await?;
    }
    Ok(ids)
}

/// A price that was declared, as collections see it.
#[derive(Debug, Clone, Copy)]
pub(in crate::pricing) struct Told<'a> {
    /// Whose.
    pub(in crate::pricing) product: ProductId,
    /// What proves it.
    pub(in crate::pricing) evidence: &'a [EvidenceId],
    /// Whether it is listed already, so that saying it again confirms it.
    pub(in crate::pricing) is_listed: bool,
}

/// Notes that prices of products were declared, for the collections [held](hold), and keeps what
/// proves them: also of those that are listed or on their way already, for which nothing is entered
/// twice.
///
/// # Errors
/// When the database fails.
pub(in crate::pricing) async fn note_declared(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    held: &[CampaignId],
    declared: &[Told<'_>],
) -> Result<()> {
    let mut evidence: BTreeMap<ProductId, Vec<EvidenceId>> = BTreeMap::new();
    for one in declared.iter().filter(|one| !one.evidence.is_empty()) {
        let files = evidence.entry(one.product).or_default();
        files.extend_from_slice(one.evidence);
    }
    for is_listed in [true, false] {
        let products: BTreeSet<ProductId> = declared
            .iter()
            .filter(|one| one.is_listed == is_listed)
            .map(|one| one.product)
            .collect();
        let products: Vec<ProductId> = products.into_iter().collect();
        if products.is_empty() {
            continue;
        }
        for id in held {
            store::answer(tx, moment, caller, *id, Some(&products), is_listed).await?;
        }
    }
    for id in held {
        store::keep_evidence(tx, *id, &evidence).await?;
    }
    Ok(())
}

/// A declaration of the product was withdrawn: without another one, or a confirmation, the product
/// has no answer any more in the collections [held](hold).
///
/// # Errors
/// When the database fails.
pub(in crate::pricing) async fn take_back(
    tx: &Transaction<'_>,
    caller: &Caller,
    held: &[CampaignId],
    product: ProductId,
) -> Result<()> {
    for id in held {
        store::take_back(tx, *id, caller.organisation, product).await?;
    }
    Ok(())
}
