//! The events of what the exchange centre stops, corrects, extends and reminds of. Everyone reads them, as everyone read
//! the price.

use ground::calendar::Deadline;
use ground::log::{Audience, Event, NewEvent, Tone};
use ground::{Figure, Label, PriceChangeId};

use super::payload::{Corrected, Extended, PublicityStopped, Reminded, Replaced};
use super::{message, notices};
use crate::price_change::figure::{BASE_PRICE, REASON};
use crate::price_change::payload::{ChangeFigures, PublicityEnd, change, plain};
use crate::price_change::publicity::payload::PUBLICITY;
use crate::price_change::types::PriceChange;

const BASE_PRICE_BEFORE: Figure = Figure::money(
    "base_price_before",
    Label::new("更正前", "before the correction"),
);
/// Its publicity was a mistake. Everyone reads it, as everyone read the price.
pub(in crate::price_change) const STOPPED: Event<ChangeFigures> = plain(
    "price-change-stopped",
    Label::new("价格变动公示终止", "Stopped"),
)
.tone(Tone::Bad)
.shows(&[REASON])
.notifies_by(
    notices::stopped,
    Audience::Concerned,
    &message::PRICES_STOPPED,
);

pub(in crate::price_change) const REPLACED: Event<Replaced> = change(
    "price-change-replaced",
    Label::new("价格有误，已更正", "Wrong price, corrected"),
)
.with_example(
    r#"{
    "price": "2.00", "base_price": "1.00", "reason": "录入有误", "corrected_by": "12"
}"#,
)
.tone(Tone::Bad)
.shows(&[REASON]);

/// The right price is public, in the place of a wrong one.
pub(in crate::price_change) const CORRECTED: Event<Corrected> = change(
    "price-change-corrected",
    Label::new("更正后重新公示", "Corrected, in publicity anew"),
)
.with_example(
    r#"{
    "price": "184.68", "base_price": "92.34", "publicity": "6", "reason": "录入有误",
    "corrects": "11", "base_price_before": "1.00", "due_at": "2026-03-10T00:00:00+08:00",
    "due_is_provisional": false
}"#,
)
.tone(Tone::Waiting)
.shows(&[BASE_PRICE_BEFORE, BASE_PRICE, REASON])
.notifies_by(
    notices::corrected,
    Audience::Concerned,
    &message::PRICE_CORRECTED,
);

/// Another person than who corrected the price has confirmed it.
pub(in crate::price_change) const CONFIRMED: Event<ChangeFigures> = plain(
    "price-change-confirmed",
    Label::new(
        "更正价格已由另一人核实",
        "Corrected price confirmed by another person",
    ),
)
.tone(Tone::Good)
.shows(&[BASE_PRICE]);

pub(in crate::price_change) const PUBLICITY_STOPPED: Event<PublicityStopped> = Event::new(
    "publicity-stopped",
    Label::new("整批公示终止", "Publicity stopped"),
    &PUBLICITY,
    r#"{"origin": "linkage", "changes": 12, "reason": "清单有误"}"#,
)
.on("S4-13")
.tone(Tone::Bad)
.shows(&[REASON])
.notifies_by(
    notices::list_stopped,
    Audience::Concerned,
    &message::PUBLICITY_STOPPED,
);

pub(in crate::price_change) const PUBLICITY_EXTENDED: Event<Extended> = Event::new(
    "publicity-extended",
    Label::new("公示延期", "Publicity extended"),
    &PUBLICITY,
    r#"{
    "due_at": "2026-03-12T00:00:00+08:00", "due_at_before": "2026-03-10T00:00:00+08:00",
    "due_is_provisional": false, "due_was_provisional": false, "reason": "材料补充"
}"#,
)
.on("S4-13")
.tone(Tone::Waiting)
.shows(&[REASON])
.notifies_by(
    notices::of_publicity,
    Audience::Concerned,
    &message::PUBLICITY_EXTENDED,
);

pub(in crate::price_change) const PUBLICITY_REMINDER: Event<Reminded> = Event::new(
    "publicity-reminder",
    Label::new("公示提醒", "Reminder of a publicity"),
    &PUBLICITY,
    r#"{
    "due_at": "2026-03-10T00:00:00+08:00", "due_is_provisional": false, "reason": "请核对本企业价格"
}"#,
)
.on("S4-13")
.tone(Tone::Waiting)
.shows(&[REASON])
.notifies_by(
    notices::of_publicity,
    Audience::Concerned,
    &message::PUBLICITY_REMINDER,
);

impl PriceChange {
    pub(super) fn replaced_by(&self, right: PriceChangeId) -> NewEvent {
        let replaced = Replaced {
            change: self.figures(),
            corrected_by: right,
        };
        REPLACED.about(self.id, &replaced)
    }

    pub(super) fn corrected(&self, wrong: &Self, deadline: Deadline) -> NewEvent {
        let corrected = Corrected {
            change: self.figures(),
            corrects: wrong.id,
            base_price_before: wrong.terms.price.base_price,
            unconfirmed: self.unconfirmed,
            end: PublicityEnd {
                due_at: deadline.due_at.into(),
                due_is_provisional: deadline.is_provisional,
            },
        };
        CORRECTED.about(self.id, &corrected)
    }
}
