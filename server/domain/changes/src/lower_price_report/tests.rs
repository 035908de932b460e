//! Cases E1 to E6 by number: what may be reported, until when, and when silence is misconduct.

use chrono::{DateTime, NaiveDate, Utc};
use ground::calendar::seed_for_tests::seeded;
use ground::calendar::{CountedTerm, Term};
use ground::{
    AccountId, Caller, LowerPriceReportId, OrganisationId, OrganisationKind, UnitPrice,
    shanghai_midnight,
};
use prices::listed_price::{PlatformLevel, PriceKind};
use strum::VariantArray;

use super::assign_case::{Assignment, Known, assign_case};
use super::duty::{Duty, DutyFacts};
use super::rules::{LowerPriceAction, must_be_as_manufacturer, must_be_lower, must_count};
use super::state::LowerPriceReportState;
use super::types::{Visible, visible_to};

const MAKER: OrganisationId = OrganisationId(1);
const HOSPITAL: OrganisationId = OrganisationId(2);
const OTHER: OrganisationId = OrganisationId(3);

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn due(executed_on: &str) -> CountedTerm {
    seeded(&[]).count(shanghai_midnight(day(executed_on)), Term::Months(1))
}

fn facts(
    executed_on: &str,
    is_own: bool,
    reported_at: &str,
    state: LowerPriceReportState,
) -> DutyFacts {
    DutyFacts {
        is_own,
        reported_at: at(reported_at),
        state,
        deadline: due(executed_on).deadline,
        declared_in_time: false,
    }
}

#[test]
fn case_e1_the_month_ends_on_its_corresponding_day_inclusive() {
    assert_eq!(due("2021-08-10").deadline.last_day(), day("2021-09-10"));
    let last = "2021-09-10T23:59:59+08:00";
    let own = facts("2021-08-10", true, last, LowerPriceReportState::Open);
    assert_eq!(own.timely(), Some(true));
    assert_eq!(own.judge(at(last)), Duty::Kept);
}

#[test]
fn case_e2_a_day_later_is_late_and_misconduct_at_once() {
    let late = "2021-09-11T00:00:00+08:00";
    let own = facts("2021-08-10", true, late, LowerPriceReportState::Open);
    assert_eq!(own.timely(), Some(false));
    assert_eq!(own.judge(at(late)), Duty::Broken);
}

#[test]
fn case_e3_a_month_without_the_day_ends_with_its_last_and_rolls_off_a_rest_day() {
    let ending = due("2021-01-31");
    assert_eq!(ending.raw_last_day, day("2021-02-28"));
    assert_eq!(
        ending.deadline.last_day(),
        day("2021-03-01"),
        "28 February is a Sunday"
    );
    // The first seven days of October 2021 rest.
    let ending = due("2021-09-01");
    assert_eq!(ending.raw_last_day, day("2021-10-01"));
    assert_eq!(ending.deadline.last_day(), day("2021-10-08"));
}

#[test]
fn case_e4_what_others_report_within_the_month_is_no_misconduct_yet() {
    let seen = "2021-08-30T10:00:00+08:00";
    for state in [LowerPriceReportState::Open, LowerPriceReportState::Accepted] {
        let other = facts("2021-08-10", false, seen, state);
        assert_eq!(other.timely(), None);
        assert_eq!(other.judge(at("2021-08-30T10:00:00+08:00")), Duty::Waits);
        assert_eq!(
            other.judge(at("2021-09-10T23:59:59.999999+08:00")),
            Duty::Waits
        );
    }
}

#[test]
fn case_e5_the_month_over_without_a_word_is_misconduct() {
    let seen = "2021-08-30T10:00:00+08:00";
    let over = at("2021-09-11T00:00:00+08:00");
    for state in [LowerPriceReportState::Open, LowerPriceReportState::Accepted] {
        let silent = facts("2021-08-10", false, seen, state);
        assert_eq!(silent.judge(over), Duty::Broken, "{state:?}");
        let declared = DutyFacts {
            declared_in_time: true,
            ..silent
        };
        assert_eq!(declared.judge(over), Duty::Kept, "{state:?}");
    }
    let explained = facts("2021-08-10", false, seen, LowerPriceReportState::Explained);
    assert_eq!(
        explained.judge(over),
        Duty::Waits,
        "its reasons are weighed first"
    );
    let refused = facts("2021-08-10", false, seen, LowerPriceReportState::Refused);
    assert_eq!(refused.judge(over), Duty::Kept, "there was no such price");
}

#[test]
fn a_report_of_others_after_the_month_waits_for_the_decision() {
    let late = "2021-10-20T10:00:00+08:00";
    let open = facts("2021-08-10", false, late, LowerPriceReportState::Open);
    assert_eq!(open.judge(at(late)), Duty::Waits);
    let accepted = facts("2021-08-10", false, late, LowerPriceReportState::Accepted);
    assert_eq!(accepted.judge(at(late)), Duty::Broken);
}

#[test]
fn a_month_that_ends_in_an_unknown_year_is_not_enforced() {
    let ending = due("2026-12-10");
    assert!(ending.deadline.is_provisional);
    let late = "2027-02-01T10:00:00+08:00";
    let own = facts("2026-12-10", true, late, LowerPriceReportState::Open);
    assert_eq!(own.timely(), None);
    assert_eq!(own.judge(at(late)), Duty::Waits);
    let early = facts(
        "2026-12-10",
        true,
        "2026-12-20T10:00:00+08:00",
        LowerPriceReportState::Open,
    );
    assert_eq!(early.timely(), Some(true), "it can only move later");
}

#[test]
fn case_e6_what_never_counts_creates_no_duty() {
    let today = day("2021-09-01");
    let check =
        |kind, level, to| must_count(kind, level, to, today).map_err(|error| error.kind.code);
    for &kind in PriceKind::VARIANTS {
        let expected = if matches!(kind, PriceKind::Listing | PriceKind::Winning) {
            Ok(())
        } else {
            Err("price-kind-excluded")
        };
        let found = check(kind, PlatformLevel::Provincial, None);
        assert_eq!(found, expected, "{kind:?}");
    }
    let city = check(PriceKind::Listing, PlatformLevel::City, None);
    assert_eq!(city, Err("price-kind-excluded"));
    let until = |to| check(PriceKind::Listing, PlatformLevel::Provincial, Some(day(to)));
    assert_eq!(until("2021-08-31"), Err("price-kind-excluded"));
    assert_eq!(until("2021-09-01"), Ok(()));
    let refused = must_count(
        PriceKind::VbpNational,
        PlatformLevel::Provincial,
        None,
        today,
    );
    let refused = refused.expect_err("excluded");
    assert!(
        refused.detail.zh.contains("带量采购"),
        "{}",
        refused.detail.zh
    );
}

#[test]
fn who_reported_is_known_to_the_overseers_and_the_reporter_alone() {
    let visible = |organisation, kind| {
        let caller = Caller {
            account: AccountId(1),
            organisation,
            firm: organisation,
            kind,
            region: ground::RegionCode::SHENZHEN,
            duties: ground::Duty::trading(kind).to_vec(),
        };
        visible_to(&caller, Some(HOSPITAL), MAKER)
    };
    let parts = |case, reporter, explanation| Visible {
        case,
        reporter,
        explanation,
    };
    for kind in [
        OrganisationKind::ExchangeCenter,
        OrganisationKind::InsuranceBureau,
    ] {
        assert_eq!(visible(OTHER, kind), parts(true, true, true), "{kind}");
    }
    let hospital = OrganisationKind::Hospital;
    assert_eq!(visible(HOSPITAL, hospital), parts(false, true, false));
    assert_eq!(visible(OTHER, hospital), parts(false, false, false));
    let manufacturer = visible(MAKER, OrganisationKind::Manufacturer);
    assert_eq!(manufacturer, parts(false, false, true));
}

fn price(text: &str) -> UnitPrice {
    text.parse().expect("a price")
}

#[test]
fn a_price_is_lower_in_the_base_unit_or_refused_with_both_figures() {
    assert_eq!(must_be_lower(price("99.9999"), Some(price("100"))), Ok(()));
    assert_eq!(must_be_lower(price("500"), None), Ok(()));
    for same_or_above in ["100", "100.0001"] {
        let refused = must_be_lower(price(same_or_above), Some(price("100")));
        let refused = refused.expect_err("not lower");
        assert_eq!(refused.kind.code, "price-not-lower");
        assert_eq!(
            serde_json::json!(refused.figures)["reference_limit"],
            "100.00"
        );
        assert_eq!(
            serde_json::json!(refused.figures)["base_price"],
            price(same_or_above).to_string()
        );
    }
}

fn known(organisation: OrganisationId, state: LowerPriceReportState, in_publicity: bool) -> Known {
    Known {
        head: LowerPriceReportId(7),
        organisation,
        state,
        in_publicity,
    }
}

#[test]
fn a_second_reporter_joins_unseen_and_the_same_one_is_refused() {
    let head = LowerPriceReportId(7);
    let found = |reports: &[Known], who, lower: bool| {
        let lower = must_be_lower(price(if lower { "90" } else { "100" }), Some(price("100")));
        assign_case(reports, who, who == MAKER, lower).map_err(|refused| refused.kind.code)
    };
    assert_eq!(found(&[], HOSPITAL, true), Ok(Assignment::Opens));
    assert_eq!(found(&[], HOSPITAL, false), Err("price-not-lower"));
    for state in [
        LowerPriceReportState::Open,
        LowerPriceReportState::Explained,
    ] {
        let reports = [known(HOSPITAL, state, false)];
        let joins = Ok(Assignment::Joins(head, LowerPriceReportState::Open));
        assert_eq!(found(&reports, OTHER, true), joins, "{state:?} is not told");
        assert_eq!(found(&reports, MAKER, true), joins);
        assert_eq!(
            found(&reports, HOSPITAL, true),
            Err("lower-price-already-reported")
        );
    }
}

#[test]
fn the_manufacturer_may_still_do_its_duty_after_the_limit_fell() {
    let head = LowerPriceReportId(7);
    let fallen = || must_be_lower(price("90"), Some(price("90")));
    let reports = [known(HOSPITAL, LowerPriceReportState::Accepted, false)];
    let own = assign_case(&reports, MAKER, true, fallen());
    assert_eq!(
        own,
        Ok(Assignment::Joins(head, LowerPriceReportState::Accepted))
    );
    let other = assign_case(&reports, OTHER, false, fallen());
    assert_eq!(
        other.map_err(|refused| refused.kind.code),
        Err("price-not-lower")
    );
    let both = [
        reports[0],
        known(MAKER, LowerPriceReportState::Accepted, false),
    ];
    let again = assign_case(&both, MAKER, true, fallen());
    assert_eq!(
        again.map_err(|refused| refused.kind.code),
        Err("price-not-lower")
    );
}

#[test]
fn the_centre_decides_what_another_person_reported_and_the_maker_explains_until_then() {
    let decisions = [LowerPriceAction::Acceptance, LowerPriceAction::Refusal];
    let explanation = LowerPriceAction::Explanation;
    let (person, reporter) = (AccountId(1), AccountId(2));
    for action in decisions {
        for state in [
            LowerPriceReportState::Open,
            LowerPriceReportState::Explained,
        ] {
            let possible = |by| action.must_be_possible(person, [by], Some(state));
            assert_eq!(possible(reporter), Ok(()), "{action:?} {state:?}");
            let own = possible(person).expect_err("his own");
            assert_eq!(own.kind.code, "same-person");
        }
        let decided = Some(LowerPriceReportState::Refused);
        let second = action.must_be_possible(person, [reporter], decided);
        assert_eq!(
            second.expect_err("decided").kind.code,
            "lower-price-decided"
        );
    }
    let open = Some(LowerPriceReportState::Explained);
    assert_eq!(explanation.must_be_possible(person, [person], open), Ok(()));
    for (kind, organisation, callers) in [
        (OrganisationKind::ExchangeCenter, OTHER, &decisions[..]),
        (OrganisationKind::Manufacturer, MAKER, &[explanation]),
        (OrganisationKind::Manufacturer, OTHER, &[]),
        (OrganisationKind::Hospital, HOSPITAL, &[]),
        (OrganisationKind::InsuranceBureau, OTHER, &[]),
    ] {
        let caller = Caller {
            account: person,
            organisation,
            firm: organisation,
            kind,
            region: ground::RegionCode::SHENZHEN,
            duties: ground::Duty::trading(kind).to_vec(),
        };
        let all = LowerPriceAction::VARIANTS.iter().copied();
        let own: Vec<LowerPriceAction> = all
            .filter(|action| action.must_be_callers(&caller, MAKER).is_ok())
            .collect();
        assert_eq!(own, callers, "{kind}");
    }
}

#[test]
fn a_firm_reports_its_own_product_as_the_manufacturer_and_others_in_any_capacity() {
    for (is_manufacturer, is_of_its_firm, may) in [
        (true, true, true),
        (false, false, true),
        (false, true, false),
    ] {
        let judged = must_be_as_manufacturer(is_manufacturer, is_of_its_firm);
        assert_eq!(judged.is_ok(), may, "{is_manufacturer} {is_of_its_firm}");
    }
}
