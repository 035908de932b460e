//! What exports bring to the centre.

use ground::Label;
use ground::capability::{Capability, DueWork, Pace, When};

use super::rulebook::{FILE_DAYS, MEGABYTES, MEGABYTES_PER_DAY, OPEN, ROWS_AT_ONCE};
use super::stored::FILES;
use super::{event, forget, refusal};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["export", "export_file"],
    rules: &[
        &ROWS_AT_ONCE.definition,
        &OPEN.definition,
        &FILE_DAYS.definition,
        &MEGABYTES_PER_DAY.definition,
        &MEGABYTES.definition,
    ],
    refusals: refusal::KINDS,
    stored: &[FILES],
    work: &[FORGET_EXPORT_FILES],
    ..Capability::named("export")
};

/// Exports whose files are removed in one transaction: few, since a file may be large.
const EXPORTS_MAX: i64 = 20;

const FORGET_EXPORT_FILES: DueWork = DueWork {
    name: "forget-export-files",
    label: Label::new("清理过期的导出文件", "Remove files of old exports"),
    when: When::DailyAt(3, 37),
    stage: None,
    pace: Pace::ToTheEnd,
    batches: &[|tx, moment| Box::pin(forget::forget_files(tx, moment, EXPORTS_MAX))],
    follows: None,
    next: None,
    woken_by: &[],
};
