//! Regions in their tree: a province by two digits, its cities by four, their districts by six (GB/T 2260). Pure.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use strum::{IntoStaticStr, ParseError};
use utoipa::ToSchema;

use crate::words::{Words, read_text};

/// The 31 provinces by GB/T 2260 and the Xinjiang corps: code, full name, short name, English name.
pub const PROVINCES: [(i16, &str, &str, &str); 32] = [
    (11, "北京市", "北京", "Beijing"),
    (12, "天津市", "天津", "Tianjin"),
    (13, "河北省", "河北", "Hebei"),
    (14, "山西省", "山西", "Shanxi"),
    (15, "内蒙古自治区", "内蒙古", "Inner Mongolia"),
    (21, "辽宁省", "辽宁", "Liaoning"),
    (22, "吉林省", "吉林", "Jilin"),
    (23, "黑龙江省", "黑龙江", "Heilongjiang"),
    (31, "上海市", "上海", "Shanghai"),
    (32, "江苏省", "江苏", "Jiangsu"),
    (33, "浙江省", "浙江", "Zhejiang"),
    (34, "安徽省", "安徽", "Anhui"),
    (35, "福建省", "福建", "Fujian"),
    (36, "江西省", "江西", "Jiangxi"),
    (37, "山东省", "山东", "Shandong"),
    (41, "河南省", "河南", "Henan"),
    (42, "湖北省", "湖北", "Hubei"),
    (43, "湖南省", "湖南", "Hunan"),
    (44, "广东省", "广东", "Guangdong"),
    (45, "广西壮族自治区", "广西", "Guangxi"),
    (46, "海南省", "海南", "Hainan"),
    (50, "重庆市", "重庆", "Chongqing"),
    (51, "四川省", "四川", "Sichuan"),
    (52, "贵州省", "贵州", "Guizhou"),
    (53, "云南省", "云南", "Yunnan"),
    (54, "西藏自治区", "西藏", "Tibet"),
    (61, "陕西省", "陕西", "Shaanxi"),
    (62, "甘肃省", "甘肃", "Gansu"),
    (63, "青海省", "青海", "Qinghai"),
    (64, "宁夏回族自治区", "宁夏", "Ningxia"),
    (65, "新疆维吾尔自治区", "新疆", "Xinjiang"),
    // The corps has no GB/T 2260 code; 66 is used for it in several national systems.
    (
        66,
        "新疆生产建设兵团",
        "兵团",
        "the Xinjiang Production and Construction Corps",
    ),
];

/// The city and its districts whose notices the platform implements: code, name, English name. 大鹏 and 深汕 are functional areas
/// without a code of GB/T 2260; theirs are the platform's own.
const SHENZHEN: [(u32, &str, &str); 12] = [
    (4403, "深圳市", "Shenzhen"),
    (440_303, "罗湖区", "Luohu"),
    (440_304, "福田区", "Futian"),
    (440_305, "南山区", "Nanshan"),
    (440_306, "宝安区", "Bao'an"),
    (440_307, "龙岗区", "Longgang"),
    (440_308, "盐田区", "Yantian"),
    (440_309, "龙华区", "Longhua"),
    (440_310, "坪山区", "Pingshan"),
    (440_311, "光明区", "Guangming"),
    (440_312, "大鹏新区", "Dapeng"),
    (440_315, "深汕特别合作区", "Shenshan"),
];

/// How large a region is, and so which level a bureau of it has.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum RegionLevel {
    /// 省级
    Province,
    /// 市级
    City,
    /// 区县级
    District,
}

/// A region in the tree, by its code. What lies in it has a code that begins with its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ToSchema)]
#[schema(value_type = String, examples("440305"))]
pub struct RegionCode(u32);

impl RegionCode {
    /// Shenzhen, whose notices the platform implements.
    pub const SHENZHEN: Self = Self(4403);

    /// The regions that are known by name, each before what lies in it.
    pub fn known() -> impl Iterator<Item = Self> {
        let provinces = PROVINCES
            .iter()
            .filter_map(|(code, ..)| u32::try_from(*code).ok());
        let shenzhen = SHENZHEN.iter().map(|(code, ..)| *code);
        let mut codes: Vec<u32> = provinces.chain(shenzhen).collect();
        // As their texts sort, so that a city follows its province.
        codes.sort_by_key(u32::to_string);
        codes.into_iter().map(Self)
    }

    /// The region that the code of a hospital (定点医疗机构编码) states in its six digits after `H`; the city where the district is none
    /// of Shenzhen's, and none where the province is unknown.
    #[must_use]
    pub fn of_institution_code(code: &str) -> Option<Self> {
        let digits = code.strip_prefix('H')?;
        let lengths = [6, 4, 2].into_iter();
        lengths
            .filter_map(|length| digits.get(..length))
            .find_map(|region| region.parse().ok())
    }

    /// Those with their names, as figures of events show them.
    #[must_use]
    pub fn states() -> Vec<(&'static str, Words)> {
        static CODES: LazyLock<Vec<(String, RegionCode)>> = LazyLock::new(|| {
            let known = RegionCode::known();
            known.map(|region| (region.to_string(), region)).collect()
        });
        let named = CODES.iter();
        named
            .map(|(code, region)| (code.as_str(), region.words()))
            .collect()
    }

    #[must_use]
    pub fn level(self) -> RegionLevel {
        match self.0 {
            0..100 => RegionLevel::Province,
            100..10_000 => RegionLevel::City,
            10_000.. => RegionLevel::District,
        }
    }

    /// Whether a region is this one or lies in it.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        other.0 == self.0 || other.parent().is_some_and(|parent| self.contains(parent))
    }

    /// What it lies in; none for a province.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        (self.level() != RegionLevel::Province).then_some(Self(self.0 / 100))
    }

    fn province(self) -> Self {
        self.parent().map_or(self, Self::province)
    }

    /// The full and the English name of its province; none of a code that no province has.
    fn province_named(self) -> Option<(&'static str, &'static str)> {
        let code = self.province().0;
        let mut provinces = PROVINCES.iter();
        let found = provinces.find(|(known, ..)| u32::try_from(*known) == Ok(code));
        found.map(|(_, zh, _, en)| (*zh, *en))
    }

    /// The name, and how it is called in English; of a region that is known by its code alone the province and the code.
    #[must_use]
    pub fn words(self) -> Words {
        if let Some((_, zh, en)) = SHENZHEN.iter().find(|(code, ..)| *code == self.0) {
            return Words::new(*zh, *en);
        }
        let (zh, en) = self.province_named().unwrap_or_default();
        if self.level() == RegionLevel::Province {
            return Words::new(zh, en);
        }
        Words::new(format!("{zh}（{self}）"), format!("{en} ({self})"))
    }
}

fn no_region() -> Words {
    Words::new(
        "不是行政区划代码：省两位、市四位、区六位，如440305；深圳各区须为已知的区",
        "no code of a region: two digits of a province, four of a city, six of a district, such as 440305; of Shenzhen a known district",
    )
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// Two, four or six digits of a known province; within Shenzhen a known district. No part but the province's is `00`, which is how
/// GB/T 2260 writes a region as a whole.
impl FromStr for RegionCode {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let is_form =
            matches!(text.len(), 2 | 4 | 6) && text.bytes().all(|digit| digit.is_ascii_digit());
        let code: Option<u32> = text.parse().ok().filter(|_| is_form);
        let region = Self(code.ok_or(ParseError::VariantNotFound)?);
        let is_of_province = region.province_named().is_some();
        let has_whole_part = region.0.is_multiple_of(100)
            || region
                .parent()
                .is_some_and(|parent| parent.0.is_multiple_of(100));
        let is_known = region == Self::SHENZHEN
            || !Self::SHENZHEN.contains(region)
            || SHENZHEN.iter().any(|(code, ..)| *code == region.0);
        let is_region = is_of_province && !has_whole_part && is_known;
        is_region
            .then_some(region)
            .ok_or(ParseError::VariantNotFound)
    }
}

// JSON carries it as text, as every code.
impl Serialize for RegionCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RegionCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, |_| no_region())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(text: &str) -> RegionCode {
        text.parse().expect("a region")
    }

    #[test]
    fn codes_of_two_four_and_six_digits_are_regions() {
        for (text, level) in [
            ("44", RegionLevel::Province),
            ("66", RegionLevel::Province),
            ("4403", RegionLevel::City),
            ("4401", RegionLevel::City),
            ("440305", RegionLevel::District),
            ("440312", RegionLevel::District),
            ("440315", RegionLevel::District),
            ("110101", RegionLevel::District),
        ] {
            assert_eq!(region(text).level(), level, "{text}");
            assert_eq!(region(text).to_string(), text);
        }
        for text in [
            "", "4", "044", "440", "44030", "4403050", "00", "99", "71", "4400", "440300",
            "440000", "440005", "440302", "440343", "+4", "44o3", "４４", " 44", "44.0",
        ] {
            assert!(text.parse::<RegionCode>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_region_contains_itself_and_what_lies_in_it() {
        for (outer, inner) in [
            ("44", "44"),
            ("44", "4403"),
            ("44", "440305"),
            ("4403", "4403"),
            ("4403", "440315"),
            ("440305", "440305"),
        ] {
            assert!(region(outer).contains(region(inner)), "{outer} {inner}");
        }
        for (outer, other) in [
            ("440305", "440304"),
            ("440305", "4403"),
            ("4403", "44"),
            ("4403", "4401"),
            ("4403", "440104"),
            ("11", "44"),
            ("45", "4403"),
        ] {
            assert!(!region(outer).contains(region(other)), "{outer} {other}");
        }
    }

    #[test]
    fn the_code_of_a_hospital_states_its_region() {
        for (code, stated) in [
            ("H44030500001", Some("440305")),
            ("H44031500001", Some("440315")),
            ("H44030000001", Some("4403")),
            ("H44039900001", Some("4403")),
            ("H44000000001", Some("44")),
            ("H44010400001", Some("440104")),
            ("H00000000000", None),
            ("H99010100001", None),
            ("44030500001", None),
            ("H4403", Some("4403")),
        ] {
            let read = RegionCode::of_institution_code(code);
            assert_eq!(read, stated.map(region), "{code}");
        }
    }

    #[test]
    fn every_known_region_has_a_name_and_follows_what_it_lies_in() {
        let known: Vec<RegionCode> = RegionCode::known().collect();
        assert_eq!(known.len(), 44);
        for (index, one) in known.iter().enumerate() {
            assert_eq!(Ok(*one), one.to_string().parse());
            let words = one.words();
            assert!(!words.zh.is_empty() && !words.en.is_empty(), "{one}");
            if let Some(parent) = one.parent() {
                let before = known.iter().position(|other| *other == parent);
                assert!(before.is_some_and(|before| before < index), "{one}");
            }
        }
        assert_eq!(region("440305").words().zh, "南山区");
        assert_eq!(region("440104").words().zh, "广东省（440104）");
    }
}
