//! Codes, certificates, units, and whether a product may be bought. Pure.

use chrono::NaiveDate;
use ground::Words;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

/// Provinces as a device certificate abbreviates them.
const PROVINCES: &str = "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川贵云陕甘青蒙桂藏宁新";

/// Whether a text has the form that it should have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judgement {
    Fine,
    /// Unusual, but such values occur: the row is accepted with a remark.
    Odd(Words),
    /// Certainly wrong: the row is not accepted.
    Wrong(Words),
}

/// Whether the product stands on the platform.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
#[schema(as = ListingState)]
pub enum Listing {
    /// 挂网
    Listed,
    /// 撤网
    Delisted,
    /// 中止挂网
    Suspended,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum NotBuyable {
    /// 已撤网
    Delisted,
    /// 已中止挂网
    Suspended,
    /// 注册证（备案凭证）已过期
    CertificateExpired,
}

impl NotBuyable {
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::Delisted => Words::new("产品已撤网", "the product is delisted"),
            Self::Suspended => Words::new("产品已中止挂网", "the product's listing is suspended"),
            Self::CertificateExpired => Words::new(
                "注册证（备案凭证）已过有效期",
                "the device certificate has expired",
            ),
        }
    }
}

/// The last day of a certificate that is over on `day`: it is valid to the end of that one.
pub(super) fn certificate_over(last: Option<NaiveDate>, day: NaiveDate) -> Option<NaiveDate> {
    last.filter(|last| *last < day)
}

/// Whether a product may be bought on `day`, or why not.
pub fn buyable(
    listing: Listing,
    certificate_expires_on: Option<NaiveDate>,
    day: NaiveDate,
) -> Result<(), NotBuyable> {
    match listing {
        Listing::Delisted => Err(NotBuyable::Delisted),
        Listing::Suspended => Err(NotBuyable::Suspended),
        Listing::Listed if certificate_over(certificate_expires_on, day).is_some() => {
            Err(NotBuyable::CertificateExpired)
        }
        Listing::Listed => Ok(()),
    }
}

/// Judges a national consumable code (医保医用耗材代码): `C`, 19 digits for product and maker, and
/// 7 more for one specification.
#[must_use]
pub(super) fn judge_code(code: &str) -> Judgement {
    let digits = code.strip_prefix('C').unwrap_or_default();
    let well_formed =
        matches!(digits.len(), 19 | 26) && digits.bytes().all(|letter| letter.is_ascii_digit());
    if well_formed {
        return Judgement::Fine;
    }
    Judgement::Wrong(Words::new(
        format!("“{code}”不是20位或27位医保医用耗材代码（C加19位或26位数字）"),
        format!("{code:?} is no consumable code: C and 19 or 26 digits"),
    ))
}

/// Judges the number of a device certificate (医疗器械注册证编号、备案凭证编号).
#[must_use]
pub(super) fn judge_certificate(number: &str) -> Judgement {
    if number.is_empty() {
        return Judgement::Odd(Words::new(
            "缺少注册备案号",
            "there is no certificate number",
        ));
    }
    if number.contains("经营") || number.contains("生产许") {
        return Judgement::Wrong(Words::new(
            format!("“{number}”是企业许可，不是产品注册证或备案凭证"),
            format!("{number:?} is a licence of the enterprise, not a certificate of the product"),
        ));
    }
    if is_registration(number) || is_filing(number) || is_legacy(number) {
        return Judgement::Fine;
    }
    Judgement::Odd(Words::new(
        format!("注册备案号“{number}”不合常见格式，请核对"),
        format!("{number:?} has none of the usual forms of a certificate number"),
    ))
}

/// `国械注准20203010682`: issuer, 械注, 准, 进 or 许, year, class, two digits, serial.
fn is_registration(number: &str) -> bool {
    let Some((issuer, rest)) = number.split_once("械注") else {
        return false;
    };
    let mut letters = rest.chars();
    let origin = letters.next();
    let digits = letters.as_str();
    let all_digits = digits.len() == 11 && digits.bytes().all(|letter| letter.is_ascii_digit());
    let class = digits.as_bytes().get(4).copied();
    let national = issuer == "国";
    let provincial = issuer.chars().count() == 1 && PROVINCES.contains(issuer);
    all_digits
        && match origin {
            Some('准') => (national || provincial) && matches!(class, Some(b'2' | b'3')),
            Some('进' | '许') => national && matches!(class, Some(b'2' | b'3')),
            _ => false,
        }
}

/// `粤深械备20210001`, with or without 号 at the end.
fn is_filing(number: &str) -> bool {
    let Some((issuer, rest)) = number.split_once("械备") else {
        return false;
    };
    let digits = rest.strip_suffix('号').unwrap_or(rest);
    let issuer_fits = issuer == "国"
        || (issuer
            .chars()
            .next()
            .is_some_and(|letter| PROVINCES.contains(letter))
            && issuer.chars().count() <= 3);
    issuer_fits && digits.len() == 8 && digits.bytes().all(|letter| letter.is_ascii_digit())
}

/// Forms from before 2014, such as `国食药监械(准)字2013第3460123号`.
fn is_legacy(number: &str) -> bool {
    number.contains("药监械") && number.ends_with('号')
}

/// A UDI-DI in its normal form: a GS1 number has 14 digits, shorter ones zeros before them, also those that a cell lost as a
/// number. What its check digit does not fit, and other codes, stay as they are.
#[must_use]
pub fn udi_di_in_normal_form(code: &str) -> String {
    let is_number = code.bytes().all(|letter| letter.is_ascii_digit());
    if is_number && (7..14).contains(&code.len()) && has_gs1_check_digit(code) {
        return format!("{code:0>14}");
    }
    code.to_owned()
}

/// Judges a UDI-DI. GS1 numbers are checked by their check digit; MA and AHM codes by shape only.
#[must_use]
pub(super) fn judge_udi_di(code: &str) -> Judgement {
    let digits = code.bytes().all(|letter| letter.is_ascii_digit());
    if digits && matches!(code.len(), 8 | 12 | 13 | 14) {
        if has_gs1_check_digit(code) {
            return Judgement::Fine;
        }
        return Judgement::Wrong(Words::new(
            format!("UDI-DI“{code}”的GS1校验位不符"),
            format!("the GS1 check digit of {code:?} is wrong"),
        ));
    }
    if code.starts_with("MA.") {
        return Judgement::Fine;
    }
    Judgement::Odd(Words::new(
        format!("UDI-DI“{code}”不是GS1或MA编码"),
        format!("{code:?} is neither a GS1 nor an MA code"),
    ))
}

fn has_gs1_check_digit(code: &str) -> bool {
    let weighted: u32 = code
        .bytes()
        .rev()
        .zip([1, 3].into_iter().cycle())
        .map(|(letter, weight)| u32::from(letter - b'0') * weight)
        .sum();
    weighted.is_multiple_of(10)
}

/// Judges the units and their ratio: a ratio other than 1 needs two different units.
#[must_use]
pub(super) fn judge_units(base_unit: &str, sales_unit: &str, pack_ratio: Decimal) -> Judgement {
    if pack_ratio <= Decimal::ZERO {
        return Judgement::Wrong(Words::new(
            "包装转换比须大于零",
            "the pack ratio must be above zero",
        ));
    }
    if base_unit == sales_unit && pack_ratio != Decimal::ONE {
        return Judgement::Wrong(Words::new(
            format!("最小计量单位与最小销售单位同为“{base_unit}”，包装转换比却是{pack_ratio}"),
            format!("both units are {base_unit:?}, yet the pack ratio is {pack_ratio}"),
        ));
    }
    if base_unit != sales_unit && pack_ratio == Decimal::ONE {
        return Judgement::Odd(Words::new(
            format!("1{sales_unit}仅含1{base_unit}，请核对包装转换比"),
            format!("one {sales_unit} holds one {base_unit}: check the pack ratio"),
        ));
    }
    Judgement::Fine
}

/// The class of a code: three levels of two digits each, after the `C`.
#[must_use]
pub(super) fn category_of(code: &str) -> &str {
    code.get(1..7).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fine(judgement: &Judgement) -> bool {
        *judgement == Judgement::Fine
    }

    fn wrong(judgement: &Judgement) -> bool {
        matches!(judgement, Judgement::Wrong(_))
    }

    #[test]
    fn codes_have_20_or_27_characters() {
        assert!(fine(&judge_code("C0101010011303807555")));
        assert!(fine(&judge_code("C01010100113038075550000049")));
        for bad in [
            "",
            "C",
            "C010101001130380755",
            "D0101010011303807555",
            "C01010100113038075５５",
        ] {
            assert!(wrong(&judge_code(bad)), "{bad}");
        }
        assert!(wrong(&judge_code("1.01E+26")));
    }

    #[test]
    fn certificates_are_registrations_filings_or_legacy_and_licences_are_not() {
        for good in [
            "国械注准20203010682",
            "沪械注准20242030270",
            "国械注进20153461234",
            "粤深械备20210001",
            "粤深械备20210001号",
            "国械备20160123号",
            "国食药监械(准)字2013第3460123号",
        ] {
            assert!(fine(&judge_certificate(good)), "{good}");
        }
        assert!(wrong(&judge_certificate("粤食药监械生产许20100155号")));
        assert!(matches!(
            judge_certificate("国械注准2020301"),
            Judgement::Odd(_)
        ));
        assert!(matches!(
            judge_certificate("沪械注进20153461234"),
            Judgement::Odd(_)
        ));
    }

    #[test]
    fn a_gs1_number_has_fourteen_digits_in_its_normal_form() {
        for (code, normal) in [
            ("6912935181874", "06912935181874"),
            ("06912935181874", "06912935181874"),
            ("96385074", "00000096385074"),
            ("614141000418", "00614141000418"),
            ("16901234567899", "16901234567899"),
            // The check digit does not fit: nobody knows what is missing.
            ("6912935181875", "6912935181875"),
            ("MA.156.M0.100036.12", "MA.156.M0.100036.12"),
            ("123", "123"),
            ("", ""),
        ] {
            assert_eq!(udi_di_in_normal_form(code), normal, "{code}");
        }
    }

    #[test]
    fn gs1_numbers_are_checked_by_their_check_digit() {
        for good in [
            "06901234567892",
            "06942221705071",
            "10614141000415",
            "26942221705075",
        ] {
            assert!(fine(&judge_udi_di(good)), "{good}");
        }
        assert!(wrong(&judge_udi_di("06901234567893")));
        assert!(fine(&judge_udi_di("MA.156.M0.100036.12345678")));
        assert!(matches!(judge_udi_di("AHM-XYZ"), Judgement::Odd(_)));
    }

    #[test]
    fn equal_units_have_the_ratio_one() {
        assert!(fine(&judge_units("支", "盒", Decimal::TEN)));
        assert!(fine(&judge_units("支", "支", Decimal::ONE)));
        assert!(wrong(&judge_units("支", "支", Decimal::TEN)));
        assert!(wrong(&judge_units("支", "盒", Decimal::ZERO)));
    }

    #[test]
    fn case_b9_a_certificate_holds_to_the_end_of_its_last_day() {
        let last: NaiveDate = "2026-03-02".parse().expect("a date");
        let next = last.succ_opt().expect("a day");
        assert_eq!(buyable(Listing::Listed, Some(last), last), Ok(()));
        assert_eq!(
            buyable(Listing::Listed, Some(last), next),
            Err(NotBuyable::CertificateExpired)
        );
        assert_eq!(
            buyable(Listing::Delisted, None, last),
            Err(NotBuyable::Delisted)
        );
        assert_eq!(
            buyable(Listing::Suspended, None, last),
            Err(NotBuyable::Suspended)
        );
    }
}
