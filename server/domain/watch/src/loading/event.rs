//! The events of imports, and the texts of messages about their end.

use ground::log::{
    Audience, Event, EventKind, Figures, ForPersons, IMPORT, MessageKind, NewEvent, Readers, Text,
    Tone,
};
use ground::{AccountId, Label, Result, Words};
use serde::{Deserialize, Serialize};

use super::kind::kind;
use super::{Import, Undone};

/// A file that was received, or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct File {
    pub(super) kind: String,
    pub(super) file_name: String,
    pub(super) file_bytes: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Finished {
    kind: String,
    file_name: String,
    rows: i64,
    accepted: i64,
    unchanged: i64,
    #[serde(default, skip_serializing_if = "is_zero")]
    skipped: i64,
    #[serde(default, skip_serializing_if = "is_zero")]
    held: i64,
    rejected: i64,
    warnings: i64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_zero(count: &i64) -> bool {
    *count == 0
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Failed {
    kind: String,
    file_name: String,
    rows: i64,
    reason: Reason,
}

/// Why an import ended early. The first versions stored it in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Reason {
    Both(Words),
    Plain(String),
}

/// A load that a second person undid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Reversed {
    kind: String,
    file_name: String,
    loaded_by: AccountId,
    reason: String,
    prices_withdrawn: usize,
    prices_restored: usize,
    limits_raised: usize,
    limits_lowered: usize,
    #[serde(default)]
    limits_gone: usize,
    #[serde(default)]
    prices_far: usize,
    changes_withdrawn: usize,
    invitations_restored: usize,
    invitations_withdrawn: usize,
    #[serde(default)]
    concluded_restored: usize,
    #[serde(default)]
    concluded_under: usize,
    left: usize,
}

impl ForPersons for Reversed {
    fn persons(self) -> Option<Vec<AccountId>> {
        Some(vec![self.loaded_by])
    }
}

const EXAMPLE_REVERSED: &str = r#"{
    "kind": "listed-prices", "file_name": "三月.xlsx", "loaded_by": "3", "reason": "小数点错位",
    "prices_withdrawn": 8, "prices_restored": 8, "limits_raised": 5, "limits_lowered": 0,
    "limits_gone": 1, "prices_far": 1,
    "changes_withdrawn": 1, "invitations_restored": 2, "invitations_withdrawn": 0, "concluded_restored": 1,
    "concluded_under": 2, "left": 1
}"#;

const EXAMPLE_FILE: &str =
    r#"{"kind": "listed-prices", "file_name": "三月.xlsx", "file_bytes": 4096}"#;

const EXAMPLE_FINISHED: &str = r#"{
    "kind": "listed-prices", "file_name": "三月.xlsx", "rows": 13, "accepted": 8, "unchanged": 2,
    "skipped": 1, "held": 1, "rejected": 1, "warnings": 0
}"#;

const EXAMPLE_FAILED: &str = r#"{
    "kind": "listed-prices", "file_name": "三月.xlsx", "rows": 12,
    "reason": {"zh": "不是表格", "en": "not a table"}
}"#;

pub(super) const STARTED: Event<File> = Event::new(
    "import-started",
    Label::new("导入开始", "Import started"),
    &IMPORT,
    EXAMPLE_FILE,
);

/// Notifies the account that loaded it.
pub(super) const FINISHED: Event<Finished> = Event::new(
    "import-finished",
    Label::new("导入完成", "Import finished"),
    &IMPORT,
    EXAMPLE_FINISHED,
)
.tone(Tone::Good)
.notifies(Audience::Actor, &FINISHED_MESSAGE);

pub(super) const FAILED: Event<Failed> = Event::new(
    "import-failed",
    Label::new("导入中止", "Import failed"),
    &IMPORT,
    EXAMPLE_FAILED,
)
.tone(Tone::Bad)
.notifies(Audience::Actor, &FAILED_MESSAGE);

/// What the program itself entered, without a file.
pub(super) const ENTERED: Event<File> = Event::new(
    "import-entered",
    Label::new("系统录入", "Entered by the program"),
    &IMPORT,
    EXAMPLE_FILE,
);

pub(super) const FILE_REMOVED: Event<File> = Event::new(
    "import-file-removed",
    Label::new("导入文件已清理", "File of an import removed"),
    &IMPORT,
    EXAMPLE_FILE,
);

/// The audited decision of two persons by which limits may rise again.
pub(super) const REVERSED: Event<Reversed> = Event::new(
    "import-reversed",
    Label::new("导入已撤销", "Load undone"),
    &IMPORT,
    EXAMPLE_REVERSED,
)
.on("S4-13")
.tone(Tone::Bad)
.in_security_log()
.notifies_persons(Audience::Loader, &REVERSED_MESSAGE);

pub(super) const KINDS: &[EventKind] = &[
    STARTED.kind,
    ENTERED.kind,
    FINISHED.kind,
    FAILED.kind,
    FILE_REMOVED.kind,
    REVERSED.kind,
];

impl Import {
    pub(super) fn started(&self, file_bytes: i64) -> NewEvent {
        self.readable(STARTED.about(self.id, &self.file(file_bytes)))
    }

    pub(super) fn entered(&self) -> NewEvent {
        self.readable(ENTERED.about(self.id, &self.file(self.file_bytes)))
    }

    pub(super) fn finished(&self) -> NewEvent {
        let counts = &self.counts;
        let finished = Finished {
            kind: self.kind.name.to_owned(),
            file_name: self.file_name.clone(),
            rows: self.rows_done,
            accepted: counts.accepted,
            unchanged: counts.unchanged,
            skipped: counts.skipped,
            held: counts.held,
            rejected: counts.rejected(),
            warnings: self.warnings,
        };
        self.readable(FINISHED.about(self.id, &finished))
    }

    pub(super) fn failed(&self, reason: &Words) -> NewEvent {
        let failed = Failed {
            kind: self.kind.name.to_owned(),
            file_name: self.file_name.clone(),
            rows: self.rows_done,
            reason: Reason::Both(reason.clone()),
        };
        self.readable(FAILED.about(self.id, &failed))
    }

    pub(super) fn file_removed(&self) -> NewEvent {
        self.readable(FILE_REMOVED.about(self.id, &self.file(self.file_bytes)))
    }

    pub(super) fn reversed(&self, undone: &Undone, reason: &str) -> NewEvent {
        let reversed = Reversed {
            kind: self.kind.name.to_owned(),
            file_name: self.file_name.clone(),
            loaded_by: self.account,
            reason: reason.to_owned(),
            prices_withdrawn: undone.prices_withdrawn,
            prices_restored: undone.prices_restored,
            limits_raised: undone.limits_raised,
            limits_lowered: undone.limits_lowered,
            limits_gone: undone.limits_gone,
            prices_far: undone.prices_far,
            changes_withdrawn: undone.changes_withdrawn,
            invitations_restored: undone.invitations_restored,
            invitations_withdrawn: undone.invitations_withdrawn,
            concluded_restored: undone.concluded_restored,
            concluded_under: undone.concluded_under,
            left: undone.left,
        };
        self.readable(REVERSED.about(self.id, &reversed))
    }

    fn file(&self, file_bytes: i64) -> File {
        File {
            kind: self.kind.name.to_owned(),
            file_name: self.file_name.clone(),
            file_bytes,
        }
    }

    fn readable(&self, event: NewEvent) -> NewEvent {
        event.for_readers(if self.kind.is_of_the_exchange() {
            Readers::parties(&[self.organisation])
        } else {
            Readers::only(self.organisation)
        })
    }
}

const FINISHED_MESSAGE: MessageKind =
    MessageKind::new("import-finished", EXAMPLE_FINISHED, finished);

fn finished(figures: &Figures<'_>) -> Result<Text> {
    let finished: Finished = figures.read()?;
    let (label, file) = (label(figures, &finished.kind)?, &finished.file_name);
    let (rows, accepted) = (finished.rows, finished.accepted);
    let (unchanged, rejected) = (finished.unchanged, finished.rejected);
    let (skipped_zh, skipped_en) = if_any(finished.skipped, "跳过", "skipped");
    let (held_zh, held_en) = if_any(finished.held, "待核实", "held");
    Ok(Text {
        title: Words::new(
            format!("{}导入完成：{file}", label.zh),
            format!("The import of {} is finished: {file}", label.en),
        ),
        body: Words::new(
            format!(
                "共{rows}行：接受{accepted}行，无变化{unchanged}行{skipped_zh}{held_zh}，退回{rejected}行。结果表可下载。"
            ),
            format!(
                "{rows} rows: {accepted} accepted, {unchanged} unchanged{skipped_en}{held_en}, {rejected} \
                 rejected. The report is ready."
            ),
        ),
    })
}

/// A number of rows as a part of a sentence, in Chinese and English; nothing of none.
fn if_any(rows: i64, zh: &str, en: &str) -> (String, String) {
    match rows {
        0 => (String::new(), String::new()),
        rows => (format!("，{zh}{rows}行"), format!(", {rows} {en}")),
    }
}

const FAILED_MESSAGE: MessageKind =
    MessageKind::new("import-failed", EXAMPLE_FAILED, failed).for_action();

fn failed(figures: &Figures<'_>) -> Result<Text> {
    let failed: Failed = figures.read()?;
    let (label, file) = (label(figures, &failed.kind)?, &failed.file_name);
    let rows = failed.rows;
    let reason = match &failed.reason {
        Reason::Both(words) => words.clone(),
        Reason::Plain(text) => Words::new(text, text),
    };
    Ok(Text {
        title: Words::new(
            format!("{}导入中止：{file}", label.zh),
            format!("The import of {} has ended early: {file}", label.en),
        ),
        body: Words::new(
            format!("已处理{rows}行。{}", reason.zh),
            format!("{rows} rows were handled. {}", reason.en),
        ),
    })
}

const REVERSED_MESSAGE: MessageKind =
    MessageKind::new("import-reversed", EXAMPLE_REVERSED, undone).for_action();

fn undone(figures: &Figures<'_>) -> Result<Text> {
    let undone: Reversed = figures.read()?;
    let (label, file) = (label(figures, &undone.kind)?, &undone.file_name);
    let reason = Words::reason(Some(&undone.reason));
    Ok(Text {
        title: Words::new(
            format!("{}的导入已被撤销：{file}", label.zh),
            format!("The import of {} was undone: {file}", label.en),
        ),
        body: Words::new(
            format!(
                "另一人撤销了您导入的文件；撤回、恢复和保留的内容见该次导入。{}",
                reason.zh
            ),
            format!(
                "Another person undid the file that you loaded; the import shows what was withdrawn, restored and left.{}",
                reason.en
            ),
        ),
    })
}

fn label(figures: &Figures<'_>, name: &str) -> Result<Label> {
    Ok(kind(figures.capabilities, name)?.label)
}
