//! The 32 provincial platforms: 31 provinces by GB/T 2260 and the Xinjiang corps. Pure.

use std::str::FromStr;

use characters::in_simplified;
use ground::{Error, FigureValue, PROVINCES, Result, Words, read_text};
use serde::{Deserialize, Deserializer, Serialize};
use strum::ParseError;

/// A province with a procurement platform of its own, or the corps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i16", into = "i16")]
pub struct Region(i16);

impl From<Region> for FigureValue {
    fn from(region: Region) -> Self {
        Self::Count(region.0.into())
    }
}

impl TryFrom<i16> for Region {
    type Error = ParseError;

    fn try_from(code: i16) -> Result<Self, ParseError> {
        Self::of_code(code).ok_or(ParseError::VariantNotFound)
    }
}

impl From<Region> for i16 {
    fn from(region: Region) -> Self {
        region.0
    }
}

impl Region {
    /// Every region, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        PROVINCES.iter().map(|(code, ..)| Self(*code))
    }

    #[must_use]
    pub fn of_code(code: i16) -> Option<Self> {
        PROVINCES
            .iter()
            .find(|region| region.0 == code)
            .map(|region| Self(region.0))
    }

    /// The region of a stored code.
    pub fn stored(code: i16) -> Result<Self> {
        Self::of_code(code).ok_or_else(|| Error::internal(format!("region {code}")))
    }

    #[must_use]
    pub fn code(self) -> i16 {
        self.0
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        PROVINCES
            .iter()
            .find(|region| region.0 == self.0)
            .map_or("", |region| region.1)
    }

    /// The name without 省, 市 or 自治区.
    #[must_use]
    pub fn short_name(self) -> &'static str {
        PROVINCES
            .iter()
            .find(|region| region.0 == self.0)
            .map_or("", |region| region.2)
    }

    /// The full name, and how it is called in English.
    #[must_use]
    pub fn words(self) -> Words {
        let found = PROVINCES.iter().find(|region| region.0 == self.0);
        found.map_or_else(
            || Words::new("", ""),
            |region| Words::new(region.1, region.3),
        )
    }
}

impl Region {
    /// Reads what a client sends; the log keeps the number.
    pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, |_| {
            Words::new("不是省份名称或两位代码", "no province")
        })
    }
}

/// What people call a province beside its full and its short name: the letter of number plates, and what is left of the
/// names of autonomous regions and of the corps.
const OTHER_NAMES: [(i16, &[&str]); 32] = [
    (11, &["京"]),
    (12, &["津"]),
    (13, &["冀"]),
    (14, &["晋"]),
    (15, &["内蒙", "内蒙自治区", "蒙"]),
    (21, &["辽"]),
    (22, &["吉"]),
    (23, &["黑"]),
    (31, &["沪", "申"]),
    (32, &["苏"]),
    (33, &["浙"]),
    (34, &["皖"]),
    (35, &["闽"]),
    (36, &["赣"]),
    (37, &["鲁"]),
    (41, &["豫"]),
    (42, &["鄂"]),
    (43, &["湘"]),
    (44, &["粤"]),
    (45, &["桂", "广西壮族"]),
    (46, &["琼"]),
    (50, &["渝"]),
    (51, &["川", "蜀"]),
    (52, &["贵", "黔"]),
    (53, &["云", "滇"]),
    (54, &["藏"]),
    (61, &["陕", "秦"]),
    (62, &["甘", "陇"]),
    (63, &["青"]),
    (64, &["宁", "宁夏回族"]),
    (65, &["新", "新疆维吾尔"]),
    (
        66,
        &[
            "新疆兵团",
            "新疆建设兵团",
            "生产建设兵团",
            "新疆生产建设兵团（兵团）",
            "建设兵团",
            "新兵团",
        ],
    ),
];

/// A number without the zeros that programs put behind a point; any other text as it is.
fn whole(text: &str) -> &str {
    let is_number = text.starts_with(|first: char| first.is_ascii_digit());
    match text.split_once('.') {
        Some((number, zeros)) if is_number && zeros.chars().all(|digit| digit == '0') => number,
        Some(_) | None => text,
    }
}

/// Files and clients write a code, the full name, the short name, or what people call it.
impl FromStr for Region {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let plain = in_simplified(text);
        let text = whole(plain.trim());
        // Six digits are the code of the province as a whole, as GB/T 2260 writes it.
        let digits = text
            .strip_suffix("0000")
            .filter(|_| text.len() == 6)
            .unwrap_or(text);
        if let Ok(code) = digits.parse() {
            return Self::of_code(code).ok_or(ParseError::VariantNotFound);
        }
        let meant = PROVINCES.iter().find(|(_, name, short, _)| {
            let stem = text.strip_suffix("自治区").or_else(|| {
                let is_autonomous = name.ends_with('区');
                let is_suffix = |letter| match letter {
                    '区' => is_autonomous,
                    letter => matches!(letter, '省' | '市'),
                };
                text.strip_suffix(is_suffix)
            });
            text == *name || text == *short || stem == Some(short)
        });
        let other = || OTHER_NAMES.iter().find(|(_, names)| names.contains(&text));
        let meant = meant
            .map(|region| region.0)
            .or_else(|| other().map(|(code, _)| *code));
        meant.map(Self).ok_or(ParseError::VariantNotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_province_is_known_in_traditional_letters() {
        let written = [
            "北京市",
            "天津市",
            "河北省",
            "山西省",
            "內蒙古自治區",
            "遼寧省",
            "吉林省",
            "黑龍江省",
            "上海市",
            "江蘇省",
            "浙江省",
            "安徽省",
            "福建省",
            "江西省",
            "山東省",
            "河南省",
            "湖北省",
            "湖南省",
            "廣東省",
            "廣西壯族自治區",
            "海南省",
            "重慶市",
            "四川省",
            "貴州省",
            "雲南省",
            "西藏自治區",
            "陝西省",
            "甘肅省",
            "青海省",
            "寧夏回族自治區",
            "新疆維吾爾自治區",
            "新疆生產建設兵團",
        ];
        for (name, region) in written.into_iter().zip(Region::all()) {
            assert_eq!(name.parse(), Ok(region), "{name}");
            let short: String = region.name().chars().take(2).collect();
            let traditional: String = name.chars().take(2).collect();
            assert_eq!(in_simplified(&traditional), short, "{name}");
        }
    }

    #[test]
    fn a_region_is_read_by_code_name_and_short_name() {
        for text in ["44", "广东省", "广东"] {
            assert_eq!(text.parse().map(Region::code), Ok(44), "{text}");
        }
        assert_eq!("兵团".parse().map(Region::code), Ok(66));
        assert_eq!("内蒙古".parse().map(Region::code), Ok(15));
        for (text, code) in [
            ("内蒙", 15),
            ("内蒙古自治区", 15),
            ("内蒙自治区", 15),
            ("广西自治区", 45),
            ("宁夏自治区", 64),
            ("新疆自治区", 65),
            ("西藏自治区", 54),
            ("新疆兵团", 66),
            ("新疆建设兵团", 66),
            ("生产建设兵团", 66),
            ("北京市", 11),
            ("北京", 11),
            ("粤", 44),
            ("渝", 50),
            ("440000", 44),
            ("650000", 65),
            ("44.0", 44),
            ("44.00", 44),
            ("440000.0", 44),
            ("44 ", 44),
            ("内蒙古区", 15),
            ("广西壮族自治区", 45),
            ("广西区", 45),
            ("陜西省", 61),
            ("粵", 44),
        ] {
            assert_eq!(text.parse().map(Region::code), Ok(code), "{text}");
        }
        assert_eq!(Region::all().count(), 32);
    }

    #[test]
    fn other_names_are_of_regions_and_what_names_none_or_several_is_refused() {
        for (code, names) in OTHER_NAMES {
            assert!(Region::of_code(code).is_some());
            for name in names {
                let own = PROVINCES
                    .iter()
                    .any(|(_, full, short, _)| full == name || short == name);
                assert!(!own, "{name}");
            }
        }
        for text in [
            "",
            "99",
            "深圳",
            "省",
            "自治区",
            "440300",
            "兵",
            "44.5",
            "4.4",
            "广东区",
            "区",
            ".0",
            "西",
        ] {
            assert!(text.parse::<Region>().is_err(), "{text}");
        }
    }
}
