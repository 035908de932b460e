//! The steps of an invitation: who may take which, and until when. Pure.

use chrono::{DateTime, Utc};
use ground::UnitPrice;
use ground::calendar::Deadline;
use prices::disclosure::Grid;

use super::refused_step::{CounterBound, Refusal};
use super::state::{Decider, State};

/// What changes of an invitation: state, prices, deadline, decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub state: State,
    pub price: UnitPrice,
    /// The end of the time to respond; none when it was confirmed at once.
    pub deadline: Option<Deadline>,
    pub counter_price: Option<UnitPrice>,
    pub counter_reason: Option<String>,
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

impl Ceilings {
    /// A counter-offer keeps within both ceilings, compared with the hospital's own price on a grid (S4-1).
    ///
    /// # Errors
    /// The ceiling that it is above.
    pub(super) fn must_cover_counter(self, price: UnitPrice, grid: &Grid) -> Result<(), Refusal> {
        if let Some(limit) = self.limit.filter(|limit| *limit < price) {
            return Err(Refusal::AboveLimit { price, limit });
        }
        match self.current_price {
            Some(current) if grid.round(current) < grid.round(price) => {
                Err(Refusal::AboveCurrentPrice {
                    price,
                    current_price: None,
                })
            }
            Some(_) | None => Ok(()),
        }
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

    /// The manufacturer accepts the offer. What the hospital pays may have become less since it was sent: the refusal does not
    /// name that figure, which is the hospital's own.
    ///
    /// # Errors
    /// When it is not the manufacturer's turn, too late, or above today's ceilings.
    pub fn accept(&self, now: DateTime<Utc>, ceilings: Ceilings) -> Result<Self, Refusal> {
        self.must_not_be_overtaken(ceilings)?;
        self.must_be_in(State::Pending, now)?;
        self.confirmed(now, Decider::Manufacturer, ceilings)
    }

    /// The hospital accepts the counter-offer.
    ///
    /// # Errors
    /// When there is none, too late, or above today's ceilings.
    pub fn accept_counter(&self, now: DateTime<Utc>, ceilings: Ceilings) -> Result<Self, Refusal> {
        self.must_not_be_overtaken(ceilings)?;
        self.must_be_in(State::Countered, now)?;
        self.confirmed(now, Decider::Hospital, ceilings)
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
        ceilings.must_cover_counter(counter_price, &guard.grid)?;
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

    /// As everybody is to find it while this is the limit: one above it is closed, whether or not somebody has done so yet
    /// (S4-13).
    #[must_use]
    pub fn under(&self, limit: Option<UnitPrice>, now: DateTime<Utc>) -> Self {
        let closed = limit.and_then(|limit| self.overtaken(limit, now));
        closed.unwrap_or_else(|| self.clone())
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

    /// Both ceilings of an offer hold for what becomes the hospital's current price as well (S4-1): nothing is concluded above the
    /// limit or above what the hospital pays by then.
    fn confirmed(
        &self,
        now: DateTime<Utc>,
        by: Decider,
        ceilings: Ceilings,
    ) -> Result<Self, Refusal> {
        let price = self.price_on_table();
        if let Some(limit) = ceilings.limit.filter(|limit| *limit < price) {
            return Err(Refusal::OvertakenByLimit { price, limit });
        }
        if let Some(current) = ceilings.current_price.filter(|current| *current < price) {
            let is_own = by == Decider::Hospital;
            return Err(Refusal::AboveCurrentPrice {
                price,
                current_price: Some(current).filter(|_| is_own),
            });
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
