//! Who asks: a signed-in account with its organisation and roles.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::ids::{AccountId, OrganisationId};

/// What an organisation is on the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    /// 医疗机构
    Hospital,
    /// 生产企业（含注册人、备案人）
    Manufacturer,
    /// 配送企业
    Distributor,
    /// 深圳公共资源交易中心
    ExchangeCenter,
    /// 医保部门
    InsuranceBureau,
}

impl OrganisationKind {
    /// Every kind, in the order of the contract.
    pub const ALL: [Self; 5] = [
        Self::Hospital,
        Self::Manufacturer,
        Self::Distributor,
        Self::ExchangeCenter,
        Self::InsuranceBureau,
    ];

    /// The name in tables and answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Hospital => "hospital",
            Self::Manufacturer => "manufacturer",
            Self::Distributor => "distributor",
            Self::ExchangeCenter => "exchange_center",
            Self::InsuranceBureau => "insurance_bureau",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl fmt::Display for OrganisationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What an account may do within its organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Acts for the organisation in the trade.
    Trader,
    /// Reads, changes nothing.
    Reader,
    /// Keeps the organisation's accounts.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Trader, Self::Reader, Self::Administrator];

    /// The name in tables and answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Trader => "trader",
            Self::Reader => "reader",
            Self::Administrator => "administrator",
        }
    }

    /// The role of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// A signed-in account. Only `party` makes one, from a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Who.
    pub account: AccountId,
    /// For whom.
    pub organisation: OrganisationId,
    /// What that organisation is.
    pub kind: OrganisationKind,
    /// What the account may do there.
    pub roles: Vec<Role>,
}

impl Caller {
    /// Whether the caller acts for the exchange centre.
    #[must_use]
    pub fn is_operator(&self) -> bool {
        self.kind == OrganisationKind::ExchangeCenter
    }

    /// Whether the caller may read what the whole platform does: exchange centre and bureau.
    #[must_use]
    pub fn is_overseer(&self) -> bool {
        matches!(
            self.kind,
            OrganisationKind::ExchangeCenter | OrganisationKind::InsuranceBureau
        )
    }

    /// Demands that the caller may act in the trade for an organisation of `kind`.
    ///
    /// # Errors
    /// [`Error::Forbidden`] otherwise.
    pub fn must_trade_for(&self, kind: OrganisationKind) -> Result<()> {
        if self.kind == kind && self.roles.contains(&Role::Trader) {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    }

    /// Demands that the caller belongs to an organisation of `kind`.
    ///
    /// # Errors
    /// [`Error::Forbidden`] otherwise.
    pub fn must_be(&self, kind: OrganisationKind) -> Result<()> {
        if self.kind == kind {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    }

    /// Demands an overseer.
    ///
    /// # Errors
    /// [`Error::Forbidden`] otherwise.
    pub fn must_oversee(&self) -> Result<()> {
        if self.is_overseer() {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    }
}
