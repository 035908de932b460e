//! Which duties an account may have, and who may change them. Pure.

use std::collections::HashSet;
use std::hash::Hash;

use ground::{Duty, FigureValues, OrganisationKind, Refused, Words};

use crate::party::holding::rules::SEPARATION;
use crate::party::keeping::{Keepers, must_leave_administrator};
use crate::party::refusal::{DUTIES_INCOMPATIBLE, OWN_DUTY_NOT_GIVEN};
use crate::party::types::Assigned;

/// Requires that something is stated, and nothing twice.
///
/// # Errors
/// The words for the field.
pub(in crate::party) fn must_be_stated(stated: &Assigned) -> Result<(), Words> {
    let (count, distinct, none, twice) = match stated {
        Assigned::Duties(duties) => (
            duties.len(),
            distinct(duties),
            Words::new("请至少选择一项职责", "choose a duty"),
            Words::new("同一职责只填一次", "states a duty twice"),
        ),
        Assigned::Roles(roles) => (
            roles.len(),
            distinct(roles),
            Words::new("请至少选择一个角色", "choose a role"),
            Words::new("同一角色只填一次", "states a role twice"),
        ),
    };
    match count {
        0 => Err(none),
        _ if distinct < count => Err(twice),
        _ => Ok(()),
    }
}

fn distinct<T: Copy + Eq + Hash>(all: &[T]) -> usize {
    all.iter().copied().collect::<HashSet<T>>().len()
}

/// Requires that an organisation of a kind has these duties.
///
/// # Errors
/// The words for the field.
pub(in crate::party) fn must_exist(kind: OrganisationKind, duties: &[Duty]) -> Result<(), Words> {
    let all = Duty::all_in(kind);
    match duties.iter().find(|duty| !all.contains(duty)) {
        None => Ok(()),
        Some(duty) => {
            let named = duty.words();
            let choices = Duty::list_in(kind, all);
            Err(Words::new(
                format!("本类机构没有“{}”职责，可选：{}", named.zh, choices.zh),
                format!("has no {} there; choose of: {}", named.en, choices.en),
            ))
        }
    }
}

/// Requires that one person may have all of these duties (S4-17: 岗位不相容职责分离).
///
/// # Errors
/// `duties-incompatible` with the first two that exclude each other.
pub(in crate::party) fn must_be_compatible(
    kind: OrganisationKind,
    duties: &[Duty],
) -> Result<(), Refused> {
    let pairs = duties
        .iter()
        .flat_map(|one| duties.iter().map(move |other| (*one, *other)));
    let Some((one, other)) = pairs.into_iter().find(|(one, other)| one.excludes(*other)) else {
        return Ok(());
    };
    let (first, second) = (one.words_in(kind), other.words_in(kind));
    Err(Refused {
        kind: &DUTIES_INCOMPATIBLE,
        clause: Some(SEPARATION),
        detail: Words::new(
            format!(
                "“{}”与“{}”为不相容岗位，须由不同的人担任",
                first.zh, second.zh
            ),
            format!(
                "{} and {} are kept apart: two persons have them",
                first.en, second.en
            ),
        ),
        figures: FigureValues::default()
            .with_state("duty", one, Duty::words)
            .with_state("other_duty", other, Duty::words),
    })
}

/// Other duties for an account.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change<'a> {
    pub(super) before: &'a [Duty],
    pub(super) after: &'a [Duty],
    /// Whether the account is the caller's.
    pub(super) is_own: bool,
}

impl Change<'_> {
    fn gained(&self) -> impl Iterator<Item = Duty> {
        let after = self.after.iter().copied();
        after.filter(|duty| !self.before.contains(duty))
    }

    /// Whether the account may do something afterwards that it could not: who audits only reads.
    pub(super) fn gains(&self) -> bool {
        self.gained().any(|duty| duty != Duty::Auditor)
    }

    fn loses(&self, duty: Duty) -> bool {
        self.before.contains(&duty) && !self.after.contains(&duty)
    }

    pub(super) fn is_none(&self) -> bool {
        let keeps_all = self.before.iter().all(|duty| self.after.contains(duty));
        keeps_all && self.gained().next().is_none() && !self.after.is_empty()
    }

    /// Requires that nobody gives himself a duty that acts: who keeps the accounts has no part in what they do by his own hand
    /// (S4-17).
    ///
    /// # Errors
    /// `own-duty-not-given`.
    pub(super) fn must_be_given_by_another(&self) -> Result<(), Refused> {
        let mut own = self.gained().filter(|duty| self.is_own && duty.acts());
        let Some(duty) = own.next() else {
            return Ok(());
        };
        let named = duty.words();
        Err(Refused {
            kind: &OWN_DUTY_NOT_GIVEN,
            clause: Some(SEPARATION),
            detail: Words::new(
                format!(
                    "账号管理员不能给自己“{}”职责，请由本机构的另一名账号管理员办理",
                    named.zh
                ),
                format!(
                    "an administrator does not make himself {}: another one of the organisation does",
                    named.en
                ),
            ),
            figures: FigureValues::default().with_state("duty", duty, Duty::words),
        })
    }

    /// Requires that the organisation keeps an administrator where it has one; `without_it` is without this account.
    ///
    /// # Errors
    /// `last-administrator`.
    pub(super) fn must_leave_an_administrator(
        &self,
        before: Keepers,
        without_it: Keepers,
    ) -> Result<(), Refused> {
        if !self.loses(Duty::Administrator) {
            return Ok(());
        }
        let detail = Words::new(
            "改后该机构将没有可用的账号管理员，请先另设一名",
            "nobody could keep the accounts of the organisation then: see to another administrator first",
        );
        must_leave_administrator(before, without_it, detail)
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use ground::Role;

    use super::*;

    const HOSPITAL: OrganisationKind = OrganisationKind::Hospital;

    fn refused(judged: Result<(), Refused>) -> Option<&'static str> {
        judged.err().map(|refused| refused.kind.code)
    }

    #[test]
    fn one_person_is_not_in_two_groups_of_talks() {
        let centre = OrganisationKind::ExchangeCenter;
        let both = [Duty::Technical, Duty::Supervision];
        let judged = must_be_compatible(centre, &both).expect_err("F12");
        assert_eq!(judged.kind.code, "duties-incompatible");
        assert_eq!(judged.clause, Some("S4-17"));
        assert!(judged.detail.zh.contains("“技术组”与“监督组”"));
        assert!(must_be_compatible(centre, &[Duty::Technical, Duty::Operator]).is_ok());
    }

    #[test]
    fn what_excludes_each_other_is_refused_in_whatever_order() {
        for kind in OrganisationKind::VARIANTS {
            for one in Duty::all_in(*kind) {
                for other in Duty::all_in(*kind) {
                    let judged = must_be_compatible(*kind, &[*one, *other]);
                    assert_eq!(judged.is_err(), one.excludes(*other), "{one:?}, {other:?}");
                }
            }
        }
        let small = [Duty::Buyer, Duty::Storekeeper, Duty::FinanceMaker];
        assert!(must_be_compatible(HOSPITAL, &small).is_ok());
    }

    #[test]
    fn duties_are_those_of_the_organisation_each_stated_once() {
        assert!(must_exist(HOSPITAL, &[Duty::Buyer, Duty::Auditor]).is_ok());
        let words = must_exist(HOSPITAL, &[Duty::Sales]).expect_err("a firm's");
        assert!(words.zh.contains("销售") && words.zh.contains("采购、复核"));
        assert!(must_be_stated(&Assigned::Roles(Vec::new())).is_err());
        assert!(must_be_stated(&Assigned::Duties(Vec::new())).is_err());
        let twice = vec![Role::Trader, Role::Trader];
        assert!(must_be_stated(&Assigned::Roles(twice)).is_err());
        let twice = vec![Duty::Buyer, Duty::Buyer];
        assert!(must_be_stated(&Assigned::Duties(twice)).is_err());
        let two = vec![Role::Trader, Role::Administrator];
        assert!(must_be_stated(&Assigned::Roles(two)).is_ok());
    }

    #[test]
    fn nobody_gives_himself_a_duty_that_acts_but_gives_his_own_back() {
        let judged = |is_own, before: &[Duty], after: &[Duty]| {
            let change = Change {
                before,
                after,
                is_own,
            };
            refused(change.must_be_given_by_another())
        };
        let chief = [Duty::Administrator];
        let both = [Duty::Administrator, Duty::Buyer];
        assert_eq!(judged(true, &chief, &both), Some("own-duty-not-given"));
        assert_eq!(judged(false, &chief, &both), None);
        assert_eq!(judged(true, &both, &chief), None);
        assert_eq!(judged(true, &chief, &[Duty::Auditor]), None);
    }

    #[test]
    fn the_last_administrator_remains_one() {
        let (kept, nobody) = (
            Keepers {
                has_administrator: true,
                has_account: true,
            },
            Keepers {
                has_administrator: false,
                has_account: true,
            },
        );
        let change = Change {
            before: &[Duty::Administrator],
            after: &[Duty::Auditor],
            is_own: true,
        };
        let last = change.must_leave_an_administrator(kept, nobody);
        assert_eq!(refused(last), Some("last-administrator"));
        assert!(change.must_leave_an_administrator(kept, kept).is_ok());
        let remains = Change {
            after: &[Duty::Administrator, Duty::Buyer],
            ..change
        };
        assert!(remains.must_leave_an_administrator(kept, nobody).is_ok());
    }

    #[test]
    fn the_same_duties_in_another_order_are_no_change() {
        let change = |before, after| Change {
            before,
            after,
            is_own: false,
        };
        let (one, other) = ([Duty::Buyer, Duty::Reviewer], [Duty::Reviewer, Duty::Buyer]);
        assert!(change(&one, &other).is_none());
        assert!(!change(&one, &one[..1]).is_none());
        assert!(!change(&one, &one[..1]).gains());
        assert!(change(&one[..1], &one).gains());
        assert!(!change(&one, &[Duty::Auditor]).gains());
        assert!(!change(&[], &[]).is_none(), "nothing is refused");
    }
}
