//! What is refused about lists of linkage.

use ground::capability::RefusalKind;
use ground::{Figure, Label, states};

use super::types::LinkageState;

pub(super) const KINDS: &[RefusalKind] = &[
    LINKAGE_CLOSED,
    LINKAGE_PREVIEW_PREPARING,
    LINKAGE_NOT_LOADED,
    LINKAGE_EMPTY,
];

pub(super) const LINKAGE_CLOSED: RefusalKind = RefusalKind::new(
    "linkage-closed",
    "联动清单已公示或取消",
    "the list is public or cancelled",
)
.shows(&[Figure::state(
    "state",
    Label::new("状态", "State"),
    || states(LinkageState::words),
)]);

pub(super) const LINKAGE_PREVIEW_PREPARING: RefusalKind = RefusalKind::new(
    "linkage-preview-preparing",
    "联动影响预览未完成",
    "the preview is not ready",
);

pub(super) const LINKAGE_NOT_LOADED: RefusalKind = RefusalKind::new(
    "linkage-not-loaded",
    "联动清单未导入完",
    "the list is not loaded to its end",
);

pub(super) const LINKAGE_EMPTY: RefusalKind = RefusalKind::new(
    "linkage-empty",
    "联动清单没有价格变动",
    "the list changes no price",
);
