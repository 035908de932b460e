//! What is refused about the working calendar.

use crate::capability::RefusalKind;
use crate::figure::Figure;
use crate::words::Label;

pub(super) const KINDS: &[RefusalKind] = &[
    CALENDAR_CHANGED_MEANWHILE,
    CALENDAR_PROPOSAL_CLOSED,
    CALENDAR_PROPOSED_ALREADY,
];

pub(super) const CALENDAR_CHANGED_MEANWHILE: RefusalKind = RefusalKind::new(
    "calendar-changed-meanwhile",
    "日历已变更",
    "the calendar has changed meanwhile",
);

pub(super) const CALENDAR_PROPOSAL_CLOSED: RefusalKind = RefusalKind::new(
    "calendar-proposal-closed",
    "日历变更提议已处理",
    "the change of the calendar has been decided",
);

pub(super) const CALENDAR_PROPOSED_ALREADY: RefusalKind = RefusalKind::new(
    "calendar-proposed-already",
    "相同的日历变更已在等待确认",
    "the same change of the calendar is proposed already",
)
.shows(&[Figure::text("proposal", Label::new("提议编号", "Proposal"))]);
