//! The events of invitations.

use ground::Label;
use ground::calendar::Deadline;
use ground::log::{Audience, Event, EventKind, NewEvent, Readers, Tone};
use prices::listed_price::LimitSince;

use super::figure::{
    COUNTER_PRICE, DUE_AT, DUE_AT_BEFORE, LIMIT_AFTER, LIMIT_WHEN_SENT, PRICE, QUANTITY, REASON,
    REFERENCE_LIMIT,
};
use super::payload::{Figures, INVITATION, Moved, Superseded};
use super::types::Invitation;
use super::{concluded_ended, counter, message};

const EXAMPLE: &str = r#"{
    "number": "YJ20260302-BCDF2345", "product": "7", "state": "countered", "price": "80.00",
    "counter_price": "85.00", "reference_limit": "100.00", "limit_version": 3, "quantity": 20,
    "due_at": "2026-03-10T00:00:00+08:00", "due_is_provisional": false, "calendar_version": 7,
    "reason": "原材料涨价"
}"#;

const EXAMPLE_MOVED: &str = r#"{
    "number": "YJ20260302-BCDF2345", "product": "7", "state": "pending", "price": "80.00",
    "counter_price": null, "reference_limit": "100.00", "limit_version": 3, "quantity": 20,
    "due_at": "2026-03-10T00:00:00+08:00", "due_is_provisional": false, "calendar_version": 7,
    "reason": null, "due_at_before": "2026-03-09T00:00:00+08:00", "due_was_provisional": true
}"#;

const EXAMPLE_SUPERSEDED: &str = r#"{
    "number": "YJ20260302-BCDF2345", "product": "7", "state": "superseded", "price": "80.00",
    "counter_price": null, "reference_limit": "100.00", "limit_version": 3, "quantity": 20,
    "due_at": "2026-03-10T00:00:00+08:00", "due_is_provisional": false, "calendar_version": 7,
    "reason": null, "limit_after": "75.00", "limit_version_after": 5,
    "limit_since": "2026-03-05T06:50:00+08:00"
}"#;

const fn kind(name: &'static str, label: Label) -> Event<Figures> {
    Event::new(name, label, &INVITATION, EXAMPLE).on("S4-1")
}

pub(super) const SENT: Event<Figures> = kind("invitation-sent", Label::new("发起邀请", "Sent"))
    .shows(&[PRICE, REFERENCE_LIMIT, QUANTITY, DUE_AT])
    .notifies(Audience::Manufacturer, &message::SENT);

/// An offer at the limit, which the system confirms at once.
pub(super) const CONFIRMED: Event<Figures> = kind(
    "invitation-confirmed",
    Label::new("系统自动确认", "Confirmed by rule"),
)
.tone(Tone::Good)
.shows(&[PRICE, REFERENCE_LIMIT])
.notifies(Audience::BothSides, &message::CONFIRMED);

pub(super) const ACCEPTED: Event<Figures> = kind(
    "invitation-accepted",
    Label::new("企业接受报价", "Accepted by the manufacturer"),
)
.tone(Tone::Good)
.shows(&[PRICE])
.notifies(Audience::Hospital, &message::ACCEPTED);

pub(super) const REFUSED: Event<Figures> = kind(
    "invitation-refused",
    Label::new("企业拒绝", "Refused by the manufacturer"),
)
.tone(Tone::Bad)
.shows(&[REASON])
.notifies(Audience::Hospital, &message::REFUSED);

pub(super) const COUNTERED: Event<Figures> = kind(
    "invitation-countered",
    Label::new("企业还价", "Counter-offer"),
)
.tone(Tone::Waiting)
.shows(&[PRICE, COUNTER_PRICE, REFERENCE_LIMIT, DUE_AT, REASON])
.notifies(Audience::Hospital, &counter::message::COUNTERED);

/// A refused counter-offer counts as a try. It notifies nobody: the hospital need not know.
pub(super) const COUNTER_REJECTED: Event<Figures> = kind(
    "invitation-counter-rejected",
    Label::new("还价不符合规则，未生效", "Counter-offer rejected by rule"),
)
.tone(Tone::Bad)
.shows(&[COUNTER_PRICE]);

pub(super) const COUNTER_ACCEPTED: Event<Figures> = kind(
    "invitation-counter-accepted",
    Label::new("医院接受还价", "Counter-offer taken"),
)
.tone(Tone::Good)
.shows(&[COUNTER_PRICE])
.notifies(Audience::Manufacturer, &counter::message::COUNTER_ACCEPTED);

pub(super) const COUNTER_REFUSED: Event<Figures> = kind(
    "invitation-counter-refused",
    Label::new("医院不接受还价", "Counter-offer refused"),
)
.tone(Tone::Bad)
.shows(&[COUNTER_PRICE])
.notifies(Audience::Manufacturer, &counter::message::COUNTER_REFUSED);

pub(super) const WITHDRAWN: Event<Figures> =
    kind("invitation-withdrawn", Label::new("医院撤回", "Withdrawn"))
        .notifies(Audience::Manufacturer, &message::WITHDRAWN);

pub(super) const LAPSED: Event<Figures> = kind(
    "invitation-lapsed",
    Label::new("逾期未响应，自动关闭", "Lapsed without an answer"),
)
.tone(Tone::Bad)
.shows(&[DUE_AT])
.notifies(Audience::BothSides, &message::LAPSED);

/// The reference limit fell below the price on the table.
pub(super) const SUPERSEDED: Event<Superseded> = Event::new(
    "invitation-superseded",
    Label::new("限价下调，邀请失效", "Superseded by a lower limit"),
    &INVITATION,
    EXAMPLE_SUPERSEDED,
)
.on("S4-13")
.tone(Tone::Bad)
.shows(&[PRICE, COUNTER_PRICE, LIMIT_AFTER, LIMIT_WHEN_SENT])
.notifies(Audience::BothSides, &message::SUPERSEDED);

/// The load of the price that ended it was undone.
pub(super) const RESTORED: Event<Figures> = kind(
    "invitation-restored",
    Label::new(
        "限价导入撤销，邀请恢复",
        "Open again: the load that ended it was undone",
    ),
)
.on("S4-13")
.tone(Tone::Waiting)
.shows(&[PRICE, COUNTER_PRICE, DUE_AT])
.notifies(Audience::BothSides, &message::RESTORED);

pub(super) const DEADLINE_MOVED: Event<Moved> = Event::new(
    "invitation-deadline-moved",
    Label::new(
        "工作日历变更，截止时间调整",
        "Deadline moved with the calendar",
    ),
    &INVITATION,
    EXAMPLE_MOVED,
)
.on("S4-1")
.tone(Tone::Waiting)
.shows(&[DUE_AT_BEFORE, DUE_AT])
.notifies(Audience::BothSides, &message::DEADLINE_MOVED);

pub(super) const KINDS: &[EventKind] = &[
    SENT.kind,
    CONFIRMED.kind,
    ACCEPTED.kind,
    REFUSED.kind,
    COUNTERED.kind,
    COUNTER_REJECTED.kind,
    COUNTER_ACCEPTED.kind,
    COUNTER_REFUSED.kind,
    WITHDRAWN.kind,
    LAPSED.kind,
    SUPERSEDED.kind,
    RESTORED.kind,
    concluded_ended::event::PRICE_ENDED.kind,
    concluded_ended::event::PRICE_RESTORED.kind,
    DEADLINE_MOVED.kind,
];

impl Invitation {
    /// Readable by both sides and the overseers.
    pub(super) fn event(&self, kind: &Event<Figures>) -> NewEvent {
        kind.about(self.id, &self.figures())
            .for_readers(self.readers())
    }

    pub(super) fn deadline_moved(&self, before: Deadline) -> NewEvent {
        let moved = Moved {
            after: self.figures(),
            before: before.into(),
        };
        DEADLINE_MOVED
            .about(self.id, &moved)
            .for_readers(self.readers())
    }

    /// That this limit fell below it.
    pub(super) fn superseded_by(&self, limit: &LimitSince) -> NewEvent {
        let superseded = Superseded {
            after: self.figures(),
            limit_after: Some(limit.price),
            limit_version_after: limit.version.map(|id| id.0),
            limit_since: Some(limit.since.into()),
        };
        SUPERSEDED
            .about(self.id, &superseded)
            .for_readers(self.readers())
    }

    pub(super) fn readers(&self) -> Readers {
        Readers::parties(&[self.hospital, self.manufacturer])
    }

    pub(super) fn figures(&self) -> Figures {
        let (progress, deadline) = (&self.progress, self.progress.deadline);
        let decision = progress.decision.as_ref();
        let reason = decision.and_then(|decision| decision.reason.clone());
        Figures {
            number: self.number.clone(),
            product: self.product,
            state: progress.state,
            price: progress.price,
            counter_price: progress.counter_price,
            reference_limit: self.reference_limit,
            limit_version: self.limit_version.map(|id| id.0),
            quantity: self.quantity,
            due_at: deadline.map(|it| it.due_at.into()),
            due_is_provisional: deadline.is_some_and(|it| it.is_provisional),
            calendar_version: deadline.map(|it| it.calendar_version),
            reason: reason.or_else(|| progress.counter_reason.clone()),
        }
    }
}
