//! Tests of for whom a link may be sent, by whom and where to, and until when it serves.

use chrono::{DateTime, TimeDelta, Utc};
use ground::{AccountId, Duty, OrganisationId, OrganisationKind, Refused};

use super::rules::{self, Wanted};
use super::types::{Address, LinkPurpose, LinkSent, LinkState, OneTimeLink};
use crate::party::holding::rules::SEPARATION;
use crate::party::types::{Account, AccountState, OneTimeLinkId, Unconfirmed};

const HOSPITAL: OrganisationId = OrganisationId(7);

fn now() -> DateTime<Utc> {
    "2026-03-02T09:00:00+08:00".parse().expect("an instant")
}

fn account(id: i64, duty: Duty) -> Account {
    Account {
        id: AccountId(id),
        account: format!("account-{id}"),
        display_name: String::new(),
        kind: OrganisationKind::Hospital,
        duties: vec![duty],
        email: None,
        state: AccountState::Active,
        locked_until: None,
        temporary_until: None,
        unconfirmed: None,
        given_by: Vec::new(),
        hands: Vec::new(),
        has_second_factor: Some(false),
    }
}

fn unheld(id: i64) -> Account {
    Account {
        temporary_until: Some(now()),
        unconfirmed: Some(Unconfirmed {
            since: now(),
            given_by: Vec::new(),
        }),
        ..account(id, Duty::Administrator)
    }
}

fn disabled(account: Account) -> Account {
    Account {
        state: AccountState::Disabled,
        ..account
    }
}

/// What a link for the first of these accounts is for.
fn purpose(
    (founder, kind): (OrganisationKind, OrganisationKind),
    all: &[Account],
) -> Result<LinkPurpose, &'static str> {
    let wanted = Wanted::of(founder, kind, &all[0], all);
    wanted.purpose().map_err(|refused| refused.kind.code)
}

const OF_CENTRE: (OrganisationKind, OrganisationKind) =
    (OrganisationKind::ExchangeCenter, OrganisationKind::Hospital);

const OF_BUREAU: (OrganisationKind, OrganisationKind) = (
    OrganisationKind::InsuranceBureau,
    OrganisationKind::InsuranceBureau,
);

const KEPT: Result<LinkPurpose, &str> = Err("accounts-kept-by-their-own");

const NONE: Result<LinkPurpose, &str> = Err("recovers-administrators");

fn chief(id: i64) -> Account {
    account(id, Duty::Administrator)
}

fn buyer(id: i64) -> Account {
    account(id, Duty::Buyer)
}

#[test]
fn a_link_is_for_the_first_administrator_while_nobody_keeps_the_accounts() {
    let first = Ok(LinkPurpose::First);
    assert_eq!(purpose(OF_CENTRE, &[unheld(1)]), first);
    assert_eq!(purpose(OF_CENTRE, &[unheld(1), buyer(2)]), first);
    assert_eq!(purpose(OF_BUREAU, &[unheld(1)]), first, "of a district");
    let beside = [unheld(1), chief(2)];
    assert_eq!(purpose(OF_CENTRE, &beside), KEPT, "a new one beside one");
    assert_eq!(purpose(OF_CENTRE, &[buyer(1)]), NONE);
}

#[test]
fn a_link_is_for_the_last_administrator_and_no_other_account() {
    let lost = Ok(LinkPurpose::Lost);
    assert_eq!(purpose(OF_CENTRE, &[chief(1), buyer(2)]), lost);
    assert_eq!(purpose(OF_BUREAU, &[chief(1)]), lost, "of a district");
    let beside = [chief(1), disabled(chief(2))];
    assert_eq!(purpose(OF_CENTRE, &beside), lost, "the other is disabled");
    assert_eq!(purpose(OF_CENTRE, &[chief(1), chief(2)]), KEPT);
    assert_eq!(purpose(OF_CENTRE, &[buyer(1), chief(2)]), KEPT);
    assert_eq!(purpose(OF_CENTRE, &[disabled(chief(1))]), NONE);
}

#[test]
fn a_link_is_for_nobody_of_what_others_found() {
    use OrganisationKind::{ExchangeCenter, InsuranceBureau, Manufacturer};
    for (founder, kind) in [
        (InsuranceBureau, Manufacturer),
        (ExchangeCenter, InsuranceBureau),
        (ExchangeCenter, ExchangeCenter),
    ] {
        for one in [unheld(1), chief(1)] {
            let judged = purpose((founder, kind), &[one]);
            assert_eq!(judged, KEPT, "{kind} by {founder}");
        }
    }
}

fn address(by: Option<i64>, of: i64, at: Option<DateTime<Utc>>) -> Address {
    Address {
        email: Some("yy@nanshan.example".to_owned()),
        by: by.map(AccountId),
        by_name: by.map(|_| "张三".to_owned()),
        by_organisation: by.map(|_| OrganisationId(of)),
        at,
    }
}

#[test]
fn an_address_that_others_changed_serves_when_its_days_are_over() {
    let settled = |address: &Address, now| {
        let judged = rules::must_be_settled(HOSPITAL, address, now, 30);
        judged.map_err(|refused: Refused| (refused.kind.code, refused.clause))
    };
    let changed = now() - TimeDelta::days(30);
    let moment = TimeDelta::microseconds(1);
    let lately = Err(("address-changed-lately", Some(SEPARATION)));
    assert_eq!(
        settled(&address(Some(1), 1, Some(changed)), now() - moment),
        lately
    );
    assert_eq!(settled(&address(Some(1), 1, Some(changed)), now()), Ok(()));
    let own = address(Some(9), HOSPITAL.0, Some(now()));
    assert_eq!(settled(&own, now()), Ok(()), "the organisation's own");
    assert_eq!(
        settled(&address(None, 0, None), now()),
        Ok(()),
        "nobody on record"
    );
    assert_eq!(
        settled(&address(None, 0, Some(now())), now()),
        lately,
        "somebody it is"
    );
}

#[test]
fn a_link_needs_an_address() {
    assert!(rules::must_have_address(&address(None, 0, None)).is_ok());
    for email in [None, Some(String::new())] {
        let none = Address {
            email,
            ..address(None, 0, None)
        };
        let refused = rules::must_have_address(&none).expect_err("nowhere to send it");
        assert_eq!(refused.kind.code, "organisation-without-mail");
    }
}

#[test]
fn a_lost_administrator_takes_two_persons_who_share_no_hand() {
    let [first, second, third] = [AccountId(1), AccountId(2), AccountId(3)];
    let judged = |proposed: &[AccountId], person: AccountId, hands: &[AccountId]| {
        let judged = rules::must_be_another_hand((first, proposed), (person, hands));
        judged.map_err(|refused| (refused.kind.code, refused.clause))
    };
    let same = Err(("same-person", Some(SEPARATION)));
    assert_eq!(judged(&[first], second, &[second]), Ok(()));
    assert_eq!(judged(&[first], first, &[first]), same);
    assert_eq!(
        judged(&[first], second, &[first, second]),
        same,
        "opened by the proposer"
    );
    assert_eq!(
        judged(&[first, second], second, &[second]),
        same,
        "who opened the proposer's"
    );
    assert_eq!(
        judged(&[first, third], second, &[second, third]),
        same,
        "one opened both"
    );
}

#[test]
fn mail_vouches_only_where_nobody_stated_the_address_and_sent_the_link() {
    let [one, other] = [AccountId(1), AccountId(2)];
    assert!(rules::vouches(&[one], &[other]));
    assert!(!rules::vouches(&[one], &[one]));
    assert!(
        !rules::vouches(&[one], &[other, one]),
        "by a second account"
    );
    assert!(rules::vouches(&[], &[one]), "nobody on record");
}

fn link(state: LinkState, expires_at: Option<DateTime<Utc>>) -> OneTimeLink {
    OneTimeLink {
        id: OneTimeLinkId(1),
        organisation: HOSPITAL,
        account: AccountId(5),
        account_name: "yiyuan1".to_owned(),
        display_name: "张三".to_owned(),
        purpose: LinkPurpose::First,
        state,
        reason: String::new(),
        proposed_by: AccountId(1),
        proposed_by_name: "李四".to_owned(),
        proposed_at: now(),
        sent: expires_at.map(|expires_at| LinkSent {
            by: AccountId(1),
            by_name: "李四".to_owned(),
            at: now(),
            email: "yy@nanshan.example".to_owned(),
            expires_at,
        }),
        ended: None,
    }
}

#[test]
fn a_link_serves_from_when_it_is_sent_until_the_instant_of_its_end() {
    let until = rules::expires_at(now() + TimeDelta::milliseconds(250), 72);
    assert_eq!(until, now() + TimeDelta::hours(72), "whole seconds");
    let moment = TimeDelta::microseconds(1);
    let open = link(LinkState::Open, Some(until));
    assert!(rules::serves(&open, until - moment));
    assert!(!rules::serves(&open, until));
    for state in [LinkState::Proposed, LinkState::Used, LinkState::Void] {
        assert!(
            !rules::serves(&link(state, Some(until)), now()),
            "{state:?}"
        );
    }
    assert!(!rules::serves(&link(LinkState::Proposed, None), now()));
}

#[test]
fn another_is_proposed_once_none_waits_or_serves() {
    let until = now() + TimeDelta::hours(72);
    let judged = |last: Option<&OneTimeLink>, wall| rules::must_be_alone(last, wall).is_ok();
    assert!(judged(None, now()));
    assert!(!judged(Some(&link(LinkState::Proposed, None)), until));
    let open = link(LinkState::Open, Some(until));
    assert!(!judged(Some(&open), until - TimeDelta::microseconds(1)));
    assert!(judged(Some(&open), until), "its time is over");
    for state in [LinkState::Used, LinkState::Void] {
        assert!(judged(Some(&link(state, Some(until))), now()), "{state:?}");
    }
    assert!(rules::must_be_proposed(&link(LinkState::Proposed, None)).is_ok());
    assert!(rules::must_be_proposed(&open).is_err());
}
