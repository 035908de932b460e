//! Events that were written for messages' sake until acts were noted: the log keeps them, and the
//! messages that follow from them stay. Nobody writes them any more.

use ground::log::{Audience, Event, SubjectKind};

use super::event::PUBLICITY;
use super::message;

/// A manufacturer's declarations of a day.
pub(super) const DECLARATIONS: SubjectKind = SubjectKind::new("declarations", |_| {
    "/price-changes?state=submitted&origin=declaration".to_owned()
});

/// Several changes, by the list that shows them, or one by its number.
pub(super) const PRICE_CHANGES: SubjectKind = SubjectKind::new("price-changes", |id| match id {
    RISE => "/price-changes?state=submitted&origin=rise".to_owned(),
    RETURNED | REFUSED => format!("/price-changes?state={id}"),
    one => format!("/price-changes/{one}"),
});
pub(super) const RISE: &str = "rise";
pub(super) const RETURNED: &str = "returned";
pub(super) const REFUSED: &str = "refused";

pub(super) const DECLARATIONS_RECEIVED: Event<message::Received> = Event::new(
    "declarations-received",
    &DECLARATIONS,
    message::EXAMPLE_RECEIVED,
)
.on("S4-13")
.notifies(Audience::Operators, &message::DECLARATIONS_RECEIVED);

pub(super) const PRICES_RETURNED: Event<message::Decided> =
    Event::new("prices-returned", &PRICE_CHANGES, message::EXAMPLE_DECIDED)
        .on("S4-13")
        .notifies(Audience::Concerned, &message::PRICES_RETURNED);

pub(super) const PRICES_REFUSED: Event<message::Decided> =
    Event::new("prices-refused", &PRICE_CHANGES, message::EXAMPLE_DECIDED)
        .on("S4-13")
        .notifies(Audience::Concerned, &message::PRICES_REFUSED);

pub(super) const PRICES_PUBLICIZED: Event<message::Publicized> =
    Event::new("prices-publicized", &PUBLICITY, message::EXAMPLE_PUBLICIZED)
        .on("S4-13")
        .notifies(Audience::Concerned, &message::PRICES_PUBLICIZED);

pub(super) const PRICES_ANNOUNCED: Event<message::Announced> =
    Event::new("prices-announced", &PUBLICITY, message::EXAMPLE_ANNOUNCED)
        .on("S4-13")
        .notifies(Audience::Concerned, &message::PRICES_ANNOUNCED);

pub(super) const PRICE_RISES_HELD: Event<message::RisesHeld> =
    Event::new("price-rises-held", &PRICE_CHANGES, message::EXAMPLE_HELD)
        .on("S4-13")
        .notifies(Audience::Operators, &message::PRICE_RISES_HELD);
