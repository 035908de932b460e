//! What may be handed in as evidence. Pure.

use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

pub const BYTES_MAX: i64 = 20 * 1024 * 1024;

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
    use super::super::FILES;
    use super::*;
    use crate::storage::MEGABYTE;

    #[test]
    fn the_least_quota_has_room_for_the_largest_file() {
        for rule in [FILES.per_day, FILES.altogether] {
            let least: i64 = rule.definition.range.unwrap().least.parse().unwrap();
            assert!(BYTES_MAX <= least * MEGABYTE, "{}", rule.definition.key);
            assert!(
                (least - 1) * MEGABYTE < BYTES_MAX,
                "{}",
                rule.definition.key
            );
        }
    }
}
