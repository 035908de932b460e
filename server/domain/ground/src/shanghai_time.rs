//! An instant as the platform writes it: RFC 3339 with the offset of Shanghai.

use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::ToSchema;

use crate::shanghai::SHANGHAI;

/// An instant, written with the offset `+08:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ToSchema)]
#[schema(value_type = DateTime<FixedOffset>)]
pub struct ShanghaiTime(DateTime<Utc>);

impl ShanghaiTime {
    #[must_use]
    pub fn to_utc(self) -> DateTime<Utc> {
        self.0
    }
}

impl From<DateTime<Utc>> for ShanghaiTime {
    fn from(at: DateTime<Utc>) -> Self {
        Self(at)
    }
}

impl Serialize for ShanghaiTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let local = self.0.with_timezone(&SHANGHAI).fixed_offset();
        local.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for ShanghaiTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = DateTime::<FixedOffset>::deserialize(deserializer)?;
        Ok(Self(written.to_utc()))
    }
}
