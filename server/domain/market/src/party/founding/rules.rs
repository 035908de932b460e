//! Who founds which organisation, and what a credit code and the code of a hospital are. Pure.

use ground::{FigureValues, OrganisationKind, Refused, Words};

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
