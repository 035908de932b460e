//! How an offer is judged, and the steps of an invitation. Pure.
//!
//! S4-1: a hospital invites at a price not above the reference limit and not above what it pays now.
//! At the limit the system confirms by itself; below it the manufacturer responds within five working
//! days. Silence is never consent.

use chrono::{DateTime, Utc};
use ground::calendar::Deadline;
use ground::{InvitationId, LimitVersionId, OrganisationId, UnitPrice, Words};
use market::catalogue::NotBuyable;
use prices::disclosure::Grid;
use serde::Serialize;
use utoipa::ToSchema;

use super::refusal::Refusal;
use super::state::{Decider, State};

/// What an offer of a hospital for a product is judged by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OfferFacts {
    /// Who would have to respond.
    pub manufacturer: OrganisationId,
    pub buyable: Result<(), NotBuyable>,
    /// Its price in the price-advantage zone, if it is there.
    pub zone_price: Option<UnitPrice>,
    /// Whether it is selected in volume-based procurement.
    pub under_vbp: bool,
    /// The reference limit today.
    pub limit: Option<UnitPrice>,
    pub limit_version: Option<LimitVersionId>,
    /// What the hospital pays today.
    pub current_price: Option<UnitPrice>,
    /// The hospital's open invitation for it.
    pub open: Option<InvitationId>,
    /// One that is over although no job has closed it yet: closed before a new one is written.
    pub ended: Option<InvitationId>,
}

/// An invitation without a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OpenOffer {
    pub id: InvitationId,
    pub price: UnitPrice,
    pub deadline: Option<Deadline>,
}

impl OpenOffer {
    /// Whether its time is over or the limit has fallen below it, whether or not a job has closed it.
    pub(super) fn has_ended(&self, now: DateTime<Utc>, limit: Option<UnitPrice>) -> bool {
        self.deadline.is_some_and(|deadline| deadline.is_over(now))
            || limit.is_some_and(|limit| limit < self.price)
    }
}

/// The rules that switch parts of the judgement on and off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Switches {
    /// The system confirms offers at the limit.
    pub confirm_at_limit: bool,
    /// Candidate products, which have no limit, may be bargained for.
    pub without_limit: bool,
}

/// What sending an offer would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = OfferOutcome)]
pub enum Outcome {
    /// It is confirmed at once.
    Confirmed,
    /// The manufacturer has to answer.
    Pending,
}

/// Judges an offer (S4-1, both ceilings).
///
/// # Errors
/// The first rule that refuses it.
pub(super) fn judge(
    offer: UnitPrice,
    facts: &OfferFacts,
    switches: Switches,
) -> Result<Outcome, Refusal> {
    // What forbids bargaining over the product at all comes before what is wrong with the price.
    facts.buyable.map_err(Refusal::NotBuyable)?;
    if facts.under_vbp {
        return Err(Refusal::UnderVbp);
    }
    if let Some(zone_price) = facts.zone_price {
        return Err(Refusal::InZone { zone_price });
    }
    if facts.limit.is_none() && !switches.without_limit {
        return Err(Refusal::NoLimit);
    }
    if let Some(limit) = facts.limit.filter(|limit| *limit < offer) {
        return Err(Refusal::AboveLimit {
            price: offer,
            limit,
        });
    }
    if let Some(current) = facts.current_price.filter(|current| *current < offer) {
        return Err(Refusal::AboveCurrentPrice {
            price: offer,
            current_price: Some(current),
        });
    }
    if facts.open.is_some() {
        return Err(Refusal::AlreadyOpen);
    }
    let at_limit = facts.limit == Some(offer);
    Ok(if at_limit && switches.confirm_at_limit {
        Outcome::Confirmed
    } else {
        Outcome::Pending
    })
}

/// What a hospital should know of an offer that the rules accept.
#[must_use]
pub(super) fn warnings(
    facts: &OfferFacts,
    outcome: Outcome,
    is_reachable: bool,
) -> Vec<(&'static str, Words)> {
    let mut warnings = Vec::new();
    if outcome == Outcome::Pending && !is_reachable {
        let words = Words::new(
            "该生产企业既无可用账号也未登记邮箱，收不到邀请；逾期未响应不会被记录",
            "the manufacturer has neither an active account nor a mail address and will not learn of it; its silence \
             is not recorded",
        );
        warnings.push(("manufacturer-unreachable", words));
    }
    if facts.limit.is_none() {
        let words = Words::new(
            "该产品在备选目录，没有挂网参考限价，须由生产企业确认",
            "a candidate product without a reference limit: the manufacturer must confirm",
        );
        warnings.push(("no-reference-limit", words));
    }
    if facts.current_price.is_none() {
        let words = Words::new(
            "本机构尚未登记该产品的现行采购价，仅按参考限价校验",
            "no current price of yours is entered: only the reference limit was checked",
        );
        warnings.push(("no-current-price", words));
    }
    warnings
}

/// What changes of an invitation: state, prices, deadline, decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub state: State,
    pub price: UnitPrice,
    /// The end of the time to respond; none when it was confirmed at once.
    pub deadline: Option<Deadline>,
    pub counter_price: Option<UnitPrice>,
    pub counter_reason: Option<String>,
    /// Counter-offers tried.
    pub counter_attempts: i16,
    pub decision: Option<Decision>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub at: DateTime<Utc>,
    pub by: Decider,
    pub clause: String,
    pub reason: Option<String>,
}

/// Both ceilings at the moment of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ceilings {
    /// The reference limit today.
    pub limit: Option<UnitPrice>,
    /// What the hospital pays today.
    pub current_price: Option<UnitPrice>,
}

/// How many counter-offers a manufacturer has tried for one hospital and product over all invitations of a
/// period, and how many it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CounterBound {
    /// Tried so far, refused or not: both show on which side of the hospital's own price a figure is.
    pub attempts: i64,
    pub attempts_max: u32,
    /// The length of the period.
    pub days: u32,
}

impl CounterBound {
    /// Whether none is left.
    #[must_use]
    pub fn is_used_up(self) -> bool {
        i64::from(self.attempts_max) <= self.attempts
    }
}

/// What keeps counter-offers from finding out what the hospital pays. The bound makes them few over all
/// invitations of a pair. The grid makes them coarse: a counter-offer is compared with the hospital's own price
/// only after both are rounded, so that a refusal shows no more than the cell of that price, however many
/// tries there were. One that is above the price within its cell reaches the hospital, which may not take it.
#[derive(Debug, Clone)]
pub struct CounterGuard {
    pub bound: CounterBound,
    pub grid: Grid,
}

impl Progress {
    /// The price that would be concluded now: the counter-offer if there is one.
    #[must_use]
    pub fn price_on_table(&self) -> UnitPrice {
        self.counter_price.unwrap_or(self.price)
    }

    /// Whether the time to answer is over.
    #[must_use]
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.deadline.is_some_and(|deadline| deadline.is_over(now))
    }

    /// The manufacturer accepts the offer.
    ///
    /// # Errors
    /// When it is not the manufacturer's turn, too late, or above today's limit.
    pub fn accept(&self, now: DateTime<Utc>, ceilings: Ceilings) -> Result<Self, Refusal> {
        self.must_not_be_overtaken(ceilings)?;
        self.must_be_in(State::Pending, now)?;
        self.conclude(now, Decider::Manufacturer, ceilings)
    }

    /// The hospital accepts the counter-offer.
    ///
    /// # Errors
    /// When there is none, too late, or above today's ceilings.
    pub fn accept_counter(&self, now: DateTime<Utc>, ceilings: Ceilings) -> Result<Self, Refusal> {
        self.must_not_be_overtaken(ceilings)?;
        self.must_be_in(State::Countered, now)?;
        let price = self.price_on_table();
        if let Some(current) = ceilings.current_price.filter(|current| *current < price) {
            return Err(Refusal::AboveCurrentPrice {
                price,
                current_price: Some(current),
            });
        }
        self.conclude(now, Decider::Hospital, ceilings)
    }

    /// The manufacturer refuses the offer.
    ///
    /// # Errors
    /// When it is not the manufacturer's turn, or too late.
    pub fn refuse(&self, now: DateTime<Utc>, reason: &str) -> Result<Self, Refusal> {
        self.must_be_in(State::Pending, now)?;
        Ok(self.ended(State::Refused, now, Decider::Manufacturer, Some(reason)))
    }

    /// The hospital refuses the counter-offer.
    ///
    /// # Errors
    /// When there is none, or too late.
    pub fn refuse_counter(&self, now: DateTime<Utc>) -> Result<Self, Refusal> {
        self.must_be_in(State::Countered, now)?;
        Ok(self.ended(State::Refused, now, Decider::Hospital, None))
    }

    /// The hospital withdraws the invitation before a response.
    ///
    /// # Errors
    /// When it is answered, or its time is over.
    pub fn withdraw(&self, now: DateTime<Utc>) -> Result<Self, Refusal> {
        self.must_be_in(State::Pending, now)?;
        Ok(self.ended(State::Withdrawn, now, Decider::Hospital, None))
    }

    /// Whether the manufacturer may try a counter-offer now.
    ///
    /// # Errors
    /// When it is not the manufacturer's turn, too late, or the tries are used up.
    pub fn may_counter(&self, now: DateTime<Utc>, bound: CounterBound) -> Result<(), Refusal> {
        self.must_be_in(State::Pending, now)?;
        if bound.is_used_up() {
            return Err(Refusal::CounterAttemptsUsed(bound));
        }
        Ok(())
    }

    /// The manufacturer names another price, once, above the offer and within both ceilings, the hospital's own
    /// price as `guard` has it compared; the hospital has until `deadline`. A try refused for the hospital's own price counts: save
    /// [`with_failed_counter`](Self::with_failed_counter).
    ///
    /// # Errors
    /// The rule that refuses it.
    pub fn counter(
        &self,
        now: DateTime<Utc>,
        (counter_price, reason): (UnitPrice, &str),
        ceilings: Ceilings,
        guard: &CounterGuard,
        deadline: Deadline,
    ) -> Result<Self, Refusal> {
        self.may_counter(now, guard.bound)?;
        if counter_price <= self.price {
            return Err(Refusal::CounterNotAbove {
                price: self.price,
                counter_price,
            });
        }
        if let Some(limit) = ceilings.limit.filter(|limit| *limit < counter_price) {
            return Err(Refusal::AboveLimit {
                price: counter_price,
                limit,
            });
        }
        if ceilings
            .current_price
            .is_some_and(|current| guard.grid.round(current) < guard.grid.round(counter_price))
        {
            return Err(Refusal::AboveCurrentPrice {
                price: counter_price,
                current_price: None,
            });
        }
        Ok(Self {
            state: State::Countered,
            counter_price: Some(counter_price),
            counter_reason: Some(reason.to_owned()),
            counter_attempts: self.counter_attempts + 1,
            deadline: Some(deadline),
            ..self.clone()
        })
    }

    /// One more try is used up, and nothing else changes.
    #[must_use]
    pub fn with_failed_counter(&self) -> Self {
        Self {
            counter_attempts: self.counter_attempts + 1,
            ..self.clone()
        }
    }

    /// Lapsed, or `None` while its time runs. It is decided at the deadline, however late the job
    /// runs.
    #[must_use]
    pub fn lapse(&self, now: DateTime<Utc>) -> Option<Self> {
        let over = self
            .deadline
            .filter(|deadline| self.state.is_open() && deadline.is_over(now))?;
        Some(self.ended(State::Lapsed, over.due_at, Decider::Clock, None))
    }

    /// Superseded by a limit that fell below its price at `effective_at`, or lapsed when its time
    /// was over by then.
    #[must_use]
    pub fn overtaken(&self, limit: UnitPrice, effective_at: DateTime<Utc>) -> Option<Self> {
        if !self.state.is_open() || self.price <= limit {
            return None;
        }
        self.lapse(effective_at).or_else(|| {
            let decision = Decision {
                at: effective_at,
                by: Decider::Rule,
                clause: "S4-13".to_owned(),
                reason: None,
            };
            Some(Self {
                state: State::Superseded,
                decision: Some(decision),
                ..self.clone()
            })
        })
    }

    /// One that a fallen limit has closed is refused as it was before it was closed.
    fn must_not_be_overtaken(&self, ceilings: Ceilings) -> Result<(), Refusal> {
        let price = self.price_on_table();
        match ceilings.limit.filter(|limit| *limit < price) {
            Some(limit) if self.state == State::Superseded => {
                Err(Refusal::OvertakenByLimit { price, limit })
            }
            _ => Ok(()),
        }
    }

    fn must_be_in(&self, state: State, now: DateTime<Utc>) -> Result<(), Refusal> {
        let too_late = |deadline: Deadline| Refusal::TooLate {
            due_at: deadline.due_at,
        };
        match (self.state, self.deadline) {
            (found, Some(deadline)) if found.is_open() && deadline.is_over(now) => {
                Err(too_late(deadline))
            }
            (found, _) if found == state => Ok(()),
            (State::Lapsed, Some(deadline)) => Err(too_late(deadline)),
            (found, _) => Err(Refusal::NotNow { state: found }),
        }
    }

    fn conclude(
        &self,
        now: DateTime<Utc>,
        by: Decider,
        ceilings: Ceilings,
    ) -> Result<Self, Refusal> {
        let price = self.price_on_table();
        if let Some(limit) = ceilings.limit.filter(|limit| *limit < price) {
            return Err(Refusal::OvertakenByLimit { price, limit });
        }
        Ok(self.ended(State::Confirmed, now, by, None))
    }

    fn ended(&self, state: State, at: DateTime<Utc>, by: Decider, reason: Option<&str>) -> Self {
        let reason = reason.map(str::to_owned);
        let decision = Decision {
            at,
            by,
            clause: "S4-1".to_owned(),
            reason,
        };
        Self {
            state,
            decision: Some(decision),
            ..self.clone()
        }
    }
}
