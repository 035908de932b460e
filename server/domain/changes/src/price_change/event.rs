//! The events of changes of listed prices; `KINDS` lists those of their publicity, objections and ways back too.

use ground::calendar::Deadline;
use ground::log::{Audience, Event, EventKind, NewEvent, Readers, Tone};
use ground::{Figure, Label, ObjectionId, PriceChangeId};

use super::back::event as back;
use super::figure::{BASE_PRICE, COUNTS_FROM, EFFECTIVE_FROM, EFFECTIVE_TO, LAST_PRICE, REASON};
use super::objection::event as objection;
use super::one_price::message as one_price;
use super::payload::{
    ChangeFigures, Declared, DeclaredAgain, Joined, OutlierHeld, PublicityEnd, Publicized, Refused,
    change, plain,
};
use super::publicity::event as publicity;
use super::types::{Addition, PriceChange};
use super::{earlier, message, notices};

pub(super) const DECLARED: Event<Declared> =
    change("price-declared", Label::new("提交申报", "Declared"))
        .with_example(r#"{"publicity": null, "corrected": true}"#)
        .shows(&[BASE_PRICE, EFFECTIVE_FROM, EFFECTIVE_TO])
        .notifies_by(
            notices::once_a_day,
            Audience::Operators,
            &message::DECLARATIONS_RECEIVED,
        );

pub(super) const RETURNED: Event<ChangeFigures> =
    plain("price-change-returned", Label::new("退回更正", "Returned"))
        .tone(Tone::Bad)
        .shows(&[REASON])
        .notifies_by(
            notices::returned,
            Audience::Concerned,
            &message::PRICES_RETURNED,
        );

pub(super) const REFUSED: Event<Refused> =
    change("price-change-refused", Label::new("未通过", "Refused"))
        .with_example(r#"{"reason": "公告规格不符", "objection": "9"}"#)
        .tone(Tone::Bad)
        .shows(&[REASON])
        .notifies_by(
            notices::refused,
            Audience::Concerned,
            &message::PRICES_REFUSED,
        );

pub(super) const WITHDRAWN: Event<ChangeFigures> =
    plain("price-change-withdrawn", Label::new("撤回", "Withdrawn"));

/// The same price was declared again, with other files or words, or for a collection.
pub(super) const EVIDENCE_ADDED: Event<DeclaredAgain> = change(
    "price-change-evidence-added",
    Label::new("再次申报，材料并入", "Declared again, and added to it"),
)
.with_example(
    r#"{
    "publicity": null, "remark": "补充说明", "source": "公告二", "campaign": "5"
}"#,
)
.shows(&[
    Figure::text("source", Label::new("文件名称", "Document")),
    Figure::text("remark", Label::new("说明", "Remark")),
]);

/// The same price is public by another change: it joined that one, with what proves it (E8).
pub(super) const JOINED: Event<Joined> = change(
    "price-change-joined",
    Label::new(
        "并入相同价格的变动，材料保留",
        "Joined the change of the same price, which keeps its files",
    ),
)
.with_example(r#"{"publicity": null, "joined_into": "12"}"#)
.tone(Tone::Waiting)
.shows(&[BASE_PRICE])
.notifies_by(
    notices::joined,
    Audience::Concerned,
    &one_price::PRICES_JOINED,
);

/// The publicity of what it had joined was stopped, or corrected to another price: it waits for a decision of its own again.
pub(super) const PARTED: Event<ChangeFigures> = plain(
    "price-change-parted",
    Label::new("不再并入其他公示，恢复审核", "On its own again"),
)
.tone(Tone::Waiting)
.shows(&[BASE_PRICE])
.notifies_by(
    notices::parted,
    Audience::Concerned,
    &one_price::PRICES_PARTED,
);

pub(super) const PUBLICIZED: Event<Publicized> = change(
    "price-change-publicized",
    Label::new("进入公示", "Made public"),
)
.with_example(r#"{"due_at": "2026-03-10T00:00:00+08:00", "due_is_provisional": false}"#)
.tone(Tone::Waiting)
.shows(&[BASE_PRICE])
.notifies_by(
    notices::publicized,
    Audience::Concerned,
    &message::PRICES_PUBLICIZED,
);

pub(super) const ANNOUNCED: Event<ChangeFigures> =
    plain("price-change-announced", Label::new("公布", "Announced"))
        .tone(Tone::Good)
        .shows(&[BASE_PRICE, COUNTS_FROM]);

/// A load no longer contains a price without which a limit would rise: its end waits for a check.
pub(super) const RISE_HELD: Event<ChangeFigures> = plain(
    "price-rise-held",
    Label::new("限价上调待审核", "Rise held for checking"),
)
.tone(Tone::Waiting)
.shows(&[BASE_PRICE])
.notifies_by(
    notices::rises_held,
    Audience::AllOperators,
    &message::PRICE_RISES_HELD,
);

/// A load has a price that is far from the product's last one: it waits for another person.
pub(super) const OUTLIER_HELD: Event<OutlierHeld> = change(
    "price-outlier-held",
    Label::new("价格异常待核实", "Price held as far from the last one"),
)
.with_example(
    r#"{
    "price": "1.18", "pack_ratio": "1", "base_price": "1.18", "origin": "outlier",
    "publicity": null, "last_price": "11.81"
}"#,
)
.on("◇")
.tone(Tone::Waiting)
.shows(&[BASE_PRICE, LAST_PRICE])
.notifies_by(
    notices::outliers_held,
    Audience::AllOperators,
    &message::PRICE_OUTLIERS_HELD,
);

pub(super) const KINDS: &[EventKind] = &[
    DECLARED.kind,
    RETURNED.kind,
    REFUSED.kind,
    WITHDRAWN.kind,
    EVIDENCE_ADDED.kind,
    PUBLICIZED.kind,
    JOINED.kind,
    PARTED.kind,
    ANNOUNCED.kind,
    RISE_HELD.kind,
    OUTLIER_HELD.kind,
    back::STOPPED.kind,
    back::REPLACED.kind,
    back::CORRECTED.kind,
    back::CONFIRMED.kind,
    back::PUBLICITY_STOPPED.kind,
    back::PUBLICITY_EXTENDED.kind,
    back::PUBLICITY_REMINDER.kind,
    publicity::PUBLICITY_OPENED.kind,
    publicity::PUBLICITY_MOVED.kind,
    publicity::PUBLICITY_CLOSED.kind,
    publicity::PUBLICITY_ANNOUNCED.kind,
    objection::OBJECTION_RAISED.kind,
    objection::OBJECTION_WITHDRAWN.kind,
    objection::OBJECTION_ANSWERED.kind,
    earlier::DECLARATIONS_RECEIVED.kind,
    earlier::PRICES_RETURNED.kind,
    earlier::PRICES_REFUSED.kind,
    earlier::PRICES_PUBLICIZED.kind,
    earlier::PRICES_ANNOUNCED.kind,
    earlier::PRICE_RISES_HELD.kind,
];

impl PriceChange {
    /// Readable by the manufacturer and the overseers.
    pub(super) fn event(&self, kind: &Event<ChangeFigures>) -> NewEvent {
        self.readable(kind.about(self.id, &self.figures()))
    }

    pub(super) fn declared(&self, corrected: bool) -> NewEvent {
        let change = self.figures();
        self.readable(DECLARED.about(self.id, &Declared { change, corrected }))
    }

    pub(super) fn declared_again(&self, addition: &Addition) -> NewEvent {
        let again = DeclaredAgain {
            change: self.figures(),
            remark: addition.remark.clone(),
            source: addition.source.clone(),
            campaign: addition.campaign,
        };
        self.readable(EVIDENCE_ADDED.about(self.id, &again))
    }

    pub(super) fn refused(&self, objection: Option<ObjectionId>) -> NewEvent {
        let change = self.figures();
        self.readable(REFUSED.about(self.id, &Refused { change, objection }))
    }

    pub(super) fn publicized(&self, deadline: Deadline) -> NewEvent {
        let end = PublicityEnd {
            due_at: deadline.due_at.into(),
            due_is_provisional: deadline.is_provisional,
        };
        let (change, end) = (self.figures(), Some(end));
        self.readable(PUBLICIZED.about(self.id, &Publicized { change, end }))
    }

    /// `into`: the change that it joined.
    pub(super) fn joined(&self, into: PriceChangeId) -> NewEvent {
        let change = self.figures();
        let joined = Joined {
            change,
            joined_into: into,
        };
        self.readable(JOINED.about(self.id, &joined))
    }

    pub(super) fn outlier_held(&self) -> NewEvent {
        let (change, last_price) = (self.figures(), self.last_price);
        self.readable(OUTLIER_HELD.about(self.id, &OutlierHeld { change, last_price }))
    }

    fn readable(&self, event: NewEvent) -> NewEvent {
        event.for_readers(Readers::parties(&[self.manufacturer]))
    }
}
