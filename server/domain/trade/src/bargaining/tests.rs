//! Invitations by the worked cases and at their boundaries.

use chrono::{DateTime, TimeDelta, Utc};
use ground::calendar::seed_for_tests::seeded;
use ground::calendar::{Deadline, Term};
use ground::{InvitationId, OrganisationId, UnitPrice};
use market::catalogue::NotBuyable;
use prices::disclosure::Grid;
use rust_decimal::Decimal;

use super::progress::{Ceilings, CounterGuard, Progress};
use super::refused_step::{CounterBound, Refusal};
use super::rules::{OfferFacts, OpenOffer, Outcome, Switches, judge, warnings};
use super::state::{Decider, State};

const SWITCHES: Switches = Switches {
    confirm_at_limit: true,
    without_limit: true,
};

fn yuan(text: &str) -> UnitPrice {
    text.parse().expect("a price")
}

fn facts(limit: Option<&str>, own: Option<&str>) -> OfferFacts {
    OfferFacts {
        manufacturer: OrganisationId(9),
        buyable: Ok(()),
        zone_price: None,
        under_vbp: false,
        limit: limit.map(yuan),
        limit_version: limit.map(|_| ground::LimitVersionId(1)),
        current_price: own.map(yuan),
        open: None,
        ended: None,
    }
}

/// The stable name of the refusal, or the outcome.
fn offer(limit: Option<&str>, own: Option<&str>, price: &str) -> Result<Outcome, &'static str> {
    judge(yuan(price), &facts(limit, own), SWITCHES).map_err(|refusal| refusal.kind().code)
}

#[test]
fn cases_b1_to_b5_both_ceilings_and_confirmation_at_the_limit() {
    assert_eq!(
        offer(Some("100"), None, "100"),
        Ok(Outcome::Confirmed),
        "B1"
    );
    assert_eq!(
        offer(Some("100"), None, "100.01"),
        Err("price-above-reference-limit"),
        "B2"
    );
    assert_eq!(
        offer(Some("100"), None, "99.99"),
        Ok(Outcome::Pending),
        "B3"
    );
    assert_eq!(
        offer(Some("100"), Some("90"), "100"),
        Err("price-above-current-price"),
        "B4"
    );
    assert_eq!(
        offer(Some("100"), Some("90"), "90"),
        Ok(Outcome::Pending),
        "B5"
    );
}

#[test]
fn the_limit_is_compared_exactly_to_the_fourth_decimal() {
    assert_eq!(
        offer(Some("0.0125"), None, "0.0125"),
        Ok(Outcome::Confirmed)
    );
    assert_eq!(
        offer(Some("0.0125"), None, "0.0126"),
        Err("price-above-reference-limit")
    );
    assert_eq!(offer(Some("0.0125"), None, "0.0124"), Ok(Outcome::Pending));
}

#[test]
fn cases_b7_and_b8_without_a_limit_nothing_is_automatic() {
    assert_eq!(offer(None, Some("80"), "80"), Ok(Outcome::Pending), "B7");
    assert_eq!(offer(None, None, "50"), Ok(Outcome::Pending), "B8");
    let found = warnings(&facts(None, None), Outcome::Pending, true, None);
    assert_eq!(found[0].0, "no-reference-limit", "B8");
    let off = Switches {
        without_limit: false,
        ..SWITCHES
    };
    assert_eq!(
        judge(yuan("50"), &facts(None, None), off),
        Err(Refusal::NoLimit),
        "B8"
    );
}

#[test]
fn cases_b9_to_b12_what_may_not_be_bargained_for() {
    let refused =
        |facts: OfferFacts| judge(yuan("90"), &facts, SWITCHES).map_err(|it| it.kind().code);
    let base = facts(Some("100"), None);
    for reason in [
        NotBuyable::Delisted,
        NotBuyable::Suspended,
        NotBuyable::CertificateExpired,
    ] {
        let facts = OfferFacts {
            buyable: Err(reason),
            ..base.clone()
        };
        assert_eq!(refused(facts), Err("product-not-buyable"), "B9 {reason:?}");
    }
    let in_zone = OfferFacts {
        zone_price: Some(yuan("60")),
        ..base.clone()
    };
    assert_eq!(refused(in_zone), Err("product-in-zone"), "B10");
    let selected = OfferFacts {
        under_vbp: true,
        ..base.clone()
    };
    assert_eq!(refused(selected), Err("product-under-vbp"), "B11");
    let open = OfferFacts {
        open: Some(InvitationId(uuid::Uuid::nil())),
        ..base
    };
    assert_eq!(refused(open), Err("invitation-already-open"), "B12");
}

#[test]
fn an_open_offer_ends_at_its_deadline_or_when_the_limit_falls_below_it() {
    let deadline = five_days();
    let open = OpenOffer {
        id: InvitationId(uuid::Uuid::nil()),
        price: yuan("95"),
        deadline: Some(deadline),
    };
    let before = deadline.due_at - TimeDelta::microseconds(1);
    for limit in [None, Some(yuan("95")), Some(yuan("100"))] {
        assert!(!open.has_ended(before, limit));
        assert!(open.has_ended(deadline.due_at, limit));
    }
    assert!(open.has_ended(before, Some(yuan("94.9999"))));
}

fn sent_at() -> DateTime<Utc> {
    "2026-03-02T10:00:00+08:00".parse().expect("an instant")
}

fn five_days() -> Deadline {
    seeded(&[]).count(sent_at(), Term::WorkingDays(5)).deadline
}

fn pending(price: &str) -> Progress {
    Progress {
        state: State::Pending,
        price: yuan(price),
        deadline: Some(five_days()),
        counter_price: None,
        counter_reason: None,
        counter_attempts: 0,
        decision: None,
    }
}

fn under(limit: &str, own: Option<&str>) -> Ceilings {
    Ceilings {
        limit: Some(yuan(limit)),
        current_price: own.map(yuan),
    }
}

#[test]
fn case_b14_an_answer_in_the_last_microsecond_is_in_time() {
    let last = five_days().due_at - TimeDelta::microseconds(1);
    let confirmed = pending("95")
        .accept(last, under("100", None))
        .expect("in time");
    assert_eq!(confirmed.state, State::Confirmed);
    let decision = confirmed.decision.expect("decided");
    assert_eq!((decision.by, decision.at), (Decider::Manufacturer, last));
}

#[test]
fn case_b15_an_answer_at_the_deadline_is_late_even_before_the_job_has_run() {
    let due_at = five_days().due_at;
    let late = Err(Refusal::TooLate { due_at });
    let open = pending("95");
    assert_eq!(open.accept(due_at, under("100", None)), late);
    assert_eq!(open.refuse(due_at, "成本"), late);
    assert_eq!(open.withdraw(due_at), late);
    let lapsed = open.lapse(due_at + TimeDelta::days(3)).expect("lapsed");
    assert_eq!(lapsed.state, State::Lapsed);
    assert_eq!(
        lapsed.decision.as_ref().map(|decision| decision.at),
        Some(due_at)
    );
    assert_eq!(lapsed.accept(due_at, under("100", None)), late);
    assert_eq!(open.lapse(due_at - TimeDelta::microseconds(1)), None);
}

#[test]
fn case_b13_a_fallen_limit_supersedes_the_offers_above_it() {
    let at: DateTime<Utc> = "2026-03-05T00:00:00+08:00".parse().expect("an instant");
    let superseded = pending("95").overtaken(yuan("85"), at).expect("superseded");
    assert_eq!(superseded.state, State::Superseded);
    assert_eq!(pending("85").overtaken(yuan("85"), at), None);
    let refusal = Refusal::OvertakenByLimit {
        price: yuan("95"),
        limit: yuan("85"),
    };
    assert_eq!(pending("95").accept(at, under("85", None)), Err(refusal));
    // Nobody has closed it, and nothing can be put on record of it.
    let dead = pending("95").under(Some(yuan("85")), at);
    assert!(dead.refuse(at, "成本").is_err() && dead.withdraw(at).is_err());
}

#[test]
fn nothing_is_concluded_above_what_the_hospital_pays_by_then_and_the_manufacturer_does_not_learn_it()
 {
    let own = |price: &str| pending("95").accept(sent_at(), under("100", Some(price)));
    assert_eq!(own("95").map(|it| it.state), Ok(State::Confirmed));
    assert_eq!(own("95.0001").map(|it| it.state), Ok(State::Confirmed));
    let refusal = own("94.9999").expect_err("above");
    assert_eq!(
        refusal,
        Refusal::AboveCurrentPrice {
            price: yuan("95"),
            current_price: None
        }
    );
    assert_eq!(refusal.clause(), "S4-1");
    // The limit is named first: everybody may know it.
    let both = pending("95").accept(sent_at(), under("90", Some("80")));
    assert_eq!(
        both.map_err(|it| it.kind().code),
        Err("superseded-by-limit")
    );
    let countered = counter(&pending("80"), "85", under("100", Some("90"))).expect("countered");
    let taken = countered.accept_counter(sent_at(), under("100", Some("84.9999")));
    assert_eq!(
        taken,
        Err(Refusal::AboveCurrentPrice {
            price: yuan("85"),
            current_price: Some(yuan("84.9999"))
        })
    );
}

#[test]
fn an_invitation_whose_time_was_over_first_has_lapsed_when_the_limit_falls() {
    let overtaken = pending("95")
        .overtaken(yuan("85"), five_days().due_at)
        .expect("ended");
    assert_eq!(overtaken.state, State::Lapsed);
}

#[test]
fn a_provisional_deadline_is_not_enforced() {
    let provisional = Progress {
        deadline: Some(Deadline {
            is_provisional: true,
            ..five_days()
        }),
        ..pending("95")
    };
    let after = five_days().due_at + TimeDelta::days(1);
    assert!(provisional.accept(after, under("100", None)).is_ok());
    assert_eq!(provisional.lapse(after), None);
}

fn counter(open: &Progress, price: &str, ceilings: Ceilings) -> Result<Progress, Refusal> {
    counter_after(0, open, price, ceilings)
}

/// A counter-offer after others for the same hospital and product.
fn counter_after(
    attempts: i64,
    open: &Progress,
    price: &str,
    ceilings: Ceilings,
) -> Result<Progress, Refusal> {
    let guard = CounterGuard {
        bound: bound(attempts),
        grid: Grid::of(Decimal::new(5, 2)),
    };
    let offer = (yuan(price), "原料涨价");
    open.counter(sent_at(), offer, ceilings, &guard, five_days())
}

fn bound(attempts: i64) -> CounterBound {
    CounterBound {
        attempts,
        attempts_max: 3,
        days: 90,
    }
}

#[test]
fn a_counter_offer_is_above_the_offer_and_within_both_ceilings() {
    let open = pending("80");
    let code = |price: &str| {
        counter(&open, price, under("100", Some("90")))
            .map(|it| it.state)
            .map_err(|it| it.kind().code)
    };
    assert_eq!(code("80"), Err("counter-not-above-offer"));
    assert_eq!(code("80.0001"), Ok(State::Countered));
    assert_eq!(code("90"), Ok(State::Countered));
    assert_eq!(code("91.235"), Err("price-above-current-price"));
    assert_eq!(code("100.01"), Err("price-above-reference-limit"));
}

#[test]
fn a_refused_counter_offer_does_not_reveal_the_hospitals_price_and_tries_are_few() {
    let mut open = pending("80");
    for attempts in 0..3 {
        let ceilings = under("100", Some("90"));
        let refusal = counter_after(attempts, &open, "95", ceilings).expect_err("above");
        assert_eq!(
            refusal,
            Refusal::AboveCurrentPrice {
                price: yuan("95"),
                current_price: None
            }
        );
        open = open.with_failed_counter();
    }
    assert_eq!(
        counter_after(3, &open, "85", under("100", Some("90"))),
        Err(Refusal::CounterAttemptsUsed(bound(3)))
    );
    assert!(open.accept(sent_at(), under("100", Some("90"))).is_ok());
}

#[test]
fn a_refused_counter_offer_shows_no_more_than_the_cell_of_the_hospitals_price() {
    // The cell of 90 is 86.89 to 91.235: prices in it are answered alike, whatever is tried.
    let tried: Vec<String> = (801..1000)
        .map(|tenths| format!("{}.{}", tenths / 10, tenths % 10))
        .collect();
    let answers = |own: &str| -> Vec<bool> {
        let counters = tried.iter();
        counters
            .map(|price| counter(&pending("80"), price, under("100", Some(own))).is_ok())
            .collect()
    };
    for own in ["86.89", "88", "90", "91.2349"] {
        assert_eq!(answers(own), answers("89.01"), "{own}");
    }
    assert_ne!(answers("86.8"), answers("89.01"));
    assert_ne!(answers("91.235"), answers("89.01"));
    // The hospital, which knows its price, still cannot take what is above it.
    let above = counter(&pending("80"), "90.01", under("100", Some("90"))).expect("in the cell");
    let refused = above.accept_counter(sent_at(), under("100", Some("90")));
    assert_eq!(
        refused.map_err(|it| it.kind().code),
        Err("price-above-current-price")
    );
}

#[test]
fn the_hospital_accepts_or_refuses_the_counter_offer_and_nobody_responds_twice() {
    let countered = counter(&pending("80"), "85", under("100", Some("90"))).expect("countered");
    let taken = countered
        .accept_counter(sent_at(), under("100", Some("90")))
        .expect("taken");
    assert_eq!(
        (taken.state, taken.price_on_table()),
        (State::Confirmed, yuan("85"))
    );
    assert_eq!(
        countered.refuse_counter(sent_at()).map(|it| it.state),
        Ok(State::Refused)
    );
    let again = countered.accept(sent_at(), under("100", None));
    assert_eq!(
        again,
        Err(Refusal::NotNow {
            state: State::Countered
        })
    );
    assert_eq!(
        taken.withdraw(sent_at()),
        Err(Refusal::NotNow {
            state: State::Confirmed
        })
    );
    let fallen = countered.accept_counter(sent_at(), under("100", Some("84")));
    assert_eq!(
        fallen.map_err(|it| it.kind().code),
        Err("price-above-current-price")
    );
}
