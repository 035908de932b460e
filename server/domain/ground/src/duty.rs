//! The duties of an account (岗位): which there are in an organisation of each kind, which of them nobody has both of (S4-17), and
//! which of the three roles of earlier programs they are. Pure.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::organisation_kind::OrganisationKind;
use crate::words::Words;

/// What an account does in its organisation. Everybody there may read what the organisation may.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Duty {
    /// 采购: a hospital's invitations, prices and orders.
    Buyer,
    /// 复核 of a hospital, 审核 of a bureau.
    Reviewer,
    /// 库管: receives and keeps what a hospital buys.
    Storekeeper,
    /// 付款经办: makes a hospital's payments.
    FinanceMaker,
    /// 付款放行: releases payments that another has made.
    FinanceReleaser,
    /// 销售 of a manufacturer or distributor: prices, and answers to invitations.
    Sales,
    /// 发货
    Shipping,
    /// 开票
    Invoicing,
    /// 经办 of the exchange centre.
    Operator,
    /// 技术组 of talks.
    Technical,
    /// 谈判组 of talks.
    Negotiation,
    /// 监督组 of talks.
    Supervision,
    /// 决定 of a bureau.
    Decider,
    /// 账号管理: keeps the organisation's accounts.
    Administrator,
    /// 审计: reads, and never writes.
    Auditor,
}

/// Duties that nobody has both of. S4-17 divides the groups of talks by 岗位不相容职责分离原则, and who makes a payment does not
/// release it. ◇ Who gives duties has no part in payments: he could give the other part to a second account of his own.
const APART: [(Duty, Duty); 6] = [
    (Duty::Technical, Duty::Negotiation),
    (Duty::Technical, Duty::Supervision),
    (Duty::Negotiation, Duty::Supervision),
    (Duty::FinanceMaker, Duty::FinanceReleaser),
    (Duty::Administrator, Duty::FinanceMaker),
    (Duty::Administrator, Duty::FinanceReleaser),
];

impl Duty {
    /// Those of an organisation of a kind.
    #[must_use]
    pub const fn all_in(kind: OrganisationKind) -> &'static [Self] {
        match kind {
            OrganisationKind::Hospital => &[
                Self::Buyer,
                Self::Reviewer,
                Self::Storekeeper,
                Self::FinanceMaker,
                Self::FinanceReleaser,
                Self::Administrator,
                Self::Auditor,
            ],
            OrganisationKind::Manufacturer | OrganisationKind::Distributor => &[
                Self::Sales,
                Self::Shipping,
                Self::Invoicing,
                Self::Administrator,
                Self::Auditor,
            ],
            OrganisationKind::ExchangeCenter => &[
                Self::Operator,
                Self::Technical,
                Self::Negotiation,
                Self::Supervision,
                Self::Administrator,
                Self::Auditor,
            ],
            OrganisationKind::InsuranceBureau => &[
                Self::Reviewer,
                Self::Decider,
                Self::Administrator,
                Self::Auditor,
            ],
        }
    }

    /// Those by which an organisation of a kind acts in the trade as [`Role::Trader`] did.
    #[must_use]
    pub const fn trading(kind: OrganisationKind) -> &'static [Self] {
        match kind {
            OrganisationKind::Hospital => &[Self::Buyer],
            OrganisationKind::Manufacturer | OrganisationKind::Distributor => &[Self::Sales],
            OrganisationKind::ExchangeCenter => &[Self::Operator],
            OrganisationKind::InsuranceBureau => &[Self::Reviewer, Self::Decider],
        }
    }

    /// Whether who has it has a part in what its organisation does: he does not only read, or keep its accounts.
    #[must_use]
    pub fn acts(self) -> bool {
        !matches!(self, Self::Administrator | Self::Auditor)
    }

    /// Whether nobody has both (S4-17). Who audits does nothing else.
    #[must_use]
    pub fn excludes(self, other: Self) -> bool {
        self != other
            && (self == Self::Auditor
                || other == Self::Auditor
                || APART.contains(&(self, other))
                || APART.contains(&(other, self)))
    }

    /// What it is called, in an organisation of whatever kind.
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::Buyer => Words::new("采购", "buyer"),
            Self::Reviewer => Words::new("复核（审核）", "reviewer"),
            Self::Storekeeper => Words::new("库管", "storekeeper"),
            Self::FinanceMaker => Words::new("付款经办", "finance maker"),
            Self::FinanceReleaser => Words::new("付款放行", "finance releaser"),
            Self::Sales => Words::new("销售", "sales"),
            Self::Shipping => Words::new("发货", "shipping"),
            Self::Invoicing => Words::new("开票", "invoicing"),
            Self::Operator => Words::new("经办", "operator"),
            Self::Technical => Words::new("技术组", "technical group"),
            Self::Negotiation => Words::new("谈判组", "negotiation group"),
            Self::Supervision => Words::new("监督组", "supervision group"),
            Self::Decider => Words::new("决定", "decider"),
            Self::Administrator => Words::new("账号管理", "administrator"),
            Self::Auditor => Words::new("审计", "auditor"),
        }
    }

    /// What it is called in an organisation of a kind.
    #[must_use]
    pub fn words_in(self, kind: OrganisationKind) -> Words {
        match (self, kind) {
            (Self::Reviewer, OrganisationKind::Hospital) => Words::new("复核", "reviewer"),
            (Self::Reviewer, OrganisationKind::InsuranceBureau) => Words::new("审核", "reviewer"),
            (of_one_name, _) => of_one_name.words(),
        }
    }

    /// Several by their names, in an organisation of a kind.
    #[must_use]
    pub fn list_in(kind: OrganisationKind, duties: &[Self]) -> Words {
        let words: Vec<Words> = duties.iter().map(|duty| duty.words_in(kind)).collect();
        Words::list(&words)
    }
}

/// The duties of an account as earlier programs knew them: clients go on reading and stating them.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Role {
    /// Acts for the organisation in the trade.
    Trader,
    /// Reads, changes nothing.
    Reader,
    /// Keeps the organisation's accounts.
    Administrator,
}

impl Role {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Trader => "交易",
            Self::Reader => "只读",
            Self::Administrator => "账号管理",
        }
    }

    /// The duties that it was, in an organisation of a kind.
    #[must_use]
    pub const fn duties_in(self, kind: OrganisationKind) -> &'static [Duty] {
        match self {
            Self::Trader => Duty::trading(kind),
            Self::Reader => &[Duty::Auditor],
            Self::Administrator => &[Duty::Administrator],
        }
    }

    /// The roles of an account with these duties in an organisation of a kind: to read is the role of who neither trades nor keeps
    /// accounts, whatever else he does.
    #[must_use]
    pub fn of(kind: OrganisationKind, duties: &[Duty]) -> Vec<Self> {
        let has = |role: Self| {
            let meant = role.duties_in(kind).iter();
            meant.copied().any(|duty| duties.contains(&duty))
        };
        let (trades, keeps_accounts) = (has(Self::Trader), has(Self::Administrator));
        let reads = has(Self::Reader) || !(trades || keeps_accounts);
        let roles = [
            (Self::Trader, trades),
            (Self::Reader, reads),
            (Self::Administrator, keeps_accounts),
        ];
        let roles = roles.into_iter().filter(|(_, is_so)| *is_so);
        roles.map(|(role, _)| role).collect()
    }

    /// The duties that roles are in an organisation of a kind: who reads and does something else as well needs no duty for it.
    #[must_use]
    pub fn all_duties_in(kind: OrganisationKind, roles: &[Self]) -> Vec<Duty> {
        let only_reads = roles.iter().all(|role| *role == Self::Reader);
        let mut duties = Vec::new();
        for role in roles {
            if *role != Self::Reader || only_reads {
                duties.extend_from_slice(role.duties_in(kind));
            }
        }
        duties
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: &[OrganisationKind] = OrganisationKind::VARIANTS;

    #[test]
    fn every_kind_of_organisation_has_duties_that_act_one_that_keeps_accounts_and_one_that_reads() {
        for kind in KINDS {
            let all = Duty::all_in(*kind);
            assert!(all.contains(&Duty::Administrator), "{kind}");
            assert!(all.contains(&Duty::Auditor), "{kind}");
            for duty in Duty::trading(*kind) {
                assert!(all.contains(duty) && duty.acts(), "{kind}: {duty:?}");
            }
        }
        for duty in Duty::VARIANTS {
            assert!(
                KINDS.iter().any(|kind| Duty::all_in(*kind).contains(duty)),
                "{duty:?} is nowhere"
            );
        }
        let exist = |kind, duty: Duty| Duty::all_in(kind).contains(&duty);
        assert!(!exist(OrganisationKind::Manufacturer, Duty::Buyer));
        assert!(!exist(OrganisationKind::Hospital, Duty::Supervision));
        assert!(exist(OrganisationKind::InsuranceBureau, Duty::Reviewer));
    }

    #[test]
    fn what_one_firm_may_be_together_has_the_same_duties() {
        for kind in KINDS {
            let Some(other) = kind.beside() else { continue };
            assert_eq!(other.beside(), Some(*kind));
            assert_eq!(Duty::all_in(*kind), Duty::all_in(other), "{kind}");
            assert_eq!(Duty::trading(*kind), Duty::trading(other), "{kind}");
        }
    }

    #[test]
    fn the_groups_of_talks_and_the_two_of_a_payment_are_kept_apart() {
        let groups = [Duty::Technical, Duty::Negotiation, Duty::Supervision];
        for one in groups {
            for other in groups {
                assert_eq!(one.excludes(other), one != other, "F12: {one:?}, {other:?}");
            }
        }
        assert!(Duty::FinanceMaker.excludes(Duty::FinanceReleaser));
        assert!(Duty::FinanceReleaser.excludes(Duty::FinanceMaker));
        assert!(Duty::Administrator.excludes(Duty::FinanceReleaser));
    }

    #[test]
    fn who_audits_does_nothing_else_and_a_small_hospital_gives_one_person_several() {
        for duty in Duty::VARIANTS {
            let is_another = *duty != Duty::Auditor;
            assert_eq!(Duty::Auditor.excludes(*duty), is_another, "{duty:?}");
            assert_eq!(duty.excludes(Duty::Auditor), is_another, "{duty:?}");
        }
        let of_one = [
            Duty::Buyer,
            Duty::Reviewer,
            Duty::Storekeeper,
            Duty::FinanceMaker,
        ];
        for one in of_one {
            assert!(of_one.iter().all(|other| !one.excludes(*other)), "{one:?}");
        }
        for kind in KINDS {
            for duty in Duty::trading(*kind) {
                assert!(!duty.excludes(Duty::Administrator), "{kind}: {duty:?}");
            }
        }
    }

    #[test]
    fn roles_come_back_as_they_were_stated() {
        let sets: [&[Role]; 4] = [
            &[Role::Trader],
            &[Role::Reader],
            &[Role::Administrator],
            &[Role::Trader, Role::Administrator],
        ];
        for kind in KINDS {
            for roles in sets {
                let duties = Role::all_duties_in(*kind, roles);
                assert_eq!(Role::of(*kind, &duties), roles, "{kind}");
                for (one, other) in duties.iter().zip(duties.iter().skip(1)) {
                    assert!(!one.excludes(*other), "{kind}: {one:?}, {other:?}");
                }
            }
            let trades = Role::all_duties_in(*kind, &[Role::Reader, Role::Trader]);
            assert_eq!(trades, Duty::trading(*kind), "to read takes no duty");
        }
    }

    #[test]
    fn what_earlier_programs_did_not_know_is_to_read_for_them() {
        let hospital = OrganisationKind::Hospital;
        for duty in [Duty::Storekeeper, Duty::FinanceReleaser, Duty::Reviewer] {
            assert_eq!(Role::of(hospital, &[duty]), [Role::Reader], "{duty:?}");
        }
        assert_eq!(Role::of(hospital, &[]), [Role::Reader]);
        let kept = [Duty::Buyer, Duty::Auditor];
        assert_eq!(Role::of(hospital, &kept), [Role::Trader, Role::Reader]);
    }

    #[test]
    fn one_word_is_reviewing_in_a_hospital_and_another_in_a_bureau() {
        let zh = |kind| Duty::list_in(kind, &[Duty::Reviewer, Duty::Administrator]).zh;
        assert_eq!(zh(OrganisationKind::Hospital), "复核、账号管理");
        assert_eq!(zh(OrganisationKind::InsuranceBureau), "审核、账号管理");
    }
}
