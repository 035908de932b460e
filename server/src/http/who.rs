//! Who may call an operation.

use domain::{OrganisationKind, Role};
use serde_json::{Value, json};

/// Who may read what the whole platform does.
pub(crate) const OVERSEERS: &[OrganisationKind] = &[
    OrganisationKind::ExchangeCenter,
    OrganisationKind::InsuranceBureau,
];

/// They, and those who may know of what concerns their own products.
pub(crate) const MAKERS_AND_OVERSEERS: &[OrganisationKind] = &[
    OrganisationKind::Manufacturer,
    OrganisationKind::ExchangeCenter,
    OrganisationKind::InsuranceBureau,
];

/// Who may call an operation, as far as it is decided by what the caller is. It is judged before
/// anything of the body is read. Which rows are whose, and what is hidden from whom, the operation
/// decides itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Everyone, signed in or not.
    Everyone,
    /// Every account.
    SignedIn,
    /// Every account of an organisation of these kinds.
    Members(&'static [OrganisationKind]),
    /// The accounts that act in the trade for an organisation of these kinds.
    Traders(&'static [OrganisationKind]),
}

impl Who {
    /// Whether an account with these roles in an organisation of this kind is among them.
    #[must_use]
    pub fn includes(self, kind: OrganisationKind, roles: &[Role]) -> bool {
        match self {
            Self::Everyone | Self::SignedIn => true,
            Self::Members(kinds) => kinds.contains(&kind),
            Self::Traders(kinds) => kinds.contains(&kind) && roles.contains(&Role::Trader),
        }
    }

    /// As the description of an operation shows it.
    pub(super) fn described(self) -> Value {
        match self {
            Self::Everyone => json!("everyone"),
            Self::SignedIn => json!("signed_in"),
            Self::Members(kinds) => json!({ "organisations": kinds }),
            Self::Traders(kinds) => json!({ "organisations": kinds, "role": Role::Trader }),
        }
    }
}
