//! What the working calendar brings to the centre.

use super::event;
use crate::capability::{BATCH_ROWS, Capability, DueWork, Pace, Stage, When, recount_deadlines};
use crate::words::Label;

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "calendar_notice",
        "calendar_day",
        "calendar_notice_withheld",
    ],
    work: &[RECOUNT_DEADLINES],
    ..Capability::named("calendar")
};

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
