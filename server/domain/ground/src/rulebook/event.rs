//! What happens to rules, as the log keeps it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::log::{Audience, Event, EventKind, MessageKind, SubjectKind, Text};
use crate::words::{Label, Words};

/// A rule, identified by its key.
const RULE: SubjectKind = SubjectKind::new("rule", |_| "/rules".to_owned());

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amended {
    pub(super) key: String,
    pub(super) value: String,
    pub(super) before: Option<String>,
    pub(super) clause: String,
    pub(super) effective_from: NaiveDate,
}

const EXAMPLE: &str = r#"{
    "key": "bargaining.answer_term", "value": "7", "before": "5", "clause": "S4-1",
    "effective_from": "2026-04-01"
}"#;

/// A rule has another value from a day on.
pub const AMENDED: Event<Amended> = Event::new(
    "rule-amended",
    Label::new("规则更新", "A rule is amended"),
    &RULE,
    EXAMPLE,
)
.notifies(Audience::Operators, &MESSAGE);

pub(super) const KINDS: &[EventKind] = &[AMENDED.kind];

const MESSAGE: MessageKind = MessageKind {
    name: "rule-amended",
    example: EXAMPLE,
    words: |it| Ok(words(&it.read()?)),
};

/// The payload as messages read it: the first amendments did not name the clause.
#[derive(Deserialize)]
struct Amendment {
    key: String,
    value: String,
    before: Option<String>,
    clause: Option<String>,
    effective_from: NaiveDate,
}

fn words(amended: &Amendment) -> Text {
    let (key, value, from) = (&amended.key, &amended.value, amended.effective_from);
    let before = amended.before.as_deref().unwrap_or("—");
    let clause = amended.clause.as_deref().unwrap_or_default();
    Text {
        title: Words::new(
            format!("规则{key}已修改"),
            format!("The rule {key} was amended"),
        ),
        body: Words::new(
            format!("由{before}改为{value}，自{from}起生效，依据{clause}。"),
            format!("From {before} to {value} as of {from}, on {clause}."),
        ),
    }
}
