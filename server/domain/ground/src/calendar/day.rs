//! The days that notices and the law name.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

/// What a notice of the State Council makes of a day.
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
#[schema(as = CalendarDayKind)]
pub enum DayKind {
    /// 放假
    Holiday,
    /// 调休上班
    Workday,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedDay {
    /// The date in Shanghai.
    pub date: NaiveDate,
    pub kind: DayKind,
    /// The holiday that it belongs to.
    pub name: String,
}
