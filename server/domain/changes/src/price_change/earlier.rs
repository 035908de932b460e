//! Events that existed only to notify somebody, before events had acts. Nobody writes them any more; they
//! stay here since the log holds them, and messages are made anew from it.

use ground::Label;
use ground::log::{Audience, Event, SubjectKind, Tone};

use super::message;
use crate::price_change::publicity::payload::PUBLICITY;

/// The declarations of a manufacturer on one day.
pub(super) const DECLARATIONS: SubjectKind = SubjectKind::new("declarations", |_| {
    "/price-changes?state=submitted&origin=declaration".to_owned()
});

/// The id is the name of a filtered list, or the number of a change.
pub(super) const PRICE_CHANGES: SubjectKind = SubjectKind::new("price-changes", |id| match id {
    RISE | OUTLIER => format!("/price-changes?state=submitted&origin={id}"),
    RETURNED | REFUSED => format!("/price-changes?state={id}"),
    one => format!("/price-changes/{one}"),
})
.listed_in("/price-changes");

pub(super) const RISE: &str = "rise";

pub(super) const OUTLIER: &str = "outlier";

pub(super) const RETURNED: &str = "returned";

pub(super) const REFUSED: &str = "refused";

pub(super) const DECLARATIONS_RECEIVED: Event<message::Received> = Event::new(
    "declarations-received",
    Label::new("收到申报", "Declarations received"),
    &DECLARATIONS,
    message::EXAMPLE_RECEIVED,
)
.on("S4-13")
.notifies(Audience::Operators, &message::DECLARATIONS_RECEIVED);

pub(super) const PRICES_RETURNED: Event<message::Decided> = Event::new(
    "prices-returned",
    Label::new("退回更正", "Returned"),
    &PRICE_CHANGES,
    message::EXAMPLE_DECIDED,
)
.on("S4-13")
.tone(Tone::Bad)
.notifies(Audience::Concerned, &message::PRICES_RETURNED);

pub(super) const PRICES_REFUSED: Event<message::Decided> = Event::new(
    "prices-refused",
    Label::new("未通过", "Refused"),
    &PRICE_CHANGES,
    message::EXAMPLE_DECIDED,
)
.on("S4-13")
.tone(Tone::Bad)
.notifies(Audience::Concerned, &message::PRICES_REFUSED);

pub(super) const PRICES_PUBLICIZED: Event<message::Publicized> = Event::new(
    "prices-publicized",
    Label::new("进入公示", "Made public"),
    &PUBLICITY,
    message::EXAMPLE_PUBLICIZED,
)
.on("S4-13")
.tone(Tone::Waiting)
.notifies(Audience::Concerned, &message::PRICES_PUBLICIZED);

pub(super) const PRICES_ANNOUNCED: Event<message::Announced> = Event::new(
    "prices-announced",
    Label::new("公布", "Announced"),
    &PUBLICITY,
    message::EXAMPLE_ANNOUNCED,
)
.on("S4-13")
.tone(Tone::Good)
.notifies(Audience::Concerned, &message::PRICES_ANNOUNCED);

pub(super) const PRICE_RISES_HELD: Event<message::Held> = Event::new(
    "price-rises-held",
    Label::new("限价上调待审核", "Rises held for checking"),
    &PRICE_CHANGES,
    message::EXAMPLE_HELD,
)
.on("S4-13")
.notifies(Audience::Operators, &message::PRICE_RISES_HELD);
