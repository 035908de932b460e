//! What the working calendar brings to the centre.

use super::{carried_notices, counters, event, refusal};
use crate::capability::{BATCH_ROWS, Capability, DueWork, Pace, Stage, When, recount_deadlines};
use crate::words::Label;

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "calendar_notice",
        "calendar_day",
        "calendar_notice_withheld",
        "calendar_proposal",
    ],
    refusals: refusal::KINDS,
    counters: &[counters::COUNTERS],
    work: &[PUBLISH_NOTICES, RECOUNT_DEADLINES],
    ..Capability::named("calendar")
};

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
