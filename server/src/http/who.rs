//! Who may call an operation.

use std::collections::BTreeMap;

use domain::OrganisationKind::{
    self, Distributor, ExchangeCenter, Hospital, InsuranceBureau, Manufacturer,
};
use domain::{Duty, Role};
use serde_json::{Value, json};

/// The organisations that see the whole platform.
pub(crate) const OVERSEERS: &[OrganisationKind] = &[ExchangeCenter, InsuranceBureau];

/// Overseers, and manufacturers, who see what concerns their own products.
pub(crate) const MANUFACTURERS_AND_OVERSEERS: &[OrganisationKind] =
    &[Manufacturer, ExchangeCenter, InsuranceBureau];

/// A duty in organisations of a kind.
type Post = (OrganisationKind, Duty);

/// Who buys for a hospital.
pub(crate) const BUYERS: &[Post] = &[(Hospital, Duty::Buyer)];

/// Who sells for a manufacturer.
pub(crate) const SALES: &[Post] = &[(Manufacturer, Duty::Sales)];

/// The two sides of a bargain.
pub(crate) const BUYERS_AND_SALES: &[Post] =
    &[(Hospital, Duty::Buyer), (Manufacturer, Duty::Sales)];

/// Who trades, for whatever hospital or firm.
pub(crate) const PARTIES: &[Post] = &[
    (Hospital, Duty::Buyer),
    (Manufacturer, Duty::Sales),
    (Distributor, Duty::Sales),
];

/// Who operates the exchange centre.
pub(crate) const OPERATORS: &[Post] = &[(ExchangeCenter, Duty::Operator)];

/// Who loads files, and undoes what was loaded.
pub(crate) const LOADERS: &[Post] = &[
    (ExchangeCenter, Duty::Operator),
    (Hospital, Duty::Buyer),
    (Manufacturer, Duty::Sales),
];

/// Who acts for an overseer.
pub(crate) const OVERSIGHT: &[Post] = &[
    (ExchangeCenter, Duty::Operator),
    (InsuranceBureau, Duty::Reviewer),
    (InsuranceBureau, Duty::Decider),
];

/// Who trades or oversees, in whatever organisation.
pub(crate) const ACTING: &[Post] = &[
    (Hospital, Duty::Buyer),
    (Manufacturer, Duty::Sales),
    (Distributor, Duty::Sales),
    (ExchangeCenter, Duty::Operator),
    (InsuranceBureau, Duty::Reviewer),
    (InsuranceBureau, Duty::Decider),
];

/// The posts of who trades for organisations of a kind.
pub(crate) const fn trading(kind: OrganisationKind) -> &'static [Post] {
    match kind {
        Hospital => BUYERS,
        Manufacturer => SALES,
        Distributor => &[(Distributor, Duty::Sales)],
        ExchangeCenter => OPERATORS,
        InsuranceBureau => &[
            (InsuranceBureau, Duty::Reviewer),
            (InsuranceBureau, Duty::Decider),
        ],
    }
}

/// Who may call an operation, by organisation kind and duty. It is decided before the body is read.
/// The operation itself decides which rows and fields the caller may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Everyone, signed in or not.
    Everyone,
    /// Every account.
    SignedIn,
    /// Every account of an organisation of these kinds.
    Members(&'static [OrganisationKind]),
    /// Every account with one of these duties.
    Duties(&'static [Post]),
    /// Every administrator.
    Administrators,
    /// Every administrator, and every account with one of these duties.
    AdministratorsOr(&'static [Post]),
}

impl Who {
    /// Whether an account with these duties in an organisation of this kind may call.
    #[must_use]
    pub fn includes(self, kind: OrganisationKind, duties: &[Duty]) -> bool {
        match self {
            Self::Everyone | Self::SignedIn => true,
            Self::Members(kinds) => kinds.contains(&kind),
            Self::Duties(posts) => duties.iter().any(|duty| posts.contains(&(kind, *duty))),
            Self::Administrators => duties.contains(&Duty::Administrator),
            Self::AdministratorsOr(posts) => {
                Self::Administrators.includes(kind, duties)
                    || Self::Duties(posts).includes(kind, duties)
            }
        }
    }

    /// Which organisations and duties, and for clients of earlier programs which role.
    pub(super) fn described(self) -> Value {
        match self {
            Self::Everyone => json!("everyone"),
            Self::SignedIn => json!("signed_in"),
            Self::Members(kinds) => json!({ "organisations": kinds }),
            Self::Duties(posts) => {
                let mut kinds: Vec<OrganisationKind> =
                    posts.iter().map(|(kind, _)| *kind).collect();
                kinds.dedup();
                let mut duties: BTreeMap<&str, Vec<Duty>> = BTreeMap::new();
                for (kind, duty) in posts {
                    duties.entry(kind.into_str()).or_default().push(*duty);
                }
                json!({ "organisations": kinds, "role": Role::Trader, "duties": duties })
            }
            Self::Administrators => {
                json!({ "role": Role::Administrator, "duties": [Duty::Administrator] })
            }
            Self::AdministratorsOr(posts) => json!({
                "role": Role::Administrator,
                "duties": [Duty::Administrator],
                "or": Self::Duties(posts).described(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    #[test]
    fn who_trades_for_a_kind_has_the_duties_that_it_trades_by() {
        for kind in OrganisationKind::VARIANTS {
            let trades = Duty::trading(*kind).iter();
            let posts: Vec<Post> = trades.map(|duty| (*kind, *duty)).collect();
            assert_eq!(trading(*kind), posts);
        }
    }

    #[test]
    fn every_post_is_one_that_organisations_of_the_kind_have() {
        for (kind, duty) in [ACTING, PARTIES, LOADERS, OVERSIGHT, BUYERS_AND_SALES].concat() {
            assert!(Duty::all_in(kind).contains(&duty), "{kind}: {duty:?}");
        }
    }

    #[test]
    fn a_post_is_of_its_kind_of_organisation_alone() {
        let who = Who::Duties(OVERSIGHT);
        assert!(who.includes(InsuranceBureau, &[Duty::Reviewer]));
        assert!(!who.includes(Hospital, &[Duty::Reviewer]));
        assert!(!who.includes(ExchangeCenter, &[Duty::Technical, Duty::Administrator]));
    }
}
