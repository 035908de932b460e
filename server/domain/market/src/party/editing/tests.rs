//! Tests of who may edit what is registered of an organisation.

use ground::{AccountId, Caller, Error, OrganisationId, OrganisationKind, RegionCode, Role};

use super::rules::{may_edit, reach};
use super::*;
use crate::party::{EditReach, HospitalFacts};

fn caller(organisation: i64, kind: OrganisationKind, role: Role) -> Caller {
    Caller {
        account: AccountId(1),
        organisation: OrganisationId(organisation),
        firm: OrganisationId(organisation),
        kind,
        region: RegionCode::SHENZHEN,
        duties: role.duties_in(kind).to_vec(),
    }
}

fn hospital() -> Organisation {
    Organisation {
        id: OrganisationId(7),
        firm: OrganisationId(7),
        kind: OrganisationKind::Hospital,
        name: "南山医院".to_owned(),
        credit_code: None,
        institution_code: None,
        region: RegionCode::SHENZHEN,
        email: None,
        hospital: HospitalFacts::default(),
    }
}

fn registered(name: &str) -> Registered {
    Registered {
        name: name.to_owned(),
        credit_code: None,
        institution_code: Some("H44030400917".to_owned()),
        region: Some(RegionCode::SHENZHEN),
        email: Some("caigou@nanshan.example".to_owned()),
        hospital: HospitalFacts::default(),
    }
}

#[test]
fn its_founder_edits_all_and_its_own_administrator_the_mail_address() {
    use OrganisationKind::{ExchangeCenter, Hospital, InsuranceBureau};
    for (organisation, kind, role, expected) in [
        (1, ExchangeCenter, Role::Trader, Some(EditReach::All)),
        (1, ExchangeCenter, Role::Reader, None),
        (1, ExchangeCenter, Role::Administrator, None),
        (2, InsuranceBureau, Role::Trader, None),
        (7, Hospital, Role::Administrator, Some(EditReach::Mail)),
        (7, Hospital, Role::Trader, None),
    ] {
        let found = reach(&caller(organisation, kind, role), &hospital());
        assert_eq!(found.ok(), expected, "{kind} {role:?}");
    }
    let centre = Organisation {
        id: OrganisationId(1),
        firm: OrganisationId(1),
        kind: ExchangeCenter,
        ..hospital()
    };
    let own = caller(1, ExchangeCenter, Role::Administrator);
    assert_eq!(
        reach(&own, &centre).ok(),
        Some(EditReach::Mail),
        "nobody founds it"
    );
}

#[test]
fn a_founder_gives_a_reason_and_an_administrator_changes_no_name() {
    let before = registered("南山医院");
    let renamed = registered("南山人民医院");
    assert!(may_edit(EditReach::All, &before, &renamed, " ").is_err());
    assert!(may_edit(EditReach::All, &before, &renamed, "更名").is_ok());
    let moved = Registered {
        email: None,
        ..before.clone()
    };
    assert!(may_edit(EditReach::Mail, &before, &moved, "").is_ok());
    let both = Registered {
        email: None,
        ..renamed
    };
    let Err(Error::Invalid(fields)) = may_edit(EditReach::Mail, &before, &both, "更名") else {
        panic!("a name is not one's own to change");
    };
    assert_eq!(fields.len(), 1);
    assert_eq!(fields[0].pointer, "/name");
}

#[test]
fn hospitals_and_firms_move_and_bureaus_and_the_centre_do_not() {
    use OrganisationKind::{Distributor, ExchangeCenter, Hospital, InsuranceBureau, Manufacturer};
    for (kind, moves) in [
        (Hospital, true),
        (Manufacturer, true),
        (Distributor, true),
        (ExchangeCenter, false),
        (InsuranceBureau, false),
    ] {
        let judged = rules::may_move(kind, &["name", "region"]);
        assert_eq!(judged.is_ok(), moves, "{kind}");
        assert!(rules::may_move(kind, &["name"]).is_ok(), "{kind}");
    }
    let before = registered("南山医院");
    let kept = Registered {
        region: None,
        ..before.clone()
    };
    assert!(kept.changed_from(&before).is_empty());
    let moved = Registered {
        region: Some("440305".parse().unwrap()),
        ..before.clone()
    };
    assert_eq!(moved.changed_from(&before), ["region"]);
    assert!(may_edit(EditReach::Mail, &before, &moved, "").is_err());
}
