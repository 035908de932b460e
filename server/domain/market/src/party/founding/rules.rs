//! Who founds which organisation, and what a credit code and the code of a hospital are. Pure.

use ground::{FigureValues, OrganisationKind, Refused, RegionCode, Words};

use crate::party::refusal::BUREAU_FOUNDED;

/// The 31 letters of a unified social credit code, in the order of their values (GB 32100-2015).
const CREDIT_LETTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The weights of the first 17 digits: powers of 3 modulo 31.
const CREDIT_WEIGHTS: [usize; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];

/// Whether a unified social credit code (统一社会信用代码) is well formed, check digit included.
#[must_use]
pub fn is_credit_code(code: &str) -> bool {
    let values: Option<Vec<usize>> = code
        .chars()
        .map(|letter| CREDIT_LETTERS.find(letter))
        .collect();
    let Some(values) = values.filter(|values| values.len() == 18) else {
        return false;
    };
    let sum: usize = values
        .iter()
        .zip(CREDIT_WEIGHTS)
        .map(|(value, weight)| value * weight)
        .sum();
    values.last() == Some(&((31 - sum % 31) % 31))
}

/// Whether the code of a hospital (定点医疗机构编码) is well formed: `H`, the region (6 digits), the institution (5 digits).
#[must_use]
pub(super) fn is_institution_code(code: &str) -> bool {
    code.strip_prefix('H').is_some_and(|digits| {
        digits.len() == 11 && digits.bytes().all(|digit| digit.is_ascii_digit())
    })
}

/// Requires of an organisation's code, where it has one, that it is a hospital's and well formed.
///
/// # Errors
/// The words for the field `institution_code`.
pub(super) fn may_have_code(kind: OrganisationKind, code: Option<&str>) -> Result<(), Words> {
    let Some(code) = code else {
        return Ok(());
    };
    if kind != OrganisationKind::Hospital {
        return Err(Words::new(
            "定点医疗机构编码只由医疗机构填写",
            "hospitals alone have such a code",
        ));
    }
    if is_institution_code(code) {
        return Ok(());
    }
    Err(Words::new(
        "定点医疗机构编码为H加11位数字：6位区划、5位机构",
        "is H and 11 digits: 6 of the region, 5 of the institution",
    ))
}

/// Which organisation founds those of a kind, each with its first administrator: the exchange centre those that trade, a bureau
/// those of its districts; none where the command line alone does.
#[must_use]
pub(in crate::party) fn founder_of(kind: OrganisationKind) -> Option<OrganisationKind> {
    match kind {
        OrganisationKind::Hospital
        | OrganisationKind::Manufacturer
        | OrganisationKind::Distributor => Some(OrganisationKind::ExchangeCenter),
        OrganisationKind::InsuranceBureau => Some(OrganisationKind::InsuranceBureau),
        OrganisationKind::ExchangeCenter => None,
    }
}

/// Requires that an organisation of the kind `founder` may enter one of `kind`.
///
/// # Errors
/// The words for the field `kind`.
pub(in crate::party) fn may_enter(
    founder: OrganisationKind,
    kind: OrganisationKind,
) -> Result<(), Words> {
    match founder_of(kind) {
        Some(of) if of == founder => Ok(()),
        None => Err(Words::new(
            "交易中心只有一个，由平台启动时设立",
            "there is one exchange centre, which the program founds",
        )),
        Some(OrganisationKind::InsuranceBureau) => Err(Words::new(
            "医保部门由上级医保部门设立，首个由服务器管理人员用sunshine found-bureau设立",
            "a bureau founds those of its districts, and sunshine found-bureau the first one",
        )),
        Some(_) => Err(Words::new(
            "医疗机构和企业由交易中心设立，医保部门只设立下级医保部门",
            "the exchange centre enters hospitals and firms; a bureau founds those of its districts",
        )),
    }
}

/// Where a new organisation is: where it is stated to be, else as the code of a hospital says, else where its founder is.
#[must_use]
pub(super) fn region_of(
    stated: Option<RegionCode>,
    institution_code: Option<&str>,
    founder: RegionCode,
) -> RegionCode {
    stated
        .or_else(|| RegionCode::of_institution_code(institution_code?))
        .unwrap_or(founder)
}

/// Requires that what a bureau founds lies in its own region (004 十八: 市医保局、各区医保分局).
///
/// # Errors
/// The words for the field `region`.
pub(super) fn may_lie_in(
    (founder, own): (OrganisationKind, RegionCode),
    region: RegionCode,
) -> Result<(), Words> {
    if founder != OrganisationKind::InsuranceBureau || own.contains(region) {
        return Ok(());
    }
    Err(Words::new(
        "医保部门只在本辖区内设立下级医保部门",
        "a bureau founds those of its own region alone",
    ))
}

/// Why no further bureau is founded at the machine.
pub(super) fn bureau_founded(name: &str) -> Refused {
    Refused {
        kind: &BUREAU_FOUNDED,
        clause: None,
        detail: Words::new(
            format!("已有医保部门“{name}”，其他医保部门由它在平台上设立"),
            format!("there is “{name}”, which founds the others in the console"),
        ),
        figures: FigureValues::NONE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credit_codes_are_checked_by_their_check_digit() {
        for valid in [
            "91350100M000100Y43",
            "914403007084678371",
            "91440300192317458F",
            "9144030071526726XG",
            "91110000802100433B",
        ] {
            assert!(is_credit_code(valid), "{valid}");
        }
        for wrong in [
            "91350100M000100Y4Z",
            "913100000100463140",
            "91350100M000100Y44",
            "",
            "91350100M000100Y4",
        ] {
            assert!(!is_credit_code(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_hospital_alone_has_a_code_of_a_letter_and_eleven_digits() {
        let judged = |kind, code| may_have_code(kind, code).is_ok();
        let hospital = OrganisationKind::Hospital;
        for code in [None, Some("H44030400917"), Some("H00000000000")] {
            assert!(judged(hospital, code), "{code:?}");
        }
        for wrong in [
            "",
            "H4403040091",
            "H440304009170",
            "h44030400917",
            "P44030400917",
            "44030400917H",
            "H4403040091７",
            "H 4403040091",
            "HH4403040091",
        ] {
            assert!(!judged(hospital, Some(wrong)), "{wrong}");
        }
        assert!(judged(OrganisationKind::Manufacturer, None));
        assert!(!judged(
            OrganisationKind::Manufacturer,
            Some("H44030400917")
        ));
    }

    fn region(text: &str) -> RegionCode {
        text.parse().expect("a region")
    }

    #[test]
    fn an_organisation_lies_where_it_is_entered_else_where_its_code_lies_else_with_its_founder() {
        for (stated, code, expected) in [
            (Some("440304"), Some("H44030500001"), "440304"),
            (None, Some("H44030500001"), "440305"),
            (None, Some("H44039900001"), "4403"),
            (None, Some("H00000000000"), "440306"),
            (None, None, "440306"),
        ] {
            let found = region_of(stated.map(region), code, region("440306"));
            assert_eq!(found, region(expected), "{stated:?} {code:?}");
        }
    }

    #[test]
    fn a_bureau_founds_within_its_region_and_the_centre_anywhere() {
        let (centre, bureau) = (
            OrganisationKind::ExchangeCenter,
            OrganisationKind::InsuranceBureau,
        );
        for (kind, own, other, may) in [
            (bureau, "4403", "440305", true),
            (bureau, "4403", "4403", true),
            (bureau, "4403", "44", false),
            (bureau, "440305", "440304", false),
            (bureau, "44", "4401", true),
            (centre, "4403", "4401", true),
        ] {
            let judged = may_lie_in((kind, region(own)), region(other));
            assert_eq!(judged.is_ok(), may, "{kind} {own} {other}");
        }
    }

    #[test]
    fn the_centre_founds_those_that_trade_and_a_bureau_its_districts() {
        let (centre, bureau) = (
            OrganisationKind::ExchangeCenter,
            OrganisationKind::InsuranceBureau,
        );
        for kind in [
            OrganisationKind::Hospital,
            OrganisationKind::Manufacturer,
            OrganisationKind::Distributor,
        ] {
            assert!(may_enter(centre, kind).is_ok(), "{kind}");
            assert!(may_enter(bureau, kind).is_err(), "{kind}");
        }
        assert!(may_enter(bureau, bureau).is_ok());
        assert!(may_enter(centre, bureau).is_err());
        for founder in [centre, bureau] {
            assert!(may_enter(founder, centre).is_err(), "{founder}");
        }
    }
}
