//! The types of invitations, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::{
    AccountId, Caller, ImportId, InvitationId, LimitVersionId, OrganisationId, ProductId,
    UnitPrice, Words, shanghai_minute,
};

use super::progress::{Ceilings, Progress};
use super::rules::OfferFacts;
use super::state::{Action, State};

/// An invitation of a hospital to a manufacturer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub id: InvitationId,
    /// The number that people quote.
    pub number: String,
    pub hospital: OrganisationId,
    pub manufacturer: OrganisationId,
    pub product: ProductId,
    /// In sales units.
    pub quantity: i64,
    pub note: String,
    /// The limit when it was sent.
    pub reference_limit: Option<UnitPrice>,
    pub limit_version: Option<LimitVersionId>,
    /// What the hospital paid when it was sent. Shown to the hospital alone.
    pub current_price: Option<UnitPrice>,
    pub sent_at: DateTime<Utc>,
    pub sent_by: AccountId,
    pub progress: Progress,
    /// Grows with every change.
    pub version: i32,
}

impl Invitation {
    /// Its parties and the overseers may know of it.
    #[must_use]
    pub fn is_visible_to(&self, caller: &Caller) -> bool {
        caller.is_overseer()
            || caller.organisation == self.hospital
            || caller.organisation == self.manufacturer
    }

    /// That an equal offer was this one before.
    #[must_use]
    pub fn repeated(&self) -> Words {
        let at = shanghai_minute(self.sent_at);
        let (number, state) = (&self.number, self.progress.state.words());
        Words::new(
            format!("{at}已发出相同的邀请{number}（{}）", state.zh),
            format!("an equal offer was sent at {at} as {number} ({})", state.en),
        )
    }

    /// The steps that the caller may take now, those that the rules would accept. `facts` are today's, none for an invitation that
    /// was sent this instant; `counters_left` is whether the manufacturer may still counter this hospital's offers for the product.
    #[must_use]
    pub(super) fn actions(
        &self,
        caller: &Caller,
        now: DateTime<Utc>,
        facts: Option<&OfferFacts>,
        counters_left: bool,
    ) -> Vec<Action> {
        let ceilings = Ceilings {
            limit: facts.and_then(|facts| facts.limit),
            current_price: facts.and_then(|facts| facts.current_price),
        };
        let state = self.progress.under(ceilings.limit, now).state;
        let mut actions = self.of_turn(state, caller, now, counters_left);
        let is_buyable = facts.is_none_or(|facts| facts.buyable.is_ok());
        actions.retain(|action| match action {
            Action::Acceptance => is_buyable && self.progress.accept(now, ceilings).is_ok(),
            Action::CounterAcceptance => {
                is_buyable && self.progress.accept_counter(now, ceilings).is_ok()
            }
            Action::Refusal | Action::Counter | Action::CounterRefusal | Action::Withdrawal => true,
        });
        actions
    }

    /// The steps that its sender may take at the instant at which it was sent.
    #[must_use]
    pub fn steps_when_sent(&self, caller: &Caller) -> Vec<Action> {
        self.actions(caller, self.sent_at, None, true)
    }

    /// The steps of whose turn it is.
    fn of_turn(
        &self,
        state: State,
        caller: &Caller,
        now: DateTime<Utc>,
        counters_left: bool,
    ) -> Vec<Action> {
        if self.progress.is_over(now) || caller.must_trade_for(caller.kind).is_err() {
            return Vec::new();
        }
        let is_hospital = caller.organisation == self.hospital;
        let is_manufacturer = caller.organisation == self.manufacturer;
        match state {
            State::Pending if is_manufacturer && counters_left => {
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

/// A hospital's offer, about to be sent.
#[derive(Debug, Clone)]
pub struct Invite {
    pub caller: Caller,
    pub product: ProductId,
    /// Per base unit.
    pub price: UnitPrice,
    /// In sales units.
    pub quantity: i64,
    pub note: String,
    /// The client's key: the same key again finds the same invitation.
    pub idempotency_key: Option<String>,
    /// The file that it is a row of.
    pub import: Option<ImportId>,
    /// Its number among offers that are sent together and might have been sent before; none when the hospital means it
    /// whatever it sent.
    pub row: Option<u32>,
}
