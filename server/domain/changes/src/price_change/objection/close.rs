//! How objections end with the change that they are about, and which changes they hold.

use std::collections::HashSet;

use ground::database::Transaction;
use ground::log::Readers;
use ground::{Caller, Error, Moment, PriceChangeId, ProductId, PublicityId, Result, log};
use market::catalogue;

use super::types::ObjectionState;
use super::{event, store};
use crate::price_change::types::PriceChange;

/// Closes every open objection to changes that are stopped or corrected, with the reason as the answer: nobody has judged
/// whether it is right (S4-13). Where something else that would set the same price goes on, an objection to what is stopped
/// remains, and holds that.
pub(in crate::price_change) async fn close_all(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    changes: &[PriceChange],
    answer: &str,
    is_corrected: bool,
) -> Result<()> {
    let ids: Vec<PriceChangeId> = changes.iter().map(|change| change.id).collect();
    let open = store::to_close(tx, &ids, is_corrected).await?;
    let subjects: Vec<PriceChangeId> = open.iter().map(|(_, change, _)| *change).collect();
    let changes = crate::price_change::store::lock(tx, &subjects).await?;
    let products: Vec<ProductId> = changes.iter().map(|change| change.product).collect();
    let products = catalogue::products(tx, &products).await?;
    let mut events = Vec::with_capacity(open.len());
    for (id, change_id, objector) in open {
        let change = changes.iter().find(|change| change.id == change_id);
        let change = change.ok_or(Error::NotFound)?;
        let product = products.iter().find(|one| one.id == change.product);
        let product = product.ok_or(Error::NotFound)?;
        store::answer(tx, moment, caller, id, ObjectionState::Closed, answer).await?;
        let answered = event::Answered {
            objection: id,
            product: change.product,
            product_name: product.head.name.clone(),
            manufacturer: change.manufacturer,
            state: ObjectionState::Closed,
            answer: answer.to_owned(),
            corrected: is_corrected,
        };
        let event = event::OBJECTION_ANSWERED
            .about(change.id, &answered)
            .by(caller)
            .for_readers(Readers::parties(&[change.manufacturer, objector]));
        events.push(event);
    }
    log::write(tx, moment, &events).await?;
    Ok(())
}

/// Which of these changes an open objection keeps from being announced: to them, or to another that would set the same price.
pub(in crate::price_change) async fn held(
    tx: &Transaction<'_>,
    ids: &[PriceChangeId],
) -> Result<HashSet<PriceChangeId>> {
    crate::price_change::store::contested(tx, ids).await
}

/// The changes of a publicity that an open objection holds.
pub(in crate::price_change) async fn held_in(
    tx: &Transaction<'_>,
    publicity: PublicityId,
) -> Result<Vec<PriceChangeId>> {
    store::held_in(tx, publicity).await
}
