//! Parts of answers that several operations share.

use chrono::{DateTime, FixedOffset, Utc};
use domain::pricing::Region;
use domain::{SHANGHAI, UnitPrice};
use serde::Serialize;
use utoipa::ToSchema;

/// An organisation by id and name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Named {
    /// Its id.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
}

/// A class by code and name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Coded {
    /// 2, 4 or 6 digits.
    pub(crate) code: String,
    /// Its name today.
    pub(crate) label: String,
}

/// A province.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct RegionView {
    /// Two digits (GB/T 2260; 66 for the Xinjiang corps).
    pub(crate) code: String,
    /// Its full name.
    pub(crate) name: String,
}

impl From<Region> for RegionView {
    fn from(region: Region) -> Self {
        Self {
            code: region.code().to_string(),
            name: region.name().to_owned(),
        }
    }
}

/// Words to show, with the name that programs know them by.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Told {
    /// The stable name.
    pub(crate) code: String,
    /// The words, in the language asked for.
    pub(crate) text: String,
}

/// An instant as clients read it: RFC 3339 with the offset of Shanghai.
pub(crate) fn shown(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    at.with_timezone(&SHANGHAI).fixed_offset()
}

/// A price as clients read it.
pub(crate) fn yuan(price: UnitPrice) -> String {
    price.to_string()
}
