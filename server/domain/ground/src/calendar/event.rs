//! What happens to the working calendar, as the log keeps it.

use super::message;
use super::payload::{EXAMPLE, Loaded, PROPOSED_EXAMPLE, Proposed};
use crate::figure::Figure;
use crate::log::{Audience, Event, EventKind, SubjectKind, Tone};
use crate::words::Label;

/// The calendar of a year.
const CALENDAR: SubjectKind = SubjectKind::new("calendar", |_| "/calendar".to_owned());

/// A notice that waits for a second person.
const CALENDAR_PROPOSAL: SubjectKind =
    SubjectKind::new("calendar_proposal", |_| "/calendar".to_owned());

const YEAR: Figure = Figure::text("year", Label::new("年份", "Year"));
const SOURCE: Figure = Figure::text("source", Label::new("通知", "Notice"));
const REASON: Figure = Figure::text("reason", Label::new("理由", "Reason"));

const PROPOSAL: &[Figure] = &[YEAR, SOURCE, REASON];

pub const LOADED: Event<Loaded> = Event::new(
    "calendar-loaded",
    Label::new("载入放假通知", "A calendar is loaded"),
    &CALENDAR,
    EXAMPLE,
)
.refreshing()
.notifies(Audience::Operators, &message::LOADED);

/// A change of a settled year waits for a second person.
pub(super) const PROPOSED: Event<Proposed> = Event::new(
    "calendar-proposed",
    Label::new("日历变更待确认", "A change of the calendar is proposed"),
    &CALENDAR_PROPOSAL,
    PROPOSED_EXAMPLE,
)
.tone(Tone::Waiting)
.shows(PROPOSAL)
.in_security_log()
.notifies(Audience::Operators, &message::PROPOSED);

/// A second person confirmed it. What that did to the calendar is an event of the calendar, which notifies.
pub(super) const PROPOSAL_CONFIRMED: Event<Proposed> = Event::new(
    "calendar-proposal-confirmed",
    Label::new("日历变更已确认", "A change of the calendar is confirmed"),
    &CALENDAR_PROPOSAL,
    PROPOSED_EXAMPLE,
)
.tone(Tone::Good)
.shows(PROPOSAL)
.in_security_log();

pub(super) const PROPOSAL_REFUSED: Event<Proposed> = Event::new(
    "calendar-proposal-refused",
    Label::new("日历变更被驳回", "A change of the calendar is refused"),
    &CALENDAR_PROPOSAL,
    PROPOSED_EXAMPLE,
)
.tone(Tone::Bad)
.shows(PROPOSAL)
.in_security_log()
.notifies(Audience::Operators, &message::PROPOSAL_REFUSED);

pub(super) const PROPOSAL_WITHDRAWN: Event<Proposed> = Event::new(
    "calendar-proposal-withdrawn",
    Label::new(
        "日历变更提议撤回",
        "A proposed change of the calendar is withdrawn",
    ),
    &CALENDAR_PROPOSAL,
    PROPOSED_EXAMPLE,
)
.shows(PROPOSAL)
.in_security_log()
.notifies(Audience::Operators, &message::PROPOSAL_WITHDRAWN);

pub(super) const KINDS: &[EventKind] = &[
    LOADED.kind,
    PROPOSED.kind,
    PROPOSAL_CONFIRMED.kind,
    PROPOSAL_REFUSED.kind,
    PROPOSAL_WITHDRAWN.kind,
];
