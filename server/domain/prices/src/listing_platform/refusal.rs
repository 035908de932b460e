//! What is refused about the register of platforms.

use ground::capability::RefusalKind;
use ground::{Figure, Label};

pub(super) const KINDS: &[RefusalKind] = &[
    PLATFORM_IS_SPELLING,
    PLATFORM_NOT_SPELLING,
    PLATFORM_HAS_SPELLINGS,
    PLATFORM_OF_ANOTHER_PROVINCE,
];

pub(super) const NAME: Figure = Figure::text("name", Label::new("名称", "name"));

pub(super) const KNOWN: Figure = Figure::text("known", Label::new("平台", "platform"));

pub(super) const PLATFORM_IS_SPELLING: RefusalKind = RefusalKind::new(
    "platform-is-spelling",
    "该名称是另一平台的写法",
    "the name is a spelling of another platform",
)
.shows(&[NAME, KNOWN]);

pub(super) const PLATFORM_NOT_SPELLING: RefusalKind = RefusalKind::new(
    "platform-not-spelling",
    "该名称不是其他平台的写法",
    "the name is no spelling of another platform",
)
.shows(&[NAME]);

pub(super) const PLATFORM_HAS_SPELLINGS: RefusalKind = RefusalKind::new(
    "platform-has-spellings",
    "该平台另有其他写法",
    "the platform has other spellings",
)
.shows(&[NAME]);

pub(super) const PLATFORM_OF_ANOTHER_PROVINCE: RefusalKind = RefusalKind::new(
    "platform-of-another-province",
    "两个名称登记的省份不同",
    "the names are of different provinces",
)
.shows(&[
    Figure::text("region_name", Label::new("省份", "province")),
    Figure::text(
        "known_region_name",
        Label::new("所指平台的省份", "province of the platform"),
    ),
]);
