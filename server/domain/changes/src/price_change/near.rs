//! Prices that are far from their limits (◇): not taken until who typed them says that they are meant.

use std::collections::HashMap;

use ground::database::Transaction;
use ground::{Caller, Moment, ProductId, Result, UnitPrice};
use prices::listed_price::{self, ListedTerms, excluded};

use super::types::Declared;

/// Whether another person is to confirm a price that `caller` types in the place of a public one: it is far from the limit, or from what a
/// load of it would be compared with, or it would replace a lower one of its platform.
///
/// # Errors
/// Refuses one that is far and is not said to be meant (`price-far-from-known`).
pub(super) async fn takes_confirmation(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    product: ProductId,
    (terms, instead_of): (&ListedTerms, UnitPrice),
    is_meant: bool,
) -> Result<bool> {
    let of_limit = near_limits(tx, moment, &[(product, terms)]).await?.pop();
    let of_known =
        listed_price::compare_typed(tx, moment, caller.account, product, (terms, instead_of))
            .await?;
    let of_known_far = of_known.far.map(|far| far.refused("known_price").into());
    let far = of_limit.and_then(Result::err).or(of_known_far);
    match far {
        Some(far) if !is_meant => Err(far),
        far => Ok(far.is_some() || of_known.rises),
    }
}

/// Refuses declarations that count and are far from the limit (`price-far-from-known`), each judged by itself; those that may be far are not compared.
pub(super) async fn judge_declared(
    tx: &Transaction<'_>,
    moment: &Moment,
    declared: &[Declared],
) -> Result<Vec<Result<()>>> {
    let compared = declared.iter().filter(|one| !one.may_be_far);
    let compared: Vec<_> = compared.map(|one| (one.product, &one.terms)).collect();
    let mut judged = near_limits(tx, moment, &compared).await?.into_iter();
    let each = declared.iter().map(|one| match one.may_be_far {
        true => Ok(()),
        false => judged.next().unwrap_or(Ok(())),
    });
    Ok(each.collect())
}

async fn near_limits(
    tx: &Transaction<'_>,
    moment: &Moment,
    prices: &[(ProductId, &ListedTerms)],
) -> Result<Vec<Result<()>>> {
    if prices.is_empty() {
        return Ok(Vec::new());
    }
    let products: Vec<ProductId> = prices.iter().map(|(product, _)| *product).collect();
    let limits: HashMap<ProductId, UnitPrice> = listed_price::limits(tx, moment, &products)
        .await?
        .into_iter()
        .filter_map(|limit| Some((limit.product, limit.price?)))
        .collect();
    let bounds = listed_price::bounds(moment)?;
    let judged = prices.iter().map(|(product, terms)| {
        let counts = excluded(terms.kind, terms.level).is_none();
        let far = bounds.typed(terms.price.base_price, limits.get(product).copied());
        match far.filter(|_| counts) {
            None => Ok(()),
            Some(far) => Err(far.refused("reference_limit").into()),
        }
    });
    Ok(judged.collect())
}
