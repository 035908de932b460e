//! How far a proposal has come that takes two people.

use chrono::{DateTime, Utc};
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::capability::RefusalKind;
use crate::error::Refused;
use crate::figure_value::FigureValues;
use crate::ids::{AccountId, OrganisationId};
use crate::words::Words;

/// What became of a change that takes a second person.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, IntoStaticStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
#[schema(as = RuleProposalState)]
pub enum ProposalState {
    /// It waits for a second person.
    Open,
    Confirmed,
    Refused,
    Withdrawn,
}

impl ProposalState {
    /// The state in lists.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Open => "待确认",
            Self::Confirmed => "已确认",
            Self::Refused => "已驳回",
            Self::Withdrawn => "已撤回",
        }
    }

    /// Requires that nobody has decided the proposal.
    ///
    /// # Errors
    /// `closed`.
    pub fn must_be_open(self, closed: &'static RefusalKind) -> Result<(), Refused> {
        let (zh, en) = match self {
            Self::Open => return Ok(()),
            Self::Confirmed => ("该提议已确认生效", "the proposal has been confirmed"),
            Self::Refused => ("该提议已被驳回", "the proposal has been refused"),
            Self::Withdrawn => ("该提议已撤回", "the proposal has been withdrawn"),
        };
        Err(Refused {
            kind: closed,
            clause: None,
            detail: Words::new(zh, en),
            figures: FigureValues::NONE,
        })
    }
}

/// Who brought in a change that takes a second person, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalStatus {
    pub state: ProposalState,
    pub organisation: OrganisationId,
    pub proposed_at: DateTime<Utc>,
    pub proposed_by: AccountId,
    pub decided_at: Option<DateTime<Utc>>,
    pub decided_by: Option<AccountId>,
    /// Why it was refused or withdrawn.
    pub reason: String,
}
