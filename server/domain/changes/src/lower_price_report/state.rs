//! The states of a lower-price report.

use ground::Words;
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

/// How far a report has come.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
#[schema(as = LowerPriceState)]
pub enum LowerPriceReportState {
    /// 待企业说明
    Open,
    /// 企业已说明
    Explained,
    /// 已采纳
    Accepted,
    /// 不予采纳
    Refused,
}

impl LowerPriceReportState {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Open => "待说明",
            Self::Explained => "已说明",
            Self::Accepted => "已采纳",
            Self::Refused => "未采纳",
        }
    }

    #[must_use]
    pub fn words(self) -> Words {
        Words::new(self.label(), self.into_str())
    }

    /// Whether it waits for a decision.
    #[must_use]
    pub fn is_open(self) -> bool {
        match self {
            Self::Open | Self::Explained => true,
            Self::Accepted | Self::Refused => false,
        }
    }
}
