//! The events of exports, and the texts of messages about their end.

use ground::log::{
    Audience, Event, EventKind, Figures, MessageKind, NewEvent, Readers, SubjectKind, Text, Tone,
};
use ground::{Label, Result, Words};
use serde::{Deserialize, Serialize};

use super::Export;

pub const EXPORT: SubjectKind = SubjectKind::new("export", |_| "/exports".to_owned());

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Begun {
    name: String,
}

/// What was written before it was cancelled is thrown away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Cancelled {
    name: String,
    rows: i64,
}

/// A file that is written, or was removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct File {
    name: String,
    rows: i64,
    bytes: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Failed {
    name: String,
    rows: i64,
    reason: Words,
}

const EXAMPLE_REQUESTED: &str = r#"{"name": "价格变动"}"#;

const EXAMPLE_CANCELLED: &str = r#"{"name": "价格变动", "rows": 12000}"#;

const EXAMPLE_FILE: &str = r#"{"name": "价格变动", "rows": 80000, "bytes": 5000000}"#;

const EXAMPLE_FAILED: &str = r#"{
    "name": "价格变动", "rows": 12000, "reason": {"zh": "账号已停用", "en": "the account has been disabled"}
}"#;

pub(super) const REQUESTED: Event<Begun> = Event::new(
    "export-requested",
    Label::new("申请导出", "Export requested"),
    &EXPORT,
    EXAMPLE_REQUESTED,
);

/// Notifies the account that asked for it.
pub(super) const FINISHED: Event<File> = Event::new(
    "export-finished",
    Label::new("导出完成", "Export finished"),
    &EXPORT,
    EXAMPLE_FILE,
)
.tone(Tone::Good)
.notifies(Audience::Actor, &FINISHED_MESSAGE);

pub(super) const FAILED: Event<Failed> = Event::new(
    "export-failed",
    Label::new("导出中止", "Export failed"),
    &EXPORT,
    EXAMPLE_FAILED,
)
.tone(Tone::Bad)
.notifies(Audience::Actor, &FAILED_MESSAGE);

/// Notifies nobody: it is the act of whoever would be notified.
pub(super) const CANCELLED: Event<Cancelled> = Event::new(
    "export-cancelled",
    Label::new("取消导出", "Export cancelled"),
    &EXPORT,
    EXAMPLE_CANCELLED,
);

pub(super) const FILE_REMOVED: Event<File> = Event::new(
    "export-file-removed",
    Label::new("导出文件已清理", "File of an export removed"),
    &EXPORT,
    EXAMPLE_FILE,
);

pub(super) const KINDS: &[EventKind] = &[
    REQUESTED.kind,
    FINISHED.kind,
    FAILED.kind,
    CANCELLED.kind,
    FILE_REMOVED.kind,
];

impl Export {
    pub(super) fn requested(&self) -> NewEvent {
        let name = self.name.clone();
        self.readable(REQUESTED.about(self.id, &Begun { name }))
    }

    pub(super) fn finished(&self) -> NewEvent {
        self.readable(FINISHED.about(self.id, &self.file()))
    }

    pub(super) fn failed(&self, reason: &Words) -> NewEvent {
        let failed = Failed {
            name: self.name.clone(),
            rows: self.rows_done,
            reason: reason.clone(),
        };
        self.readable(FAILED.about(self.id, &failed))
    }

    pub(super) fn cancelled(&self) -> NewEvent {
        let cancelled = Cancelled {
            name: self.name.clone(),
            rows: self.rows_done,
        };
        self.readable(CANCELLED.about(self.id, &cancelled))
    }

    pub(super) fn file_removed(&self) -> NewEvent {
        self.readable(FILE_REMOVED.about(self.id, &self.file()))
    }

    fn file(&self) -> File {
        File {
            name: self.name.clone(),
            rows: self.rows_done,
            bytes: self.bytes,
        }
    }

    fn readable(&self, event: NewEvent) -> NewEvent {
        event.for_readers(Readers::only(self.organisation))
    }
}

const FINISHED_MESSAGE: MessageKind = MessageKind::new("export-finished", EXAMPLE_FILE, finished);

fn finished(figures: &Figures<'_>) -> Result<Text> {
    let File { name, rows, .. } = figures.read()?;
    Ok(Text {
        title: Words::new(
            format!("导出完成：{name}"),
            format!("The export is finished: {name}"),
        ),
        body: Words::new(
            format!("共{rows}行，可以下载。文件保留一段时间后自动清理。"),
            format!("{rows} rows, ready to be fetched. The file is kept for some days."),
        ),
    })
}

const FAILED_MESSAGE: MessageKind =
    MessageKind::new("export-failed", EXAMPLE_FAILED, failed).for_action();

fn failed(figures: &Figures<'_>) -> Result<Text> {
    let Failed { name, reason, .. } = figures.read()?;
    Ok(Text {
        title: Words::new(
            format!("导出中止：{name}"),
            format!("The export has ended early: {name}"),
        ),
        body: reason,
    })
}
