//! The steps of a change, and the day from which it counts.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, NaiveDate};
use ground::calendar::seed_for_tests::seeded;
use ground::{ListedPriceId, OrganisationId, PriceChangeId, ProductId};
use prices::listed_price::ListedTerms;
use strum::VariantArray;

use super::rules::{Step, counts_from, must_be_held};
use super::state::{ChangeState, Effect, Origin};
use super::types::PriceChange;

/// A declaration of these terms that was just submitted.
pub(super) fn declared(product: ProductId, terms: ListedTerms) -> PriceChange {
    PriceChange {
        id: PriceChangeId(1),
        origin: Origin::Declaration,
        product,
        manufacturer: OrganisationId(2),
        terms,
        remark: String::new(),
        evidence: Vec::new(),
        campaign: None,
        linkage: None,
        ends: None,
        state: ChangeState::Submitted,
        reason: String::new(),
        submitted_at: DateTime::UNIX_EPOCH,
        organisation: OrganisationId(2),
        submitted_by: None,
        loaded_by: Vec::new(),
        decided_at: None,
        publicity: None,
        counts_from: None,
        listed_price: None,
        last_price: None,
        corrects: None,
        joined_into: None,
        unconfirmed: false,
        version: 1,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[test]
fn the_end_of_a_price_is_held_once() {
    let open = HashSet::from([ListedPriceId(1)]);
    assert!(!must_be_held(ListedPriceId(1), &open));
    assert!(must_be_held(ListedPriceId(2), &open));
}

#[test]
fn every_step_leads_where_the_process_leads_and_nowhere_else() {
    use ChangeState::{
        Announced, Corrected, Joined, Publicized, Refused, Returned, Stopped, Submitted, Withdrawn,
    };
    let steps = [
        Step::Publicize,
        Step::Return,
        Step::Refuse,
        Step::Uphold,
        Step::Withdraw,
        Step::Resubmit,
        Step::Announce,
        Step::Strike,
        Step::Stop,
        Step::Correct,
        Step::Join,
        Step::Part,
        Step::Confirm,
    ];
    let mut leads: BTreeMap<(&str, usize), &str> = BTreeMap::new();
    for (from, step, to) in [
        (Submitted, 0, Publicized),
        (Submitted, 1, Returned),
        (Submitted, 2, Refused),
        (Submitted, 4, Withdrawn),
        (Returned, 4, Withdrawn),
        (Returned, 5, Submitted),
        (Publicized, 3, Refused),
        (Publicized, 6, Announced),
        (Submitted, 7, Withdrawn),
        (Publicized, 8, Stopped),
        (Publicized, 9, Corrected),
        (Submitted, 10, Joined),
        (Returned, 10, Joined),
        (Publicized, 10, Joined),
        (Joined, 4, Withdrawn),
        (Joined, 11, Submitted),
        (Joined, 3, Refused),
        (Joined, 7, Withdrawn),
        (Publicized, 12, Publicized),
    ] {
        leads.insert((from.into_str(), step), to.into_str());
    }
    for &from in ChangeState::VARIANTS {
        for (number, step) in steps.into_iter().enumerate() {
            let expected = leads.get(&(from.into_str(), number)).copied();
            let found = from.after(step).ok().map(|state| state.into_str());
            assert_eq!(found, expected, "{from:?} after {step:?}");
        }
    }
    assert_eq!(
        Withdrawn
            .after(Step::Announce)
            .expect_err("closed")
            .kind
            .code,
        "price-change-closed"
    );
}

#[test]
fn a_change_counts_from_the_day_after_publicity_or_the_next_months_first_working_day() {
    let calendar = seeded(&[]);
    let from = |cleared: &str, effective: &str, effect| {
        counts_from(day(cleared), day(effective), effect, &calendar)
    };
    let old = "2021-01-01";
    assert_eq!(
        from("2021-09-17", old, Effect::Immediately),
        day("2021-09-18")
    );
    assert_eq!(
        from("2021-09-17", "2021-12-01", Effect::Immediately),
        day("2021-12-01"),
        "never before its own first day"
    );
    // The first seven days of October 2021 rest.
    assert_eq!(
        from("2021-09-17", old, Effect::NextMonth),
        day("2021-10-08")
    );
    // Publicity over on the last day of a month is announced in the next one.
    assert_eq!(
        from("2021-09-30", old, Effect::NextMonth),
        day("2021-11-01")
    );
    assert_eq!(
        from("2021-12-15", old, Effect::NextMonth),
        day("2022-01-04")
    );
}
