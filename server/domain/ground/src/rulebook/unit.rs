//! In which unit a rule has its values, and what it protects.

use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

/// The unit of a rule's value.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, IntoStaticStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
#[schema(as = RuleUnit)]
pub enum Unit {
    /// Working days, a whole number.
    WorkingDays,
    /// Natural days, a whole number.
    Days,
    /// Clock hours, a whole number.
    Hours,
    /// Calendar months, a whole number.
    Months,
    /// A share, a decimal number.
    Ratio,
    /// A number of things.
    Count,
    /// `on` or `off`.
    Switch,
    /// One of several words.
    Choice,
}

impl Unit {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::WorkingDays => "工作日",
            Self::Days => "天",
            Self::Hours => "小时",
            Self::Months => "月",
            Self::Ratio => "比例",
            Self::Count => "个数",
            Self::Switch => "开关",
            Self::Choice => "选项",
        }
    }
}

/// What a rule protects. A change of such a rule takes two people.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, IntoStaticStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
#[schema(as = RuleGuard)]
pub enum Guard {
    /// What others pay stays unknown.
    Secrecy,
    /// Which prices hold, and for whom.
    Money,
    /// How long somebody has.
    Deadlines,
    /// That the platform serves everybody: how much of it one organisation may take.
    Service,
}

/// The least and the most value that a rule accepts, both included and written in its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RuleRange)]
pub struct Range {
    pub least: &'static str,
    pub most: &'static str,
}

impl Range {
    #[must_use]
    pub const fn between(least: &'static str, most: &'static str) -> Self {
        Self { least, most }
    }
}
