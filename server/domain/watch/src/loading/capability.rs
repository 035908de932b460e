//! What imports bring to the centre.

use ground::Label;
use ground::capability::{Capability, DueWork, Pace, When};

use super::counters::COUNTERS;
use super::rulebook::{MEGABYTES, MEGABYTES_PER_DAY, PREVIEW_ROWS};
use super::stored::FILES;
use super::{event, file, refusal};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "import",
        "import_file",
        "import_verdict",
        "import_reversal_thing",
        "import_warning",
        "value_taken_over",
    ],
    rules: &[
        &MEGABYTES_PER_DAY.definition,
        &MEGABYTES.definition,
        &PREVIEW_ROWS.definition,
    ],
    refusals: refusal::KINDS,
    stored: &[FILES],
    counters: &[COUNTERS],
    work: &[FORGET_IMPORT_FILES],
    ..Capability::named("loading")
};

/// Imports whose files are removed in one transaction: few, since a file may be large.
const IMPORTS_MAX: i64 = 20;

const FORGET_IMPORT_FILES: DueWork = DueWork {
    name: "forget-import-files",
    label: Label::new("清理过期的导入文件", "Remove files of old imports"),
    when: When::DailyAt(3, 29),
    stage: None,
    pace: Pace::ToTheEnd,
    batches: &[|tx, moment| Box::pin(file::forget_files(tx, moment, IMPORTS_MAX))],
    follows: None,
    next: None,
    woken_by: &[],
};
