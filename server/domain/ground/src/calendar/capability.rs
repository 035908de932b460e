//! What the working calendar brings to the centre.

use chrono::Datelike;

use super::{carried_notices, counters, event, refusal};
use crate::capability::{
    BATCH_ROWS, Capability, DueWork, Pace, Progress, SetUpStep, Stage, When, recount_deadlines,
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
    refusals: refusal::KINDS,
    counters: &[counters::COUNTERS],
    checklist: &[THIS_YEAR],
    work: &[PUBLISH_NOTICES, RECOUNT_DEADLINES],
    ..Capability::named("calendar")
};

/// Deadlines of a year that is not settled are provisional.
const THIS_YEAR: SetUpStep = SetUpStep {
    key: "calendar",
    label: Label::new("当年工作日历", "The working calendar of this year"),
    todo: Label::new(
        "请载入国务院办公厅当年的放假通知；此前期限只是暂定",
        "Load the yearly notice of the State Council: until then deadlines are provisional",
    ),
    link: "/calendar",
    rank: 20,
    progress: |_, moment| {
        let is_settled = moment.calendar.is_settled(moment.today().year());
        Box::pin(async move { Ok(Progress::from(i64::from(is_settled), 1)) })
    },
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
