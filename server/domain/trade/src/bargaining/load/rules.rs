//! Whether an invitation that a wrong limit ended is open again, and what was concluded under such a limit. Pure.

use ground::calendar::Deadline;
use ground::{Refused, UnitPrice, Words};
use prices::disclosure::Grid;

use crate::bargaining::progress::{Ceilings, Progress};
use crate::bargaining::refused_step::Refusal;
use crate::bargaining::rules::{OfferFacts, Switches, judge};
use crate::bargaining::state::State;

/// What decides whether an ended invitation can be open again, after the reversal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Restoring<'a> {
    /// What an offer of the pair is judged by now.
    pub(super) facts: &'a OfferFacts,
    pub(super) switches: Switches,
    /// On which a counter-offer is compared with the hospital's own price.
    pub(super) grid: &'a Grid,
    /// Whether the hospital has sent another one for the product since, which is open or concluded.
    pub(super) has_newer: bool,
}

/// Why an ended invitation stays closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum StaysClosed {
    NewerInvitation,
    /// It could not be sent, or countered, now.
    Forbidden(Refusal),
}

impl StaysClosed {
    /// It names no figure that its reader may not know: what the hospital pays is its own.
    pub(super) fn words(self) -> Words {
        match self {
            Self::NewerInvitation => Words::new(
                "该机构此后已就此产品另行议价",
                "the hospital has sent another invitation for the product since",
            ),
            Self::Forbidden(Refusal::AboveCurrentPrice { price, .. }) => {
                Refused::from(Refusal::AboveCurrentPrice {
                    price,
                    current_price: None,
                })
                .detail
            }
            Self::Forbidden(refusal) => Refused::from(refusal).detail,
        }
    }
}

/// The invitation open again, with a deadline not earlier than `deadline`, that of a term which begins now, and not
/// earlier than the one that was communicated: so its side has at least what it had left. It is open only where it might be sent now
/// (S4-1): a hospital that has come to a lower price meanwhile is not brought back to a higher one.
///
/// # Errors
/// Why it stays closed.
pub(super) fn restored(
    ended: &Progress,
    restoring: Restoring<'_>,
    deadline: Deadline,
) -> Result<Progress, StaysClosed> {
    let facts = restoring.facts;
    if restoring.has_newer {
        return Err(StaysClosed::NewerInvitation);
    }
    judge(ended.price, facts, restoring.switches).map_err(StaysClosed::Forbidden)?;
    if let Some(price) = ended.counter_price {
        let ceilings = Ceilings {
            limit: facts.limit,
            current_price: facts.current_price,
        };
        let within = ceilings.must_cover_counter(price, restoring.grid);
        within.map_err(StaysClosed::Forbidden)?;
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

/// The lowest listed prices that counted when a price was concluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LowestThen {
    /// Of the load that is undone.
    pub(super) own: Option<UnitPrice>,
    /// Of all others.
    pub(super) others: Option<UnitPrice>,
    /// Of those that count once the load is undone.
    pub(super) without: Option<UnitPrice>,
}

impl LowestThen {
    /// Whether the limit was that of the load, and would have been higher without it, or none. Of what was concluded under it nothing is
    /// undone, since it is a contract; but people have to look at it.
    pub(super) fn was_of_load(self) -> bool {
        let is_above = |own: UnitPrice, other: Option<UnitPrice>| other.is_none_or(|it| own < it);
        self.own
            .is_some_and(|own| is_above(own, self.others) && is_above(own, self.without))
    }
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
    use ground::OrganisationId;
    use market::catalogue::NotBuyable;
    use rust_decimal::Decimal;

    use super::*;

    fn yuan(price: &str) -> UnitPrice {
        price.parse().expect("a price")
    }

    fn ended(price: &str, due: &str) -> Progress {
        let last: NaiveDate = due.parse().expect("a day");
        Progress {
            state: State::Superseded,
            price: yuan(price),
            deadline: Some(Deadline::chosen(last)),
            counter_price: None,
            counter_reason: None,
            counter_attempts: 1,
            decision: None,
        }
    }

    fn facts(limit: &str) -> OfferFacts {
        OfferFacts {
            manufacturer: OrganisationId(9),
            buyable: Ok(()),
            zone_price: None,
            under_vbp: false,
            limit: Some(yuan(limit)),
            limit_version: None,
            current_price: None,
            open: None,
            ended: None,
        }
    }

    fn paying(own: &str) -> OfferFacts {
        OfferFacts {
            current_price: Some(yuan(own)),
            ..facts("100")
        }
    }

    fn on(day: &str) -> Deadline {
        Deadline::chosen(day.parse().expect("a day"))
    }

    fn again(one: &Progress, facts: &OfferFacts) -> Result<Progress, StaysClosed> {
        let restoring = Restoring {
            facts,
            switches: Switches {
                confirm_at_limit: true,
                without_limit: false,
            },
            grid: &Grid::of(Decimal::new(5, 2)),
            has_newer: false,
        };
        restored(one, restoring, on("2026-03-10"))
    }

    /// The code of the refusal that keeps it closed, or the state in which it is open again.
    fn outcome(one: &Progress, facts: &OfferFacts) -> Result<State, &'static str> {
        match again(one, facts) {
            Ok(open) => Ok(open.state),
            Err(StaysClosed::NewerInvitation) => Err("newer"),
            Err(StaysClosed::Forbidden(refusal)) => Err(refusal.kind().code),
        }
    }

    #[test]
    fn a_price_was_concluded_under_a_load_whose_limit_would_have_been_higher_without_it() {
        let under = |own: Option<&str>, others: Option<&str>, without: Option<&str>| {
            let then = LowestThen {
                own: own.map(yuan),
                others: others.map(yuan),
                without: without.map(yuan),
            };
            then.was_of_load()
        };
        assert!(under(Some("60"), None, Some("100")), "it replaced 100");
        assert!(under(Some("60"), Some("60.0001"), Some("60.0001")));
        assert!(under(Some("60"), None, None), "there was no limit");
        assert!(!under(Some("60"), Some("60"), Some("60")), "another's too");
        assert!(!under(Some("60"), Some("59"), Some("59")), "another's");
        assert!(!under(Some("60"), None, Some("60")), "another states it");
        assert!(!under(None, Some("100"), Some("100")), "none counted");
    }

    #[test]
    fn an_offer_at_the_limit_is_open_again_and_one_above_it_is_not() {
        let open = again(&ended("100", "2026-03-09"), &facts("100")).expect("restored");
        assert_eq!((open.state, open.counter_attempts), (State::Pending, 1));
        assert_eq!(open.deadline, Some(on("2026-03-10")));
        let above = outcome(&ended("100.0001", "2026-03-09"), &facts("100"));
        assert_eq!(above, Err("price-above-reference-limit"));
    }

    #[test]
    fn its_side_has_at_least_what_it_had_left() {
        let open = again(&ended("90", "2026-03-20"), &facts("100"));
        assert_eq!(open.expect("restored").deadline, Some(on("2026-03-20")));
    }

    #[test]
    fn an_offer_above_what_the_hospital_has_come_to_pay_stays_closed() {
        let one = ended("90", "2026-03-09");
        assert_eq!(outcome(&one, &paying("90")), Ok(State::Pending));
        assert_eq!(outcome(&one, &paying("95")), Ok(State::Pending));
        let above = Err("price-above-current-price");
        assert_eq!(outcome(&one, &paying("89.9999")), above);
        let closed = again(&one, &paying("89.9999")).expect_err("closed");
        let words = closed.words();
        assert!(!words.zh.contains("89.9999") && !words.en.contains("89.9999"));
        assert!(words.zh.contains("现行采购价"), "{}", words.zh);
    }

    #[test]
    fn a_counter_offer_is_on_the_table_again_where_it_might_be_made_now() {
        let countered = Progress {
            counter_price: Some(yuan("95")),
            ..ended("80", "2026-03-09")
        };
        assert_eq!(outcome(&countered, &facts("100")), Ok(State::Countered));
        assert_eq!(outcome(&countered, &facts("95")), Ok(State::Countered));
        assert_eq!(
            outcome(&countered, &facts("94.9999")),
            Err("price-above-reference-limit")
        );
        assert_eq!(outcome(&countered, &paying("95")), Ok(State::Countered));
        // Far below it: not in one cell of the grid.
        assert_eq!(
            outcome(&countered, &paying("85")),
            Err("price-above-current-price")
        );
    }

    #[test]
    fn a_newer_invitation_or_a_product_that_left_keeps_it_closed() {
        let one = ended("90", "2026-03-09");
        let open = facts("100");
        let newer = Restoring {
            facts: &open,
            switches: Switches {
                confirm_at_limit: true,
                without_limit: true,
            },
            grid: &Grid::of(Decimal::new(5, 2)),
            has_newer: true,
        };
        assert_eq!(
            restored(&one, newer, on("2026-03-10")),
            Err(StaysClosed::NewerInvitation)
        );
        let procured = OfferFacts {
            under_vbp: true,
            ..facts("100")
        };
        assert_eq!(outcome(&one, &procured), Err("product-under-vbp"));
        let suspended = OfferFacts {
            buyable: Err(NotBuyable::Suspended),
            ..facts("100")
        };
        assert_eq!(outcome(&one, &suspended), Err("product-not-buyable"));
        let in_zone = OfferFacts {
            zone_price: Some(yuan("60")),
            ..facts("100")
        };
        assert_eq!(outcome(&one, &in_zone), Err("product-in-zone"));
        let candidate = OfferFacts {
            limit: None,
            ..facts("100")
        };
        assert_eq!(outcome(&one, &candidate), Err("product-without-limit"));
    }
}
