//! What price linkage brings to the centre.

use ground::capability::{Capability, DueWork, ImportKind, Pace, SentAgain, When};
use ground::{Label, OrganisationKind};

use super::{event, preview, refusal};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "linkage",
        "linkage_preview",
        "linkage_preview_product",
        "linkage_preview_invitation",
    ],
    refusals: refusal::KINDS,
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
