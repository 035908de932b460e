//! The refusals of bargaining, with their words and figures.

use chrono::{DateTime, Utc};
use ground::capability::RefusalKind;
use ground::{Error, FigureValue, FigureValues, Refused, UnitPrice, Words, shanghai_minute};
use market::catalogue::NotBuyable;

use super::refusal::{
    COUNTER_ATTEMPTS_USED, COUNTER_NOT_ABOVE_OFFER, INVITATION_ALREADY_OPEN, INVITATION_STATE,
    PRICE_ABOVE_CURRENT_PRICE, PRICE_ABOVE_REFERENCE_LIMIT, PRODUCT_IN_ZONE, PRODUCT_NOT_BUYABLE,
    PRODUCT_UNDER_VBP, PRODUCT_WITHOUT_LIMIT, RESPONSE_TOO_LATE, SUPERSEDED_BY_LIMIT,
};
use super::state::State;

/// A step that the rules refuse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    AboveLimit {
        price: UnitPrice,
        limit: UnitPrice,
    },
    /// The price is above what the hospital pays now. That figure is the hospital's own: nobody else
    /// gets it.
    AboveCurrentPrice {
        price: UnitPrice,
        current_price: Option<UnitPrice>,
    },
    NotBuyable(NotBuyable),
    /// Zone products are ordered directly.
    InZone {
        zone_price: UnitPrice,
    },
    /// No second bargaining over selected products.
    UnderVbp,
    /// The rulebook allows no bargaining without a reference limit.
    NoLimit,
    AlreadyOpen,
    /// The time to answer is over.
    TooLate {
        /// The first instant that was too late.
        due_at: DateTime<Utc>,
    },
    /// The step is not possible in this state.
    NotNow {
        state: State,
    },
    /// A counter-offer must be above the offer.
    CounterNotAbove {
        price: UnitPrice,
        counter_price: UnitPrice,
    },
    /// The counter-offers for this hospital and product are used up.
    CounterAttemptsUsed(CounterBound),
    /// The limit has fallen below the price on the table.
    OvertakenByLimit {
        price: UnitPrice,
        /// The limit today.
        limit: UnitPrice,
    },
}

impl Refusal {
    pub(super) fn kind(&self) -> &'static RefusalKind {
        match self {
            Self::AboveLimit { .. } => &PRICE_ABOVE_REFERENCE_LIMIT,
            Self::AboveCurrentPrice { .. } => &PRICE_ABOVE_CURRENT_PRICE,
            Self::NotBuyable(_) => &PRODUCT_NOT_BUYABLE,
            Self::InZone { .. } => &PRODUCT_IN_ZONE,
            Self::UnderVbp => &PRODUCT_UNDER_VBP,
            Self::NoLimit => &PRODUCT_WITHOUT_LIMIT,
            Self::AlreadyOpen => &INVITATION_ALREADY_OPEN,
            Self::TooLate { .. } => &RESPONSE_TOO_LATE,
            Self::NotNow { .. } => &INVITATION_STATE,
            Self::CounterNotAbove { .. } => &COUNTER_NOT_ABOVE_OFFER,
            Self::CounterAttemptsUsed(_) => &COUNTER_ATTEMPTS_USED,
            Self::OvertakenByLimit { .. } => &SUPERSEDED_BY_LIMIT,
        }
    }

    /// The clause that decides.
    #[must_use]
    pub fn clause(&self) -> &'static str {
        match self {
            Self::InZone { .. } => "S4-10",
            Self::UnderVbp => "S1-3",
            Self::NotBuyable(_) => "S4-20",
            Self::OvertakenByLimit { .. } => "S4-13",
            Self::AboveLimit { .. }
            | Self::AboveCurrentPrice { .. }
            | Self::NoLimit
            | Self::AlreadyOpen
            | Self::TooLate { .. }
            | Self::NotNow { .. }
            | Self::CounterNotAbove { .. }
            | Self::CounterAttemptsUsed(_) => "S4-1",
        }
    }

    #[expect(clippy::too_many_lines, reason = "one sentence for each refusal")]
    fn detail(&self) -> Words {
        match self {
            Self::AboveLimit { price, limit } => Words::new(
                format!("报价{price}元高于挂网参考限价{limit}元"),
                format!("the offer {price} is above the reference limit {limit}"),
            ),
            Self::AboveCurrentPrice {
                price,
                current_price: Some(current),
            } => Words::new(
                format!("报价{price}元高于本机构现行采购价{current}元"),
                format!("the offer {price} is above the hospital's current price {current}"),
            ),
            Self::AboveCurrentPrice {
                price,
                current_price: None,
            } => Words::new(
                format!("价格{price}元高于该医疗机构现行采购价"),
                format!("the price {price} is above the hospital's current price"),
            ),
            Self::NotBuyable(reason) => reason.words(),
            Self::InZone { zone_price } => Words::new(
                format!("价格优势专区产品不再议价，可按专区价{zone_price}元直接下订单"),
                format!(
                    "zone products are not bargained for; order at the zone price {zone_price}"
                ),
            ),
            Self::UnderVbp => Words::new(
                "带量采购中选产品严禁二次议价",
                "a product selected in volume-based procurement may not be bargained for again",
            ),
            Self::NoLimit => Words::new(
                "该产品没有挂网参考限价，暂不可议价",
                "this product has no reference limit and may not be bargained for",
            ),
            Self::AlreadyOpen => Words::new(
                "本机构对该产品已有一份未完结的议价邀请",
                "this hospital has an open invitation for the product",
            ),
            Self::TooLate { due_at } => {
                let due = shanghai_minute(*due_at);
                Words::new(
                    format!("响应期限已于{due}届满"),
                    format!("the time to answer ended at {due}"),
                )
            }
            Self::NotNow { state } => Words::new(
                format!("议价邀请当前状态为“{}”，不能进行此操作", state.label()),
                format!(
                    "the invitation is {}; this step does not apply",
                    state.into_str()
                ),
            ),
            Self::CounterNotAbove {
                price,
                counter_price,
            } => Words::new(
                format!("还价{counter_price}元须高于邀请价{price}元；同意邀请价请直接接受"),
                format!("the counter-offer {counter_price} must be above the offer {price}"),
            ),
            Self::CounterAttemptsUsed(CounterBound {
                attempts_max, days, ..
            }) => Words::new(
                format!(
                    "就同一医疗机构的同一产品，{days}天内可还价{attempts_max}次，已用完，请接受或拒绝"
                ),
                format!(
                    "the {attempts_max} counter-offers of {days} days for this hospital and product \
                     are used up: accept or refuse"
                ),
            ),
            Self::OvertakenByLimit { price, limit } => Words::new(
                format!("挂网参考限价已降至{limit}元，低于{price}元，该邀请不能成交"),
                format!("the reference limit has fallen to {limit}, below {price}"),
            ),
        }
    }

    fn figures(&self) -> FigureValues {
        let figures = FigureValues::default();
        match self {
            Self::AboveLimit { price, limit } | Self::OvertakenByLimit { price, limit } => figures
                .with("price", *price)
                .with("reference_limit", *limit),
            Self::AboveCurrentPrice {
                price,
                current_price: Some(current),
            } => figures
                .with("price", *price)
                .with("current_price", *current),
            Self::AboveCurrentPrice {
                price,
                current_price: None,
            } => figures.with("price", *price),
            Self::NotBuyable(reason) => figures.with_state("reason", *reason, NotBuyable::words),
            Self::InZone { zone_price } => figures.with("zone_price", *zone_price),
            Self::TooLate { due_at } => figures.with("due_at", FigureValue::Deadline(*due_at)),
            Self::NotNow { state } => figures.with_state("state", *state, State::words),
            Self::CounterNotAbove {
                price,
                counter_price,
            } => figures
                .with("price", *price)
                .with("counter_price", *counter_price),
            Self::CounterAttemptsUsed(CounterBound {
                attempts_max, days, ..
            }) => figures
                .with("attempts_max", *attempts_max)
                .with("days", *days),
            Self::UnderVbp | Self::NoLimit | Self::AlreadyOpen => figures,
        }
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self {
            kind: refusal.kind(),
            clause: Some(refusal.clause()),
            detail: refusal.detail(),
            figures: refusal.figures(),
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Refused::from(refusal).into()
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_of_a_refusal_is_shown() {
        let price: UnitPrice = "100".parse().expect("a price");
        let limit = price;
        let refusals = [
            Refusal::AboveLimit { price, limit },
            Refusal::AboveCurrentPrice {
                price,
                current_price: Some(price),
            },
            Refusal::NotBuyable(NotBuyable::CertificateExpired),
            Refusal::InZone { zone_price: price },
            Refusal::TooLate {
                due_at: DateTime::UNIX_EPOCH,
            },
            Refusal::NotNow {
                state: State::Superseded,
            },
            Refusal::CounterNotAbove {
                price,
                counter_price: price,
            },
            Refusal::CounterAttemptsUsed(CounterBound {
                attempts: 3,
                attempts_max: 3,
                days: 90,
            }),
            Refusal::OvertakenByLimit { price, limit },
        ];
        for refusal in refusals {
            let refused = Refused::from(refusal);
            let shown = refused.kind.figures.iter().map(|figure| figure.name);
            let mut shown: Vec<&str> = shown.collect();
            shown.sort_unstable();
            let carried = serde_json::json!(refused.figures);
            let carried = carried.as_object().expect("figures");
            let mut carried: Vec<&str> = carried.keys().map(String::as_str).collect();
            carried.sort_unstable();
            assert_eq!(shown, carried, "{}", refused.kind.code);
        }
    }
}
