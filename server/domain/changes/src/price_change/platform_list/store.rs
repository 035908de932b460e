//! The changes of whole lists, rows to types.

use std::collections::HashSet;

use ground::database::{Reader, Transaction, column};
use ground::{
    Caller, LinkageId, ListedPriceId, Moment, PriceChangeId, ProductId, PublicityId, Result,
};
use prices::listed_price::{PriceKey, PriceTerms};
use sql::queries::price_change;

use crate::price_change::state::ChangeState;
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
    publicity: Option<PublicityId>,
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
                publicity: publicity.map(|id| id.0),
                linkage: linkage.0,
                before: before.into_str(),
            },
        )
        .await?)
}

/// The changes outside a list that say what these rows say, as far as they have not been taken back as a whole.
pub(super) async fn linked_before(
    tx: &Transaction<'_>,
    linkage: LinkageId,
    rows: &[(PriceKey<&str>, PriceTerms)],
) -> Result<Vec<PriceChange>> {
    let found = price_change::linked_before()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::LinkedBeforeParams {
                products: &column(rows, |(key, _)| key.product.0),
                regions: &column(rows, |(key, _)| key.region.code()),
                platforms: &column(rows, |(key, _)| key.platform),
                prices: &column(rows, |(_, terms)| terms.base_price.yuan()),
                effective_from: &column(rows, |(key, _)| key.effective_from),
                linkage: linkage.0,
            },
        )
        .all()
        .await?;
    found.into_iter().map(change_of).collect()
}

pub(super) async fn insert_linked_before(
    tx: &Transaction<'_>,
    linkage: LinkageId,
    before: &[(ProductId, PriceChangeId)],
) -> Result<()> {
    if before.is_empty() {
        return Ok(());
    }
    price_change::insert_linked_before()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::InsertLinkedBeforeParams {
                linkage: linkage.0,
                products: &column(before, |(product, _)| product.0),
                price_changes: &column(before, |(_, change)| change.0),
            },
        )
        .await?;
    Ok(())
}

/// Leaves submitted changes of a list to those of these lists that say them too; returns how many each of them took.
pub(super) async fn leave_to_lists(
    tx: &Transaction<'_>,
    linkage: LinkageId,
    lists: &[LinkageId],
) -> Result<Vec<(LinkageId, i64)>> {
    let lists: Vec<i64> = lists.iter().map(|list| list.0).collect();
    let taken = price_change::leave_to_lists()
        .prepare(tx)
        .await?
        .bind(tx, &lists, &linkage.0)
        .all()
        .await?;
    let taken = taken
        .into_iter()
        .map(|row| (LinkageId(row.linkage), row.rows));
    Ok(taken.collect())
}
