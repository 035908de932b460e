//! The types of findings, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use ground::{Figure, Label, ProductId, UnitPrice, Words, number_id, seal};
use market::catalogue::ProductHead;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

number_id! {
    seal::number, seal::opened_number;
    /// A price that looks wrong, for the exchange centre to check.
    PriceFindingId,
}

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

impl FindingKind {
    /// The figures that people read of one, in this order.
    #[must_use]
    pub const fn figures(self) -> &'static [Figure] {
        const PROVINCES: Figure = Figure::quantity("provinces", Label::new("省份数", "provinces"));
        const NEWEST: Figure = Figure::text("newest", Label::new("最近执行日期", "newest"));
        const ENDED_ON: Figure = Figure::text("ended_on", Label::new("截止日期", "ended"));
        const PACK_RATIOS: Figure =
            Figure::quantity("pack_ratios", Label::new("包装转换比的种数", "pack ratios"));
        const LOWEST: Figure = Figure::money("lowest", Label::new("最低", "lowest"));
        const HIGHEST: Figure = Figure::money("highest", Label::new("最高", "highest"));
        const BEFORE: Figure = Figure::money("before", Label::new("变动前", "before"));
        const AFTER: Figure = Figure::money("after", Label::new("变动后", "after"));
        const EFFECTIVE_ON: Figure = Figure::text("effective_on", Label::new("生效日期", "from"));
        match self {
            Self::FewProvinces => &[PROVINCES],
            Self::Stale => &[NEWEST],
            Self::MixedRatios => &[PACK_RATIOS],
            Self::WideSpread => &[LOWEST, HIGHEST],
            Self::SuddenChange => &[BEFORE, AFTER, EFFECTIVE_ON],
            Self::Gap => &[PROVINCES, ENDED_ON],
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

/// Where a page of findings ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingPlace {
    /// As it was when the first page was read: weights move.
    pub weight: Decimal,
    pub id: PriceFindingId,
    /// What the first page saw of the database. All pages go in the order that it had.
    pub since: String,
}

#[derive(Debug, Clone)]
pub struct PriceFinding {
    pub id: PriceFindingId,
    pub place: FindingPlace,
    pub kind: FindingKind,
    pub product: ProductId,
    pub head: ProductHead,
    /// The limit today.
    pub limit: Option<UnitPrice>,
    /// How unusual it is; larger is listed first. Weights of different kinds are compared with each other.
    pub weight: Decimal,
    /// The values compared.
    pub figures: Value,
    /// The day of the inspection that found it.
    pub found_on: NaiveDate,
    pub state: FindingState,
    /// Why it was dismissed.
    pub note: String,
    pub decided_at: Option<DateTime<Utc>>,
}

/// The bounds of an inspection, from the rulebook.
pub(super) struct Bounds {
    pub(super) provinces_min: i64,
    pub(super) stale_before: NaiveDate,
    pub(super) spread_max: Decimal,
    pub(super) change_max: Decimal,
    pub(super) lookback_days: i32,
}

/// Which findings a list contains; an absent part does not restrict it.
#[derive(Debug, Clone)]
pub struct FindingFilter {
    pub kind: Option<FindingKind>,
    pub state: FindingState,
    /// A part of the product's name, or the beginning of its code.
    pub name_part: Option<String>,
}
