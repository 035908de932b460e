//! Listed prices by announcement, types to rows.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ground::database::{Transaction, column};
use ground::{ListedPriceId, Moment, Result};
use sql::queries::listed_price;

use super::types::NewListed;

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
            one.counts_from
                .filter(|first| one.terms.effective_from < *first)
        }),
        counts_to: &column(new, |one| one.counts_to),
    };
    let ids = listed_price::insert_announced()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .all()
        .await?;
    Ok(ids.into_iter().map(ListedPriceId).collect())
}

pub(super) async fn end_counting(
    tx: &Transaction<'_>,
    moment: &Moment,
    last_days: &BTreeMap<ListedPriceId, NaiveDate>,
) -> Result<()> {
    let (ids, days): (Vec<i64>, Vec<NaiveDate>) =
        last_days.iter().map(|(id, day)| (id.0, *day)).unzip();
    listed_price::end_counting()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &ids, &days)
        .await?;
    Ok(())
}
