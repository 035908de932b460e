//! Whether an invitation that a wrong limit ended is open again. Pure.

use ground::calendar::Deadline;
use ground::{UnitPrice, Words};
use market::catalogue::NotBuyable;

use crate::bargaining::progress::Progress;
use crate::bargaining::state::State;

/// What decides whether an ended invitation can be open again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Restoring {
    pub(super) buyable: Result<(), NotBuyable>,
    /// Selected in volume-based procurement or in the zone since: nobody bargains for it.
    pub(super) is_procured: bool,
    /// The limit after the reversal.
    pub(super) limit: Option<UnitPrice>,
    /// Whether the hospital has sent another one for the product since, which is open or concluded.
    pub(super) has_newer: bool,
}

/// Why an ended invitation stays closed. It names no figure that its reader may not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StaysClosed {
    NewerInvitation,
    NotBuyable,
    Procured,
    AboveLimit,
}

impl StaysClosed {
    pub(super) fn words(self) -> Words {
        match self {
            Self::NewerInvitation => Words::new(
                "该机构此后已就此产品另行议价",
                "the hospital has sent another invitation for the product since",
            ),
            Self::NotBuyable => {
                Words::new("该产品已不能采购", "the product can no longer be bought")
            }
            Self::Procured => Words::new(
                "该产品已转入集采或专区，不再议价",
                "the product is procured otherwise now",
            ),
            Self::AboveLimit => Words::new(
                "报价高于恢复后的限价",
                "its offer is above the limit after the reversal",
            ),
        }
    }
}

/// The invitation open again, with a deadline not earlier than `deadline`, that of a term which begins now, and not
/// earlier than the one that was communicated: so its side has at least what it had left.
///
/// # Errors
/// Why it stays closed.
pub(super) fn restored(
    ended: &Progress,
    facts: Restoring,
    deadline: Deadline,
) -> Result<Progress, StaysClosed> {
    if facts.has_newer {
        return Err(StaysClosed::NewerInvitation);
    }
    facts.buyable.map_err(|_| StaysClosed::NotBuyable)?;
    if facts.is_procured {
        return Err(StaysClosed::Procured);
    }
    if facts.limit.is_some_and(|limit| limit < ended.price) {
        return Err(StaysClosed::AboveLimit);
    }
    let before = ended
        .deadline
        .filter(|before| deadline.due_at < before.due_at);
    Ok(Progress {
        state: state_before(ended),
        deadline: Some(before.unwrap_or(deadline)),
        decision: None,
        ..ended.clone()
    })
}

/// The state in which the limit met it.
pub(super) fn state_before(ended: &Progress) -> State {
    match ended.counter_price {
        Some(_) => State::Countered,
        None => State::Pending,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn ended(price: &str, due: &str) -> Progress {
        let last: NaiveDate = due.parse().expect("a day");
        Progress {
            state: State::Superseded,
            price: price.parse().expect("a price"),
            deadline: Some(Deadline::chosen(last)),
            counter_price: None,
            counter_reason: None,
            counter_attempts: 1,
            decision: None,
        }
    }

    fn facts(limit: &str) -> Restoring {
        Restoring {
            buyable: Ok(()),
            is_procured: false,
            limit: Some(limit.parse().expect("a price")),
            has_newer: false,
        }
    }

    fn on(day: &str) -> Deadline {
        Deadline::chosen(day.parse().expect("a day"))
    }

    #[test]
    fn an_offer_at_the_limit_is_open_again_and_one_above_it_is_not() {
        let open = restored(&ended("100", "2026-03-09"), facts("100"), on("2026-03-10"));
        let open = open.expect("restored");
        assert_eq!((open.state, open.counter_attempts), (State::Pending, 1));
        assert_eq!(open.deadline, Some(on("2026-03-10")));
        let above = restored(
            &ended("100.0001", "2026-03-09"),
            facts("100"),
            on("2026-03-10"),
        );
        assert_eq!(above, Err(StaysClosed::AboveLimit));
    }

    #[test]
    fn its_side_has_at_least_what_it_had_left() {
        let open = restored(&ended("90", "2026-03-20"), facts("100"), on("2026-03-10"));
        assert_eq!(open.expect("restored").deadline, Some(on("2026-03-20")));
    }

    #[test]
    fn a_counter_offer_is_on_the_table_again() {
        let countered = Progress {
            counter_price: Some("95".parse().expect("a price")),
            ..ended("90", "2026-03-09")
        };
        let open = restored(&countered, facts("100"), on("2026-03-10"));
        assert_eq!(open.expect("restored").state, State::Countered);
    }

    #[test]
    fn a_newer_invitation_or_a_product_that_left_keeps_it_closed() {
        let newer = Restoring {
            has_newer: true,
            ..facts("100")
        };
        let procured = Restoring {
            is_procured: true,
            ..facts("100")
        };
        for (facts, why) in [
            (newer, StaysClosed::NewerInvitation),
            (procured, StaysClosed::Procured),
        ] {
            let closed = restored(&ended("90", "2026-03-09"), facts, on("2026-03-10"));
            assert_eq!(closed, Err(why));
        }
    }
}
