//! Until when what is public may be stopped or corrected. Pure.

use chrono::{DateTime, Utc};
use ground::{FigureValues, Refused, Words};

use crate::price_change::publicity::Publicity;
use crate::price_change::refusal::PUBLICITY_OVER;

/// Demands a publicity that is not over.
///
/// # Errors
/// `publicity-over` from its end on, whether or not the job has noted it, and after it was stopped.
pub(in crate::price_change) fn must_be_open(
    publicity: &Publicity,
    now: DateTime<Utc>,
) -> Result<(), Refused> {
    if publicity.closed_at.is_none() && !publicity.deadline.is_over(now) {
        return Ok(());
    }
    Err(Refused {
        kind: &PUBLICITY_OVER,
        clause: Some("S4-13"),
        detail: how_it_ended(publicity.stopped.is_some()),
        figures: FigureValues::default().with("due_at", publicity.deadline),
    })
}

/// What was stopped announces nothing. Of another that is over, objections may hold prices and stops may have taken
/// them out, so that its end alone does not state whether any was announced.
fn how_it_ended(is_stopped: bool) -> Words {
    if is_stopped {
        Words::new(
            "公示已终止，其中的价格不再公布",
            "the publicity was stopped: none of its prices is announced",
        )
    } else {
        Words::new(
            "公示期已满，公示已结束",
            "the term of the publicity is over",
        )
    }
}

/// Demands that a public change may still be stopped or corrected: until the end of its publicity, and after it while
/// an objection holds it.
///
/// # Errors
/// As [`must_be_open`].
pub(super) fn must_be_unannounced(
    publicity: &Publicity,
    is_held: bool,
    now: DateTime<Utc>,
) -> Result<(), Refused> {
    if is_held {
        return Ok(());
    }
    must_be_open(publicity, now)
}

#[cfg(test)]
mod tests {
    use ground::SHANGHAI;

    use ground::PublicityId;
    use ground::calendar::Deadline;

    use super::*;
    use crate::price_change::state::Origin;

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    fn publicity() -> Publicity {
        let opened_at = instant("2026-03-02T09:00:00+08:00");
        Publicity {
            id: PublicityId(1),
            origin: Origin::Declaration,
            title: String::new(),
            opened_at,
            deadline: Deadline {
                from: opened_at.with_timezone(&SHANGHAI).date_naive(),
                due_at: instant("2026-03-10T00:00:00+08:00"),
                is_provisional: false,
                calendar_version: 1,
            },
            closed_at: None,
            reminded_at: None,
            stopped: None,
            changes: 1,
            objections_open: 0,
        }
    }

    #[test]
    fn a_publicity_is_open_until_its_end_and_until_it_is_closed() {
        let last = instant("2026-03-09T23:59:59+08:00");
        assert_eq!(must_be_open(&publicity(), last), Ok(()));
        let end = must_be_open(&publicity(), instant("2026-03-10T00:00:00+08:00"));
        let refused = end.expect_err("over");
        assert_eq!(refused.detail.zh, "公示期已满，公示已结束");
        let closed = Publicity {
            closed_at: Some(last),
            ..publicity()
        };
        assert!(must_be_open(&closed, last).is_err());
    }

    #[test]
    fn of_a_stopped_publicity_nobody_states_that_it_announced_prices() {
        let now = instant("2026-03-03T09:00:00+08:00");
        let stopped = Publicity {
            closed_at: Some(now),
            stopped: Some((now, "整批录入有误".to_owned())),
            ..publicity()
        };
        let refused = must_be_open(&stopped, now).expect_err("stopped");
        assert_eq!(refused.kind.code, PUBLICITY_OVER.code);
        assert_eq!(refused.detail.zh, "公示已终止，其中的价格不再公布");
        assert!(refused.detail.en.contains("was stopped"));
    }
}
