//! What programs as callers bring to the centre.

use ground::Label;
use ground::capability::{BATCH_ROWS, Capability, DueWork, Pace, When};

use super::rulebook::{DAYS_MAX, REQUESTS_PER_MINUTE, WARNING};
use super::{event, refusal, warn};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["service_account", "service_key"],
    refusals: refusal::KINDS,
    rules: &[
        &DAYS_MAX.definition,
        &WARNING.definition,
        &REQUESTS_PER_MINUTE.definition,
    ],
    work: &[WARN_OF_KEYS],
    ..Capability::named("service_account")
};

const WARN_OF_KEYS: DueWork = DueWork {
    name: "warn-of-keys",
    label: Label::new(
        "提醒即将到期的服务账号",
        "Warn of service accounts that end",
    ),
    when: When::HourlyAt(10),
    stage: None,
    pace: Pace::ToTheEnd,
    batches: &[|tx, moment| Box::pin(warn(tx, moment, BATCH_ROWS))],
    follows: None,
    next: None,
    woken_by: &[],
};
