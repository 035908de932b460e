//! What happens to the register, as the log keeps it. Overseers read it.

use ground::Label;
use ground::log::{Event, EventKind, IMPORT, SubjectKind};
use ground::{Figure, ImportId};
use serde::{Deserialize, Serialize};

use crate::listed_price::Region;

pub const LISTING_PLATFORM: SubjectKind =
    SubjectKind::new("listing-platform", |_| "/platforms".to_owned()).listed_in("/platforms");

/// Names of a batch, of which the first are kept: the register has them all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PlatformsNamed {
    pub(super) names: Vec<String>,
    pub(super) platforms: usize,
}

impl PlatformsNamed {
    const NAMES_MAX: usize = 20;

    pub(super) fn of(names: &[String]) -> Self {
        Self {
            names: names.iter().take(Self::NAMES_MAX).cloned().collect(),
            platforms: names.len(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Confirmed {
    pub(super) name: String,
    pub(super) region: Region,
    pub(super) region_before: Region,
    /// The load that named it first.
    pub(super) import: Option<ImportId>,
}

/// Of a spelling and the platform that it means, or meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Spelling {
    pub(super) name: String,
    pub(super) known: String,
    pub(super) reason: String,
}

const SPELLING_SHOWN: &[Figure] = &[
    Figure::text("name", Label::new("写法", "spelling")),
    Figure::text("known", Label::new("平台", "platform")),
    Figure::text("reason", Label::new("理由", "reason")),
];

const NAMED_EXAMPLE: &str = r#"{"names": ["广东药品交易中心"], "platforms": 1}"#;
const SPELLING_EXAMPLE: &str =
    r#"{"name": "广东药品交易中心", "known": "广东省药品交易中心", "reason": "简称"}"#;

pub(super) const SEEN: Event<PlatformsNamed> = Event::new(
    "platforms-seen",
    Label::new("首次出现的平台", "Platforms seen for the first time"),
    &IMPORT,
    NAMED_EXAMPLE,
)
.on("S4-13");

pub(super) const FORGOTTEN: Event<PlatformsNamed> = Event::new(
    "platforms-forgotten",
    Label::new("随撤销删除的平台", "Platforms forgotten with their load"),
    &IMPORT,
    NAMED_EXAMPLE,
)
.on("S4-13");

pub(super) const CONFIRMED: Event<Confirmed> = Event::new(
    "platform-confirmed",
    Label::new("确认平台", "Platform confirmed"),
    &LISTING_PLATFORM,
    r#"{"name": "广东省药品交易中心", "region": 44, "region_before": 44, "import": "019c0000-0000-7000-8000-000000000000"}"#,
)
.on("S4-13");

pub(super) const MERGED: Event<Spelling> = Event::new(
    "platform-merged",
    Label::new("登记为另一写法", "Stated to be another spelling"),
    &LISTING_PLATFORM,
    SPELLING_EXAMPLE,
)
.on("S4-13")
.shows(SPELLING_SHOWN);

pub(super) const SEPARATED: Event<Spelling> = Event::new(
    "platform-separated",
    Label::new("解除另一写法", "No other spelling any more"),
    &LISTING_PLATFORM,
    SPELLING_EXAMPLE,
)
.on("S4-13")
.shows(SPELLING_SHOWN);

pub(super) const KINDS: &[EventKind] = &[
    SEEN.kind,
    FORGOTTEN.kind,
    CONFIRMED.kind,
    MERGED.kind,
    SEPARATED.kind,
];
