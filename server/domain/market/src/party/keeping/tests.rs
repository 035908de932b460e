//! Tests of what somebody may do to the accounts of an organisation.

use chrono::DateTime;
use ground::RegionCode;

use super::*;
use crate::party::types::Unconfirmed;

const CENTRE: OrganisationId = OrganisationId(1);
const HOSPITAL: OrganisationId = OrganisationId(2);

fn person(organisation: OrganisationId, kind: OrganisationKind, roles: &[Role]) -> Caller {
    Caller {
        account: AccountId(10),
        organisation,
        firm: organisation,
        kind,
        region: RegionCode::SHENZHEN,
        duties: Role::all_duties_in(kind, roles),
    }
}

fn operator(roles: &[Role]) -> Caller {
    person(CENTRE, OrganisationKind::ExchangeCenter, roles)
}

fn account(id: i64, roles: &[Role]) -> Account {
    Account {
        id: AccountId(id),
        account: format!("account-{id}"),
        display_name: String::new(),
        kind: OrganisationKind::Hospital,
        duties: Role::all_duties_in(OrganisationKind::Hospital, roles),
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

fn waiting(id: i64, given_by: i64) -> Account {
    Account {
        unconfirmed: Some(Unconfirmed {
            since: DateTime::UNIX_EPOCH,
            given_by: Vec::new(),
        }),
        given_by: vec![AccountId(given_by)],
        hands: vec![AccountId(given_by)],
        ..account(id, &[Role::Administrator])
    }
}

fn looked_at<'a>(caller: &'a Caller, of: OrganisationId, all: &[Account]) -> Keeping<'a> {
    Keeping {
        caller,
        firm: of,
        kind: if of == CENTRE {
            OrganisationKind::ExchangeCenter
        } else {
            OrganisationKind::Hospital
        },
        keepers: keepers_among(all, None),
        hands: vec![caller.account],
    }
}

#[test]
fn an_administrator_removes_the_second_factor_of_others_who_have_one() {
    let chief = person(HOSPITAL, OrganisationKind::Hospital, &[Role::Administrator]);
    let buyer = person(HOSPITAL, OrganisationKind::Hospital, &[Role::Trader]);
    let with = |id: i64, has: Option<bool>| Account {
        has_second_factor: has,
        ..account(id, &[Role::Trader])
    };
    let own = chief.account.0;
    for (caller, id, has, may) in [
        (&chief, own + 1, Some(true), true),
        (&chief, own + 1, Some(false), false),
        (&chief, own + 1, None, false),
        (&chief, own, Some(true), false),
        (&buyer, own + 1, Some(true), false),
    ] {
        let all = [with(id, has)];
        let actions = looked_at(caller, HOSPITAL, &all).actions(&all[0], &all);
        let removes = actions.contains(&AccountAction::RemoveSecondFactor);
        assert_eq!(removes, may, "{id} {has:?}");
    }
}

#[test]
fn an_administrator_keeps_his_organisations_accounts_but_not_his_own() {
    let chief = person(HOSPITAL, OrganisationKind::Hospital, &[Role::Administrator]);
    let all = [
        account(10, &[Role::Administrator]),
        account(11, &[Role::Trader]),
    ];
    let keeping = looked_at(&chief, HOSPITAL, &all);
    assert_eq!(
        keeping.opens().first(),
        Some(&Role::Reader),
        "the least first"
    );
    assert_eq!(
        keeping.actions(&all[0], &all),
        [AccountAction::Duties, AccountAction::Devices]
    );
    let colleague = [
        AccountAction::Duties,
        AccountAction::ResetPassword,
        AccountAction::Devices,
        AccountAction::Disable,
    ];
    assert_eq!(keeping.actions(&all[1], &all), colleague);
    let trader = person(HOSPITAL, OrganisationKind::Hospital, &[Role::Trader]);
    let keeping = looked_at(&trader, HOSPITAL, &all);
    assert!(keeping.opens().is_empty());
    assert!(keeping.actions(&all[1], &all).is_empty());
    assert_eq!(
        keeping.actions(&all[0], &all),
        [AccountAction::Devices],
        "his own"
    );
}

#[test]
fn the_last_administrator_is_not_disabled_and_who_is_disabled_is_enabled() {
    let operator = operator(&[Role::Trader]);
    let last = [account(20, &[Role::Trader])];
    let keeping = looked_at(&operator, HOSPITAL, &last);
    assert_eq!(keeping.opens(), [Role::Administrator], "nobody keeps them");
    assert_eq!(keeping.actions(&last[0], &last), [AccountAction::Disable]);
    let kept = [account(20, &[Role::Administrator])];
    let keeping = looked_at(&operator, HOSPITAL, &kept);
    assert!(keeping.opens().is_empty());
    assert!(keeping.actions(&kept[0], &kept).is_empty());
    let disabled = [Account {
        state: AccountState::Disabled,
        ..account(20, &[Role::Administrator])
    }];
    let keeping = looked_at(&operator, HOSPITAL, &disabled);
    assert_eq!(
        keeping.actions(&disabled[0], &disabled),
        [AccountAction::Enable]
    );
}

#[test]
fn who_gave_no_password_confirms_once_it_was_changed() {
    let confirms = |caller: &Caller, of: OrganisationId, account: Account| {
        let all = [account];
        let actions = looked_at(caller, of, &all).actions(&all[0], &all);
        actions.contains(&AccountAction::Confirm)
    };
    let trader = operator(&[Role::Trader]);
    for of in [CENTRE, HOSPITAL] {
        assert!(confirms(&trader, of, waiting(20, 11)), "{of:?}");
        assert!(
            !confirms(&trader, of, waiting(20, 10)),
            "he gave it: {of:?}"
        );
        assert!(!confirms(&operator(&[Role::Reader]), of, waiting(20, 11)));
        let early = Account {
            temporary_until: Some(DateTime::UNIX_EPOCH),
            ..waiting(20, 11)
        };
        assert!(!confirms(&trader, of, early), "the given password: {of:?}");
        let disabled = Account {
            state: AccountState::Disabled,
            ..waiting(20, 11)
        };
        assert!(!confirms(&trader, of, disabled), "disabled: {of:?}");
    }
    let hospital = person(HOSPITAL, OrganisationKind::Hospital, &[Role::Trader]);
    assert!(!confirms(&hospital, HOSPITAL, waiting(20, 11)));
}

const NOBODY: Keepers = Keepers {
    has_administrator: false,
    has_account: false,
};

const TRADERS: Keepers = Keepers {
    has_account: true,
    ..NOBODY
};

const ADMINISTRATORS: Keepers = Keepers {
    has_administrator: true,
    ..TRADERS
};

#[test]
fn a_founder_keeps_accounts_where_nobody_else_does() {
    let (centre, bureau) = (
        OrganisationKind::ExchangeCenter,
        OrganisationKind::InsuranceBureau,
    );
    for kind in [
        OrganisationKind::Hospital,
        OrganisationKind::Manufacturer,
        OrganisationKind::Distributor,
    ] {
        assert!(may_found(centre, kind, NOBODY).is_ok(), "{kind}");
        assert!(may_found(centre, kind, TRADERS).is_ok(), "{kind}");
        assert!(may_found(centre, kind, ADMINISTRATORS).is_err(), "{kind}");
        assert!(may_found(bureau, kind, NOBODY).is_err(), "{kind}");
    }
    assert!(may_found(bureau, bureau, NOBODY).is_ok());
    assert!(may_found(bureau, bureau, TRADERS).is_err());
    for keepers in [NOBODY, TRADERS, ADMINISTRATORS] {
        assert!(may_found(centre, bureau, keepers).is_err());
        assert!(may_found(centre, centre, keepers).is_err());
    }
}

#[test]
fn nobody_disables_himself_or_the_last_who_keeps_accounts() {
    let kind = |judged: Result<(), Refused>| judged.err().map(|refused| refused.kind.code);
    let both = ADMINISTRATORS;
    assert_eq!(kind(may_disable(false, both, both)), None);
    assert_eq!(kind(may_disable(false, TRADERS, NOBODY)), None, "a trader");
    let last = may_disable(false, both, TRADERS);
    assert_eq!(kind(last), Some("last-administrator"));
    let own = may_disable(true, both, both);
    assert_eq!(kind(own), Some("own-account-not-disabled"));
}
