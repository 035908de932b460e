//! The rulebook: the numbers of the notices, versioned by the day from which they are in force. What a rule may be is
//! in code; where it guards secrecy, money, deadlines or the service, a change takes two people.

mod amend;
mod book;
mod capability;
mod clause;
mod counters;
mod definition;
mod event;
mod impact;
mod in_force;
mod known;
mod message;
mod payload;
mod proposal;
mod range;
mod refusal;
mod rules;
mod store;
mod types;
mod unit;

use crate::database::Reader;
use crate::error::Result;

pub use amend::{amend, withdraw_version};
pub use book::{Past, Rulebook};
pub use capability::CAPABILITY;
pub use clause::{Clause, clauses};
pub use definition::{Choice, ON_OFF, Rule, RuleDefinition};
pub use event::AMENDED;
pub use impact::{Consequence, Impact, ProposedValue, impact};
pub use known::definition;
pub use proposal::{
    confirm, no_longer_valid, proposal, proposals, refuse, withdraw_proposal, withdraw_proposals_of,
};
pub use refusal::SAME_PERSON;
pub use types::{Amendment, Outcome, ProposalAction, RuleProposal, RuleVersion};
pub use unit::{Guard, Range, Unit};

pub async fn read(db: &impl Reader) -> Result<Rulebook> {
    store::read(db).await
}

/// The id of the newest row: it differs whenever the rulebook has changed.
pub async fn latest_id(db: &impl Reader) -> Result<i64> {
    store::latest_id(db).await
}
