//! Listed prices and limits, rows to types.

use std::collections::{BTreeMap, HashMap};
use std::pin::pin;

use chrono::{DateTime, Days, NaiveDate, Utc};
use ground::database::{Reader, Transaction, array_text, column};
use ground::{
    AccountId, Error, EventId, ImportId, LimitVersionId, ListedPriceId, Moment, ProductId, Result,
    UnitPrice, shanghai_midnight, stored,
};
use sql::queries::listed_price;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::{ToSql, Type};

use super::last_prices::Compared;
use super::limit_sheet::binds_since;
use super::region::Region;
use super::rules::{Counting, ListedPrice, PriceKey, PriceTerms};
use super::types::{ChangedLimit, Limit, LimitSince, LimitVersion};

pub(super) fn listed_price_of(row: listed_price::ListedPrice) -> Result<ListedPrice> {
    let kind = stored(&row.kind)?;
    let level = stored(&row.platform_level)?;
    Ok(ListedPrice {
        id: ListedPriceId(row.id),
        key: PriceKey {
            product: ProductId(row.product),
            region: Region::stored(row.region)?,
            platform: row.platform,
            level,
            kind,
            effective_from: row.effective_from,
            source: row.source,
        },
        terms: PriceTerms {
            price: UnitPrice::stored(row.price),
            pack_ratio: row.pack_ratio.normalize(),
            base_price: UnitPrice::stored(row.base_price),
            effective_to: row.effective_to,
        },
        counting: Counting {
            from: row.counts_from,
            to: row.counts_to,
            returns: row.returns,
        },
        loaded_by: row.loaded_by.map(ImportId),
        recorded_at: row.recorded_at,
    })
}

pub async fn prices_of_products(
    db: &impl Reader,
    products: &[ProductId],
) -> Result<Vec<ListedPrice>> {
    let rows = listed_price::prices_of_products()
        .prepare(db)
        .await?
        .bind(db, &ProductId::numbers(products))
        .all()
        .await?;
    rows.into_iter().map(listed_price_of).collect()
}

/// The same, each with the instant at which it was recorded first: a price whose days were changed later is no newer for that.
pub async fn prices_as_recorded_first(
    db: &impl Reader,
    products: &[ProductId],
) -> Result<Vec<ListedPrice>> {
    let mut prices = prices_of_products(db, products).await?;
    let copies = listed_price::copies_recorded_first()
        .prepare(db)
        .await?
        .bind(db, &ProductId::numbers(products))
        .all()
        .await?;
    let first: HashMap<i64, DateTime<Utc>> = copies
        .into_iter()
        .map(|copy| (copy.id, copy.recorded_at))
        .collect();
    for price in &mut prices {
        if let Some(at) = first.get(&price.id.0) {
            price.recorded_at = *at;
        }
    }
    Ok(prices)
}

/// Those prices of products on which the end of some of them bears, as recorded first: what the limit may rest on while they
/// stay or once they are gone, and what their own platforms list. Of a product with hundreds of prices these are a few.
pub async fn prices_around_ends(
    db: &impl Reader,
    products: &[ProductId],
    ending: &[ListedPriceId],
    today: NaiveDate,
) -> Result<Vec<ListedPrice>> {
    let params = listed_price::PricesAroundEndsParams {
        products: &ProductId::numbers(products),
        ending: &ListedPriceId::numbers(ending),
        today,
    };
    let rows = listed_price::prices_around_ends()
        .prepare(db)
        .await?
        .params(db, &params)
        .all()
        .await?;
    rows.into_iter().map(listed_price_of).collect()
}

/// The recorded prices of products, in some regions of each.
pub(super) async fn prices_of_regions(
    db: &impl Reader,
    regions: &BTreeMap<ProductId, Vec<i16>>,
) -> Result<Vec<ListedPrice>> {
    if regions.is_empty() {
        return Ok(Vec::new());
    }
    let products: Vec<i64> = regions.keys().map(|product| product.0).collect();
    let regions: Vec<String> = regions.values().map(|codes| array_text(codes)).collect();
    let rows = listed_price::prices_of_regions()
        .prepare(db)
        .await?
        .bind(db, &products, &regions)
        .all()
        .await?;
    rows.into_iter().map(listed_price_of).collect()
}

/// What other loads recorded of the products and provinces of rows from their very first days.
pub(super) async fn prices_of_first_days(
    db: &impl Reader,
    import: ImportId,
    keys: &[PriceKey<&str>],
) -> Result<Vec<ListedPrice>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let rows = listed_price::prices_of_first_days()
        .prepare(db)
        .await?
        .bind(
            db,
            &column(keys, |key| key.product.0),
            &column(keys, |key| key.region.code()),
            &column(keys, |key| key.effective_from),
            &import.0,
        )
        .all()
        .await?;
    rows.into_iter().map(listed_price_of).collect()
}

pub(super) async fn prices_known_at(
    db: &impl Reader,
    product: ProductId,
    known_at: DateTime<Utc>,
) -> Result<Vec<ListedPrice>> {
    let rows = listed_price::prices_known_at()
        .prepare(db)
        .await?
        .bind(db, &product.0, &known_at)
        .all()
        .await?;
    rows.into_iter().map(listed_price_of).collect()
}

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

/// What a load of a person today is compared with.
pub(super) async fn prices_to_compare(
    tx: &Transaction<'_>,
    moment: &Moment,
    person: AccountId,
    products: &[ProductId],
) -> Result<Vec<Compared>> {
    if products.is_empty() {
        return Ok(Vec::new());
    }
    let since = shanghai_midnight(moment.today());
    let rows = listed_price::prices_to_compare()
        .prepare(tx)
        .await?
        .bind(tx, &person.0, &since, &ProductId::numbers(products))
        .all()
        .await?;
    let compared = rows.into_iter().map(|row| {
        Ok(Compared {
            is_own: row.is_own,
            undone_at: row.undone_at,
            is_undoer: row.is_undoer,
            price: listed_price_of(listed_price::ListedPrice {
                id: row.id,
                product: row.product,
                region: row.region,
                platform: row.platform,
                platform_level: row.platform_level,
                kind: row.kind,
                price: row.price,
                pack_ratio: row.pack_ratio,
                base_price: row.base_price,
                effective_from: row.effective_from,
                effective_to: row.effective_to,
                counts_from: row.counts_from,
                counts_to: row.counts_to,
                returns: row.returns,
                source: row.source,
                loaded_by: row.loaded_by,
                recorded_at: row.recorded_at,
                superseded_at: row.superseded_at,
            })?,
        })
    });
    compared.collect()
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

/// The products whose prices an import recorded or replaced.
pub(super) async fn products_of_load(db: &impl Reader, import: ImportId) -> Result<Vec<ProductId>> {
    let ids = listed_price::products_of_load()
        .prepare(db)
        .await?
        .bind(db, &import.0)
        .all()
        .await?;
    Ok(ids.into_iter().map(ProductId).collect())
}

/// The prices of products that are in force, and those whose place an import took.
pub(super) async fn prices_around_load(
    db: &impl Reader,
    import: ImportId,
    products: &[ProductId],
) -> Result<(Vec<ListedPrice>, Vec<ListedPrice>)> {
    let rows = listed_price::prices_around_load()
        .prepare(db)
        .await?
        .bind(db, &ProductId::numbers(products), &import.0)
        .all()
        .await?;
    let (mut left, mut replaced) = (Vec::new(), Vec::new());
    for row in rows {
        let is_replaced = row.superseded_at.is_some();
        let price = listed_price_of(row)?;
        match is_replaced {
            true => replaced.push(price),
            false => left.push(price),
        }
    }
    Ok((left, replaced))
}

pub async fn lock_prices(tx: &Transaction<'_>) -> Result<()> {
    listed_price::lock_prices()
        .prepare(tx)
        .await?
        .bind(tx)
        .one()
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

/// Records the documents that prices come from; returns those that nobody had named before. Without an
/// import they belong to an announcement.
pub(super) async fn claim_sources(
    tx: &Transaction<'_>,
    import: Option<ImportId>,
    sources: &[&str],
) -> Result<Vec<String>> {
    let import = import.map(|id| id.0);
    let claimed = listed_price::claim_sources()
        .prepare(tx)
        .await?
        .bind(tx, &import, &sources)
        .all()
        .await?;
    listed_price::share_sources()
        .prepare(tx)
        .await?
        .bind(tx, &sources, &import)
        .await?;
    Ok(claimed)
}

/// The documents that only this import has named.
pub(super) async fn own_sources(
    tx: &Transaction<'_>,
    import: ImportId,
    sources: &[&str],
) -> Result<Vec<String>> {
    Ok(listed_price::own_sources()
        .prepare(tx)
        .await?
        .bind(tx, &sources, &import.0)
        .all()
        .await?)
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

/// The first day after `last` on which a price starts or ends.
pub(super) async fn next_turn(tx: &Transaction<'_>, last: NaiveDate) -> Result<Option<NaiveDate>> {
    Ok(listed_price::next_turn()
        .prepare(tx)
        .await?
        .bind(tx, &last)
        .one()
        .await?)
}

pub(super) async fn products_turning(
    tx: &Transaction<'_>,
    day: NaiveDate,
) -> Result<Vec<ProductId>> {
    let before = day - Days::new(1);
    let ids = listed_price::products_turning()
        .prepare(tx)
        .await?
        .params(
            tx,
            &listed_price::ProductsTurningParams {
                day,
                day_before: before,
            },
        )
        .all()
        .await?;
    Ok(ids.into_iter().map(ProductId).collect())
}

pub(super) async fn limits(db: &impl Reader, products: &[ProductId]) -> Result<Vec<Limit>> {
    let rows = listed_price::limits_of_products()
        .prepare(db)
        .await?
        .bind(db, &ProductId::numbers(products))
        .all()
        .await?;
    let limit = |row: listed_price::Limit| {
        Ok(Limit {
            product: ProductId(row.product),
            price: row.price.map(UnitPrice::stored),
            region: row.region.map(Region::stored).transpose()?,
            platform: row.platform,
            effective_on: row.effective_on,
        })
    };
    rows.into_iter().map(limit).collect()
}

pub(super) async fn limits_since(
    db: &impl Reader,
    products: &[ProductId],
) -> Result<HashMap<ProductId, LimitSince>> {
    let rows = listed_price::limits_since()
        .prepare(db)
        .await?
        .bind(db, &ProductId::numbers(products))
        .all()
        .await?;
    let since = rows.into_iter().map(|row| {
        let limit = LimitSince {
            price: UnitPrice::stored(row.price),
            version: Some(LimitVersionId(row.version)),
            since: binds_since(row.effective_on, row.known_at),
        };
        (ProductId(row.product), limit)
    });
    Ok(since.collect())
}

pub(super) async fn write_limits(
    tx: &Transaction<'_>,
    moment: &Moment,
    day: NaiveDate,
    changed: &[ChangedLimit<'_>],
    events: &[EventId],
) -> Result<()> {
    let event = events
        .first()
        .ok_or_else(|| Error::internal("a change without an event"))?
        .0;
    let products: Vec<_> = changed.iter().map(|limit| limit.product.0).collect();
    let lowest = || changed.iter().map(|limit| limit.lowest);
    let prices: Vec<_> = lowest()
        .map(|one| one.map(|one| one.base_price.yuan()))
        .collect();
    let sources: Vec<_> = lowest().map(|one| one.map(|one| one.id.0)).collect();
    let versions: HashMap<i64, i64> = listed_price::insert_limit_versions()
        .prepare(tx)
        .await?
        .params(
            tx,
            &listed_price::InsertLimitVersionsParams {
                effective_on: day,
                now: moment.now,
                event,
                products: &products,
                prices: &prices,
                listed_prices: &sources,
            },
        )
        .all()
        .await?
        .into_iter()
        .map(|row| (row.product, row.id))
        .collect();
    let regions: Vec<_> = lowest()
        .map(|one| one.map(|one| one.region.code()))
        .collect();
    let platforms: Vec<_> = lowest().map(|one| one.map(|one| one.platform)).collect();
    let versions: Vec<i64> = products
        .iter()
        .filter_map(|product| versions.get(product).copied())
        .collect();
    listed_price::upsert_limits()
        .prepare(tx)
        .await?
        .params(
            tx,
            &listed_price::UpsertLimitsParams {
                effective_on: day,
                products: &products,
                prices: &prices,
                regions: &regions,
                platforms: &platforms,
                versions: &versions,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn products_of_event(db: &impl Reader, event: EventId) -> Result<Vec<ProductId>> {
    let ids = listed_price::products_of_event()
        .prepare(db)
        .await?
        .bind(db, &event.0)
        .all()
        .await?;
    Ok(ids.into_iter().map(ProductId).collect())
}

pub(super) async fn limit_history(
    db: &impl Reader,
    product: ProductId,
) -> Result<Vec<LimitVersion>> {
    let rows = listed_price::limit_history()
        .prepare(db)
        .await?
        .bind(db, &product.0)
        .all()
        .await?;
    let version = |row: listed_price::LimitHistory| {
        Ok(LimitVersion {
            effective_on: row.effective_on,
            price: row.price.map(UnitPrice::stored),
            region: row.region.map(Region::stored).transpose()?,
            recorded_at: row.recorded_at,
        })
    };
    rows.into_iter().map(version).collect()
}

/// Those of some products for which there are figures of this capability in their units.
pub(super) async fn counted_products(
    tx: &Transaction<'_>,
    products: &[ProductId],
) -> Result<Vec<ProductId>> {
    let found = listed_price::counted_products()
        .prepare(tx)
        .await?
        .bind(tx, &ProductId::numbers(products))
        .all()
        .await?;
    Ok(found.into_iter().map(ProductId).collect())
}
