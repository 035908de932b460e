//! Findings, rows to types.

use chrono::{DateTime, NaiveDate, Utc};
use ground::database::{Reader, Transaction};
use ground::{Caller, Moment, ProductId, Result, UnitPrice, stored};
use market::catalogue::{Named, ProductHead};
use sql::queries::price_finding;

use super::types::PriceFindingId;
use super::types::{Bounds, FindingFilter, FindingKind, FindingPlace, PriceFinding};

pub(super) async fn inspect(
    tx: &Transaction<'_>,
    day: NaiveDate,
    bounds: &Bounds,
) -> Result<(i64, i64)> {
    let row = price_finding::inspect()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_finding::InspectParams {
                day,
                lookback: bounds.lookback_days,
                provinces_min: bounds.provinces_min,
                stale_before: bounds.stale_before,
                spread_max: bounds.spread_max,
                change_max: bounds.change_max,
            },
        )
        .one()
        .await?;
    Ok((row.noted, row.gone))
}

pub(super) async fn summary(db: &impl Reader) -> Result<Vec<(FindingKind, i64)>> {
    let rows = price_finding::summary()
        .prepare(db)
        .await?
        .bind(db)
        .all()
        .await?;
    rows.into_iter()
        .map(|row| Ok((stored(&row.kind)?, row.open)))
        .collect()
}

pub(super) async fn page(
    db: &impl Reader,
    today: NaiveDate,
    filter: &FindingFilter,
    after: Option<FindingPlace>,
    rows_max: i64,
) -> Result<(Vec<PriceFinding>, i64)> {
    let total = count(db, filter).await?;
    let named = named(db, filter, total).await?;
    let kind = filter.kind.map(|kind| kind.into_str());
    let rows = price_finding::page()
        .prepare(db)
        .await?
        .params(
            db,
            &price_finding::PageParams {
                today,
                state: filter.state.into_str(),
                kind,
                products: named.products(),
                name_part: named.part(),
                since: after.as_ref().map(|after| after.since.as_str()),
                after_weight: after.as_ref().map(|after| after.weight),
                after_id: after.as_ref().map_or(0, |after| after.id.0),
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let finding = |row: price_finding::PriceFinding| {
        let place = FindingPlace {
            weight: row.place,
            id: PriceFindingId(row.id),
            since: row.since,
        };
        Ok(PriceFinding {
            id: PriceFindingId(row.id),
            place,
            kind: stored(&row.kind)?,
            product: ProductId(row.product),
            head: ProductHead {
                code: row.code,
                name: row.name,
                specification: row.specification,
                model: row.model,
                manufacturer: row.manufacturer_name,
            },
            limit: row.limit_price.map(UnitPrice::stored),
            weight: row.weight.normalize(),
            figures: row.figures,
            found_on: row.found_on,
            state: stored(&row.state)?,
            note: row.note,
            decided_at: row.decided_at,
        })
    };
    let rows: Result<Vec<_>> = rows.into_iter().map(finding).collect();
    Ok((rows?, total))
}

pub(super) async fn dismiss(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PriceFindingId,
    note: &str,
) -> Result<Option<(ProductId, FindingKind)>> {
    let row = price_finding::dismiss()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_finding::DismissParams {
                note,
                now: moment.now,
                account: caller.account.0,
                id: id.0,
            },
        )
        .opt()
        .await?;
    row.map(|row| Ok((ProductId(row.product), stored(&row.kind)?)))
        .transpose()
}

pub(super) async fn count_open(db: &impl Reader, kind: FindingKind) -> Result<i64> {
    let statement = price_finding::count_open().prepare(db).await?;
    Ok(statement.bind(db, &kind.into_str()).one().await?)
}

/// By how many findings a name leaves.
async fn named<'a>(db: &impl Reader, filter: &'a FindingFilter, total: i64) -> Result<Named<'a>> {
    let Some(part) = filter.name_part.as_deref() else {
        return Ok(Named::All);
    };
    if Named::FEW < total {
        return Ok(Named::Many(part));
    }
    let products = price_finding::products_named().prepare(db).await?;
    Ok(Named::Few(products.bind(db, &part).all().await?))
}

async fn count(db: &impl Reader, filter: &FindingFilter) -> Result<i64> {
    let (state, kind) = (
        filter.state.into_str(),
        filter.kind.map(|kind| kind.into_str()),
    );
    let total = match filter.name_part.as_deref() {
        Some(part) => {
            let count = price_finding::count_named().prepare(db).await?;
            let params = price_finding::CountNamedParams {
                name_part: part,
                state,
                kind,
            };
            count.params(db, &params).one().await
        }
        None => {
            let count = price_finding::count().prepare(db).await?;
            count.bind(db, &state, &kind).one().await
        }
    };
    Ok(total?)
}

/// Deletes at most `rows_max` places of lists that nobody reads any more; returns how many.
pub(super) async fn forget_moved(
    tx: &Transaction<'_>,
    before: DateTime<Utc>,
    rows_max: i64,
) -> Result<u64> {
    let forget = price_finding::forget_moved().prepare(tx).await?;
    Ok(forget.bind(tx, &before, &rows_max).await?)
}
