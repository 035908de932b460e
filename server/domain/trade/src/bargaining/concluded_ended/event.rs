//! What becomes of concluded prices, as the log keeps it for both sides of the bargain.

use chrono::NaiveDate;
use ground::log::{Audience, Event, NewEvent, Tone};
use ground::{Figure, Label, UnitPrice};
use prices::current_price::ConcludedEnded;
use serde::{Deserialize, Serialize};

use super::message;
use crate::bargaining::figure::LIMIT_AFTER;
use crate::bargaining::payload::{Figures, INVITATION};
use crate::bargaining::types::Invitation;

/// An invitation whose concluded price is above a limit that fell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::bargaining) struct PriceEnded {
    #[serde(flatten)]
    after: Figures,
    /// Per base unit.
    concluded: UnitPrice,
    limit_after: UnitPrice,
    limit_version_after: i64,
    /// The day from which the limit binds: the price was in force until the day before.
    fell_on: NaiveDate,
}

/// An invitation whose concluded price is in force again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::bargaining) struct PriceRestored {
    #[serde(flatten)]
    after: Figures,
    /// Per base unit.
    concluded: UnitPrice,
}

const EXAMPLE_ENDED: &str = r#"{
    "number": "YJ20260302-BCDF2345", "product": "7", "state": "confirmed", "price": "80.00",
    "counter_price": null, "reference_limit": "100.00", "limit_version": 3, "quantity": 20,
    "due_at": "2026-03-10T00:00:00+08:00", "due_is_provisional": false, "calendar_version": 7,
    "reason": null, "concluded": "80.00", "limit_after": "75.00", "limit_version_after": 5,
    "fell_on": "2026-04-01"
}"#;

const EXAMPLE_RESTORED: &str = r#"{
    "number": "YJ20260302-BCDF2345", "product": "7", "state": "confirmed", "price": "80.00",
    "counter_price": null, "reference_limit": "100.00", "limit_version": 3, "quantity": 20,
    "due_at": "2026-03-10T00:00:00+08:00", "due_is_provisional": false, "calendar_version": 7,
    "reason": null, "concluded": "80.00"
}"#;

const CONCLUDED: Figure = Figure::money("concluded", Label::new("成交价", "Concluded price"));
const FELL_ON: Figure = Figure::text("fell_on", Label::new("失效日期", "Ended from"));

/// The rulebook ends concluded prices above a limit that fell (`bargaining.concluded_above_limit`).
pub(in crate::bargaining) const PRICE_ENDED: Event<PriceEnded> = Event::new(
    "invitation-price-ended",
    Label::new(
        "限价下调，成交价失效",
        "Concluded price ended by a lower limit",
    ),
    &INVITATION,
    EXAMPLE_ENDED,
)
.on("S4-13")
.tone(Tone::Bad)
.shows(&[CONCLUDED, LIMIT_AFTER, FELL_ON])
.notifies(Audience::BothSides, &message::PRICE_ENDED);

/// The load of the price that ended it was undone.
pub(in crate::bargaining) const PRICE_RESTORED: Event<PriceRestored> = Event::new(
    "invitation-price-restored",
    Label::new(
        "限价导入撤销，成交价恢复",
        "Concluded price in force again: the load that ended it was undone",
    ),
    &INVITATION,
    EXAMPLE_RESTORED,
)
.on("S4-13")
.tone(Tone::Good)
.shows(&[CONCLUDED])
.notifies(Audience::BothSides, &message::PRICE_RESTORED);

impl Invitation {
    /// That the price concluded by it ended; readable by both sides and the overseers.
    pub(super) fn price_ended(&self, ended: &ConcludedEnded) -> NewEvent {
        let figures = PriceEnded {
            after: self.figures(),
            concluded: ended.price,
            limit_after: ended.limit,
            limit_version_after: ended.limit_version.0,
            fell_on: ended.fell_on,
        };
        PRICE_ENDED
            .about(self.id, &figures)
            .for_readers(self.readers())
    }

    /// That the price concluded by it is in force again.
    pub(super) fn price_restored(&self, concluded: UnitPrice) -> NewEvent {
        let figures = PriceRestored {
            after: self.figures(),
            concluded,
        };
        PRICE_RESTORED
            .about(self.id, &figures)
            .for_readers(self.readers())
    }
}
