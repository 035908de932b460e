//! Credit codes, account names, locks, and whose an account is. Pure.

use std::collections::HashSet;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use ground::{AccountId, OrganisationId, OrganisationKind, Refused, Role, Words, must_be_another};
use serde_json::Value;

use super::capability::{
    ACCOUNT_DISABLED, ACCOUNTS_KEPT_BY_THEIR_OWN, BUREAU_FOUNDED, CONFIRMED_BY_ANOTHER,
    LAST_ADMINISTRATOR, OWN_ACCOUNT_NOT_DISABLED, PASSWORD_GIVEN_MEANWHILE,
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
    /// After somebody gave an account of a `kind` of organisation a password, which he knows. Nobody but another person can vouch
    /// for its owner then where that takes one ([`Giving::takes_another`]), or took one before.
    #[must_use]
    pub(super) fn given(mut self, kind: OrganisationKind, by: Giving, now: DateTime<Utc>) -> Self {
        let person = match (by, by.takes_another(kind)) {
            // Its organisation's own administrator vouches for him.
            (Giving::Colleague(_), false) => return Self::default(),
            (Giving::Machine, false) if self.unconfirmed_since.is_none() => return self,
            (Giving::Machine, _) => None,
            (Giving::Colleague(person) | Giving::Founder(person), _) => Some(person),
        };
        self.unconfirmed_since = Some(now);
        let person = person.filter(|person| !self.given_by.contains(person));
        self.given_by.extend(person);
        self
    }
}

/// Who gives an account a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Giving {
    /// Whoever runs the machine.
    Machine,
    /// An administrator of its own organisation.
    Colleague(AccountId),
    /// Somebody of the organisation that founded its own: he could be a party to what he decides on.
    Founder(AccountId),
}

impl Giving {
    /// Whether another person has to vouch for the owner: in the exchange centre always, elsewhere where somebody of another
    /// organisation gave the password (S4-17).
    fn takes_another(self, kind: OrganisationKind) -> bool {
        match (self, kind) {
            (Self::Founder(_), _) | (_, OrganisationKind::ExchangeCenter) => true,
            (
                Self::Machine | Self::Colleague(_),
                OrganisationKind::Hospital
                | OrganisationKind::Manufacturer
                | OrganisationKind::Distributor
                | OrganisationKind::InsuranceBureau,
            ) => false,
        }
    }
}

/// Whether an account of a kind of organisation is closed while nobody vouches for its owner: who founded the organisation
/// knew its password, and is a stranger to what it could read. In the exchange centre it reads what its colleagues do.
#[must_use]
pub(super) fn is_closed_unconfirmed(kind: OrganisationKind) -> bool {
    founder_of(kind).is_some()
}

/// Which organisation founds those of a kind, each with its first administrator: the exchange centre those that trade, a bureau
/// those of its districts; none where the command line alone does.
#[must_use]
pub(super) fn founder_of(kind: OrganisationKind) -> Option<OrganisationKind> {
    match kind {
        OrganisationKind::Hospital
        | OrganisationKind::Manufacturer
        | OrganisationKind::Distributor => Some(OrganisationKind::ExchangeCenter),
        OrganisationKind::InsuranceBureau => Some(OrganisationKind::InsuranceBureau),
        OrganisationKind::ExchangeCenter => None,
    }
}

/// Who may confirm the owner of an account: people of this kind of organisation, of one organisation alone where it is named.
#[must_use]
pub(super) fn confirmed_by(
    kind: OrganisationKind,
    organisation: OrganisationId,
) -> (OrganisationKind, Option<OrganisationId>) {
    match founder_of(kind) {
        Some(founder) => (founder, None),
        None => (kind, Some(organisation)),
    }
}

/// Requires that an organisation of the kind `founder` may enter one of `kind`.
///
/// # Errors
/// The words for the field `kind`.
pub(super) fn may_enter(founder: OrganisationKind, kind: OrganisationKind) -> Result<(), Words> {
    match founder_of(kind) {
        Some(of) if of == founder => Ok(()),
        None => Err(Words::new(
            "交易中心只有一个，由平台启动时设立",
            "there is one exchange centre, which the program founds",
        )),
        Some(OrganisationKind::InsuranceBureau) => Err(Words::new(
            "医保部门由上级医保部门设立，首个由服务器管理人员用sunshine found-bureau设立",
            "a bureau founds those of its districts, and sunshine found-bureau the first one",
        )),
        Some(_) => Err(Words::new(
            "医疗机构和企业由交易中心设立，医保部门只设立下级医保部门",
            "the exchange centre enters hospitals and firms; a bureau founds those of its districts",
        )),
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

/// An account whose owner somebody confirms.
pub(super) struct ToConfirm<'a> {
    pub(super) id: AccountId,
    /// Those who opened it or gave it a password.
    pub(super) given_by: &'a [AccountId],
    /// It has the password that it was given, which another knows.
    pub(super) has_given_password: bool,
    /// It may sign in.
    pub(super) is_active: bool,
}

impl ToConfirm<'_> {
    /// Requires that the owner can hold it: it may sign in, and he has changed the password that somebody gave it (S4-17).
    ///
    /// # Errors
    /// `account-disabled`, `password-not-changed-yet`.
    pub(super) fn must_be_held(&self) -> Result<(), Refused> {
        if !self.is_active {
            return Err(Refused {
                kind: &ACCOUNT_DISABLED,
                clause: Some(SEPARATION),
                detail: Words::new(
                    "该账号已停用，请先由账号管理员启用",
                    "it may not sign in: an administrator enables it first",
                ),
                figures: Value::Null,
            });
        }
        must_have_own_password(self.has_given_password)
    }
}

/// Requires that `person` may confirm that its owner holds an account: it is neither his own nor one whose password he gave
/// (S4-17).
///
/// # Errors
/// `same-person`; what [`ToConfirm::must_be_held`] refuses.
pub(super) fn may_confirm(account: &ToConfirm<'_>, person: AccountId) -> Result<(), Refused> {
    let by_separation = |refused: Refused| Refused {
        clause: Some(SEPARATION),
        ..refused
    };
    let own = Words::new(
        "不能确认自己的账号，须由另一人确认",
        "nobody confirms his own account: it takes another person",
    );
    must_be_another([account.id], person, own).map_err(by_separation)?;
    let given = Words::new(
        "该账号由你开通或由你重置过密码，须由另一人确认由本人使用",
        "you opened the account or gave it its password: it takes another person to confirm who holds it",
    );
    let givers = account.given_by.iter().copied();
    must_be_another(givers, person, given).map_err(by_separation)?;
    account.must_be_held()
}

/// Requires that the password is the one since which somebody saw the account wait: he vouches for none that was given later
/// (S4-17).
///
/// # Errors
/// `password-given-meanwhile`.
pub(super) fn must_be_as_seen(
    since: Option<DateTime<Utc>>,
    seen: DateTime<Utc>,
) -> Result<(), Refused> {
    if since.is_none_or(|since| since == seen) {
        return Ok(());
    }
    Err(Refused {
        kind: &PASSWORD_GIVEN_MEANWHILE,
        clause: Some(SEPARATION),
        detail: Words::new(
            "此后又有人给过该账号密码，请刷新后重新核实再确认",
            "somebody has given it another password since: look at it once more, and make sure who holds it",
        ),
        figures: Value::Null,
    })
}

/// Requires that nobody else could confirm an account that whoever runs the machine confirms.
///
/// # Errors
/// `confirmed-by-another` with the names of those who can.
pub(super) fn must_be_without_another(could: &[String]) -> Result<(), Refused> {
    if could.is_empty() {
        return Ok(());
    }
    Err(Refused {
        kind: &CONFIRMED_BY_ANOTHER,
        clause: Some(SEPARATION),
        detail: Words::new(
            format!("请由另一人登录平台确认：{}", could.join("、")),
            format!(
                "one of these confirms it in the console: {}",
                could.join(", ")
            ),
        ),
        figures: Value::Null,
    })
}

/// Requires that roles are chosen, and none of them twice.
///
/// # Errors
/// The words for the field `roles`.
pub(super) fn must_be_roles(roles: &[Role]) -> Result<(), Words> {
    if roles.is_empty() {
        return Err(Words::new("请至少选择一个角色", "choose a role"));
    }
    let distinct: HashSet<Role> = roles.iter().copied().collect();
    if distinct.len() < roles.len() {
        return Err(Words::new("同一角色只填一次", "states a role twice"));
    }
    Ok(())
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

/// Why no further bureau is founded at the machine.
pub(super) fn bureau_founded(name: &str) -> Refused {
    Refused {
        kind: &BUREAU_FOUNDED,
        clause: None,
        detail: Words::new(
            format!("已有医保部门“{name}”，其他医保部门由它在平台上设立"),
            format!("there is “{name}”, which founds the others in the console"),
        ),
        figures: Value::Null,
    }
}

/// Who of an organisation can keep its accounts: those who hold theirs, and may sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Keepers {
    pub(super) has_administrator: bool,
    /// Any account at all.
    pub(super) has_account: bool,
}

/// Requires that somebody of the kind `founder` may open and switch accounts of another organisation: of one that it founds
/// ([`founder_of`]), until somebody there can. Its own administrators do afterwards. A bureau is nobody's who has an account
/// there, and there is no second centre.
///
/// # Errors
/// `accounts-kept-by-their-own`.
pub(super) fn may_found(
    founder: OrganisationKind,
    kind: OrganisationKind,
    keepers: Keepers,
) -> Result<(), Refused> {
    let is_kept = founder_of(kind) != Some(founder)
        || match kind {
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
            "账号由该机构自己的账号管理员开通、启用和停用，其他机构不能代办",
            "its own administrators open, enable and disable its accounts; nobody else can",
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

    const OTHERS: [OrganisationKind; 4] = [
        OrganisationKind::Hospital,
        OrganisationKind::Manufacturer,
        OrganisationKind::Distributor,
        OrganisationKind::InsuranceBureau,
    ];

    #[test]
    fn a_given_password_takes_another_who_confirms_in_the_centre_and_of_what_others_found() {
        let now: DateTime<Utc> = "2026-03-02T09:00:00+08:00".parse().expect("an instant");
        let colleague = Giving::Colleague;
        for kind in OTHERS {
            for by in [colleague(OPENER), Giving::Machine] {
                let holding = Holding::default().given(kind, by, now);
                assert_eq!(holding, Holding::default(), "{kind}");
            }
            let founded = Holding::default().given(kind, Giving::Founder(OPENER), now);
            assert_eq!(founded.unconfirmed_since, Some(now), "{kind}");
            assert_eq!(founded.given_by, [OPENER], "{kind}");
            let by_machine = founded.clone().given(kind, Giving::Machine, now);
            assert_eq!(by_machine, founded, "it waits already");
            let reset = founded.given(kind, colleague(RESETTER), now);
            assert_eq!(reset, Holding::default(), "its own administrator vouches");
        }
        let centre = OrganisationKind::ExchangeCenter;
        let opened = Holding::default().given(centre, colleague(OPENER), now);
        assert_eq!(opened.unconfirmed_since, Some(now));
        let later = now + TimeDelta::days(1);
        let reset = opened.given(centre, colleague(RESETTER), later).given(
            centre,
            colleague(RESETTER),
            later,
        );
        assert_eq!(reset.unconfirmed_since, Some(later), "another password");
        assert_eq!(reset.given_by, [OPENER, RESETTER]);
        let by_machine = Holding::default().given(centre, Giving::Machine, now);
        assert_eq!(by_machine.unconfirmed_since, Some(now));
    }

    #[test]
    fn nobody_vouches_for_a_password_that_he_has_not_seen_given() {
        let now: DateTime<Utc> = "2026-03-02T09:00:00+08:00".parse().expect("an instant");
        let earlier = now - TimeDelta::microseconds(1);
        assert_eq!(kind_of(must_be_as_seen(Some(now), now)), None);
        assert_eq!(
            kind_of(must_be_as_seen(None, now)),
            None,
            "it waits no more"
        );
        let stale = must_be_as_seen(Some(now), earlier);
        assert_eq!(kind_of(stale), Some("password-given-meanwhile"));
    }

    #[test]
    fn the_machine_confirms_where_no_person_can() {
        assert_eq!(kind_of(must_be_without_another(&[])), None);
        let another = must_be_without_another(&["李四 (operator2)".to_owned()]);
        assert_eq!(kind_of(another), Some("confirmed-by-another"));
    }

    #[test]
    fn roles_are_chosen_once_each() {
        assert!(must_be_roles(&[]).is_err());
        assert!(must_be_roles(&[Role::Trader, Role::Trader]).is_err());
        assert!(must_be_roles(&[Role::Trader, Role::Administrator]).is_ok());
    }

    #[test]
    fn the_centre_founds_those_that_trade_and_a_bureau_its_districts() {
        let (centre, bureau) = (
            OrganisationKind::ExchangeCenter,
            OrganisationKind::InsuranceBureau,
        );
        for kind in [
            OrganisationKind::Hospital,
            OrganisationKind::Manufacturer,
            OrganisationKind::Distributor,
        ] {
            assert!(may_enter(centre, kind).is_ok(), "{kind}");
            assert!(may_enter(bureau, kind).is_err(), "{kind}");
        }
        assert!(may_enter(bureau, bureau).is_ok());
        assert!(may_enter(centre, bureau).is_err());
        for founder in [centre, bureau] {
            assert!(may_enter(founder, centre).is_err(), "{founder}");
        }
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
        let held = ToConfirm {
            id: OWNER,
            given_by: &holding.given_by,
            has_given_password: false,
            is_active: true,
        };
        for person in [OWNER, OPENER, RESETTER] {
            let judged = may_confirm(&held, person);
            assert_eq!(kind_of(judged), Some("same-person"), "{person:?}");
        }
        assert_eq!(kind_of(may_confirm(&held, THIRD)), None);
        let early = ToConfirm {
            has_given_password: true,
            ..held
        };
        let judged = may_confirm(&early, THIRD);
        assert_eq!(kind_of(judged), Some("password-not-changed-yet"));
        let disabled = ToConfirm {
            is_active: false,
            ..early
        };
        let judged = may_confirm(&disabled, THIRD);
        assert_eq!(kind_of(judged), Some("account-disabled"));
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
}
