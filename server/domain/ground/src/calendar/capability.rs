//! What the working calendar brings to the centre.

use super::{counters, event};
use crate::capability::{
    BATCH_ROWS, Capability, DueWork, Pace, RefusalKind, Stage, When, recount_deadlines,
};
use crate::words::Label;

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "calendar_notice",
        "calendar_day",
        "calendar_notice_withheld",
        "calendar_proposal",
    ],
    refusals: &[CALENDAR_CHANGED_MEANWHILE, CALENDAR_PROPOSAL_CLOSED],
    counters: &[counters::COUNTERS],
    work: &[RECOUNT_DEADLINES],
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

const RECOUNT_DEADLINES: DueWork = DueWork {
    name: "recount-deadlines",
    label: Label::new("按新日历重算期限", "Recount deadlines"),
    when: When::EveryMinute,
    stage: Some(Stage::Recount),
    pace: Pace::ToTheEnd,
    batches: &[|tx, moment| Box::pin(recount_deadlines(tx, moment, BATCH_ROWS))],
    follows: None,
    next: None,
    woken_by: &[event::LOADED.kind],
};
