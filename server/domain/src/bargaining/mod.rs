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
mod impact;
mod invite;
mod listing;
mod refusal;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

pub use answer::{Answer, AnswerOutcome, answer};
pub use capability::{CAPABILITY, PRICE_ABOVE_CURRENT_PRICE, PRICE_ABOVE_REFERENCE_LIMIT};
pub use invite::{Invite, Preview, Sent, invite, preview};
pub use listing::{InvitationFilter, Order, Place, invitations, open_invitation};
pub use refusal::Refusal;
pub use rules::{Decider, Decision, Outcome, Progress, State};

use crate::caller::Caller;
use crate::database::Reader;
use crate::error::{Error, Result};
use crate::ids::{AccountId, InvitationId, OrganisationId, ProductId};
use crate::log::{self, NewEvent, Passage, Readers};
use crate::moment::SHANGHAI;
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

    /// The steps that the caller may take now, by the names of their paths.
    #[must_use]
    pub fn actions(&self, caller: &Caller, now: DateTime<Utc>) -> Vec<&'static str> {
        if self.progress.is_over(now) || caller.must_trade_for(caller.kind).is_err() {
            return Vec::new();
        }
        let is_hospital = caller.organisation == self.hospital;
        let is_manufacturer = caller.organisation == self.manufacturer;
        match self.progress.state {
            State::Pending if is_manufacturer && self.progress.may_counter(now).is_ok() => {
                vec!["acceptance", "refusal", "counter"]
            }
            State::Pending if is_manufacturer => vec!["acceptance", "refusal"],
            State::Pending if is_hospital => vec!["withdrawal"],
            State::Countered if is_hospital => vec!["counter-acceptance", "counter-refusal"],
            State::Pending
            | State::Countered
            | State::Confirmed
            | State::Refused
            | State::Withdrawn
            | State::Lapsed
            | State::Superseded => Vec::new(),
        }
    }

    fn subject(&self) -> (&'static str, String) {
        ("invitation", self.id.to_string())
    }

    fn readers(&self) -> Readers {
        Readers::parties(&[self.hospital, self.manufacturer])
    }

    /// What its events tell: never the hospital's own price.
    fn figures(&self) -> Value {
        let (progress, deadline) = (&self.progress, self.progress.deadline);
        json!({
            "number": self.number,
            "product": self.product,
            "state": progress.state,
            "price": progress.price,
            "counter_price": progress.counter_price,
            "reference_limit": self.reference_limit,
            "limit_version": self.limit_version,
            "quantity": self.quantity,
            "due_at": deadline.map(|it| it.due_at.with_timezone(&SHANGHAI).to_rfc3339()),
            "due_is_provisional": deadline.is_some_and(|it| it.is_provisional),
            "calendar_version": deadline.map(|it| it.calendar_version),
            "reason": progress.decision.as_ref().and_then(|decision| decision.reason.as_deref())
                .or(progress.counter_reason.as_deref()),
        })
    }

    fn event(&self, caller: Option<&Caller>, kind: &'static str, clause: &'static str) -> NewEvent {
        let event = match caller {
            Some(caller) => NewEvent::by(caller, kind, self.subject()),
            None => NewEvent::by_rule(kind, self.subject()),
        };
        event
            .on(clause)
            .for_readers(self.readers())
            .with(self.figures())
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
    log::of_subject(db, "invitation", &id.to_string()).await
}
