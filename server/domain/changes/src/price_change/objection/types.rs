//! The types of objections, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::{
    AccountId, EvidenceId, ObjectionId, OrganisationId, PriceChangeId, ProductId, PublicityId,
    UnitPrice,
};
use market::catalogue::ProductHead;
use prices::listed_price::Region;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

/// What became of an objection.
#[derive(
    Debug,
    Clone,
    Copy,
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
pub enum ObjectionState {
    /// 待答复
    Open,
    /// 成立
    Upheld,
    /// 不成立
    Dismissed,
    /// 未裁定: its publicity was stopped, or the price corrected, before it was answered
    Closed,
    /// 已撤回: who raised it took it back before it was answered
    Withdrawn,
}

impl ObjectionState {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Open => "待答复",
            Self::Upheld => "成立",
            Self::Dismissed => "不成立",
            Self::Closed => "未裁定，已关闭",
            Self::Withdrawn => "已撤回",
        }
    }
}

#[derive(Debug, Clone)]
pub struct NewObjection {
    pub change: PriceChangeId,
    pub reason: String,
    pub evidence: Vec<EvidenceId>,
}

#[derive(Debug, Clone)]
pub struct Objection {
    pub id: ObjectionId,
    pub change: PriceChangeId,
    pub publicity: PublicityId,
    /// The objector. Shown to the overseers and the objector only.
    pub organisation: Option<(OrganisationId, String)>,
    pub reason: String,
    /// As secret as the objector.
    pub evidence: Vec<EvidenceId>,
    pub raised_at: DateTime<Utc>,
    pub state: ObjectionState,
    /// Of one that was withdrawn, why.
    pub answer: String,
    pub answered_at: Option<DateTime<Utc>>,
    pub product: ProductId,
    pub head: ProductHead,
    /// The province of the price objected to.
    pub region: Region,
    /// That price in the base unit.
    pub base_price: UnitPrice,
    /// Who brought that price in: another person answers.
    pub brought_in_by: Option<AccountId>,
}

/// An absent part does not filter.
#[derive(Debug, Clone, Default)]
pub struct ObjectionFilter {
    pub publicity: Option<PublicityId>,
    pub change: Option<PriceChangeId>,
    pub state: Option<ObjectionState>,
}
