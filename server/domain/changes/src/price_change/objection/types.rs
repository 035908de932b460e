//! The types of objections, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::{
    EvidenceId, ObjectionId, OrganisationId, PriceChangeId, ProductId, PublicityId, UnitPrice,
};
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
}

impl ObjectionState {
    /// The name in Chinese files.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Open => "待答复",
            Self::Upheld => "成立",
            Self::Dismissed => "不成立",
        }
    }
}

/// An objection about to be raised.
#[derive(Debug, Clone)]
pub struct NewObjection {
    /// To which change.
    pub change: PriceChangeId,
    /// Why.
    pub reason: String,
    /// What proves it.
    pub evidence: Vec<EvidenceId>,
}

/// An objection to a change.
#[derive(Debug, Clone)]
pub struct Objection {
    /// Its row; grows with time.
    pub id: ObjectionId,
    /// To which change.
    pub change: PriceChangeId,
    /// In which window.
    pub publicity: PublicityId,
    /// Who objects; told to the overseers and the objector only.
    pub organisation: Option<(OrganisationId, String)>,
    /// Why.
    pub reason: String,
    /// What proves it; as secret as the objector.
    pub evidence: Vec<EvidenceId>,
    /// When.
    pub raised_at: DateTime<Utc>,
    /// What became of it.
    pub state: ObjectionState,
    /// The exchange centre's answer.
    pub answer: String,
    /// When it answered.
    pub answered_at: Option<DateTime<Utc>>,
    /// The product.
    pub product: ProductId,
    /// Its name.
    pub product_name: String,
    /// Its code.
    pub code: String,
    /// The province of the price objected to.
    pub region: Region,
    /// That price in the base unit.
    pub base_price: UnitPrice,
}

/// Which objections a list holds; an absent part asks nothing.
#[derive(Debug, Clone, Default)]
pub struct ObjectionFilter {
    /// In which window.
    pub publicity: Option<PublicityId>,
    /// To which change.
    pub change: Option<PriceChangeId>,
    /// How far they have come.
    pub state: Option<ObjectionState>,
}
