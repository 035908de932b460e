//! The types of overpayments, for operations and the store alike.

use chrono::NaiveDate;
use ground::{ProductId, UnitPrice};
use market::catalogue::ProductHead;
use prices::listed_price::{PriceKind, Region};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

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
    /// What the middle one of the other hospitals pays.
    Median,
}

/// What other hospitals pay for a product, when enough of them do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// A quarter of them pays this or less.
    pub low: UnitPrice,
    /// Half of them pays this or less.
    pub median: UnitPrice,
    /// Three quarters of them pay this or less.
    pub high: UnitPrice,
}

/// The lowest price that a platform lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LowestListed {
    /// Per base unit.
    pub price: UnitPrice,
    /// Where.
    pub region: Region,
    /// Of which kind; not every kind counts for the limit.
    pub kind: PriceKind,
}

/// A product for which the hospital pays more than the benchmark.
#[derive(Debug, Clone)]
pub struct Overpayment {
    /// The product.
    pub product: ProductId,
    /// What people know it by.
    pub head: ProductHead,
    /// 最小计量单位
    pub base_unit: String,
    /// Its maker's name.
    pub manufacturer_name: String,
    /// What the hospital pays per base unit.
    pub price: UnitPrice,
    /// Since when.
    pub effective_from: NaiveDate,
    /// Under which contract.
    pub contract_no: String,
    /// 挂网参考限价
    pub limit: Option<UnitPrice>,
    /// The lowest listed price.
    pub lowest: Option<LowestListed>,
    /// What others pay.
    pub spread: Option<Spread>,
    /// What it is compared with.
    pub benchmark: UnitPrice,
    /// How much the price is above it.
    pub excess: UnitPrice,
    /// Whether an invitation for it is open.
    pub has_open_invitation: bool,
    /// What it is ordered by.
    pub rank: Decimal,
}

/// Which overpayments a list holds, and in which order.
#[derive(Debug, Clone, Default)]
pub struct OverpaymentFilter {
    /// What own prices are compared with.
    pub against: Benchmark,
    /// Ordered by the share of the benchmark instead of by yuan.
    pub by_share: bool,
    /// A part of the product's name, or how its code begins.
    pub name_part: Option<String>,
    /// How the class begins.
    pub category: Option<String>,
    /// These products only.
    pub products: Option<Vec<ProductId>>,
}

/// Where a page begins: after this rank and product.
pub type AfterRank = Option<(Decimal, ProductId)>;
