//! Overpayments, rows to types.

use chrono::NaiveDate;
use ground::database::Reader;
use ground::{Error, OrganisationId, Percent, ProductId, Result, UnitPrice, stored};
use market::catalogue::ProductHead;
use prices::current_price::PURCHASE_PRICES;
use prices::listed_price::Region;
use rust_decimal::Decimal;
use sql::queries::overpayment;

use super::types::{AfterRank, LowestListed, Overpayment, OverpaymentFilter, Spread};

/// Who asks, when, and for which page.
pub(super) struct PageRequest {
    pub(super) hospital: OrganisationId,
    pub(super) day: NaiveDate,
    pub(super) hospitals_min: i64,
    pub(super) after: AfterRank,
    pub(super) rows_max: i64,
}

/// A page of overpayments. The lowest price shown beside a limit is the lowest of any kind in force, even of
/// a kind that never counts for a limit (volume-based, a city's): another question than `price_counts`.
pub(super) async fn page(
    db: &impl Reader,
    request: &PageRequest,
    filter: &OverpaymentFilter,
) -> Result<(Vec<Overpayment>, i64)> {
    let products = filter.products.as_deref().map(ProductId::numbers);
    let params = overpayment::PageParams {
        hospital: request.hospital.0,
        day: request.day,
        series: PURCHASE_PRICES.name(),
        against: filter.against.into_str(),
        hospitals_min: request.hospitals_min,
        by_share: filter.by_share,
        name_part: filter.name_part.as_deref(),
        category: filter.category.as_deref(),
        products: products.as_deref(),
        after_rank: request.after.map(|(rank, _)| rank),
        after_product: request.after.map_or(0, |(_, product)| product.0),
        rows: request.rows_max,
    };
    let rows = overpayment::page()
        .prepare(db)
        .await?
        .params(db, &params)
        .all()
        .await?;
    let total = rows.first().map_or(0, |row| row.total);
    let rows: Result<Vec<_>> = rows.into_iter().map(overpayment_of).collect();
    Ok((rows?, total))
}

fn overpayment_of(row: overpayment::Overpayment) -> Result<Overpayment> {
    let lowest = match (row.lowest_price, row.lowest_region, row.lowest_kind) {
        (Some(price), Some(region), Some(kind)) => Some(LowestListed {
            price: UnitPrice::stored(price),
            region: Region::of_code(region)
                .ok_or_else(|| Error::internal(format!("region {region}")))?,
            kind: stored(&kind)?,
        }),
        _ => None,
    };
    let quartiles = (row.spread_low, row.spread_median, row.spread_high);
    let formed = row.spread_formed_on.zip(row.spread_grid_step);
    let spread = match (quartiles, formed) {
        ((Some(low), Some(median), Some(high)), Some((formed_on, step))) => Some(Spread {
            formed_on,
            grid: Percent::stored(step * Decimal::ONE_HUNDRED),
            low: UnitPrice::stored(low),
            median: UnitPrice::stored(median),
            high: UnitPrice::stored(high),
        }),
        _ => None,
    };
    Ok(Overpayment {
        product: ProductId(row.product),
        head: ProductHead {
            code: row.code,
            name: row.name,
            specification: row.specification,
            model: row.model,
            manufacturer: row.manufacturer_name,
        },
        base_unit: row.base_unit,
        price: UnitPrice::stored(row.price),
        effective_from: row.effective_from,
        contract_no: row.contract_no,
        limit: row.limit_price.map(UnitPrice::stored),
        lowest,
        spread,
        benchmark: UnitPrice::stored(row.benchmark),
        excess: UnitPrice::stored(row.excess),
        has_open_invitation: row.has_open_invitation,
        rank: row.rank,
    })
}
