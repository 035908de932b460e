//! The caller: a signed-in account with its organisation and roles.

use std::fmt;

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::error::{Error, Result};
use crate::ids::{AccountId, OrganisationId};

/// What an organisation is on the platform.
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
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Hospital => "医疗机构",
            Self::Manufacturer => "生产企业",
            Self::Distributor => "配送企业",
            Self::ExchangeCenter => "交易中心",
            Self::InsuranceBureau => "医保部门",
        }
    }
}

impl fmt::Display for OrganisationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into_str())
    }
}

/// What an account may do within its organisation.
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
}

/// A signed-in account. Only `party` makes one, from a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    pub account: AccountId,
    pub organisation: OrganisationId,
    pub kind: OrganisationKind,
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

    /// Requires that the caller may act in the trade for an organisation of `kind`; else
    /// [`Error::Forbidden`].
    pub fn must_trade_for(&self, kind: OrganisationKind) -> Result<()> {
        if self.kind == kind && self.roles.contains(&Role::Trader) {
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
