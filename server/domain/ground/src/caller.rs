//! The caller: a signed-in account with its organisation and duties.

use crate::duty::{Duty, Role};
use crate::error::{Error, Result};
use crate::ids::{AccountId, OrganisationId};
use crate::organisation_kind::OrganisationKind;
use crate::region_code::RegionCode;

/// A signed-in account. Only `party` makes one, from a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    pub account: AccountId,
    /// For which he acts: his firm in the capacity that he acts in.
    pub organisation: OrganisationId,
    /// The first organisation of his firm, of which its accounts are; where it acts in one capacity, the same.
    pub firm: OrganisationId,
    /// In which capacity he acts.
    pub kind: OrganisationKind,
    /// Where his organisation is; of a bureau, what it oversees.
    pub region: RegionCode,
    /// Those in force.
    pub duties: Vec<Duty>,
}

impl Caller {
    /// What the caller may do, in the words of earlier programs.
    #[must_use]
    pub fn roles(&self) -> Vec<Role> {
        Role::of(self.kind, &self.duties)
    }

    /// Whether the caller keeps the accounts of his organisation.
    #[must_use]
    pub fn is_administrator(&self) -> bool {
        self.duties.contains(&Duty::Administrator)
    }

    /// Whether the caller has one of the duties by which his organisation trades.
    #[must_use]
    pub fn trades(&self) -> bool {
        let mut trading = Duty::trading(self.kind).iter();
        trading.any(|duty| self.duties.contains(duty))
    }

    /// Whether the caller acts for the exchange centre.
    #[must_use]
    pub fn is_operator(&self) -> bool {
        self.kind == OrganisationKind::ExchangeCenter
    }

    /// Whether the caller reads what others do: the exchange centre all of it, a bureau what concerns its region (`oversees`).
    #[must_use]
    pub fn is_overseer(&self) -> bool {
        matches!(
            self.kind,
            OrganisationKind::ExchangeCenter | OrganisationKind::InsuranceBureau
        )
    }

    /// What the caller oversees, as the beginning of the codes of its regions: all for the exchange centre, its own for a bureau; none
    /// for all others.
    #[must_use]
    pub fn overseen(&self) -> Option<String> {
        match self.kind {
            OrganisationKind::ExchangeCenter => Some(String::new()),
            OrganisationKind::InsuranceBureau => Some(self.region.to_string()),
            OrganisationKind::Hospital
            | OrganisationKind::Manufacturer
            | OrganisationKind::Distributor => None,
        }
    }

    /// The region within which a bureau reads what others do, as its code; none for all others.
    #[must_use]
    pub fn within(&self) -> Option<String> {
        self.overseen().filter(|region| !region.is_empty())
    }

    /// Whether the caller oversees a region: the exchange centre every one, a bureau its own and what lies in it.
    #[must_use]
    pub fn oversees(&self, region: RegionCode) -> bool {
        self.is_operator()
            || self.kind == OrganisationKind::InsuranceBureau && self.region.contains(region)
    }

    /// Whether the caller reads what the platform does as a whole, whomever it concerns: the exchange centre, and bureaus whose region has
    /// it, which is Shenzhen.
    #[must_use]
    pub fn oversees_platform(&self) -> bool {
        self.is_overseer() && self.oversees(RegionCode::SHENZHEN)
    }

    /// Requires whoever oversees the platform as a whole; else [`Error::Forbidden`].
    pub fn must_oversee_platform(&self) -> Result<()> {
        if self.oversees_platform() {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    }

    /// Requires that the caller may act in the trade for an organisation of `kind`; else
    /// [`Error::Forbidden`].
    pub fn must_trade_for(&self, kind: OrganisationKind) -> Result<()> {
        if self.kind == kind && self.trades() {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    }

    /// Requires that the caller belongs to an organisation of `kind`; else [`Error::Forbidden`].
    pub fn must_be(&self, kind: OrganisationKind) -> Result<()> {
        if self.kind == kind {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    }

    /// Requires an overseer; else [`Error::Forbidden`].
    pub fn must_oversee(&self) -> Result<()> {
        if self.is_overseer() {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    }
}
