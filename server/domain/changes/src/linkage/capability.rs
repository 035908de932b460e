//! What price linkage brings to the centre.

use ground::capability::{Capability, DueWork, ImportKind, Pace, RefusalKind, SentAgain, When};
use ground::{Figure, Label, OrganisationKind, states};

use super::rules::LinkageState;
use super::{event, preview};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "linkage",
        "linkage_preview",
        "linkage_preview_product",
        "linkage_preview_invitation",
    ],
    refusals: &[
        LINKAGE_CLOSED,
        LINKAGE_PREVIEW_PREPARING,
        LINKAGE_NOT_LOADED,
        LINKAGE_EMPTY,
    ],
    work: &[PREPARE_PREVIEWS],
    imports: &[LINKAGE_LISTS],
    ..Capability::named("linkage")
};

/// 其他平台价格清单，经公示后联动
pub const LINKAGE_LISTS: ImportKind = ImportKind {
    name: "linkage-lists",
    label: Label::new("价格联动清单", "a list to be linked"),
    loader: OrganisationKind::ExchangeCenter,
    sent_again: SentAgain::FoundByRow,
    proves_prices: true,
    undone_as_a_whole: false,
};

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

/// Products of one transaction: few enough that other statements get the processor in between.
const PRODUCTS_MAX: i64 = 100;

const PREPARE_PREVIEWS: DueWork = DueWork {
    name: "prepare-previews",
    label: Label::new("准备价格联动预览", "Prepare previews of linkages"),
    when: When::EverySeconds(5),
    stage: None,
    pace: Pace::Resting,
    batches: &[|tx, moment| Box::pin(preview::prepare_preview(tx, moment, PRODUCTS_MAX))],
    follows: None,
    next: None,
    woken_by: &[],
};
