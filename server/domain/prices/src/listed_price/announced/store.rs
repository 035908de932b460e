//! Listed prices by announcement, types to rows.

use std::collections::BTreeMap;

use ground::database::{Transaction, column};
use ground::{ListedPriceId, Moment, Result};
use sql::queries::listed_price;

use super::types::NewListed;
use crate::listed_price::rules::Counting;

pub(super) async fn insert_announced(
    tx: &Transaction<'_>,
    moment: &Moment,
    new: &[NewListed<'_>],
) -> Result<Vec<ListedPriceId>> {
    let params = listed_price::InsertAnnouncedParams {
        now: moment.now,
        products: &column(new, |one| one.product.0),
        regions: &column(new, |one| one.terms.region.code()),
        platforms: &column(new, |one| one.terms.platform.as_str()),
        platform_levels: &column(new, |one| one.terms.level.into_str()),
        kinds: &column(new, |one| one.terms.kind.into_str()),
        prices: &column(new, |one| one.terms.price.price.yuan()),
        pack_ratios: &column(new, |one| one.terms.price.pack_ratio),
        base_prices: &column(new, |one| one.terms.price.base_price.yuan()),
        effective_from: &column(new, |one| one.terms.effective_from),
        effective_to: &column(new, |one| one.terms.price.effective_to),
        sources: &column(new, |one| one.terms.source.as_str()),
        counts_from: &column(new, |one| {
            one.counting
                .from
                .filter(|first| one.terms.effective_from < *first)
        }),
        counts_to: &column(new, |one| one.counting.to),
        returns: &column(new, |one| one.counting.returns),
    };
    let ids = listed_price::insert_announced()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .all()
        .await?;
    Ok(ids.into_iter().map(ListedPriceId).collect())
}

pub(super) async fn set_counting(
    tx: &Transaction<'_>,
    moment: &Moment,
    prices: &BTreeMap<ListedPriceId, Vec<Counting>>,
) -> Result<()> {
    let ids: Vec<i64> = prices.keys().map(|id| id.0).collect();
    let parts: Vec<(i64, Counting)> = prices
        .iter()
        .flat_map(|(id, parts)| parts.iter().map(|part| (id.0, *part)))
        .collect();
    let params = listed_price::SetCountingParams {
        now: moment.now,
        ids: &ids,
        parts: &column(&parts, |(id, _)| *id),
        counts_from: &column(&parts, |(_, part)| part.from),
        counts_to: &column(&parts, |(_, part)| part.to),
        returns: &column(&parts, |(_, part)| part.returns),
    };
    listed_price::set_counting()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .await?;
    Ok(())
}
