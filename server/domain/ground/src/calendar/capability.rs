//! What the working calendar brings to the centre.

use super::{carried_notices, counters, event};
use crate::capability::{
    BATCH_ROWS, Capability, DueWork, Pace, RefusalKind, Stage, When, recount_deadlines,
};
use crate::figure::Figure;
use crate::words::Label;

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "calendar_notice",
        "calendar_day",
        "calendar_notice_withheld",
        "calendar_proposal",
    ],
    refusals: &[
        CALENDAR_CHANGED_MEANWHILE,
        CALENDAR_PROPOSAL_CLOSED,
        CALENDAR_PROPOSED_ALREADY,
    ],
    counters: &[counters::COUNTERS],
    work: &[PUBLISH_NOTICES, RECOUNT_DEADLINES],
    ..Capability::named("calendar")
};

pub(super) const CALENDAR_CHANGED_MEANWHILE: RefusalKind = RefusalKind::new(
    "calendar-changed-meanwhile",
    "日历已变更",
    "the calendar has changed meanwhile",
);
pub(super) const CALENDAR_PROPOSAL_CLOSED: RefusalKind = RefusalKind::new(
    "calendar-proposal-closed",
    "日历变更提议已处理",
    "the change of the calendar has been decided",
);

pub(super) const CALENDAR_PROPOSED_ALREADY: RefusalKind = RefusalKind::new(
    "calendar-proposed-already",
    "相同的日历变更已在等待确认",
    "the same change of the calendar is proposed already",
)
.shows(&[Figure::text("proposal", Label::new("提议编号", "Proposal"))]);

const PUBLISH_NOTICES: DueWork = DueWork {
    name: "publish-notices",
    label: Label::new("载入当日公布的放假通知", "Load notices published today"),
    when: When::EveryMinute,
    stage: Some(Stage::Recount),
    pace: Pace::ToTheEnd,
    batches: &[|tx, moment| Box::pin(carried_notices::publish(tx, moment))],
    follows: None,
    next: Some(|tx| Box::pin(carried_notices::next_published(tx))),
    woken_by: &[],
};

const RECOUNT_DEADLINES: DueWork = DueWork {
    name: "recount-deadlines",
    label: Label::new("按新日历重算期限", "Recount deadlines"),
    when: When::EveryMinute,
    stage: Some(Stage::Recount),
    pace: Pace::ToTheEnd,
    batches: &[|tx, moment| {
        Box::pin(async { Ok(recount_deadlines(tx, moment, BATCH_ROWS).await?.counted) })
    }],
    follows: None,
    next: None,
    woken_by: &[event::LOADED.kind],
};
