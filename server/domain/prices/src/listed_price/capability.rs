//! What listed prices and limits bring to the centre.

use ground::capability::{
    Capability, DueWork, ImportKind, Pace, RefusalKind, SentAgain, Stage, When,
};
use ground::rulebook::{Guard, Range, Rule, RuleDefinition, Unit};
use ground::{Figure, Label, OrganisationKind};
use market::catalogue::WarningKind;
use rust_decimal::Decimal;

use super::{event, limits, store};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "fallen_limit",
        "listed_price",
        "listed_price_load",
        "listed_price_repeat",
        "listed_price_source",
        "platform_listing",
        "reference_limit",
        "reference_limit_version",
    ],
    rules: &[
        &HOLD_BELOW_PART.definition,
        &HOLD_ABOVE_TIMES.definition,
        &WARN_FROM_LIMIT_TIMES.definition,
    ],
    work: &[SETTLE_LIMITS],
    refusals: &[PRICE_FAR_FROM_KNOWN],
    imports: &[LISTED_PRICES],
    counted_products: Some(|tx, products| Box::pin(store::counted_products(tx, products))),
    ..Capability::named("listed_price")
};

/// A loaded price below the product's last one divided by this is held for another person. A typing error is mostly
/// tenfold; prices of one product rarely differ by more than this from one notice to the next.
pub(super) const HOLD_BELOW_PART: Rule<Decimal> = Rule::ratio(RuleDefinition {
    key: "pricing.hold_below_part",
    unit: Unit::Ratio,
    clause: "◇",
    default: "3",
    label: Label::new(
        "导入价格低于上次价格几分之一时暂挂",
        "a loaded price is held below this part of the last one",
    ),
    choices: &[],
    range: Some(Range::between("1.5", "8")),
    guards: Some(Guard::Money),
});

/// A loaded price above this many times the product's last one is held for another person.
pub(super) const HOLD_ABOVE_TIMES: Rule<Decimal> = Rule::ratio(RuleDefinition {
    key: "pricing.hold_above_times",
    unit: Unit::Ratio,
    clause: "◇",
    default: "3",
    label: Label::new(
        "导入价格高于上次价格几倍时暂挂",
        "a loaded price is held above this many times the last one",
    ),
    choices: &[],
    range: Some(Range::between("1.5", "8")),
    guards: Some(Guard::Money),
});

/// A loaded price that is this many times its product's limit, or less than the limit divided by this, is taken and warned of.
/// Softer than what is held, which is compared with the last price of its own platform too.
pub(super) const WARN_FROM_LIMIT_TIMES: Rule<Decimal> = Rule::ratio(RuleDefinition {
    key: "pricing.warn_from_limit_times",
    unit: Unit::Ratio,
    clause: "◇",
    default: "2",
    label: Label::new(
        "导入价格与参考限价相差超过几倍时提醒",
        "a loaded price is warned of beyond this many times its limit",
    ),
    choices: &[],
    range: Some(Range::between("1.1", "8")),
    guards: None,
});

/// A price of another document stays beside a row.
pub(super) const LISTED_BESIDE: WarningKind = WarningKind {
    name: "price-listed-beside",
};

/// A price that is far from the limit of its product.
pub const FAR_FROM_LIMIT: WarningKind = WarningKind {
    name: "price-far-from-limit",
};

/// A typed price that is far from what is known of its product, until it is said to be meant.
pub const PRICE_FAR_FROM_KNOWN: RefusalKind = RefusalKind::new(
    "price-far-from-known",
    "价格与已知价格相差过大",
    "the price is far from what is known",
)
.shows(&[
    Figure::money(
        "base_price",
        Label::new("最小计量单位价", "Price of a base unit"),
    ),
    Figure::money("reference_limit", Label::new("参考限价", "Reference limit")),
    Figure::money("known_price", Label::new("已知价格", "Known price")),
]);

/// 各省挂网（中标）价格
pub const LISTED_PRICES: ImportKind = ImportKind {
    name: "listed-prices",
    label: Label::new("挂网价格", "listed prices"),
    loader: OrganisationKind::ExchangeCenter,
    sent_again: SentAgain::ChangesNothing,
    proves_prices: true,
    undone_as_a_whole: true,
};

/// Each batch settles one day, up to today.
pub const SETTLE_LIMITS: DueWork = DueWork {
    name: "settle-limits",
    label: Label::new("结算当日参考限价", "Settle reference limits"),
    when: When::EveryMinute,
    stage: Some(Stage::Limits),
    pace: Pace::ToTheEnd,
    batches: &[|tx, moment| {
        Box::pin(async { Ok(usize::from(limits::settle_day(tx, moment).await?.is_some())) })
    }],
    follows: None,
    next: Some(|tx| Box::pin(limits::next_day(tx))),
    woken_by: &[],
};
