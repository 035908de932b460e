//! What happens to rules, as the log keeps it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::message;
use super::payload::{AMENDED_EXAMPLE, PROPOSED_EXAMPLE, Proposed, WITHDRAWN_EXAMPLE, Withdrawn};
use crate::figure::Figure;
use crate::log::{Audience, Event, EventKind, SubjectKind, Tone};
use crate::words::Label;

/// A rule, identified by its key.
const RULE: SubjectKind = SubjectKind::new("rule", |_| "/rules".to_owned());

const RULE_PROPOSAL: SubjectKind = SubjectKind::new("rule_proposal", |_| "/rules".to_owned());

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amended {
    pub(super) key: String,
    pub(super) value: String,
    pub(super) before: Option<String>,
    pub(super) clause: String,
    pub(super) effective_from: NaiveDate,
    /// The value of the version of the same day that it replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) replaced: Option<String>,
}

const KEY: Figure = Figure::text("key", Label::new("规则", "Rule"));
const VALUE: Figure = Figure::text("value", Label::new("新值", "New value"));
const BEFORE: Figure = Figure::text("before", Label::new("现值", "Present value"));
/// Of a version that is taken back, or is to be.
const TAKEN_BACK: Figure =
    Figure::text("value", Label::new("撤销的值", "Value that is taken back"));
const TO_TAKE_BACK: Figure = Figure::text(
    "withdraws",
    Label::new("拟撤销的值", "Value to be taken back"),
);
const INSTEAD: Figure = Figure::text("instead", Label::new("改为施行", "In force instead"));
const FROM: Figure = Figure::text("effective_from", Label::new("生效日期", "Effective from"));
const REASON: Figure = Figure::text("reason", Label::new("理由", "Reason"));

const PROPOSAL: &[Figure] = &[KEY, BEFORE, VALUE, TO_TAKE_BACK, FROM, REASON];

/// A rule has another value from a day on.
pub const AMENDED: Event<Amended> = Event::new(
    "rule-amended",
    Label::new("规则更新", "A rule is amended"),
    &RULE,
    AMENDED_EXAMPLE,
)
.shows(&[KEY, BEFORE, VALUE, FROM])
.in_security_log()
.refreshing()
.notifies(Audience::Operators, &message::AMENDED);

/// A version that had not begun is taken back.
pub(super) const VERSION_WITHDRAWN: Event<Withdrawn> = Event::new(
    "rule-version-withdrawn",
    Label::new("规则版本撤销", "A version of a rule is withdrawn"),
    &RULE,
    WITHDRAWN_EXAMPLE,
)
.shows(&[KEY, TAKEN_BACK, INSTEAD, FROM, REASON])
.in_security_log()
.notifies(Audience::Operators, &message::VERSION_WITHDRAWN);

/// A change of a rule waits for a second person.
pub(super) const PROPOSED: Event<Proposed> = Event::new(
    "rule-proposed",
    Label::new("规则更新待确认", "A change of a rule is proposed"),
    &RULE_PROPOSAL,
    PROPOSED_EXAMPLE,
)
.tone(Tone::Waiting)
.shows(PROPOSAL)
.in_security_log()
.notifies(Audience::Operators, &message::PROPOSED);

/// A second person confirmed it. What that did to the rule is an event of the rule, which notifies.
pub(super) const PROPOSAL_CONFIRMED: Event<Proposed> = Event::new(
    "rule-proposal-confirmed",
    Label::new("规则更新已确认", "A change of a rule is confirmed"),
    &RULE_PROPOSAL,
    PROPOSED_EXAMPLE,
)
.tone(Tone::Good)
.shows(PROPOSAL)
.in_security_log();

pub(super) const PROPOSAL_REFUSED: Event<Proposed> = Event::new(
    "rule-proposal-refused",
    Label::new("规则更新被驳回", "A change of a rule is refused"),
    &RULE_PROPOSAL,
    PROPOSED_EXAMPLE,
)
.tone(Tone::Bad)
.shows(PROPOSAL)
.in_security_log()
.notifies(Audience::Operators, &message::PROPOSAL_REFUSED);

pub(super) const PROPOSAL_WITHDRAWN: Event<Proposed> = Event::new(
    "rule-proposal-withdrawn",
    Label::new(
        "规则更新提议撤回",
        "A proposed change of a rule is withdrawn",
    ),
    &RULE_PROPOSAL,
    PROPOSED_EXAMPLE,
)
.shows(PROPOSAL)
.in_security_log()
.notifies(Audience::Operators, &message::PROPOSAL_WITHDRAWN);

pub(super) const KINDS: &[EventKind] = &[
    AMENDED.kind,
    VERSION_WITHDRAWN.kind,
    PROPOSED.kind,
    PROPOSAL_CONFIRMED.kind,
    PROPOSAL_REFUSED.kind,
    PROPOSAL_WITHDRAWN.kind,
];
