//! What a load records, to the database.

use std::pin::pin;

use ground::database::Transaction;
use ground::{AccountId, Error, ImportId, ListedPriceId, Moment, Result};
use sql::queries::listed_price;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::{ToSql, Type};

use crate::listed_price::rules::{PriceKey, PriceTerms};

/// Notes who loads prices.
pub(super) async fn note_load(
    tx: &Transaction<'_>,
    moment: &Moment,
    import: ImportId,
    account: AccountId,
) -> Result<()> {
    listed_price::note_load()
        .prepare(tx)
        .await?
        .bind(tx, &import.0, &account.0, &moment.now)
        .await?;
    Ok(())
}

/// Notes that an import states prices that other imports recorded.
pub(super) async fn note_repeated(
    tx: &Transaction<'_>,
    moment: &Moment,
    import: ImportId,
    ids: &[ListedPriceId],
) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    listed_price::note_repeated()
        .prepare(tx)
        .await?
        .bind(tx, &import.0, &moment.now, &ListedPriceId::numbers(ids))
        .await?;
    Ok(())
}

pub(super) async fn supersede_prices(
    tx: &Transaction<'_>,
    moment: &Moment,
    import: ImportId,
    ids: &[ListedPriceId],
) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let ids = ListedPriceId::numbers(ids);
    listed_price::supersede_prices()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &import.0, &ids)
        .await?;
    Ok(())
}

/// Records prices by binary COPY, which no typed statement expresses. The ids are drawn first, all at once:
/// the lock on prices keeps other writers from drawing ids between them.
pub(super) async fn insert_prices(
    tx: &Transaction<'_>,
    moment: &Moment,
    import: ImportId,
    new: &[&(PriceKey<&str>, PriceTerms)],
) -> Result<Vec<ListedPriceId>> {
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let count = i64::try_from(new.len()).map_err(Error::internal)?;
    let last_id = listed_price::reserve_price_ids()
        .prepare(tx)
        .await?
        .bind(tx, &count)
        .one()
        .await?;
    let ids: Vec<i64> = (last_id + 1 - count..=last_id).collect();
    let sink = tx
        .copy_in(
            "copy listed_price (id, product, region, platform, platform_level, kind, price, pack_ratio, \
             base_price, effective_from, effective_to, source, loaded_by, recorded_at) \
             from stdin (format binary)",
        )
        .await?;
    let types = [
        Type::INT8,
        Type::INT8,
        Type::INT2,
        Type::TEXT,
        Type::TEXT,
        Type::TEXT,
        Type::NUMERIC,
        Type::NUMERIC,
        Type::NUMERIC,
        Type::DATE,
        Type::DATE,
        Type::TEXT,
        Type::UUID,
        Type::TIMESTAMPTZ,
    ];
    let mut writer = pin!(BinaryCopyInWriter::new(sink, &types));
    for (id, (key, terms)) in ids.iter().zip(new.iter().copied()) {
        let row: [&(dyn ToSql + Sync); 14] = [
            id,
            &key.product.0,
            &key.region.code(),
            &key.platform,
            &key.level.into_str(),
            &key.kind.into_str(),
            &terms.price.yuan(),
            &terms.pack_ratio,
            &terms.base_price.yuan(),
            &key.effective_from,
            &terms.effective_to,
            &key.source,
            &import.0,
            &moment.now,
        ];
        writer.as_mut().write(&row).await?;
    }
    writer.finish().await?;
    Ok(ids.into_iter().map(ListedPriceId).collect())
}
