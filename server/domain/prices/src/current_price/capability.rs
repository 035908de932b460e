//! What the prices that hospitals pay bring to the centre.

use ground::capability::{
    BATCH_ROWS, Capability, DueWork, ImportKind, Pace, RefusalKind, SentAgain, When,
};
use ground::rulebook::{Choice, Guard, Rule, RuleDefinition, Unit};
use ground::{Figure, Label, OrganisationKind};

use super::types::ConcludedAbove;
use super::{event, form_figures, store};
use crate::disclosure::Series;

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "current_purchase_price",
        "current_price_repeat",
        "own_price_moved",
    ],
    rules: &[&CONCLUDED_ABOVE_LIMIT.definition],
    refusals: &[PRICE_ABOVE_CONCLUDED],
    imports: &[CURRENT_PRICES],
    work: &[FORM_FIGURES],
    counted_products: Some(|tx, products| Box::pin(store::counted_products(tx, products))),
    ..Capability::named("current_price")
};

pub const PRICE_ABOVE_CONCLUDED: RefusalKind = RefusalKind::new(
    "price-above-concluded",
    "高于平台议价成交价",
    "price above the one concluded here",
)
.shows(&[
    Figure::money("price", Label::new("登记价格", "Declared price")),
    Figure::money("concluded", Label::new("成交价", "Concluded price")),
    Figure::text("since", Label::new("成交价生效日期", "Concluded from")),
]);

/// What hospitals pay for a product, the product being the subject.
pub const PURCHASE_PRICES: Series = Series::named("purchase-prices");

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

pub const CONCLUDED_ABOVE_LIMIT: Rule<ConcludedAbove> = Rule {
    definition: RuleDefinition {
        key: "bargaining.concluded_above_limit",
        unit: Unit::Choice,
        clause: "S4-13",
        default: "stand",
        label: Label::new(
            "限价下调后已成交价的处理",
            "concluded prices above a fallen limit",
        ),
        choices: &[
            Choice::new("stand", "继续有效", "stands"),
            Choice::new("end", "自动作废", "ends"),
        ],
        range: None,
        guards: Some(Guard::Money),
    },
    read: |_, value| value.parse().ok(),
};
