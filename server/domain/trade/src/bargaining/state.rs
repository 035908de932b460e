//! The states of an invitation, who decides, and which steps there are. Pure.

use ground::Words;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

/// The state of an invitation.
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
#[schema(as = InvitationState)]
pub enum State {
    /// The manufacturer has the word.
    Pending,
    /// The manufacturer has named another price; the hospital has the word.
    Countered,
    /// Concluded.
    Confirmed,
    /// Refused, by the manufacturer or, after a counter-offer, by the hospital.
    Refused,
    /// Taken back by the hospital before an answer.
    Withdrawn,
    /// The time ran out.
    Lapsed,
    /// The limit fell below its price.
    Superseded,
}

impl State {
    /// The Chinese name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Pending => "待响应",
            Self::Countered => "已还价",
            Self::Confirmed => "已确认",
            Self::Refused => "已拒绝",
            Self::Withdrawn => "已撤回",
            Self::Lapsed => "逾期未响应",
            Self::Superseded => "因限价下调失效",
        }
    }

    #[must_use]
    pub fn words(self) -> Words {
        Words::new(self.label(), self.into_str())
    }

    /// Whether one side still has to respond.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Pending | Self::Countered)
    }
}

/// Who decided.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, IntoStaticStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
#[schema(as = DecidedBy)]
pub enum Decider {
    /// A rule, at once.
    Rule,
    /// The manufacturer.
    Manufacturer,
    /// The hospital.
    Hospital,
    /// The deadline.
    Clock,
}

/// What can be done to an invitation: the last segment of the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = InvitationAction)]
pub enum Action {
    /// The manufacturer takes the offer.
    Acceptance,
    /// The manufacturer refuses it.
    Refusal,
    /// The manufacturer names another price.
    Counter,
    /// The hospital takes the counter-offer.
    CounterAcceptance,
    /// The hospital refuses it.
    CounterRefusal,
    /// The hospital takes the invitation back.
    Withdrawal,
}
