//! Who may call an operation.

use domain::{OrganisationKind, Role};
use serde_json::{Value, json};

/// The organisations that see the whole platform.
pub(crate) const OVERSEERS: &[OrganisationKind] = &[
    OrganisationKind::ExchangeCenter,
    OrganisationKind::InsuranceBureau,
];

/// Overseers, and manufacturers, who see what concerns their own products.
pub(crate) const MANUFACTURERS_AND_OVERSEERS: &[OrganisationKind] = &[
    OrganisationKind::Manufacturer,
    OrganisationKind::ExchangeCenter,
    OrganisationKind::InsuranceBureau,
];

/// Who may call an operation, by organisation kind and role. It is decided before the body is read.
/// The operation itself decides which rows and fields the caller may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Everyone, signed in or not.
    Everyone,
    /// Every account.
    SignedIn,
    /// Every account of an organisation of these kinds.
    Members(&'static [OrganisationKind]),
    /// Every account with the role of a trader in an organisation of these kinds.
    Traders(&'static [OrganisationKind]),
    /// Every administrator.
    Administrators,
    /// Every administrator, and the traders of organisations of these kinds.
    AdministratorsOrTraders(&'static [OrganisationKind]),
}

impl Who {
    /// Whether an account with these roles in an organisation of this kind may call.
    #[must_use]
    pub fn includes(self, kind: OrganisationKind, roles: &[Role]) -> bool {
        match self {
            Self::Everyone | Self::SignedIn => true,
            Self::Members(kinds) => kinds.contains(&kind),
            Self::Traders(kinds) => kinds.contains(&kind) && roles.contains(&Role::Trader),
            Self::Administrators => roles.contains(&Role::Administrator),
            Self::AdministratorsOrTraders(kinds) => {
                roles.contains(&Role::Administrator) || Self::Traders(kinds).includes(kind, roles)
            }
        }
    }

    pub(super) fn described(self) -> Value {
        match self {
            Self::Everyone => json!("everyone"),
            Self::SignedIn => json!("signed_in"),
            Self::Members(kinds) => json!({ "organisations": kinds }),
            Self::Traders(kinds) => json!({ "organisations": kinds, "role": Role::Trader }),
            Self::Administrators => json!({ "role": Role::Administrator }),
            Self::AdministratorsOrTraders(kinds) => json!({
                "role": Role::Administrator,
                "or": Self::Traders(kinds).described(),
            }),
        }
    }
}
