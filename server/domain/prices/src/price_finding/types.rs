//! The types of findings, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use ground::{ProductId, UnitPrice, Words};
use market::catalogue::ProductHead;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

/// What is odd.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum FindingKind {
    /// 在挂省份偏少
    FewProvinces,
    /// 价格久未更新
    Stale,
    /// 各省包装转换比不一致
    MixedRatios,
    /// 省际价差过大
    WideSpread,
    /// 限价突变
    SuddenChange,
    /// 价格断档
    Gap,
}

impl FindingKind {
    /// What it means.
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::FewProvinces => Words::new("在挂省份偏少", "listed in few provinces"),
            Self::Stale => Words::new("价格久未更新", "no new price for long"),
            Self::MixedRatios => Words::new("各省包装转换比不一致", "pack ratios differ"),
            Self::WideSpread => Words::new(
                "省际价差过大，疑似换算有误",
                "a wide spread, perhaps a wrong ratio",
            ),
            Self::SuddenChange => Words::new("限价突变", "a sudden change of the limit"),
            Self::Gap => Words::new("价格到期后断档", "a price ended without another"),
        }
    }
}

/// What somebody makes of a finding.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, IntoStaticStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum FindingState {
    /// 待核对
    Open,
    /// 已核对，无需处理
    Dismissed,
    /// 原因已消除
    Gone,
}

/// Something odd about a product's prices.
#[derive(Debug, Clone)]
pub struct PriceFinding {
    /// Its row.
    pub id: i64,
    /// What is odd.
    pub kind: FindingKind,
    /// The product.
    pub product: ProductId,
    /// What people know it by.
    pub head: ProductHead,
    /// Its maker's name.
    pub manufacturer_name: String,
    /// The limit today.
    pub limit: Option<UnitPrice>,
    /// How odd.
    pub weight: Decimal,
    /// What was compared.
    pub figures: Value,
    /// Since when.
    pub found_on: NaiveDate,
    /// What became of it.
    pub state: FindingState,
    /// Why it was dismissed.
    pub note: String,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
}

/// What a look at the prices compares with.
pub(super) struct Bounds {
    pub(super) provinces_min: i64,
    pub(super) stale_before: NaiveDate,
    pub(super) spread_max: Decimal,
    pub(super) change_max: Decimal,
    pub(super) lookback_days: i32,
}

/// Which findings a list holds; an absent part asks nothing.
#[derive(Debug, Clone)]
pub struct FindingFilter {
    /// What is odd.
    pub kind: Option<FindingKind>,
    /// What became of it.
    pub state: FindingState,
    /// A part of the product's name, or how its code begins.
    pub name_part: Option<String>,
}
