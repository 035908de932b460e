//! Where a change of a price comes from, how far it has come, and when it begins to count.

use ground::Words;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

/// Where a change comes from.
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
#[schema(as = ChangeOrigin)]
pub enum Origin {
    /// 企业申报
    Declaration,
    /// 更低价格报告
    Report,
    /// 价格联动
    Linkage,
    /// 原价终止后的限价上调
    Rise,
    /// 与上次价格相差过大的导入价格
    Outlier,
}

impl Origin {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Declaration => "企业申报",
            Self::Report => "更低价格报告",
            Self::Linkage => "价格联动",
            Self::Rise => "限价上调",
            Self::Outlier => "价格异常",
        }
    }

    /// Whether a load holds such a change, so that whose it is depends on the loads that state it.
    #[must_use]
    pub fn is_held(self) -> bool {
        match self {
            Self::Rise | Self::Outlier => true,
            Self::Declaration | Self::Report | Self::Linkage => false,
        }
    }
}

/// How far a change has come.
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
pub enum ChangeState {
    /// 待审核
    Submitted,
    /// 退回补正
    Returned,
    /// 已撤回
    Withdrawn,
    /// 不予采纳
    Refused,
    /// 公示中
    Publicized,
    /// 已公布
    Announced,
    /// 公示终止
    Stopped,
    /// 已更正: a change with the right price took its place
    Corrected,
    /// 已并入: the same price is public by another change, of which it is a further source (E8)
    Joined,
}

impl ChangeState {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Submitted => "待审核",
            Self::Returned => "已退回",
            Self::Withdrawn => "已撤回",
            Self::Refused => "未通过",
            Self::Publicized => "公示中",
            Self::Announced => "已公布",
            Self::Stopped => "公示终止",
            Self::Corrected => "已更正",
            Self::Joined => "已并入",
        }
    }

    /// Whether a decision or the end of a publicity is still to come.
    #[must_use]
    pub(super) fn is_open(self) -> bool {
        match self {
            Self::Submitted | Self::Publicized => true,
            Self::Returned
            | Self::Withdrawn
            | Self::Refused
            | Self::Announced
            | Self::Stopped
            | Self::Corrected
            | Self::Joined => false,
        }
    }

    #[must_use]
    pub fn words(self) -> Words {
        Words::new(self.label(), self.into_str())
    }
}

/// When an announced change begins to count (rule `pricing.change_effect`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Effect {
    /// On the day after publicity.
    Immediately,
    /// On the first working day of the month after the announcement.
    NextMonth,
}
