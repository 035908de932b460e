//! The types of invitations, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::{
    AccountId, Caller, ImportId, InvitationId, LimitVersionId, OrganisationId, ProductId, Refused,
    RegionCode, UnitPrice, Words, shanghai_minute,
};

use super::progress::{Ceilings, Progress};
use super::refused_step::{CounterBound, Refusal};
use super::rules::OfferFacts;
use super::state::{Action, State};

/// An invitation of a hospital to a manufacturer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub id: InvitationId,
    /// The number that people quote.
    pub number: String,
    pub hospital: OrganisationId,
    /// Where the hospital is.
    pub region: RegionCode,
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
    /// Its parties may know of it, the exchange centre, and the bureaus that oversee its hospital (K7).
    #[must_use]
    pub fn is_visible_to(&self, caller: &Caller) -> bool {
        caller.oversees(self.region)
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

    /// The steps of the caller's turn: those that the rules would accept now, and why they refuse the others. `facts` are today's,
    /// none for an invitation that was sent this instant; `used_up` is what bounds counter-offers where none is left.
    #[must_use]
    pub(super) fn steps(
        &self,
        caller: &Caller,
        now: DateTime<Utc>,
        facts: Option<&OfferFacts>,
        used_up: Option<CounterBound>,
    ) -> Steps {
        let ceilings = Ceilings {
            limit: facts.and_then(|facts| facts.limit),
            current_price: facts.and_then(|facts| facts.current_price),
        };
        let state = self.progress.under(ceilings.limit, now).state;
        let not_buyable = facts.and_then(|facts| facts.buyable.err());
        let concluded = |accepted: Result<Progress, Refusal>| match not_buyable {
            Some(reason) => Some(Refusal::NotBuyable(reason)),
            None => accepted.err(),
        };
        let mut steps = Steps::default();
        for action in self.of_turn(state, caller, now) {
            let refused = match action {
                Action::Acceptance => concluded(self.progress.accept(now, ceilings)),
                Action::CounterAcceptance => concluded(self.progress.accept_counter(now, ceilings)),
                Action::Counter => used_up.map(Refusal::CounterAttemptsUsed),
                Action::Refusal | Action::CounterRefusal | Action::Withdrawal => None,
            };
            match refused {
                None => steps.may.push(action),
                Some(refused) => steps.barred.push((action, Refused::from(refused).detail)),
            }
        }
        steps
    }

    /// The steps that its sender may take at the instant at which it was sent.
    #[must_use]
    pub fn steps_when_sent(&self, caller: &Caller) -> Steps {
        self.steps(caller, self.sent_at, None, None)
    }

    /// The steps of whose turn it is.
    fn of_turn(&self, state: State, caller: &Caller, now: DateTime<Utc>) -> Vec<Action> {
        if self.progress.is_over(now) || caller.must_trade_for(caller.kind).is_err() {
            return Vec::new();
        }
        let is_hospital = caller.organisation == self.hospital;
        let is_manufacturer = caller.organisation == self.manufacturer;
        match state {
            State::Pending if is_manufacturer => {
                vec![Action::Acceptance, Action::Refusal, Action::Counter]
            }
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

/// What the caller may do with an invitation when it is his turn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Steps {
    pub may: Vec<Action>,
    /// What the rules refuse, and why.
    pub barred: Vec<(Action, Words)>,
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

/// A step by one of the two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Response {
    /// The manufacturer accepts the offer.
    Accept,
    /// The manufacturer refuses it.
    Refuse { reason: String },
    /// The manufacturer names another price.
    Counter {
        /// Per base unit.
        price: UnitPrice,
        reason: String,
    },
    /// The hospital accepts the counter-offer.
    AcceptCounter,
    /// The hospital refuses the counter-offer.
    RefuseCounter,
    /// The hospital withdraws the invitation.
    Withdraw,
}
