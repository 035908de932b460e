//! Whether two people vouch for who holds an account, who may, and what it does until then. Pure.

use chrono::{DateTime, Utc};
use ground::{
    AccountId, Duty, FigureValues, OrganisationId, OrganisationKind, Refused, Words,
    must_be_another,
};

use crate::party::founding::rules::founder_of;
use crate::party::refusal::{
    ACCOUNT_DISABLED, CONFIRMED_BY_ANOTHER, PASSWORD_GIVEN_MEANWHILE, PASSWORD_NOT_CHANGED_YET,
};

/// 岗位不相容职责分离: what takes two people takes accounts that two people hold.
pub(in crate::party) const SEPARATION: &str = "S4-17";

/// Who vouches for the owner of an account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::party) struct Holding {
    /// Since when nobody does but those who gave it its password; none when somebody else has confirmed its owner, or where
    /// that is not asked.
    pub(in crate::party) unconfirmed_since: Option<DateTime<Utc>>,
    /// Those who opened it, or gave it a password or in the centre a duty, since another person vouched for its owner last; of a bureau where nobody has to
    /// as well, since its people vouch for others.
    pub(in crate::party) given_by: Vec<AccountId>,
}

impl Holding {
    /// After somebody gave an account of a `kind` of organisation a password, which he knows. Nobody but another person can vouch
    /// for its owner then where that takes one ([`Giving::takes_another`]), or took one before.
    #[must_use]
    pub(in crate::party) fn given(
        mut self,
        kind: OrganisationKind,
        by: Giving,
        now: DateTime<Utc>,
    ) -> Self {
        let (person, waits) = match (by, by.takes_another(kind)) {
            // Its organisation's own administrator vouches for him.
            (Giving::Colleague(_), false) if !confirms_others(kind) => return Self::default(),
            (Giving::Colleague(person), false) => (Some(person), false),
            (Giving::Machine, false) if self.unconfirmed_since.is_none() => return self,
            (Giving::Machine, _) => (None, true),
            (Giving::Colleague(person) | Giving::Founder(person), _) => (Some(person), true),
        };
        self.unconfirmed_since = waits.then_some(now);
        let person = person.filter(|person| !self.given_by.contains(person));
        self.given_by.extend(person);
        self
    }
}

/// Who gives an account a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::party) enum Giving {
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
    pub(in crate::party) fn takes_another(self, kind: OrganisationKind) -> bool {
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

/// Whether people of a kind of organisation confirm who holds accounts, their own or those of others.
fn confirms_others(kind: OrganisationKind) -> bool {
    match kind {
        OrganisationKind::ExchangeCenter | OrganisationKind::InsuranceBureau => true,
        OrganisationKind::Hospital
        | OrganisationKind::Manufacturer
        | OrganisationKind::Distributor => false,
    }
}

/// Whether an account of a kind of organisation is closed while nobody vouches for its owner: who founded the organisation
/// knew its password, and is a stranger to what it could read. In the exchange centre it reads what its colleagues do.
#[must_use]
pub(in crate::party) fn is_closed_unconfirmed(kind: OrganisationKind) -> bool {
    founder_of(kind).is_some()
}

/// Who may confirm the owner of an account: people of this kind of organisation, of one organisation alone where it is named.
#[must_use]
pub(in crate::party) fn confirmed_by(
    kind: OrganisationKind,
    organisation: OrganisationId,
) -> (OrganisationKind, Option<OrganisationId>) {
    match founder_of(kind) {
        Some(founder) => (founder, None),
        None => (kind, Some(organisation)),
    }
}

/// The duties of an account in force: where nobody but who gave its password vouches for its owner, it reads and does
/// nothing else, so that no act which counts is of one person under two names (S4-17).
#[must_use]
pub(in crate::party) fn duties_in_force(duties: Vec<Duty>, is_unconfirmed: bool) -> Vec<Duty> {
    if is_unconfirmed { Vec::new() } else { duties }
}

/// An account whose owner somebody confirms.
pub(in crate::party) struct ToConfirm<'a> {
    pub(in crate::party) id: AccountId,
    /// Those who opened it or gave it a password.
    pub(in crate::party) given_by: &'a [AccountId],
    /// Every account by which one of them could act (`hands_of` in the database): theirs, and those of who gave them theirs.
    pub(in crate::party) hands: &'a [AccountId],
    /// It has the password that it was given, which another knows.
    pub(in crate::party) has_given_password: bool,
    /// It may sign in.
    pub(in crate::party) is_active: bool,
}

impl ToConfirm<'_> {
    /// Requires that the owner can hold it: it may sign in, and he has changed the password that somebody gave it (S4-17).
    ///
    /// # Errors
    /// `account-disabled`, `password-not-changed-yet`.
    pub(in crate::party) fn must_be_held(&self) -> Result<(), Refused> {
        if !self.is_active {
            return Err(Refused {
                kind: &ACCOUNT_DISABLED,
                clause: Some(SEPARATION),
                detail: Words::new(
                    "该账号已停用，请先由账号管理员启用",
                    "it may not sign in: an administrator enables it first",
                ),
                figures: FigureValues::NONE,
            });
        }
        must_have_own_password(self.has_given_password)
    }
}

/// Requires that `person` may confirm that its owner holds an account: it is neither his own nor one whose password he gave, by
/// whatever account; `hands` are those of who could act by his own, as [`ToConfirm::hands`] (S4-17).
///
/// # Errors
/// `same-person`; what [`ToConfirm::must_be_held`] refuses.
pub(in crate::party) fn may_confirm(
    account: &ToConfirm<'_>,
    person: AccountId,
    hands: &[AccountId],
) -> Result<(), Refused> {
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
        "该账号由你开通，或由你重置过密码、给过职责，须由另一人确认由本人使用",
        "you opened the account, or gave it its password or a duty: it takes another person to confirm who holds it",
    );
    let givers = account.given_by.iter().copied();
    must_be_another(givers, person, given).map_err(by_separation)?;
    let one_hand = Words::new(
        "给出该账号密码的人与你的账号由同一人开通或重置过密码，须由与其无关的另一人确认",
        "one person could act by your account and by that which gave it its password, having opened or reset both: it takes \
         another person to confirm who holds it",
    );
    let could_be_he = hands
        .iter()
        .copied()
        .find(|one| account.hands.contains(one));
    must_be_another(could_be_he, could_be_he.unwrap_or(person), one_hand).map_err(by_separation)?;
    account.must_be_held()
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
        figures: FigureValues::NONE,
    })
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
            "此后又有人给过该账号密码或职责，请刷新后重新核实再确认",
            "somebody has given it another password or duty since: look at it once more, and make sure who holds it",
        ),
        figures: FigureValues::NONE,
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
        figures: FigureValues::NONE,
    })
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

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
            let by_machine = Holding::default().given(kind, Giving::Machine, now);
            assert_eq!(by_machine, Holding::default(), "{kind}");
            let opened = Holding::default().given(kind, colleague(OPENER), now);
            assert_eq!(opened.unconfirmed_since, None, "{kind}");
            let founded = Holding::default().given(kind, Giving::Founder(OPENER), now);
            assert_eq!(founded.unconfirmed_since, Some(now), "{kind}");
            assert_eq!(founded.given_by, [OPENER], "{kind}");
            let by_machine = founded.clone().given(kind, Giving::Machine, now);
            assert_eq!(by_machine, founded, "it waits already");
            let reset = founded.given(kind, colleague(RESETTER), now);
            assert_eq!(
                reset.unconfirmed_since, None,
                "its own administrator vouches"
            );
            let known: (&[_], &[_]) = match kind {
                OrganisationKind::InsuranceBureau => (&[OPENER], &[OPENER, RESETTER]),
                OrganisationKind::Hospital
                | OrganisationKind::Manufacturer
                | OrganisationKind::Distributor
                | OrganisationKind::ExchangeCenter => (&[], &[]),
            };
            assert_eq!((&*opened.given_by, &*reset.given_by), known, "{kind}");
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
    fn an_account_that_waits_only_reads_whatever_its_duties() {
        let all = vec![Duty::Operator, Duty::Administrator];
        assert_eq!(duties_in_force(all.clone(), true), []);
        assert_eq!(duties_in_force(all.clone(), false), all);
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
            hands: &holding.given_by,
            has_given_password: false,
            is_active: true,
        };
        for person in [OWNER, OPENER, RESETTER] {
            let judged = may_confirm(&held, person, &[person]);
            assert_eq!(kind_of(judged), Some("same-person"), "{person:?}");
        }
        assert_eq!(kind_of(may_confirm(&held, THIRD, &[THIRD])), None);
        let early = ToConfirm {
            has_given_password: true,
            ..held
        };
        let judged = may_confirm(&early, THIRD, &[THIRD]);
        assert_eq!(kind_of(judged), Some("password-not-changed-yet"));
        let disabled = ToConfirm {
            is_active: false,
            ..early
        };
        let judged = may_confirm(&disabled, THIRD, &[THIRD]);
        assert_eq!(kind_of(judged), Some("account-disabled"));
    }

    #[test]
    fn nobody_confirms_by_another_account_what_he_could_have_given() {
        let judged = |of: &[AccountId], hands: &[AccountId]| {
            let held = ToConfirm {
                id: OWNER,
                given_by: &[OPENER],
                hands: of,
                has_given_password: false,
                is_active: true,
            };
            kind_of(may_confirm(&held, THIRD, hands))
        };
        assert_eq!(judged(&[OPENER], &[THIRD]), None);
        let same = Some("same-person");
        assert_eq!(judged(&[OPENER], &[OPENER, THIRD]), same, "who opened his");
        assert_eq!(judged(&[OPENER, THIRD], &[THIRD]), same, "whose he opened");
        let both = judged(&[OPENER, RESETTER], &[RESETTER, THIRD]);
        assert_eq!(both, same, "somebody opened both");
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
}
