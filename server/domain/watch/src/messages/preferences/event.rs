//! What somebody chose about his messages, as the log keeps it: who switched off what, and when.

use std::collections::BTreeMap;

use ground::log::{Event, EventKind, NewEvent, Readers};
use ground::{Caller, Label};
use market::party::ACCOUNT;
use serde::{Deserialize, Serialize};

use super::types::{Language, Preferences, Way};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Changed {
    language: Language,
    digest_hour: i16,
    working_days_only: bool,
    ways: BTreeMap<String, Way>,
}

pub(super) const CHANGED: Event<Changed> = Event::new(
    "message-settings-changed",
    Label::new("消息设置更新", "Settings of messages changed"),
    &ACCOUNT,
    r#"{
    "language": "zh", "digest_hour": 8, "working_days_only": true,
    "ways": {"invitation-confirmed": "console"}
}"#,
);

pub(crate) const KINDS: &[EventKind] = &[CHANGED.kind];

pub(super) fn changed(caller: &Caller, chosen: &Preferences) -> NewEvent {
    let changed = Changed {
        language: chosen.language,
        digest_hour: chosen.digest_hour,
        working_days_only: chosen.working_days_only,
        ways: chosen.chosen.clone(),
    };
    CHANGED
        .about(caller.account, &changed)
        .by(caller)
        .for_readers(Readers::only(caller.organisation))
}
