//! What a hospital overpays: its own current prices against the reference limit, the lowest listed
//! price, and the spread of what hospitals pay, as [`prices::disclosure`] lets it be shown.
//! Read beside the hospital's invitations; no table of its own.

use chrono::NaiveDate;
use ground::capability::Capability;
use ground::database::{Connection, Reader};
use ground::rulebook::{Consequence, Impact, ProposedValue};
use ground::{
    Caller, Label, Moment, OrganisationId, OrganisationKind, Percent, ProductId, Result, UnitPrice,
};
use market::catalogue::ProductHead;
use prices::current_price::PURCHASE_PRICES;
use prices::disclosure::{self, SPREAD_HOSPITALS_MIN};
use prices::listed_price::{PriceKind, Region};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

pub const CAPABILITY: Capability = Capability {
    impacts: &[Impact {
        rule: &SPREAD_HOSPITALS_MIN.definition,
        consequences: |db, proposal| Box::pin(spreads_shown(db, proposal)),
    }],
    ..Capability::named("overpayment")
};

/// What own prices are compared with.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Benchmark {
    /// 挂网参考限价
    #[default]
    Limit,
    /// The lowest price that any platform lists, of whatever kind.
    Lowest,
    /// What the middle one of the hospitals pays, rounded.
    Median,
}

/// The quartiles of what hospitals pay for a product, rounded and the same for every reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// When they were formed.
    pub formed_on: NaiveDate,
    /// How far the points of the grid are apart on which they were rounded then.
    pub grid: Percent,
    /// A quarter of them pays this or less.
    pub low: UnitPrice,
    /// Half of them pays this or less.
    pub median: UnitPrice,
    /// Three quarters of them pay this or less.
    pub high: UnitPrice,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LowestListed {
    /// Per base unit.
    pub price: UnitPrice,
    pub region: Region,
    /// Not every kind counts for the limit.
    pub kind: PriceKind,
}

/// A product for which the hospital pays more than the benchmark.
#[derive(Debug, Clone)]
pub struct Overpayment {
    pub product: ProductId,
    pub head: ProductHead,
    pub base_unit: String,
    /// The unit that quantities are given in.
    pub sales_unit: String,
    /// Base units in one sales unit.
    pub pack_ratio: Decimal,
    /// What the hospital pays per base unit.
    pub price: UnitPrice,
    pub effective_from: NaiveDate,
    pub contract_no: String,
    /// 挂网参考限价
    pub limit: Option<UnitPrice>,
    pub lowest: Option<LowestListed>,
    /// None while too few other hospitals buy the product.
    pub spread: Option<Spread>,
    /// The price that it is compared with.
    pub benchmark: UnitPrice,
    /// Price less benchmark.
    pub excess: UnitPrice,
    pub has_open_invitation: bool,
}

/// An absent part does not filter.
#[derive(Debug, Clone, Default)]
pub struct OverpaymentFilter {
    /// What own prices are compared with.
    pub against: Benchmark,
    /// Sorts by the excess as a share of the benchmark instead of in yuan.
    pub by_share: bool,
    /// A part of the product's name, or a prefix of its code.
    pub name_part: Option<String>,
    /// A prefix of the class code.
    pub category: Option<String>,
    pub products: Option<Vec<ProductId>>,
}

/// The products for which the calling hospital pays more than the benchmark, the largest excess first.
///
/// # Errors
/// Refuses callers other than hospitals.
pub async fn ranked(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    filter: &OverpaymentFilter,
) -> Result<Vec<ProductId>> {
    store::ranked(db, &Compared::of(moment, caller, filter.against)?, filter).await
}

/// What the calling hospital pays above the benchmark for these products, in their order; one for which it does not is
/// left out.
///
/// # Errors
/// As [`ranked`].
pub async fn overpayments(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    against: Benchmark,
    products: &[ProductId],
) -> Result<Vec<Overpayment>> {
    store::of_products(db, &Compared::of(moment, caller, against)?, products).await
}

/// Whose prices are compared, when, and with what.
struct Compared {
    hospital: OrganisationId,
    day: NaiveDate,
    against: Benchmark,
    hospitals_min: i64,
}

impl Compared {
    fn of(moment: &Moment, caller: &Caller, against: Benchmark) -> Result<Self> {
        caller.must_be(OrganisationKind::Hospital)?;
        Ok(Self {
            hospital: caller.organisation,
            day: moment.today(),
            against,
            hospitals_min: disclosure::others_min(moment)?,
        })
    }
}

/// The consequence of another least number of hospitals for a spread.
async fn spreads_shown(
    db: &Connection<'_>,
    proposal: &ProposedValue<'_>,
) -> Result<Vec<Consequence>> {
    // The rule counts others, and a buyer whose price counts is no other to itself.
    let before = i64::from(proposal.before(&SPREAD_HOSPITALS_MIN)?) + 1;
    let after = i64::from(proposal.after(&SPREAD_HOSPITALS_MIN)?) + 1;
    let (before, after) = disclosure::count_shown(db, PURCHASE_PRICES, before, after).await?;
    let what = Label::new(
        "可显示其他机构价格分布的产品",
        "products whose spread is shown to their buyers",
    );
    Ok(vec![Consequence::changes(what, before, after)])
}

/// Overpayments, rows to types.
mod store {
    use ground::database::Reader;
    use ground::{Error, Percent, ProductId, Result, UnitPrice, stored};
    use market::catalogue::ProductHead;
    use prices::current_price::PURCHASE_PRICES;
    use prices::listed_price::Region;
    use rust_decimal::Decimal;
    use sql::queries::overpayment;

    use super::{Compared, LowestListed, Overpayment, OverpaymentFilter, Spread};

    pub(super) async fn ranked(
        db: &impl Reader,
        compared: &Compared,
        filter: &OverpaymentFilter,
    ) -> Result<Vec<ProductId>> {
        let products = filter.products.as_deref().map(ProductId::numbers);
        let params = overpayment::RankedParams {
            hospital: compared.hospital.0,
            day: compared.day,
            against: compared.against.into_str(),
            by_share: filter.by_share,
            series: PURCHASE_PRICES.name(),
            hospitals_min: compared.hospitals_min,
            products: products.as_deref(),
            name_part: filter.name_part.as_deref(),
            category: filter.category.as_deref(),
        };
        let ranked = overpayment::ranked().prepare(db).await?;
        let ranked = ranked.params(db, &params).all().await?;
        Ok(ranked.into_iter().map(ProductId).collect())
    }

    /// The lowest price shown beside a limit is the lowest of any kind in force, even of a kind that never counts for a
    /// limit (volume-based, a city's): another question than `price_counts`.
    pub(super) async fn of_products(
        db: &impl Reader,
        compared: &Compared,
        products: &[ProductId],
    ) -> Result<Vec<Overpayment>> {
        let products = ProductId::numbers(products);
        let params = overpayment::OfProductsParams {
            hospital: compared.hospital.0,
            day: compared.day,
            against: compared.against.into_str(),
            series: PURCHASE_PRICES.name(),
            hospitals_min: compared.hospitals_min,
            products: &products,
        };
        let found = overpayment::of_products().prepare(db).await?;
        let found = found.params(db, &params).all().await?;
        found.into_iter().map(overpayment_of).collect()
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
            sales_unit: row.sales_unit,
            pack_ratio: row.pack_ratio,
            price: UnitPrice::stored(row.price),
            effective_from: row.effective_from,
            contract_no: row.contract_no,
            limit: row.limit_price.map(UnitPrice::stored),
            lowest,
            spread,
            benchmark: UnitPrice::stored(row.benchmark),
            excess: UnitPrice::stored(row.excess),
            has_open_invitation: row.has_open_invitation,
        })
    }
}
