//! From which day an account is closed without a second factor, and which of several reasons comes first.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use ground::calendar::WorkingCalendar;
use ground::rulebook::{RuleVersion, Rulebook, Unit};
use ground::{AccountId, Duty, OrganisationId, OrganisationKind, RegionCode};

use super::*;
use crate::party::types::Unconfirmed;

fn moment(demand: &str, now: &str) -> Moment {
    let now: DateTime<Utc> = now.parse().expect("an instant");
    let version = |id, value: &str, day: &str| RuleVersion {
        id,
        key: SECOND_FACTOR_DUTIES.definition.key.to_owned(),
        value: value.to_owned(),
        unit: Unit::Choice,
        clause: "◇".to_owned(),
        jurisdiction: "4403".to_owned(),
        effective_from: day.parse().expect("a day"),
        note: String::new(),
        document: String::new(),
        recorded_at: now,
        recorded_by: None,
        proposed_by: None,
        replaces: None,
        is_withdrawal: false,
    };
    let versions = vec![
        version(1, "none", "2020-01-01"),
        version(2, demand, "2026-03-03"),
    ];
    Moment {
        now,
        calendar: Arc::new(WorkingCalendar::default()),
        rulebook: Arc::new(Rulebook::new(versions)),
        wall: now,
        address: None,
        occasion: None,
        is_foreseen: false,
        capabilities: &[],
    }
}

fn signed_in(kind: OrganisationKind, duties: &[Duty]) -> SignedIn {
    SignedIn {
        caller: Caller {
            account: AccountId(7),
            organisation: OrganisationId(1),
            firm: OrganisationId(1),
            kind,
            region: RegionCode::SHENZHEN,
            duties: duties.to_vec(),
        },
        account: "maker".to_owned(),
        display_name: "张三".to_owned(),
        organisation_name: "南山医院".to_owned(),
        must_change_password: false,
        unconfirmed: None,
        lacks_second_factor: true,
    }
}

const EVE: &str = "2026-03-02T23:59:59.999999+08:00";

const DAY: &str = "2026-03-03T00:00:00+08:00";

#[test]
fn who_lacks_a_second_factor_is_closed_from_the_day_on_which_the_rule_demands_it() {
    let keeper = signed_in(OrganisationKind::Hospital, &[Duty::Administrator]);
    let of = |one: &SignedIn, now| closing(one, &moment("administrators", now)).ok();
    assert_eq!(of(&keeper, EVE), Some(None));
    assert_eq!(of(&keeper, DAY), Some(Some(Closing::SecondFactor)));
    let buyer = signed_in(OrganisationKind::Hospital, &[Duty::Buyer]);
    assert_eq!(of(&buyer, DAY), Some(None));
    let has_one = SignedIn {
        lacks_second_factor: false,
        ..keeper
    };
    assert_eq!(of(&has_one, DAY), Some(None));
}

#[test]
fn a_password_is_changed_and_an_owner_confirmed_before_a_second_factor_is_set_up() {
    let given = SignedIn {
        must_change_password: true,
        unconfirmed: Some(Unconfirmed {
            since: DateTime::UNIX_EPOCH,
            given_by: Vec::new(),
        }),
        ..signed_in(OrganisationKind::Hospital, &[])
    };
    let of = |one: &SignedIn| closing(one, &moment("everybody", DAY)).ok().flatten();
    assert_eq!(of(&given), Some(Closing::Password));
    let own = SignedIn {
        must_change_password: false,
        ..given
    };
    assert_eq!(of(&own), Some(Closing::Owner));
    let mut in_centre = own.clone();
    in_centre.caller.kind = OrganisationKind::ExchangeCenter;
    assert_eq!(of(&in_centre), Some(Closing::SecondFactor), "it reads");
}
