//! How an offer is judged. Pure.
//!
//! S4-1: a hospital invites at a price not above the reference limit and not above what it pays now.
//! At the limit the system confirms by itself; below it the manufacturer responds within five working
//! days. Silence is never consent.

use chrono::{DateTime, Utc};
use ground::calendar::Deadline;
use ground::{InvitationId, LimitVersionId, OrganisationId, UnitPrice, Words};
use market::catalogue::NotBuyable;
use prices::listed_price::{FAR_FROM_LIMIT, FarTyped};
use serde::Serialize;
use utoipa::ToSchema;

use super::refused_step::Refusal;
use super::state::State;

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

impl Outcome {
    /// The state of an invitation that is sent with it.
    #[must_use]
    pub fn state(self) -> State {
        match self {
            Self::Confirmed => State::Confirmed,
            Self::Pending => State::Pending,
        }
    }
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
    far: Option<FarTyped>,
) -> Vec<(&'static str, Words)> {
    let mut warnings = Vec::new();
    warnings.extend(far.map(|far| (FAR_FROM_LIMIT.name, far.words())));
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
