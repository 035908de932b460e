//! What happens to the working calendar, as the log keeps it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::log::{Audience, Event, EventKind, MessageKind, SubjectKind, Text};
use crate::words::{Label, Words};

/// The calendar of a year.
const CALENDAR: SubjectKind = SubjectKind::new("calendar", |_| "/calendar".to_owned());

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loaded {
    pub(super) year: i32,
    pub(super) version: i64,
    pub(super) source: String,
    pub(super) published_on: NaiveDate,
    pub(super) days: usize,
    /// Rest days by law that it leaves out: the year stays provisional. Earlier versions did not look.
    #[serde(default)]
    pub(super) missing: usize,
}

const EXAMPLE: &str = r#"{
    "year": 2027, "version": 8, "source": "国务院办公厅关于2027年部分节假日安排的通知",
    "published_on": "2026-11-04", "days": 34, "missing": 0
}"#;

pub const LOADED: Event<Loaded> = Event::new(
    "calendar-loaded",
    Label::new("载入放假通知", "A calendar is loaded"),
    &CALENDAR,
    EXAMPLE,
)
.notifies(Audience::Operators, &MESSAGE);

pub(super) const KINDS: &[EventKind] = &[LOADED.kind];

const MESSAGE: MessageKind = MessageKind {
    name: "calendar-loaded",
    example: EXAMPLE,
    words: |it| Ok(words(&it.read()?)),
};

fn words(loaded: &Loaded) -> Text {
    let Loaded {
        year,
        source,
        missing,
        ..
    } = loaded;
    if 0 < *missing {
        return Text {
            title: Words::new(
                format!("{year}年工作日历已载入，但不完整"),
                format!("The working calendar of {year} was loaded, but is not complete"),
            ),
            body: Words::new(
                format!(
                    "已载入《{source}》，缺少{missing}个法定节假日；补全之前，涉及{year}年的期限仍为暂定，不予执行。"
                ),
                format!(
                    "Loaded from “{source}”; {missing} rest days by law are missing. Until they are there, deadlines in \
                     {year} stay provisional and are not enforced."
                ),
            ),
        };
    }
    Text {
        title: Words::new(
            format!("{year}年工作日历已更新"),
            format!("The working calendar of {year} was loaded"),
        ),
        body: Words::new(
            format!("已载入《{source}》，未到期的期限按新日历重新计算。"),
            format!("Loaded from “{source}”; open deadlines are counted again."),
        ),
    }
}
