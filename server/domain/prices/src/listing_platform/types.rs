//! The types of the register, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::{Words, ids, number_id};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::listed_price::{PlatformLevel, Region};

number_id! {
    ids::plain, ids::opened_plain;
    /// A platform that lists prices, or a spelling of one.
    ListingPlatformId,
}

/// What is known of a name.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum PlatformState {
    /// Known from the beginning: provinces and notices name it.
    Seeded,
    /// A file named it, and nobody has confirmed it.
    Seen,
    /// Somebody confirmed it.
    Confirmed,
    /// Another spelling of a known one.
    Merged,
}

impl PlatformState {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Seeded => "预置",
            Self::Seen => "待确认",
            Self::Confirmed => "已确认",
            Self::Merged => "其他写法",
        }
    }

    #[must_use]
    pub fn words(self) -> Words {
        let en = match self {
            Self::Seeded => "known from the beginning",
            Self::Seen => "to be confirmed",
            Self::Confirmed => "confirmed",
            Self::Merged => "another spelling",
        };
        Words::new(self.label(), en)
    }
}

/// A name in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListingPlatform {
    pub id: ListingPlatformId,
    pub name: String,
    pub region: Region,
    pub state: PlatformState,
    /// Whose platform it is, where the register has known it from the beginning.
    pub level: Option<PlatformLevel>,
    /// The known platform of which it is a spelling.
    pub merged: Option<Known>,
    /// Rows of files that wrote this name and were not undone.
    pub rows: i64,
    pub first_import: Option<ground::ImportId>,
    pub first_seen_at: Option<DateTime<Utc>>,
    /// Who loaded the file that named it first.
    pub first_by: Option<String>,
}

impl ListingPlatform {
    /// The name and the province that rows with this name mean.
    pub(super) fn known(&self) -> (&str, Region) {
        match &self.merged {
            Some(known) => (&known.name, known.region),
            None => (&self.name, self.region),
        }
    }

    /// The level that the register has for what rows with this name mean.
    pub(super) fn known_level(&self) -> Option<PlatformLevel> {
        match &self.merged {
            Some(known) => known.level,
            None => self.level,
        }
    }
}

/// A platform that a spelling means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    pub id: ListingPlatformId,
    pub name: String,
    pub region: Region,
    pub level: Option<PlatformLevel>,
}

/// What a list of the register holds.
#[derive(Debug, Clone, Default)]
pub struct PlatformFilter {
    pub state: Option<PlatformState>,
    pub region: Option<Region>,
    pub name_part: Option<String>,
    /// Whether those with most rows come first; otherwise those to be confirmed, the newest first.
    pub by_rows: bool,
}
