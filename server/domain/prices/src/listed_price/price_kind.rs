//! The kinds of listed prices and the levels of platforms, under their names in the trade. Pure.

use std::str::FromStr;

use characters::in_simplified;
use ground::{Words, read_text};
use serde::{Deserialize, Deserializer, Serialize};
use strum::{IntoStaticStr, ParseError, VariantArray};
use utoipa::ToSchema;

/// How a price came onto a platform.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ToSchema, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum PriceKind {
    /// 挂网价
    Listing,
    /// 中标价
    Winning,
    /// 国家带量采购中选价
    VbpNational,
    /// 省级（含省际联盟）带量采购中选价
    VbpProvincial,
    /// 企业自报价
    SelfQuoted,
    /// 医疗机构与企业自行议价
    HospitalNegotiated,
    /// 备案价
    Filed,
    /// 公示未执行
    InPublicity,
}

impl PriceKind {
    /// The name in Chinese files.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Listing => "挂网价",
            Self::Winning => "中标价",
            Self::VbpNational => "国家带量采购中选价",
            Self::VbpProvincial => "省级带量采购中选价",
            Self::SelfQuoted => "企业自报价",
            Self::HospitalNegotiated => "医疗机构自行议价",
            Self::Filed => "备案价",
            Self::InPublicity => "公示未执行",
        }
    }

    #[must_use]
    pub fn words(self) -> Words {
        Words::new(self.label(), self.into_str().replace('_', " "))
    }
}

/// What people write for a kind beside its names.
const OTHER_KINDS: [(&str, PriceKind); 10] = [
    ("挂网", PriceKind::Listing),
    ("挂网价格", PriceKind::Listing),
    ("中标", PriceKind::Winning),
    ("中标价格", PriceKind::Winning),
    ("国家集采中选价", PriceKind::VbpNational),
    ("省级集采中选价", PriceKind::VbpProvincial),
    ("自报价", PriceKind::SelfQuoted),
    ("议价", PriceKind::HospitalNegotiated),
    ("备案", PriceKind::Filed),
    ("公示", PriceKind::InPublicity),
];

/// Files and clients write either name, or what people call it.
impl FromStr for PriceKind {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let text = in_simplified(text.trim()).to_ascii_lowercase();
        let mut kinds = Self::VARIANTS.iter().copied();
        let meant = kinds.find(|kind| kind.into_str() == text || kind.label() == text);
        let other = || OTHER_KINDS.iter().find(|(name, _)| *name == text);
        meant
            .or_else(|| other().map(|(_, kind)| *kind))
            .ok_or(ParseError::VariantNotFound)
    }
}

impl<'de> Deserialize<'de> for PriceKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, |_| {
            Words::new("价格类型无效", "no such kind of price")
        })
    }
}

/// Whose platform it is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ToSchema, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum PlatformLevel {
    /// A province's platform, or the corps'.
    Provincial,
    /// A city's platform, which is no province.
    City,
}

impl PlatformLevel {
    /// The name in Chinese files.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Provincial => "省级",
            Self::City => "市级",
        }
    }

    #[must_use]
    pub fn words(self) -> Words {
        Words::new(self.label(), self.into_str())
    }
}

/// What people write for a level beside its names. What may be either, such as 省/市级, is none of them.
const OTHER_LEVELS: [(&str, PlatformLevel); 15] = [
    ("省", PlatformLevel::Provincial),
    ("省本级", PlatformLevel::Provincial),
    ("自治区", PlatformLevel::Provincial),
    ("自治区级", PlatformLevel::Provincial),
    ("直辖市", PlatformLevel::Provincial),
    ("直辖市级", PlatformLevel::Provincial),
    ("兵团", PlatformLevel::Provincial),
    ("兵团级", PlatformLevel::Provincial),
    ("市", PlatformLevel::City),
    ("地市", PlatformLevel::City),
    ("地市级", PlatformLevel::City),
    ("地级市", PlatformLevel::City),
    ("市州级", PlatformLevel::City),
    ("设区市", PlatformLevel::City),
    ("设区的市", PlatformLevel::City),
];

/// Files and clients write either name, or what people call it.
impl FromStr for PlatformLevel {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let text = in_simplified(text);
        let text = text.trim();
        let mut levels = Self::VARIANTS.iter().copied();
        let meant = levels.find(|level| level.into_str() == text || level.label() == text);
        let other = || OTHER_LEVELS.iter().find(|(name, _)| *name == text);
        meant
            .or_else(|| other().map(|(_, level)| *level))
            .ok_or(ParseError::VariantNotFound)
    }
}

impl<'de> Deserialize<'de> for PlatformLevel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, |_| {
            Words::new("须为provincial或city", "is provincial or city")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_known_by_what_people_call_it_unless_it_may_be_either() {
        let level = |text: &str| text.parse::<PlatformLevel>().ok();
        for text in [
            "省级",
            "省",
            "省 ",
            "省級",
            "自治区级",
            "直辖市",
            "provincial",
        ] {
            assert_eq!(level(text), Some(PlatformLevel::Provincial), "{text}");
        }
        for text in ["市级", "市", "市級", "地市级", "地級市", "设区的市", "city"] {
            assert_eq!(level(text), Some(PlatformLevel::City), "{text}");
        }
        for text in ["省/市级", "省市", "县级", "", "级"] {
            assert_eq!(level(text), None, "{text}");
        }
    }
}
