//! What the prices that hospitals pay bring to the centre.

use ground::capability::{BATCH_ROWS, Capability, DueWork, ImportKind, Pace, SentAgain, When};
use ground::{Label, OrganisationKind};

use super::rulebook::CONCLUDED_ABOVE_LIMIT;
use super::{event, form_figures, refusal, store};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "current_purchase_price",
        "current_price_repeat",
        "own_price_moved",
    ],
    rules: &[&CONCLUDED_ABOVE_LIMIT.definition],
    refusals: refusal::KINDS,
    imports: &[CURRENT_PRICES],
    work: &[FORM_FIGURES],
    counted_products: Some(|tx, products| Box::pin(store::counted_products(tx, products))),
    ..Capability::named("current_price")
};

/// Runs often, so that a spread is seen soon after the prices that form it.
const FORM_FIGURES: DueWork = DueWork {
    name: "form-price-figures",
    label: Label::new("更新采购价分布", "Form the spreads of purchase prices"),
    when: When::EverySeconds(2),
    stage: None,
    pace: Pace::ToTheEnd,
    batches: &[|tx, moment| Box::pin(form_figures(tx, moment, BATCH_ROWS))],
    follows: None,
    next: None,
    woken_by: &[],
};

/// 医疗机构现行采购价
pub const CURRENT_PRICES: ImportKind = ImportKind {
    name: "current-prices",
    label: Label::new("现行采购价", "current prices"),
    loader: OrganisationKind::Hospital,
    sent_again: SentAgain::FoundByRow,
    proves_prices: false,
    undone_as_a_whole: true,
};
