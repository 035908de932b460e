//! Credit codes, account names, locks, and whose an account is. Pure.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use ground::{AccountId, OrganisationKind, Refused, Role, Words, must_be_another};
use serde_json::Value;

use super::capability::{
    ACCOUNTS_KEPT_BY_THEIR_OWN, LAST_ADMINISTRATOR, OWN_ACCOUNT_NOT_DISABLED,
    PASSWORD_NOT_CHANGED_YET,
};

/// 岗位不相容职责分离: what takes two people takes accounts that two people hold.
pub(super) const SEPARATION: &str = "S4-17";

/// The 31 letters of a unified social credit code, in the order of their values (GB 32100-2015).
const CREDIT_LETTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The weights of the first 17 digits: powers of 3 modulo 31.
const CREDIT_WEIGHTS: [usize; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];

/// Wrong passwords in a row that lock an account.
const FAILURES_MAX: i32 = 5;

/// How long a lock lasts.
const LOCK: TimeDelta = TimeDelta::minutes(15);

/// Wrong passwords from one device in a row that lock the device: more than of all others, since whoever sits
/// there has signed in before.
const DEVICE_FAILURES_MAX: i32 = 10;

/// Whether a unified social credit code (统一社会信用代码) is well formed, check digit included.
#[must_use]
pub fn is_credit_code(code: &str) -> bool {
    let values: Option<Vec<usize>> = code
        .chars()
        .map(|letter| CREDIT_LETTERS.find(letter))
        .collect();
    let Some(values) = values.filter(|values| values.len() == 18) else {
        return false;
    };
    let sum: usize = values
        .iter()
        .zip(CREDIT_WEIGHTS)
        .map(|(value, weight)| value * weight)
        .sum();
    values.last() == Some(&((31 - sum % 31) % 31))
}

/// Whether an account may have that name: 2 to 40 of `a-z`, `0-9`, `.`, `_`, `-`, of which the first is a letter or a digit, so that
/// people can say it and no path means something else by it.
#[must_use]
pub(super) fn is_account_name(name: &str) -> bool {
    (2..=40).contains(&name.len())
        && name.starts_with(|first: char| first.is_ascii_alphanumeric())
        && name.bytes().all(|letter| {
            letter.is_ascii_lowercase() || letter.is_ascii_digit() || b"._-".contains(&letter)
        })
}

/// Whether mail can be sent to an address, by its form: a name, an `@` and a domain with a point, in ASCII.
#[must_use]
pub(super) fn is_mail_address(address: &str) -> bool {
    let Some((name, domain)) = address.rsplit_once('@') else {
        return false;
    };
    let letters = |text: &str, more: &[u8]| {
        let known = |letter: u8| letter.is_ascii_alphanumeric() || more.contains(&letter);
        !text.is_empty() && text.bytes().all(known)
    };
    let is_label =
        |label: &str| letters(label, b"-") && label.trim_matches('-').len() == label.len();
    address.len() <= 254
        && name.len() <= 64
        && name
            .split('.')
            .all(|part| letters(part, b"!#$%&'*+-/=?^_`{|}~"))
        && domain.contains('.')
        && domain.split('.').all(is_label)
}

/// After one more wrong password: how many there were in a row, and until when the account is locked.
#[must_use]
pub(super) fn after_failure(failures: i32, now: DateTime<Utc>) -> (i32, Option<DateTime<Utc>>) {
    let failures = failures.saturating_add(1);
    (failures, (FAILURES_MAX <= failures).then(|| now + LOCK))
}

/// As [`after_failure`], from a device that signed in before; its lock once over, it begins anew.
#[must_use]
pub(super) fn after_device_failure(
    failures: i32,
    locked_until: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> (i32, Option<DateTime<Utc>>) {
    let before = if locked_until.is_some() { 0 } else { failures };
    let failures = before.saturating_add(1);
    let is_locking = DEVICE_FAILURES_MAX <= failures;
    (failures, is_locking.then(|| now + LOCK))
}

/// How long a password serves that somebody gave, with a new account or in place of a lost one: over a weekend.
const TEMPORARY: TimeDelta = TimeDelta::hours(72);

/// Until when a password serves that is given now.
#[must_use]
pub(super) fn temporary_until(now: DateTime<Utc>) -> DateTime<Utc> {
    now.trunc_subsecs(0) + TEMPORARY
}

/// Whether a password opens anything: its owner's own always, one that an administrator gave until its end.
#[must_use]
pub(super) fn password_serves(temporary_until: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    temporary_until.is_none_or(|until| now < until)
}

/// Whether a lock is in force; at its end it is not.
#[must_use]
pub(super) fn is_locked(locked_until: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    locked_until.is_some_and(|until| now < until)
}

/// Who vouches for the owner of an account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Holding {
    /// Since when nobody does but those who gave it its password; none when somebody else has confirmed its owner, or where
    /// that is not asked.
    pub(super) unconfirmed_since: Option<DateTime<Utc>>,
    /// Those who opened it, or gave it a password, since then.
    pub(super) given_by: Vec<AccountId>,
}

impl Holding {
    /// After somebody gave the account a password, which he knows; none for whoever runs the machine. In the exchange centre
    /// nobody but another person can vouch for its owner then.
    #[must_use]
    pub(super) fn given(
        mut self,
        kind: OrganisationKind,
        by: Option<AccountId>,
        now: DateTime<Utc>,
    ) -> Self {
        match kind {
            OrganisationKind::ExchangeCenter => {}
            OrganisationKind::Hospital
            | OrganisationKind::Manufacturer
            | OrganisationKind::Distributor
            | OrganisationKind::InsuranceBureau => return self,
        }
        self.unconfirmed_since = self.unconfirmed_since.or(Some(now));
        let by = by.filter(|by| !self.given_by.contains(by));
        self.given_by.extend(by);
        self
    }
}

/// The roles of an account in force: where nobody but who gave its password vouches for its owner, it reads and does
/// nothing else, so that no act which counts is of one person under two names (S4-17).
#[must_use]
pub(super) fn roles_in_force(roles: Vec<Role>, is_unconfirmed: bool) -> Vec<Role> {
    if is_unconfirmed {
        vec![Role::Reader]
    } else {
        roles
    }
}

/// Requires that `person` may confirm that its owner holds `account`: it is neither his own nor one whose password he gave
/// (S4-17).
///
/// # Errors
/// `same-person`; `password-not-changed-yet` while the account has the password that it was given, which another knows.
pub(super) fn may_confirm(
    account: AccountId,
    person: AccountId,
    holding: &Holding,
    has_given_password: bool,
) -> Result<(), Refused> {
    let by_separation = |refused: Refused| Refused {
        clause: Some(SEPARATION),
        ..refused
    };
    let own = Words::new(
        "不能确认自己的账号，须由同一机构的另一人确认",
        "nobody confirms his own account: it takes another person of the organisation",
    );
    must_be_another([account], person, own).map_err(by_separation)?;
    let given = Words::new(
        "该账号由你开通或由你重置过密码，须由另一人确认由本人使用",
        "you opened the account or gave it its password: it takes another person to confirm who holds it",
    );
    let givers = holding.given_by.iter().copied();
    must_be_another(givers, person, given).map_err(by_separation)?;
    must_have_own_password(has_given_password)
}

/// Requires that the owner of an account has changed the password that somebody gave it (S4-17).
///
/// # Errors
/// `password-not-changed-yet`.
pub(super) fn must_have_own_password(has_given_password: bool) -> Result<(), Refused> {
    if !has_given_password {
        return Ok(());
    }
    Err(Refused {
        kind: &PASSWORD_NOT_CHANGED_YET,
        clause: Some(SEPARATION),
        detail: Words::new(
            "账号还在用别人给的密码，请本人登录并修改密码后再确认",
            "the account still has the password that somebody gave it: its owner signs in and changes it first",
        ),
        figures: Value::Null,
    })
}

/// Who of an organisation can keep its accounts: those who hold theirs, and may sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Keepers {
    pub(super) has_administrator: bool,
    /// Any account at all.
    pub(super) has_account: bool,
}

/// Requires that the exchange centre may open and switch accounts of another organisation: until somebody of it can. Its own
/// administrators do afterwards. Overseers are not of the centre's making: a bureau is nobody's who has an account there, and
/// there is no second centre.
///
/// # Errors
/// `accounts-kept-by-their-own`.
pub(super) fn may_found(kind: OrganisationKind, keepers: Keepers) -> Result<(), Refused> {
    let is_kept = match kind {
        OrganisationKind::Hospital
        | OrganisationKind::Manufacturer
        | OrganisationKind::Distributor => keepers.has_administrator,
        OrganisationKind::InsuranceBureau => keepers.has_account,
        OrganisationKind::ExchangeCenter => true,
    };
    if !is_kept {
        return Ok(());
    }
    Err(Refused {
        kind: &ACCOUNTS_KEPT_BY_THEIR_OWN,
        clause: None,
        detail: Words::new(
            "账号由该机构自己的账号管理员开通、启用和停用，交易中心不能代办",
            "its own administrators open, enable and disable its accounts; the exchange centre cannot",
        ),
        figures: Value::Null,
    })
}

/// Requires that an account may be disabled: it is not the person's own, and leaves an administrator where there is one.
///
/// # Errors
/// `own-account-not-disabled`, `last-administrator`.
pub(super) fn may_disable(
    is_own: bool,
    before: Keepers,
    without_it: Keepers,
) -> Result<(), Refused> {
    let (kind, zh, en) = if is_own {
        (
            &OWN_ACCOUNT_NOT_DISABLED,
            "请由本机构的另一名账号管理员停用",
            "another administrator of the organisation disables it",
        )
    } else if before.has_administrator && !without_it.has_administrator {
        (
            &LAST_ADMINISTRATOR,
            "停用后该机构将没有可用的账号管理员，请先另设一名",
            "nobody could keep the accounts of the organisation then: see to another administrator first",
        )
    } else {
        return Ok(());
    };
    Err(Refused {
        kind,
        clause: None,
        detail: Words::new(zh, en),
        figures: Value::Null,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_a_name_that_begins_with_a_letter_or_a_digit() {
        for name in ["li.wei", "op", "3m-orders", "a__", "z9."] {
            assert!(is_account_name(name), "{name}");
        }
        for name in [
            "", "a", ".", "..", "._-", "--", "_li", "-li", ".li", "Li", "li wei", "李伟",
        ] {
            assert!(!is_account_name(name), "{name}");
        }
    }

    #[test]
    fn credit_codes_are_checked_by_their_check_digit() {
        for valid in [
            "91350100M000100Y43",
            "914403007084678371",
            "91440300192317458F",
            "9144030071526726XG",
            "91110000802100433B",
        ] {
            assert!(is_credit_code(valid), "{valid}");
        }
        for wrong in [
            "91350100M000100Y4Z",
            "913100000100463140",
            "91350100M000100Y44",
            "",
            "91350100M000100Y4",
        ] {
            assert!(!is_credit_code(wrong), "{wrong}");
        }
    }

    #[test]
    fn mail_addresses_are_those_that_mail_can_be_sent_to() {
        for valid in ["a@b.cn", "sale.s+vbp@maker-1.example.com", "O'Neil@x.org"] {
            assert!(is_mail_address(valid), "{valid}");
        }
        for wrong in [
            "",
            "nobody",
            "@b.cn",
            "a@",
            "a@b",
            "a b@c.cn",
            "a@b..cn",
            ".a@b.cn",
            "a@-b.cn",
            "a@b@c.cn",
            "a@b.cn\nBcc: c@d.cn",
            "甲@b.cn",
            "甲 <a@b.cn>",
        ] {
            assert!(!is_mail_address(wrong), "{wrong}");
        }
    }

    #[test]
    fn the_fifth_wrong_password_locks_for_a_quarter_of_an_hour() {
        let now: DateTime<Utc> = "2026-03-02T09:00:00+08:00".parse().expect("an instant");
        assert_eq!(after_failure(3, now), (4, None));
        let (failures, until) = after_failure(4, now);
        assert_eq!((failures, until), (5, Some(now + LOCK)));
        assert!(is_locked(until, now + LOCK - TimeDelta::microseconds(1)));
        assert!(!is_locked(until, now + LOCK));
    }

    #[test]
    fn the_tenth_wrong_password_locks_a_device_which_may_try_again_after_its_lock() {
        let now: DateTime<Utc> = "2026-03-02T09:00:00+08:00".parse().expect("an instant");
        assert_eq!(after_device_failure(8, None, now), (9, None));
        let (failures, until) = after_device_failure(9, None, now);
        assert_eq!((failures, until), (10, Some(now + LOCK)));
        assert_eq!(after_device_failure(10, until, now + LOCK), (1, None));
    }

    const OWNER: AccountId = AccountId(7);
    const OPENER: AccountId = AccountId(1);
    const RESETTER: AccountId = AccountId(2);
    const THIRD: AccountId = AccountId(3);

    fn kind_of(judged: Result<(), Refused>) -> Option<&'static str> {
        judged.err().map(|refused| {
            assert_eq!(refused.clause, Some(SEPARATION));
            refused.kind.code
        })
    }

    #[test]
    fn a_given_password_takes_another_who_confirms_in_the_exchange_centre_alone() {
        let now: DateTime<Utc> = "2026-03-02T09:00:00+08:00".parse().expect("an instant");
        for kind in [
            OrganisationKind::Hospital,
            OrganisationKind::Manufacturer,
            OrganisationKind::Distributor,
            OrganisationKind::InsuranceBureau,
        ] {
            let holding = Holding::default().given(kind, Some(OPENER), now);
            assert_eq!(holding, Holding::default(), "{kind}");
        }
        let centre = OrganisationKind::ExchangeCenter;
        let opened = Holding::default().given(centre, Some(OPENER), now);
        assert_eq!(opened.unconfirmed_since, Some(now));
        let later = now + TimeDelta::days(1);
        let reset =
            opened
                .given(centre, Some(RESETTER), later)
                .given(centre, Some(RESETTER), later);
        assert_eq!(
            reset.unconfirmed_since,
            Some(now),
            "it never ceased to wait"
        );
        assert_eq!(reset.given_by, [OPENER, RESETTER]);
    }

    #[test]
    fn an_account_that_waits_only_reads_whatever_its_roles() {
        let all = vec![Role::Trader, Role::Administrator];
        assert_eq!(roles_in_force(all.clone(), true), [Role::Reader]);
        assert_eq!(roles_in_force(all.clone(), false), all);
    }

    #[test]
    fn neither_its_owner_nor_who_ever_knew_its_password_confirms_an_account() {
        let holding = Holding {
            unconfirmed_since: Some(DateTime::UNIX_EPOCH),
            given_by: vec![OPENER, RESETTER],
        };
        for person in [OWNER, OPENER, RESETTER] {
            let judged = may_confirm(OWNER, person, &holding, false);
            assert_eq!(kind_of(judged), Some("same-person"), "{person:?}");
        }
        let early = may_confirm(OWNER, THIRD, &holding, true);
        assert_eq!(kind_of(early), Some("password-not-changed-yet"));
        assert_eq!(kind_of(may_confirm(OWNER, THIRD, &holding, false)), None);
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
    fn the_centre_founds_accounts_where_nobody_keeps_them() {
        for kind in [
            OrganisationKind::Hospital,
            OrganisationKind::Manufacturer,
            OrganisationKind::Distributor,
        ] {
            assert!(may_found(kind, NOBODY).is_ok(), "{kind}");
            assert!(may_found(kind, TRADERS).is_ok(), "{kind}");
            assert!(may_found(kind, ADMINISTRATORS).is_err(), "{kind}");
        }
        let bureau = OrganisationKind::InsuranceBureau;
        assert!(may_found(bureau, NOBODY).is_ok());
        assert!(may_found(bureau, TRADERS).is_err());
        for keepers in [NOBODY, TRADERS, ADMINISTRATORS] {
            assert!(may_found(OrganisationKind::ExchangeCenter, keepers).is_err());
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
}
