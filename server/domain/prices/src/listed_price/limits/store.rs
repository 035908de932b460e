//! Stored limits and their versions, rows to types.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use ground::database::{Reader, Transaction};
use ground::{Error, EventId, LimitVersionId, Moment, ProductId, Result, UnitPrice};
use sql::queries::listed_price;

use crate::listed_price::limit_sheet::binds_since;
use crate::listed_price::region::Region;
use crate::listed_price::types::{ChangedLimit, Limit, LimitSince, LimitVersion};

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

pub(in crate::listed_price) async fn stored_limits(
    db: &impl Reader,
    products: &[ProductId],
) -> Result<Vec<Limit>> {
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
