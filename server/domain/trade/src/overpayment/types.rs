//! The types of overpayments, for operations and the store alike.

use chrono::NaiveDate;
use ground::{Percent, ProductId, UnitPrice};
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
    /// The value that the list is sorted by.
    pub rank: Decimal,
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

pub type AfterRank = Option<(Decimal, ProductId)>;
