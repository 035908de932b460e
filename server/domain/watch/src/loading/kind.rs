//! What files hold, who may load them, and where an import stands.

use ground::OrganisationKind;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

/// What a file holds.
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
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum ImportKind {
    /// 产品目录
    Products,
    /// 各省挂网（中标）价格
    ListedPrices,
    /// 其他平台价格清单，经公示后联动
    LinkageLists,
    /// 医疗机构现行采购价
    CurrentPrices,
    /// 议价邀请
    Invitations,
    /// 价格申报
    Declarations,
}

impl ImportKind {
    /// The name for people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Products => "产品目录",
            Self::ListedPrices => "挂网价格",
            Self::LinkageLists => "价格联动清单",
            Self::CurrentPrices => "现行采购价",
            Self::Invitations => "议价邀请",
            Self::Declarations => "价格申报",
        }
    }

    /// Whether prices rest on its files: those prove limits for as long as anybody may ask.
    #[must_use]
    pub(super) fn proves_prices(self) -> bool {
        match self {
            Self::ListedPrices | Self::LinkageLists => true,
            Self::Products | Self::CurrentPrices | Self::Invitations | Self::Declarations => false,
        }
    }

    /// Who may load such files.
    #[must_use]
    pub fn loader(self) -> OrganisationKind {
        match self {
            Self::Products | Self::ListedPrices | Self::LinkageLists => {
                OrganisationKind::ExchangeCenter
            }
            Self::CurrentPrices | Self::Invitations => OrganisationKind::Hospital,
            Self::Declarations => OrganisationKind::Manufacturer,
        }
    }

    /// Whether such files are the exchange centre's, which the overseers may see.
    #[must_use]
    pub fn is_of_the_exchange(self) -> bool {
        self.loader() == OrganisationKind::ExchangeCenter
    }
}

/// Where an import stands.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum ImportState {
    /// Its file is there; its rows are being worked on.
    Running,
    /// Every row has its verdict.
    Done,
    /// It ended before its end.
    Failed,
}
