//! The changes of whole lists, rows to types.

use std::collections::HashSet;

use ground::database::{Reader, Transaction};
use ground::{Caller, LinkageId, ListedPriceId, Moment, ProductId, PublicityId, Result};
use sql::queries::price_change;

use crate::price_change::rules::ChangeState;
use crate::price_change::store::change_of;
use crate::price_change::types::PriceChange;

/// Products of a list with submitted changes, each with the number of its rows.
pub(super) async fn products_of_list(
    db: &impl Reader,
    linkage: LinkageId,
    after: ProductId,
    products_max: i64,
) -> Result<Vec<(ProductId, i64)>> {
    let rows = price_change::products_of_list()
        .prepare(db)
        .await?
        .params(
            db,
            &price_change::ProductsOfListParams {
                linkage: linkage.0,
                after: after.0,
                products: products_max,
            },
        )
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (ProductId(row.product), row.rows))
        .collect())
}

/// The changes of a list for these products, in the order of products.
pub(super) async fn of_list(
    db: &impl Reader,
    linkage: LinkageId,
    products: &[ProductId],
) -> Result<Vec<PriceChange>> {
    let products = ProductId::numbers(products);
    let rows = price_change::of_list()
        .prepare(db)
        .await?
        .bind(db, &linkage.0, &products)
        .all()
        .await?;
    rows.into_iter().map(change_of).collect()
}

pub(super) async fn insert_linked_again(
    tx: &Transaction<'_>,
    linkage: LinkageId,
    again: &[(ProductId, ListedPriceId)],
) -> Result<()> {
    if again.is_empty() {
        return Ok(());
    }
    let products: Vec<i64> = again.iter().map(|(product, _)| product.0).collect();
    let prices: Vec<i64> = again.iter().map(|(_, price)| price.0).collect();
    price_change::insert_linked_again()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::InsertLinkedAgainParams {
                linkage: linkage.0,
                products: &products,
                listed_prices: &prices,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn linked_again(
    db: &impl Reader,
    linkage: LinkageId,
    products: &[ProductId],
) -> Result<HashSet<ListedPriceId>> {
    let products = ProductId::numbers(products);
    let ids = price_change::linked_again()
        .prepare(db)
        .await?
        .bind(db, &linkage.0, &products)
        .all()
        .await?;
    Ok(ids.into_iter().map(ListedPriceId).collect())
}

/// Takes every change of a list from one state to another, and returns how many there were.
pub(super) async fn decide_list(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    linkage: LinkageId,
    (before, after): (ChangeState, ChangeState),
    window: Option<PublicityId>,
) -> Result<u64> {
    Ok(price_change::decide_list()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::DecideListParams {
                after: after.into_str(),
                now: moment.now,
                account: caller.account.0,
                publicity: window.map(|id| id.0),
                linkage: linkage.0,
                before: before.into_str(),
            },
        )
        .await?)
}
