//! The versions of rules and the proposals for them, as operations and store both speak of them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use strum::{EnumString, IntoStaticStr};
use utoipa::ToSchema;

use super::unit::Unit;
use crate::ids::{AccountId, RuleProposalId};
use crate::proposal_status::ProposalStatus;

/// A row of the rulebook: a version of a rule, or the withdrawal of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleVersion {
    /// In the order of writing.
    pub id: i64,
    pub key: String,
    /// The value, written in its unit.
    pub value: String,
    pub unit: Unit,
    pub clause: String,
    /// The division code of the area in which it applies, such as `4403`.
    pub jurisdiction: String,
    /// The first day on which it is in force.
    pub effective_from: NaiveDate,
    pub note: String,
    /// Where it is laid down; empty where nobody stated it.
    pub document: String,
    pub recorded_at: DateTime<Utc>,
    /// Who put it in force; none for the first versions, which come with the program.
    pub recorded_by: Option<AccountId>,
    /// Who proposed it, where it took two people.
    pub proposed_by: Option<AccountId>,
    /// The row of the same first day that it took the position of.
    pub replaces: Option<i64>,
    /// Whether it only takes back what it replaces.
    pub is_withdrawal: bool,
}

/// A new version of a rule, as an operator enters it.
#[derive(Debug, Clone)]
pub struct Amendment {
    pub key: String,
    pub value: String,
    pub clause: String,
    /// The first day on which it is in force.
    pub effective_from: NaiveDate,
    /// Why; may be empty except for the platform's own reading.
    pub note: String,
    /// Where it is laid down; may be empty.
    pub document: String,
}

/// What became of a change of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the rulebook.
    Written(RuleVersion),
    /// It waits for a second person.
    Proposed(RuleProposal),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, IntoStaticStr, EnumString)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
#[schema(as = RuleProposalAction)]
pub enum ProposalAction {
    /// The rule gets the value.
    Set,
    /// The version of that first day is taken back.
    Withdraw,
}

/// A change of a rule that takes a second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleProposal {
    pub id: RuleProposalId,
    pub key: String,
    pub action: ProposalAction,
    /// The value that the rule would get, or that of the version to be withdrawn.
    pub value: String,
    /// The value that would have been in force on the first day without it, when it was proposed.
    pub before: String,
    pub clause: String,
    pub document: String,
    pub effective_from: NaiveDate,
    pub note: String,
    /// The row that it would withdraw.
    pub withdraws: Option<i64>,
    /// The version in force on its first day when it was proposed; none of proposals of earlier programs.
    pub basis: Option<i64>,
    pub status: ProposalStatus,
}

impl RuleProposal {
    /// Whether its first day passed before a second person came: a rule is never in force backwards.
    #[must_use]
    pub fn is_too_late(&self, today: NaiveDate) -> bool {
        match self.action {
            ProposalAction::Set => self.effective_from < today,
            ProposalAction::Withdraw => self.effective_from <= today,
        }
    }
}
