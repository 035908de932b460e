//! What an organisation is on the platform.

use std::fmt;

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::words::Words;

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

    /// Its name, as people read it.
    #[must_use]
    pub fn words(self) -> Words {
        let en = match self {
            Self::Hospital => "hospital",
            Self::Manufacturer => "manufacturer",
            Self::Distributor => "distributor",
            Self::ExchangeCenter => "exchange centre",
            Self::InsuranceBureau => "insurance bureau",
        };
        Words::new(self.label(), en)
    }

    /// What a firm of this kind may be too: whoever makes may distribute, and the other way round.
    #[must_use]
    pub fn beside(self) -> Option<Self> {
        match self {
            Self::Manufacturer => Some(Self::Distributor),
            Self::Distributor => Some(Self::Manufacturer),
            Self::Hospital | Self::ExchangeCenter | Self::InsuranceBureau => None,
        }
    }
}

impl fmt::Display for OrganisationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into_str())
    }
}
