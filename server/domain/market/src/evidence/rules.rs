//! What may be handed in as evidence. Pure.

use ground::{Error, Refused, Words};
use serde::Serialize;
use serde_json::json;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::capability::EVIDENCE_QUOTA;

pub const BYTES_MAX: i64 = 20 * 1024 * 1024;

const MEGABYTE: i64 = 1_000_000;

/// How much an organisation has handed in, in bytes, or may, in megabytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Volume<T> {
    pub(super) today: T,
    pub(super) altogether: T,
}

/// Requires that what an organisation has handed in, a new file included, is within the quotas (◇ our own reading:
/// no notice sets one, but nobody may fill the store that all share).
///
/// # Errors
/// Refuses with what was there before the file and what may be, in megabytes.
pub(super) fn must_have_room(
    used: Volume<i64>,
    file: i64,
    quota: Volume<u32>,
) -> Result<(), Error> {
    let exceeded = |used: i64, quota: u32| i64::from(quota) * MEGABYTE < used;
    let megabytes = |used: i64| (used - file).max(0) / MEGABYTE;
    let (before, allowed, detail) = if exceeded(used.altogether, quota.altogether) {
        let (before, allowed) = (megabytes(used.altogether), quota.altogether);
        let detail = Words::new(
            format!("本机构的证明材料已有{before} MB，合计不得超过{allowed} MB；请联系平台运营"),
            format!(
                "{before} MB of evidence are there of at most {allowed} MB: ask the operators of the platform"
            ),
        );
        (before, allowed, detail)
    } else if exceeded(used.today, quota.today) {
        let (before, allowed) = (megabytes(used.today), quota.today);
        let detail = Words::new(
            format!("本机构今天已上传证明材料{before} MB，每天不得超过{allowed} MB；请明天再传"),
            format!(
                "{before} MB of evidence were handed in today of at most {allowed} MB a day: go on tomorrow"
            ),
        );
        (before, allowed, detail)
    } else {
        return Ok(());
    };
    Err(Refused {
        kind: &EVIDENCE_QUOTA,
        clause: Some("◇"),
        detail,
        figures: json!({"used": before, "allowed": allowed}),
    }
    .into())
}

/// What a file is, by its content.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, IntoStaticStr, EnumString, VariantArray,
)]
#[strum(const_into_str)]
pub enum MediaType {
    /// PDF
    #[serde(rename = "application/pdf")]
    #[strum(serialize = "application/pdf")]
    Pdf,
    /// PNG
    #[serde(rename = "image/png")]
    #[strum(serialize = "image/png")]
    Png,
    /// JPEG
    #[serde(rename = "image/jpeg")]
    #[strum(serialize = "image/jpeg")]
    Jpeg,
    /// Excel workbook without macros
    #[serde(rename = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    #[strum(serialize = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    Xlsx,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(today: i64, altogether: i64, file: i64) -> Option<serde_json::Value> {
        let used = Volume { today, altogether };
        let quota = Volume {
            today: 20,
            altogether: 50,
        };
        match must_have_room(used, file, quota) {
            Ok(()) => None,
            Err(Error::Refused(refused)) => Some(refused.figures),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_last_byte_fits_and_the_next_does_not() {
        assert_eq!(refused(20_000_000, 50_000_000, 1), None);
        let day = json!({"used": 20, "allowed": 20});
        assert_eq!(refused(20_000_001, 50_000_000, 1), Some(day));
        let total = json!({"used": 40, "allowed": 50});
        assert_eq!(refused(10_000_001, 50_000_001, 10_000_001), Some(total));
    }
}
