//! Bargaining: a hospital invites a manufacturer to a price under the reference limit, and the
//! manufacturer answers within the working days that the rulebook gives.
//!
//! Each operation locks the invitations, asks the rules, saves, and notes what happened, all in the
//! caller's transaction. A deadline is enforced by the rule at the moment of the answer; the clock's
//! operations only tidy up after it.

mod answer;
mod capability;
mod clock;
mod counters;
mod event;
mod impact;
mod invite;
mod listing;
mod message;
mod misconduct;
mod refusal;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};

pub use answer::{Answer, AnswerOutcome, answer};
pub use capability::{CAPABILITY, PRICE_ABOVE_CURRENT_PRICE, PRICE_ABOVE_REFERENCE_LIMIT};
pub use event::INVITATION;
pub use invite::{Invite, Preview, Sent, invite, preview};
pub use listing::{InvitationFilter, Order, Place, invitations, open_invitation};
pub use refusal::Refusal;
pub use rules::{Action, Decider, Decision, Outcome, Progress, State};

use crate::caller::Caller;
use crate::database::Reader;
use crate::error::{Error, Result};
use crate::ids::{AccountId, InvitationId, OrganisationId, ProductId};
use crate::log::{self, Passage};
use crate::money::UnitPrice;

/// An invitation of a hospital to a manufacturer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its row.
    pub id: InvitationId,
    /// The number that people quote.
    pub number: String,
    /// Who invites.
    pub hospital: OrganisationId,
    /// Who answers.
    pub manufacturer: OrganisationId,
    /// For what.
    pub product: ProductId,
    /// How many sales units the hospital means to buy.
    pub quantity: i64,
    /// The hospital's remark.
    pub note: String,
    /// The limit when it was sent.
    pub reference_limit: Option<UnitPrice>,
    /// The version of that limit.
    pub limit_version: Option<i64>,
    /// What the hospital paid when it was sent: for the hospital's eyes only.
    pub current_price: Option<UnitPrice>,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// By whom.
    pub sent_by: AccountId,
    /// The moving parts.
    pub progress: Progress,
    /// Grows with every change.
    pub version: i32,
}

impl Invitation {
    /// Whether the caller may know of it: its parties and the overseers.
    #[must_use]
    pub fn is_visible_to(&self, caller: &Caller) -> bool {
        caller.is_overseer()
            || caller.organisation == self.hospital
            || caller.organisation == self.manufacturer
    }

    /// The steps that the caller may take now.
    #[must_use]
    pub fn actions(&self, caller: &Caller, now: DateTime<Utc>) -> Vec<Action> {
        if self.progress.is_over(now) || caller.must_trade_for(caller.kind).is_err() {
            return Vec::new();
        }
        let is_hospital = caller.organisation == self.hospital;
        let is_manufacturer = caller.organisation == self.manufacturer;
        match self.progress.state {
            State::Pending if is_manufacturer && self.progress.may_counter(now).is_ok() => {
                vec![Action::Acceptance, Action::Refusal, Action::Counter]
            }
            State::Pending if is_manufacturer => vec![Action::Acceptance, Action::Refusal],
            State::Pending if is_hospital => vec![Action::Withdrawal],
            State::Countered if is_hospital => {
                vec![Action::CounterAcceptance, Action::CounterRefusal]
            }
            State::Pending
            | State::Countered
            | State::Confirmed
            | State::Refused
            | State::Withdrawn
            | State::Lapsed
            | State::Superseded => Vec::new(),
        }
    }
}

/// An invitation by its id.
///
/// # Errors
/// [`Error::NotFound`] when there is none or the caller may not know of it.
pub async fn invitation(db: &impl Reader, caller: &Caller, id: InvitationId) -> Result<Invitation> {
    let found = store::get(db, &[id]).await?.pop();
    found
        .filter(|invitation| invitation.is_visible_to(caller))
        .ok_or(Error::NotFound)
}

/// Everything that happened to an invitation, oldest first.
///
/// # Errors
/// [`Error::NotFound`] when there is none or the caller may not know of it.
pub async fn thread(db: &impl Reader, caller: &Caller, id: InvitationId) -> Result<Vec<Passage>> {
    invitation(db, caller, id).await?;
    log::of_subject(db, &INVITATION, id).await
}
